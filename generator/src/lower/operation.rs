use std::collections::HashSet;

use super::Lowering;
use super::declared::{Declared, Place as In, overlay};
use super::facts::{docs, text};
use super::host::Host;
use super::parameter::Role;
use super::path::Template;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{
    ApiVersion, DocumentId, Location, Operation, Origin, Output, Parameter, Placement, Type,
};
use crate::lower::document;
use crate::source::{nearest, pointer};

/// Where an operation was found.
pub(crate) struct Site<'a, 's> {
    /// The document whose paths list it.
    pub document: DocumentId,
    /// The key in `paths`.
    pub key: &'a str,
    /// The origin of that key.
    pub path: &'a Origin,
    /// The verb, in small letters.
    pub verb: &'static str,
    /// Where the operation stands: elsewhere when the path item is a reference.
    pub origin: Origin,
    /// The parameters of all operations of the path.
    pub parameters: Vec<Declared<'s>>,
}

/// An operation and the group that it belongs to.
pub(crate) struct Grouped {
    pub group: String,
    pub operation: Operation,
}

/// The parameters of an operation by what they are to it.
#[derive(Default)]
pub(crate) struct Sorted<'s> {
    pub api_version: Option<Declared<'s>>,
    pub content_type: Option<Declared<'s>>,
    pub accept: Option<Declared<'s>>,
    pub bodies: Vec<Declared<'s>>,
    pub others: Vec<Declared<'s>>,
}

impl<'s> Lowering<'s, '_> {
    /// Lowers the operation of a site.
    pub fn operation(&mut self, site: Site<'_, 's>) -> Option<Grouped> {
        let mut operation = self.grammar.operation(self, &site.origin)?;
        let root = self.root(site.document)?;
        let id = self.id(&site, &operation);
        let (group, name) = self.grammar.group(&operation, &id);
        let words = [id.clone()];
        let list = child(&site.origin, "parameters");
        let mut own = self.declared(&operation.parameters, &list);
        let request = self
            .grammar
            .request(self, &mut operation, &site.origin, site.verb);
        own.extend(request);
        let mut sorted = self.sort(overlay(site.parameters.clone(), own));
        let host = self.host(site.document);
        let host_path = host.as_ref().map(|host| host.path.as_str());
        let base_path = operation.base_path.as_deref();
        let base_path = base_path.or(root.base_path.as_deref());
        let template = Template::of(host_path, base_path, site.key);
        if let Some(host) = &host {
            sorted.others = overlay(host.path_parameters(), sorted.others);
        }
        self.check_template(&site, &template, &mut sorted.others);
        let api_version = self.api_version(&site, sorted.api_version.take());
        let body = self.body(&site, &operation, &root, &sorted, &words);
        let mut parameters =
            self.arguments(&site, host.as_ref(), &template, &sorted.others, &words);
        let content_type = sorted.content_type.as_ref();
        parameters.extend(self.content_type(content_type, body.as_ref(), &words));
        self.describe_filter(&mut parameters, operation.odata, &site.origin);
        let responses = self.responses(&site.origin, &operation, site.verb, &words);
        Some(Grouped {
            operation: Operation {
                client_name: text(operation.client_name),
                docs: docs(
                    operation.summary,
                    operation.description,
                    operation.deprecated,
                ),
                method: site.verb.to_ascii_uppercase(),
                fixed_query: fixed_query(template.query.as_deref(), &parameters),
                path: template.path,
                api_version,
                parameters,
                body,
                produces: produces(&operation, &root, sorted.accept.as_ref()),
                responses: responses.listed,
                error: responses.error,
                output: Output::Nothing,
                parameter_groups: Vec::new(),
                header_set: None,
                paging: self.paging(&operation),
                long_running: self.long_running(&site.origin, &operation, &words),
                examples: self.examples(&site.origin, &operation),
                internal: operation.internal || operation.accessibility == Some("internal"),
                origin: site.origin,
                name,
                id,
            },
            group,
        })
    }

    fn sort(&mut self, declared: Vec<Declared<'s>>) -> Sorted<'s> {
        let mut sorted = Sorted::default();
        for parameter in declared {
            let is_version = self.grammar.is_version(self, &parameter);
            match Role::of(&parameter, is_version) {
                Role::ApiVersion => sorted.api_version = Some(parameter),
                Role::ContentType => sorted.content_type = Some(parameter),
                Role::Accept => sorted.accept = Some(parameter),
                Role::Body => sorted.bodies.push(parameter),
                Role::Pipeline => {}
                Role::Ordinary => sorted.others.push(parameter),
            }
        }
        sorted
    }

    fn id(&mut self, site: &Site<'_, 's>, operation: &document::Operation<'s>) -> String {
        if let Some(id) = text(operation.operation_id) {
            return id;
        }
        let id = made_id(site.verb, site.key);
        let message = format!("this operation has no `operationId`: it is called `{id}`");
        self.report
            .key(Code::MissingOperationId, &site.origin, message);
        id
    }

    /// The parameters in the order in which a caller gives them: those of the path in the order of the path, then
    /// the others in the order of the specification, and those of the host before or after all.
    fn arguments(
        &mut self,
        site: &Site<'_, 's>,
        host: Option<&Host<'s>>,
        template: &Template,
        declared: &[Declared<'s>],
        words: &[String],
    ) -> Vec<Parameter> {
        let mut arguments = Vec::with_capacity(declared.len());
        for declared in declared {
            let mut parameter = self.parameter(declared, words);
            template.place(&mut parameter);
            self.version_in_path(site, &mut parameter);
            arguments.push(parameter);
        }
        arguments.sort_by_key(|parameter| match parameter.location {
            Location::Path => place_in(template, &parameter.wire_name),
            _ => usize::MAX,
        });
        if let Some(host) = host {
            let mut of_host = self.authority_parameters(host, words);
            of_host.retain(|parameter| parameter.placement == Placement::Method);
            let at = if host.last { arguments.len() } else { 0 };
            arguments.splice(at..at, of_host);
        }
        arguments
    }

    /// Every name in the template is a declared parameter, and every path parameter has a place in it.
    fn check_template(
        &mut self,
        site: &Site<'_, 's>,
        template: &Template,
        parameters: &mut Vec<Declared<'s>>,
    ) {
        let in_query = || template.in_query.iter().map(|(name, _)| name);
        for name in template.names.iter().chain(in_query()) {
            let in_query = || template.in_query.iter().any(|(known, _)| known == name);
            let declared = |parameter: &Declared<'_>| {
                parameter.name == name.as_str()
                    && (parameter.place == In::Path || parameter.place == In::Query && in_query())
            };
            if parameters.iter().any(declared) {
                continue;
            }
            let message =
                format!("the path names `{{{name}}}`, and no path parameter is called so");
            let known = parameters.iter().map(|parameter| parameter.name);
            let help = match nearest(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("declare a parameter `{name}` with `in: path`"),
            };
            let place = Place::Key(site.path.clone());
            let diagnostic = Diagnostic::new(Code::UndeclaredPathParameter, place, message);
            self.report.push(diagnostic.help(help));
        }
        parameters.retain(|parameter| {
            let used = parameter.place != In::Path
                || template
                    .names
                    .iter()
                    .chain(in_query())
                    .any(|name| name == parameter.name);
            if !used {
                let message = format!(
                    "the path has no place for the parameter `{}`",
                    parameter.name
                );
                let place = Place::Value(parameter.origin.clone());
                let diagnostic = Diagnostic::new(Code::UnusedPathParameter, place, message);
                let why = format!("the path is `{}`", site.key);
                self.report
                    .push(diagnostic.related(Place::Key(site.path.clone()), why));
            }
            used
        });
    }

    /// A version in the path is a constant.
    fn version_in_path(&mut self, site: &Site<'_, 's>, parameter: &mut Parameter) {
        let named = parameter.wire_name.eq_ignore_ascii_case("api-version");
        if parameter.location == Location::Path && named && parameter.ty == Type::STRING {
            let root = self.root(site.origin.document);
            if let Some(version) = root.and_then(|root| text(root.info.version)) {
                parameter.ty = Type::Constant(version);
            }
        }
    }

    /// The version that an operation speaks: that of its own document, unless its parameter knows only one.
    fn api_version(
        &mut self,
        site: &Site<'_, 's>,
        declared: Option<Declared<'s>>,
    ) -> Option<ApiVersion> {
        let declared = declared?;
        let only = match declared.parameter.values.as_slice() {
            [serde_json::Value::String(only)] => Some(only.clone()),
            _ => None,
        };
        let own = self
            .root(site.origin.document)
            .and_then(|root| text(root.info.version));
        let listing = self
            .root(site.document)
            .and_then(|root| text(root.info.version));
        let Some(value) = only.or(own).or(listing) else {
            let message =
                "the operation sends a version of the API, and `info.version` does not say which";
            self.report.key(Code::MissingKey, &site.origin, message);
            return None;
        };
        Some(ApiVersion {
            wire_name: declared.name.to_owned(),
            header: declared.place == In::Header,
            value,
        })
    }
}

/// A name for the operation of a verb and a path.
pub(crate) fn made_id(verb: &str, path: &str) -> String {
    let words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut id = verb.to_owned();
    for word in words.filter(|word| !word.is_empty()) {
        id.push('-');
        id.push_str(word);
    }
    id
}

/// The group before the first underscore, and the rest.
pub(crate) fn split(id: &str) -> (String, String) {
    match id.split_once('_') {
        Some((group, name)) if !name.is_empty() => (group.to_owned(), name.to_owned()),
        _ => (String::new(), id.trim_end_matches('_').to_owned()),
    }
}

fn place_in(template: &Template, name: &str) -> usize {
    let place = template.names.iter().position(|known| known == name);
    place.unwrap_or(template.names.len())
}

/// The query that the key carries, without what a parameter sends, and without bare words: these tell apart keys that
/// would be the same, and no service knows of them.
fn fixed_query(query: Option<&str>, parameters: &[Parameter]) -> Option<String> {
    let constants: HashSet<_> = parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Query)
        .filter(|parameter| parameter.required || matches!(parameter.ty, Type::Constant(_)))
        .map(|parameter| parameter.wire_name.as_str())
        .collect();
    let pairs: Vec<_> = query?
        .split('&')
        .filter_map(|pair| Some((pair, pair.split_once('=')?.0)))
        .filter(|(_, name)| !constants.contains(name))
        .map(|(pair, _)| pair)
        .collect();
    (!pairs.is_empty()).then(|| pairs.join("&"))
}

/// The media types that the operation answers with: what its `Accept` header may say counts first.
fn produces(
    operation: &document::Operation<'_>,
    root: &document::Root<'_>,
    accept: Option<&Declared<'_>>,
) -> Vec<String> {
    let asked = accept.map(|accept| accept.texts()).unwrap_or_default();
    if !asked.is_empty() {
        return asked;
    }
    let own = operation
        .produces
        .as_deref()
        .filter(|list| !list.is_empty());
    let list = own.unwrap_or(&root.produces);
    match list {
        [] => vec!["application/json".to_owned()],
        list => list.iter().map(|media| (*media).to_owned()).collect(),
    }
}

/// The origin of what stands at a pointer within the value at an origin.
pub(crate) fn within(origin: &Origin, pointer: &str) -> Origin {
    Origin {
        document: origin.document,
        pointer: format!("{}{pointer}", origin.pointer),
    }
}

/// The origin of a member.
pub(crate) fn child(origin: &Origin, key: &str) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::child(&origin.pointer, key),
    }
}
