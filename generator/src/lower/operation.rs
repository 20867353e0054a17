use std::collections::HashSet;

use super::Lowering;
use super::facts::{docs, text};
use super::host::path_parameters;
use super::parameter::Role;
use super::path::Template;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{
    self, Grouping, Host, ParameterIn as In, ResolvedParameter, overlay,
};
use crate::dialect::origin::child;
use crate::ir::{
    ApiVersion, DocumentId, HttpMethod, Location, Operation, Origin, Output, Parameter, Placement,
    Type,
};
use crate::source::nearest;

/// Where an operation was found.
pub(crate) struct Site<'a, 's> {
    /// The document whose paths list it.
    pub document: DocumentId,
    /// The key in `paths`.
    pub key: &'a str,
    /// The origin of that key.
    pub path: &'a Origin,
    /// The HTTP method.
    pub method: HttpMethod,
    /// Where the operation stands: elsewhere when the path item is a reference.
    pub origin: Origin,
    /// The parameters of all operations of the path.
    pub parameters: Vec<ResolvedParameter<'s>>,
}

/// An operation and the group that it belongs to.
pub(crate) struct Grouped {
    pub group: String,
    pub operation: Operation,
}

/// The parameters of an operation by what they are to it.
#[derive(Default)]
pub(crate) struct Sorted<'s> {
    pub api_version: Option<ResolvedParameter<'s>>,
    pub content_type: Option<ResolvedParameter<'s>>,
    pub accept: Option<ResolvedParameter<'s>>,
    pub bodies: Vec<ResolvedParameter<'s>>,
    pub others: Vec<ResolvedParameter<'s>>,
}

impl<'s> Lowering<'s, '_> {
    /// Lowers the operation of a site.
    pub fn operation(&mut self, site: Site<'_, 's>) -> Option<Grouped> {
        let read = self
            .reader
            .operation(site.document, &site.origin, site.method);
        let (mut operation, root) = read?;
        let id = self.id(&site, &operation);
        let (group, name) = group(operation.grouping, &id);
        let words = [id.clone()];
        let list = child(&site.origin, "parameters");
        let mut own = self.reader.parameters(&operation.parameters, &list);
        own.append(&mut operation.request);
        let mut sorted = self.sort(overlay(site.parameters.clone(), own));
        let server = self.reader.server(site.document);
        let host = server.host();
        let host_path = host.map(|host| host.path.as_str());
        let base_path = operation.base_path.as_deref();
        let base_path = base_path.or(root.base_path.as_deref());
        let template = Template::of(host_path, base_path, site.key);
        if let Some(host) = host {
            sorted.others = overlay(path_parameters(host), sorted.others);
        }
        self.check_template(&site, &template, &mut sorted.others);
        let api_version = self.api_version(&site, sorted.api_version.take());
        let body = self.body(&site, &operation, &root, &sorted, &words);
        let mut parameters = self.arguments(&site, host, &template, &sorted.others, &words);
        let content_type = sorted.content_type.as_ref();
        parameters.extend(self.content_type(content_type, body.as_ref(), &words));
        self.describe_filter(&mut parameters, operation.odata, &site.origin);
        let responses = self.responses(&site.origin, &operation, site.method, &words);
        Some(Grouped {
            operation: Operation {
                client_name: text(operation.client_name),
                docs: docs(
                    operation.summary,
                    operation.description,
                    operation.deprecated,
                ),
                method: site.method.key().to_ascii_uppercase(),
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

    fn sort(&mut self, declared: Vec<ResolvedParameter<'s>>) -> Sorted<'s> {
        let mut sorted = Sorted::default();
        for parameter in declared {
            let is_version = self.reader.is_version(&parameter);
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
        let id = made_id(site.method.key(), site.key);
        let message = format!("this operation has no `operationId`: it is called `{id}`");
        self.report()
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
        declared: &[ResolvedParameter<'s>],
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
        parameters: &mut Vec<ResolvedParameter<'s>>,
    ) {
        let in_query = || template.in_query.iter().map(|(name, _)| name);
        for name in template.names.iter().chain(in_query()) {
            let in_query = || template.in_query.iter().any(|(known, _)| known == name);
            let declared = |parameter: &ResolvedParameter<'_>| {
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
            self.report().push(diagnostic.help(help));
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
                self.report()
                    .push(diagnostic.related(Place::Key(site.path.clone()), why));
            }
            used
        });
    }

    /// A version in the path is a constant.
    fn version_in_path(&mut self, site: &Site<'_, 's>, parameter: &mut Parameter) {
        let named = parameter.wire_name.eq_ignore_ascii_case("api-version");
        if parameter.location == Location::Path && named && parameter.ty == Type::STRING {
            let root = self.reader.root(site.origin.document);
            if let Some(version) = root.and_then(|root| text(root.info.version)) {
                parameter.ty = Type::Constant(version);
            }
        }
    }

    /// The version that an operation speaks: that of its own document, unless its parameter knows only one.
    fn api_version(
        &mut self,
        site: &Site<'_, 's>,
        declared: Option<ResolvedParameter<'s>>,
    ) -> Option<ApiVersion> {
        let declared = declared?;
        let only = match declared.parameter.values.as_slice() {
            [serde_json::Value::String(only)] => Some(only.clone()),
            _ => None,
        };
        let own = self
            .reader
            .root(site.origin.document)
            .and_then(|root| text(root.info.version));
        let listing = self
            .reader
            .root(site.document)
            .and_then(|root| text(root.info.version));
        let Some(value) = only.or(own).or(listing) else {
            let message =
                "the operation sends a version of the API, and `info.version` does not say which";
            self.report().key(Code::MissingKey, &site.origin, message);
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

/// The group that an operation belongs to, and its name within.
fn group(grouping: Grouping<'_>, id: &str) -> (String, String) {
    match grouping {
        Grouping::ByTag(tag) if !is_grouped(id) => {
            let name = without_group(id, tag).unwrap_or(id);
            (tag.to_owned(), name.to_owned())
        }
        Grouping::ByTag(_) | Grouping::ByIdentifier => split(id),
    }
}

/// Whether an `operationId` has the form `Group_Name`.
fn is_grouped(id: &str) -> bool {
    let begins = |word: &str| word.starts_with(|letter: char| letter.is_ascii_uppercase());
    id.split_once('_')
        .is_some_and(|(group, name)| begins(group) && begins(name) && !name.contains('_'))
}

/// The rest of an `operationId` that begins with the name of its group: `repos/get` in `repos`.
fn without_group<'i>(id: &'i str, group: &str) -> Option<&'i str> {
    let start = id.get(..group.len())?;
    let rest = id.get(group.len()..)?;
    let name = rest.trim_start_matches(['/', '.', '_', '-', ':']);
    let is_whole = name.len() < rest.len() && !name.is_empty();
    (!group.is_empty() && is_whole && start.eq_ignore_ascii_case(group)).then_some(name)
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
    accept: Option<&ResolvedParameter<'_>>,
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
