//! Reads the parameters of an example: their values, and violations of the specification.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    address, encoded, path_value,
    pointer::{self, ExamplePlace, Finding},
    request_stream,
    structure::is_file,
    survey::{Breach, Direction, survey},
    xml,
};
use crate::{
    ir::{
        Api, Authentication, Body, BodyKind, Definitions, Example, Operation, Parameter,
        ParameterLocation, SuppliedBy, Type,
    },
    rust::example_tests::case::{Note, PermittedChange},
};

/// The parameters of an example, compared with the specification.
#[derive(Debug, Default)]
pub(super) struct ExampleParameters<'a> {
    /// The values that can be sent. A missing host parameter has a placeholder.
    pub(super) values: Vec<(&'a Parameter, Cow<'a, Value>)>,
    /// The body, if there is one.
    pub(super) body: Option<ExampleBody>,
    /// Violations of the specification.
    pub(super) breaches: Vec<Breach>,
    /// True if a required value is missing.
    pub(super) broken: bool,
}

/// The body of an example.
#[derive(Debug)]
pub(super) enum ExampleBody {
    /// JSON, with the places where the client may change it.
    Json(Vec<Note>),
    /// A form, whose parts are parameters.
    Form,
    /// A sequence of items, with the places where the client may change them.
    Items(Vec<Value>, Vec<Note>),
    /// XML of a value.
    Xml(String),
    /// The text of the example, which the client does not change.
    Text,
    /// The text of events that the example shows as values.
    Events(String),
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
        let survey = survey(
            definitions,
            Direction::Request,
            parameter.ty.decoded(),
            value,
            &at,
        );
        let mut breaches = survey.breaches;
        let sent = match breaches.is_empty() {
            true => sent(definitions, parameter, value, &survey.findings),
            false => Err(String::new()),
        };
        let obstacle = |sent: &Value| {
            let obstacle = path_value::obstacle(definitions, &self.operation.path, parameter, sent);
            obstacle.filter(|_| !is_file(&parameter.ty))
        };
        let obstacle = match &sent {
            Ok(sent) => obstacle(sent),
            Err(reason) => Some(reason.clone()),
        };
        if let Some(reason) = obstacle.filter(|_| breaches.is_empty()) {
            let pointer = at.pointer();
            breaches.push(Breach { pointer, reason });
        }
        if let Some(value) = sent.ok().filter(|_| breaches.is_empty()) {
            self.reading.values.push((parameter, value));
            let notes = pointer::compact(&survey.findings, &Value::Null);
            breaches.extend(undeclared(&notes, ""));
        } else if is_needed(parameter) {
            self.left_out(parameter);
        }
        self.reading.breaches.extend(breaches);
    }

    fn body(&mut self) {
        let Some(body) = &self.operation.body else {
            return;
        };
        let is_form = matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded);
        if is_form && is_of_parts(self.operation) {
            self.reading.body = Some(ExampleBody::Form);
            return;
        }
        let Some(value) = self.given(&body.name) else {
            if body.required {
                self.missing(&body.name);
                self.reading.broken = true;
            }
            return;
        };
        let definitions = &self.api.definitions;
        let prefix = ExamplePlace::default().member(&body.name).pointer();
        let (value, ty) = match body.kind {
            BodyKind::Json | BodyKind::MergePatch => (Cow::Borrowed(value), body.ty.clone()),
            BodyKind::Items(_) => match request_stream::items(definitions, body, value) {
                Ok(items) => (Cow::Owned(items), request_stream::list(body)),
                Err(reason) => return self.no_body(body, &prefix, reason),
            },
            _ if value.is_string() => {
                self.reading.body = Some(ExampleBody::Text);
                return;
            }
            BodyKind::Xml => (Cow::Borrowed(value), body.ty.clone()),
            _ => {
                if let Some(text) = request_stream::events(body, value) {
                    self.reading.body = Some(ExampleBody::Events(text));
                    return;
                }
                let reason = "the example of a body of this kind is its text";
                return self.no_body(body, &prefix, reason);
            }
        };
        let at = ExamplePlace::default();
        let survey = survey(definitions, Direction::Request, &ty, &value, &at);
        let breaches = survey.breaches.into_iter().map(|breach| Breach {
            pointer: format!("{prefix}{}", breach.pointer),
            reason: breach.reason,
        });
        let breaches: Vec<_> = breaches.collect();
        self.reading.broken |= body.required && !breaches.is_empty();
        if breaches.is_empty() {
            let mut notes = pointer::compact(&survey.findings, &value);
            notes.extend(flag(self.operation, &value));
            self.reading.breaches.extend(undeclared(&notes, &prefix));
            if body.kind == BodyKind::Xml {
                match xml::written(definitions, &ty, &value, &survey.findings) {
                    Ok(text) => self.reading.body = Some(ExampleBody::Xml(text)),
                    Err(Breach { pointer, reason }) => {
                        self.no_body(body, &format!("{prefix}{pointer}"), &reason);
                    }
                }
                return;
            }
            self.reading.body = Some(match value.into_owned() {
                Value::Array(items) if matches!(body.kind, BodyKind::Items(_)) => {
                    ExampleBody::Items(items, notes)
                }
                _ => ExampleBody::Json(notes),
            });
        }
        self.reading.breaches.extend(breaches);
    }

    /// Reports a body that cannot be tested.
    fn no_body(&mut self, body: &Body, pointer: &str, reason: &str) {
        self.breach(pointer, reason.to_owned());
        self.reading.broken |= body.required;
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

/// True if a form has parts. Otherwise the caller passes its bytes.
fn is_of_parts(operation: &Operation) -> bool {
    let mut parameters = operation.parameters.iter();
    parameters.any(|parameter| parameter.location == ParameterLocation::Form)
}

/// Returns the value of a parameter as the client sends it, or the reason why the test cannot pass it.
fn sent<'a>(
    definitions: &Definitions,
    parameter: &Parameter,
    value: &'a Value,
    findings: &[Finding],
) -> Result<Cow<'a, Value>, String> {
    let inner = match parameter.ty.decoded() {
        Type::Array { items, .. } => items,
        ty => ty,
    };
    let is_nested = matches!(inner, Type::Array { .. }) || inner.may_have_members(definitions);
    if !is_nested || is_file(&parameter.ty) {
        return Ok(Cow::Borrowed(value));
    }
    let encoded = encoded::encoded(definitions, parameter, value, findings);
    let reason = || "the client may write the value in another form".to_owned();
    encoded.map(Cow::Owned).ok_or_else(reason)
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
