//! Reads the parameters of an example: their values, and violations of the specification.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    address,
    pointer::{self, ExamplePlace},
    survey::{Breach, Direction, survey},
    text,
};
use crate::{
    ir::{
        Api, Authentication, BodyKind, Example, Operation, Parameter, ParameterLocation,
        SuppliedBy, Type,
    },
    rust::example_tests::case::{Note, PermittedChange},
};

/// The parameters of an example, compared with the specification.
#[derive(Debug, Default)]
pub(super) struct ExampleParameters<'a> {
    /// The values that can be sent. A missing host parameter has a placeholder.
    pub(super) values: Vec<(&'a Parameter, Cow<'a, Value>)>,
    /// The places where the client may change the body, if there is a body.
    pub(super) body: Option<Vec<Note>>,
    /// Violations of the specification.
    pub(super) breaches: Vec<Breach>,
    /// True if a required value is missing.
    pub(super) broken: bool,
}

/// Reads the parameters of an example of `operation`.
pub(super) fn read<'a>(
    api: &'a Api,
    operation: &'a Operation,
    example: &'a Example,
) -> ExampleParameters<'a> {
    let mut reader = ParameterReader {
        api,
        operation,
        example,
        reading: ExampleParameters::default(),
    };
    reader.parameters();
    reader.body();
    reader.undeclared();
    reader.api_version();
    let mut reading = reader.reading;
    reading.breaches.dedup();
    reading
}

struct ParameterReader<'a> {
    api: &'a Api,
    operation: &'a Operation,
    example: &'a Example,
    reading: ExampleParameters<'a>,
}

impl<'a> ParameterReader<'a> {
    fn parameters(&mut self) {
        let own = self.operation.parameters.iter();
        for parameter in own.chain(hosts(self.api)) {
            match self.given(&parameter.wire_name) {
                Some(value) => self.parameter(parameter, value),
                None if is_needed(parameter) => {
                    self.missing(&parameter.wire_name);
                    self.left_out(parameter);
                }
                None => {}
            }
        }
    }

    /// Returns the value in the example. An explicit `null` is no value.
    fn given(&self, name: &str) -> Option<&'a Value> {
        let value = self.example.parameters.get(name)?;
        (!value.is_null()).then_some(value)
    }

    fn missing(&mut self, name: &str) {
        self.breach("", format!("the required parameter {name:?} is missing"));
    }

    /// Handles a missing value that is required. Only host parameters have placeholders.
    fn left_out(&mut self, parameter: &'a Parameter) {
        match address::stand_in(self.api, parameter) {
            Some(text) => {
                let value = Cow::Owned(Value::String(text));
                self.reading.values.push((parameter, value));
            }
            None => self.reading.broken = true,
        }
    }

    fn parameter(&mut self, parameter: &'a Parameter, value: &'a Value) {
        let at = ExamplePlace::default().member(&parameter.wire_name);
        let definitions = &self.api.definitions;
        let survey = survey(definitions, Direction::Request, &parameter.ty, value, &at);
        let mut breaches = survey.breaches;
        if breaches.is_empty()
            && let Some(reason) =
                text::obstacle(definitions, &self.operation.path, parameter, value)
        {
            let pointer = at.pointer();
            breaches.push(Breach { pointer, reason });
        }
        if breaches.is_empty() {
            let value = Cow::Borrowed(value);
            self.reading.values.push((parameter, value));
        } else if is_needed(parameter) {
            self.left_out(parameter);
        }
        self.reading.breaches.extend(breaches);
    }

    fn body(&mut self) {
        let Some(body) = &self.operation.body else {
            return;
        };
        if matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded) {
            self.breach("", "JSON cannot show a form".to_owned());
            self.reading.broken = true;
            return;
        }
        let Some(value) = self.given(&body.name) else {
            if body.required {
                self.missing(&body.name);
                self.reading.broken = true;
            }
            return;
        };
        if !matches!(body.kind, BodyKind::Json | BodyKind::MergePatch) {
            let pointer = ExamplePlace::default().member(&body.name).pointer();
            self.breach(&pointer, "JSON cannot show a body of this kind".to_owned());
            self.reading.broken |= body.required;
            return;
        }
        let definitions = &self.api.definitions;
        let at = ExamplePlace::default();
        let survey = survey(definitions, Direction::Request, &body.ty, value, &at);
        let prefix = ExamplePlace::default().member(&body.name).pointer();
        let breaches = survey.breaches.into_iter().map(|breach| Breach {
            pointer: format!("{prefix}{}", breach.pointer),
            reason: breach.reason,
        });
        let breaches: Vec<_> = breaches.collect();
        self.reading.broken |= body.required && !breaches.is_empty();
        if breaches.is_empty() {
            let mut notes = pointer::compact(&survey.findings, value);
            notes.extend(flag(self.operation, value));
            self.reading.breaches.extend(undeclared(&notes, &prefix));
            self.reading.body = Some(notes);
        }
        self.reading.breaches.extend(breaches);
    }

    /// Reports parameters that the operation does not have.
    fn undeclared(&mut self) {
        let known = |name: &String| {
            let operation = self.operation;
            operation
                .parameters
                .iter()
                .any(|own| own.wire_name == *name)
                || hosts(self.api).any(|host| host.wire_name == *name)
                || operation
                    .body
                    .as_ref()
                    .is_some_and(|body| body.name == *name)
                || is_version(operation, name)
                || is_key(self.api, name)
        };
        let unknown = self.example.parameters.keys().filter(|name| !known(name));
        for name in unknown.cloned().collect::<Vec<_>>() {
            let pointer = ExamplePlace::default().member(&name).pointer();
            self.breach(&pointer, "the operation has no such parameter".to_owned());
        }
    }

    fn api_version(&mut self) {
        let Some(version) = &self.operation.api_version else {
            return;
        };
        let given = self.example.parameters.get(&version.wire_name);
        if let Some(given) = given.filter(|given| given.as_str() != Some(&version.value)) {
            let pointer = ExamplePlace::default().member(&version.wire_name).pointer();
            let reason = format!("{given} stands where the version is {:?}", version.value);
            self.breach(&pointer, reason);
        }
    }

    fn breach(&mut self, pointer: &str, reason: String) {
        self.reading.breaches.push(Breach {
            pointer: pointer.to_owned(),
            reason,
        });
    }
}

fn is_version(operation: &Operation, name: &str) -> bool {
    let version = operation.api_version.as_ref();
    version.is_some_and(|version| version.wire_name == name)
}

/// True if the specification has a key with this name, which the client sends.
fn is_key(api: &Api, name: &str) -> bool {
    let is_so = |way: &Authentication| match way {
        Authentication::HeaderKey { name: own } => own.eq_ignore_ascii_case(name),
        Authentication::QueryKey { name: own } | Authentication::CookieKey { name: own } => {
            own == name
        }
        _ => false,
    };
    api.client.authentication.iter().any(|way| match way {
        Authentication::All(all) => all.iter().any(is_so),
        way => is_so(way),
    })
}

/// Returns the client parameters of the host.
pub(super) fn hosts(api: &Api) -> impl Iterator<Item = &Parameter> {
    let parameters = api.client.parameters.iter();
    parameters.filter(|parameter| parameter.location == ParameterLocation::Host)
}

/// True if every call needs a value of the parameter, which the client does not have itself.
fn is_needed(parameter: &Parameter) -> bool {
    let is_known = matches!(parameter.ty, Type::Constant(_)) || parameter.client_default.is_some();
    let is_host = parameter.location == ParameterLocation::Host
        && parameter.supplied_by == SuppliedBy::Client;
    (parameter.required || is_host) && !is_known
}

/// Returns the member that the client sets to select the kind of response, if the example differs.
fn flag(operation: &Operation, body: &Value) -> Option<Note> {
    let flag = operation.body_flag.as_ref()?;
    let given = body.pointer(&flag.pointer).and_then(Value::as_bool);
    let is_set = flag.value || given.is_some();
    (is_set && given != Some(flag.value)).then(|| Note {
        change: PermittedChange::Set(flag.value.into()),
        pointer: flag.pointer.clone(),
    })
}

/// Reports members that are lost because the specification does not declare them.
pub(super) fn undeclared(notes: &[Note], prefix: &str) -> Vec<Breach> {
    let lost = notes
        .iter()
        .filter(|note| note.change == PermittedChange::Undeclared);
    lost.map(|note| Breach {
        pointer: format!("{prefix}{}", note.pointer),
        reason: "the specification has no such member".to_owned(),
    })
    .collect()
}
