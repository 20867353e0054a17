//! The behavior of items on the wire, as text that can be compared.

use super::super::spec::WireBehavior;
use crate::ir::{
    Api, Authentication, Definition, DistinctiveMember, Endpoint, ErrorModel, JsonAlternative,
    LongRunning, Model, NextPage, Operation, Paging, Parameter, ParameterStyle, Property,
    TextEncoding, Tuple, Type,
};

pub(super) use crate::ir::code;

fn way(way: &Authentication) -> String {
    match way {
        Authentication::Bearer { scopes } if scopes.is_empty() => "a token credential".to_owned(),
        Authentication::Bearer { scopes } => {
            format!("a token credential for {}", code(&scopes.join(" ")))
        }
        Authentication::HeaderKey { name } => format!("a key in the header {}", code(name)),
        Authentication::QueryKey { name } => format!("a key in the query parameter {}", code(name)),
        Authentication::CookieKey { name } => format!("a key in the cookie {}", code(name)),
        Authentication::Token => "a bearer token".to_owned(),
        Authentication::Credentials { scheme } => format!("credentials of {}", code(scheme)),
        Authentication::Basic => "user name and password".to_owned(),
        Authentication::All(all) => all.iter().map(self::way).collect::<Vec<_>>().join(" with "),
        Authentication::None => "nothing".to_owned(),
    }
}

/// Returns API version, endpoint and authentication.
pub(super) fn api(api: &Api) -> WireBehavior {
    let endpoint = match &api.client.endpoint {
        Endpoint::ResourceManager => "Azure Resource Manager".to_owned(),
        Endpoint::Fixed(address) => code(address),
        Endpoint::Template { template, .. } => code(template),
        Endpoint::Unspecified => "set by the caller".to_owned(),
    };
    let alternatives = api.client.authentication.iter().map(way);
    vec![
        ("API version", api.versions.join(", ")),
        ("endpoint", endpoint),
        ("authentication", listed(alternatives)),
    ]
}

/// Returns the JSON that selects an alternative.
pub(super) fn json_alternative(alternative: &JsonAlternative) -> WireBehavior {
    let mut selected = alternative.json.name().to_owned();
    for DistinctiveMember { wire_name, values } in &alternative.members {
        let member = match values.is_empty() {
            true => code(wire_name),
            false => code(&format!(
                "{wire_name}: {}",
                listed(values.iter().map(ToString::to_string))
            )),
        };
        selected.push_str(&format!(" with {member}"));
    }
    vec![("JSON", selected)]
}

/// Returns the number of items that an array needs, and of those that it may have.
pub(super) fn tuple(tuple: &Tuple) -> WireBehavior {
    let required = tuple.items.iter().filter(|item| item.required).count();
    let most = match tuple.further {
        Some(_) => "any number".to_owned(),
        None => tuple.items.len().to_string(),
    };
    let items = tuple.items.iter().map(|item| &item.ty);
    let items = items.chain(tuple.further.as_ref().map(|further| &further.ty));
    vec![
        ("items", format!("{required} to {most}")),
        ("JSON in text", listed(items.map(json_in_text))),
    ]
}

/// Returns the request of an operation, and its paging or polling.
pub(super) fn operation(api: &Api, operation: &Operation) -> WireBehavior {
    let query = operation
        .fixed_query
        .iter()
        .map(|query| format!("?{query}"));
    let request = format!(
        "{} {}{}",
        operation.method,
        operation.path,
        query.collect::<String>()
    );
    let version = operation
        .api_version
        .as_ref()
        .map(|version| version.value.as_str());
    let is_usual = api.versions.len() == 1 && api.versions.first().map(String::as_str) == version;
    let constants = operation
        .parameters
        .iter()
        .filter_map(|parameter| match &parameter.ty {
            Type::Constant(value) => Some(format!("{}={value}", parameter.wire_name)),
            _ => None,
        });
    let body = operation.body.as_ref();
    let error = match &operation.error {
        ErrorModel::Unspecified => "unspecified",
        ErrorModel::Arm => "of Azure Resource Manager",
        ErrorModel::Type(_) => "a custom type",
    };
    vec![
        ("request", code(&request)),
        // If all operations have the same API version, it is reported once for the client.
        (
            "API version",
            if is_usual {
                "the version of the client".to_owned()
            } else {
                version.unwrap_or("none").to_owned()
            },
        ),
        (
            "constant parameters",
            listed(constants.map(|each| code(&each))),
        ),
        (
            "request media type",
            media(body.map_or(&[], |body| &body.consumes)),
        ),
        ("response media type", media(&operation.produces)),
        (
            "paging",
            operation.paging().map_or_else(|| "none".to_owned(), paging),
        ),
        (
            "long-running operation",
            operation
                .long_running
                .as_ref()
                .map_or_else(|| "none".to_owned(), long_running),
        ),
        ("error", error.to_owned()),
        ("deprecated", yes(operation.docs.deprecated.is_some())),
    ]
}

/// Returns the style of a parameter.
fn style(parameter: &Parameter) -> &'static str {
    let is_list = matches!(parameter.ty, Type::Array { .. });
    match (parameter.style, parameter.explode) {
        (ParameterStyle::Text, _) => "comma-separated",
        (ParameterStyle::Json, _) => "JSON",
        (ParameterStyle::Simple, _) | (ParameterStyle::Form, false) if is_list => "comma-separated",
        (ParameterStyle::Simple, true) => "comma-separated pairs",
        (ParameterStyle::Simple, false) | (ParameterStyle::Form, false) => {
            "comma-separated keys and values"
        }
        (ParameterStyle::Form, true) if is_list => "repeated parameter",
        (ParameterStyle::Form, true) => "one parameter per key",
        (ParameterStyle::SpaceDelimited, _) if is_list => "ssv",
        (ParameterStyle::SpaceDelimited, _) => "space-separated keys and values",
        (ParameterStyle::TabDelimited, _) => "tsv",
        (ParameterStyle::PipeDelimited, _) if is_list => "pipes",
        (ParameterStyle::PipeDelimited, _) => "pipe-separated keys and values",
        (ParameterStyle::DeepObject, _) => "brackets",
        (ParameterStyle::Label, true) => "label, apart",
        (ParameterStyle::Label, false) => "label",
        (ParameterStyle::Matrix, true) => "matrix, apart",
        (ParameterStyle::Matrix, false) => "matrix",
    }
}

/// Returns the wire format of a parameter.
pub(super) fn parameter(parameter: &Parameter) -> WireBehavior {
    let location = parameter.location.name();
    let format = style(parameter).to_owned();
    let default = parameter
        .default
        .as_ref()
        .or(parameter.client_default.as_ref());
    vec![
        (
            "wire name",
            format!("{} in the {location}", code(&parameter.wire_name)),
        ),
        ("list format", format),
        ("JSON in text", json_in_text(&parameter.ty)),
        ("slashes are encoded", yes(!parameter.skip_url_encoding)),
        ("encoded twice", yes(parameter.double_url_encoding)),
        (
            "default",
            default.map_or_else(|| "none".to_owned(), |value| code(&value.to_string())),
        ),
        ("secret", yes(parameter.secret)),
    ]
}

/// Returns the constants of a model, and whether it is sent.
pub(super) fn model(definition: &Definition, model: &Model) -> WireBehavior {
    let constants = model
        .properties
        .iter()
        .filter_map(|property| match &property.ty {
            Type::Constant(value) => Some(code(&format!("{}={value}", property.wire_name))),
            _ => None,
        });
    vec![
        ("constant properties", listed(constants)),
        ("deprecated", yes(definition.docs.deprecated.is_some())),
    ]
}

/// Returns the encodings of the JSON in the text of a value, the outermost first.
fn json_in_text(ty: &Type) -> String {
    let mut layers = Vec::new();
    let mut ty = ty;
    loop {
        ty = match ty {
            Type::Array { items: inner, .. } | Type::Map { values: inner, .. } => inner,
            Type::JsonInText(text) => {
                layers.push(match text.encoding {
                    TextEncoding::Plain => "yes",
                    TextEncoding::Base64 => "in base64",
                    TextEncoding::Base64Url => "in base64url",
                });
                &text.content
            }
            _ => break,
        };
    }
    match layers.is_empty() {
        true => yes(false),
        false => layers.join(", then "),
    }
}

/// Returns when a member is sent.
pub(super) fn property(property: &Property) -> WireBehavior {
    let mutability = property.mutability;
    let settable = match (mutability.create, mutability.update) {
        (true, true) => "always",
        (true, false) => "on creation",
        (false, true) => "on update",
        (false, false) => "never",
    };
    vec![
        ("wire name", code(&property.wire_name)),
        ("required", yes(property.required)),
        ("settable", settable.to_owned()),
        ("returned by the service", yes(mutability.read)),
        ("JSON in text", json_in_text(&property.ty)),
        ("secret", yes(property.secret)),
        (
            "default",
            property
                .default
                .as_ref()
                .map_or_else(|| "none".to_owned(), |value| code(&value.to_string())),
        ),
        ("deprecated", yes(property.docs.deprecated.is_some())),
    ]
}

fn paging(paging: &Paging) -> String {
    let items = code(&paging.items.join("."));
    let next = match &paging.next {
        NextPage::None => "one page".to_owned(),
        NextPage::Link(path) => format!("next page by the link {}", code(&path.join("."))),
        NextPage::Marker { member, parameter } => {
            format!(
                "next page by {} as {}",
                code(&member.join(".")),
                code(parameter)
            )
        }
        NextPage::Operation { link, operation } => {
            format!(
                "next page by the operation {} with {}",
                code(operation),
                code(&link.join("."))
            )
        }
    };
    format!("items in {items}, {next}")
}

fn long_running(long_running: &LongRunning) -> String {
    let state = match long_running.final_state {
        Some(state) => format!("{state:?}"),
        None => "the links in the response".to_owned(),
    };
    format!("final state via {state}")
}

fn media(types: &[String]) -> String {
    types
        .first()
        .map_or_else(|| "none".to_owned(), |first| code(first))
}

fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    match items.is_empty() {
        true => "none".to_owned(),
        false => items.join(", "),
    }
}

fn yes(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}
