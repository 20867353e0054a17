//! Checks the parameters of requests.

use serde_json::Value;

use super::finding::{FindingKind, FindingSeverity, RequestFinding};
use super::pattern::Patterns;
use super::value::ValueCheck;
use crate::fake::http::FakeRequest;
use crate::ir::{
    DefinitionId, DefinitionKind, Definitions, JsonType, Operation, Parameter, ParameterLocation,
    ParameterStyle, Type,
};

/// Query parameters that every list accepts.
const ALWAYS: [&str; 5] = ["api-version", "$skiptoken", "$skip", "$top", "$filter"];

/// Those of them that are numbers of items.
const COUNTS: [&str; 2] = ["$skip", "$top"];

/// Checks the path, query and header parameters of a request.
pub(in crate::fake) fn check_parameters(
    definitions: &Definitions,
    patterns: &Patterns,
    operation: &Operation,
    path: &[(&str, String)],
    query: &[(String, String)],
    request: &FakeRequest,
) -> Vec<RequestFinding> {
    let mut findings = Vec::new();
    for parameter in &operation.parameters {
        let name = parameter.wire_name.as_str();
        let values: Vec<&str> = match parameter.location {
            ParameterLocation::Path => {
                let values = path.iter().filter(|(own, _)| *own == name);
                values.map(|(_, value)| value.as_str()).collect()
            }
            ParameterLocation::Query => {
                let own = query.iter().filter(|(own, _)| {
                    own.eq_ignore_ascii_case(name) || is_indexed(parameter, own)
                });
                own.map(|(_, value)| value.as_str()).collect()
            }
            ParameterLocation::Header if !parameter.prefix => {
                let lower = name.to_ascii_lowercase();
                request.header_value(&lower).into_iter().collect()
            }
            _ => continue,
        };
        if values.is_empty() {
            if parameter.required && !is_members(definitions, parameter) && !is_of_client(parameter)
            {
                findings.push(missing(parameter));
            }
            continue;
        }
        check(definitions, patterns, parameter, &values, &mut findings);
    }
    unknown(definitions, operation, query, &mut findings);
    findings
}

/// Returns the finding of a required parameter without a value.
pub(super) fn missing(parameter: &Parameter) -> RequestFinding {
    let (name, location) = (&parameter.wire_name, parameter.location.name());
    let message = format!("the {location} parameter `{name}` is required");
    RequestFinding::new(FindingKind::MissingParameter, name, message)
}

/// Adds the query parameters that the operation does not have.
fn unknown(
    definitions: &Definitions,
    operation: &Operation,
    query: &[(String, String)],
    findings: &mut Vec<RequestFinding>,
) {
    let own = |location| {
        let parameters = operation.parameters.iter();
        parameters.filter(move |it| it.location == location)
    };
    if own(ParameterLocation::Query).any(|it| is_members(definitions, it)) {
        return;
    }
    let fixed = operation.fixed_query.as_deref().unwrap_or_default();
    let mut fixed = fixed
        .split('&')
        .map(|pair| pair.split('=').next().unwrap_or(pair));
    let version = operation.api_version.as_ref().filter(|it| !it.header);
    for (name, value) in query {
        let is_name = |other: &str| other.eq_ignore_ascii_case(name);
        let is_known = own(ParameterLocation::Query)
            .any(|it| is_name(&it.wire_name) || is_indexed(it, name))
            || ALWAYS.into_iter().any(is_name)
            || version.is_some_and(|version| is_name(&version.wire_name))
            || fixed.any(is_name);
        let is_count = COUNTS.into_iter().any(is_name);
        let is_own = own(ParameterLocation::Query).any(|it| is_name(&it.wire_name));
        if is_count && value.parse::<u32>().is_err() && (!is_own || value.starts_with('-')) {
            let message = format!("the query parameter `{name}` is invalid: expected a number");
            findings.push(RequestFinding::new(FindingKind::WrongType, name, message));
        }
        if !is_known {
            let message = format!("the operation has no query parameter `{name}`");
            findings.push(RequestFinding::new(
                FindingKind::UnknownParameter,
                name,
                message,
            ));
        }
    }
}

/// Checks the values of a parameter.
pub(super) fn check(
    definitions: &Definitions,
    patterns: &Patterns,
    parameter: &Parameter,
    values: &[&str],
    findings: &mut Vec<RequestFinding>,
) {
    let in_json = || serde_json::from_str(values.first().copied().unwrap_or_default()).ok();
    let has_part_per_item = parameter.location == ParameterLocation::Form;
    let value = match &parameter.ty {
        Type::Array { .. } if parameter.style == ParameterStyle::Json && has_part_per_item => {
            let items = values
                .iter()
                .map(|item| serde_json::from_str::<Value>(item));
            items.collect::<Result<Value, _>>().unwrap_or_default()
        }
        _ if parameter.style == ParameterStyle::Json => in_json().unwrap_or_default(),
        Type::Array { items, .. } => {
            let parts = match (parameter.explode, delimiter(parameter)) {
                (true, _) | (_, None) => values.to_vec(),
                (false, Some(delimiter)) => values
                    .iter()
                    .flat_map(|value| value.split(delimiter))
                    .collect(),
            };
            let parts = parts.into_iter().map(|part| json(definitions, items, part));
            Value::Array(parts.collect())
        }
        Type::Map { .. } | Type::Any => return,
        ty => json(definitions, ty, values.first().copied().unwrap_or_default()),
    };
    if matches!(&parameter.ty, Type::Named(id) if matches!(definitions[*id].kind, DefinitionKind::Model(_) | DefinitionKind::Union(_)))
    {
        return;
    }
    let mut check = ValueCheck::new(definitions, patterns, &parameter.wire_name);
    check.value(&parameter.ty, parameter.limits.as_deref(), &value);
    findings.extend(check.findings.into_iter().map(|mut finding| {
        if finding.kind.severity() == FindingSeverity::Error {
            finding.message = format!(
                "the {} parameter `{}` is invalid: {}",
                parameter.location.name(),
                parameter.wire_name,
                finding.message
            );
        }
        finding
    }));
}

/// Returns the JSON value of a parameter's text.
fn json(definitions: &Definitions, ty: &Type, text: &str) -> Value {
    let parsed = || {
        let value: Option<Value> = serde_json::from_str(text).ok();
        value.filter(|value| value.is_number() || value.is_boolean())
    };
    let boolean = || match text.to_ascii_lowercase().as_str() {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ => None,
    };
    let is_union =
        |id: &DefinitionId| matches!(definitions[*id].kind, DefinitionKind::JsonUnion(_));
    let value = match (ty, JsonType::of(definitions, ty)) {
        (Type::Named(id), _) if is_union(id) => serde_json::from_str(text).ok(),
        (_, Some(JsonType::Boolean)) => boolean(),
        (_, Some(JsonType::Integer | JsonType::Number)) => parsed(),
        _ => None,
    };
    value.unwrap_or_else(|| Value::String(text.to_owned()))
}

fn delimiter(parameter: &Parameter) -> Option<char> {
    match parameter.style {
        ParameterStyle::Text | ParameterStyle::Simple | ParameterStyle::Form => Some(','),
        ParameterStyle::SpaceDelimited => Some(' '),
        ParameterStyle::TabDelimited => Some('\t'),
        ParameterStyle::PipeDelimited => Some('|'),
        _ => None,
    }
}

/// True if a query name is a member of the parameter: `filter[name]`.
fn is_indexed(parameter: &Parameter, name: &str) -> bool {
    parameter.style == ParameterStyle::DeepObject
        && name
            .strip_prefix(parameter.wire_name.as_str())
            .is_some_and(|rest| rest.starts_with('['))
}

/// True if the members of the parameter are parameters of their own.
pub(super) fn is_members(definitions: &Definitions, parameter: &Parameter) -> bool {
    let is_object = match &parameter.ty {
        Type::Map { .. } => true,
        Type::Named(id) => definitions[*id].as_model().is_some(),
        _ => false,
    };
    is_object && parameter.explode
}

/// True if a client fills in the parameter itself.
fn is_of_client(parameter: &Parameter) -> bool {
    let name = parameter.wire_name.as_str();
    let names = ["content-length", "accept", "content-type", "authorization"];
    parameter.location == ParameterLocation::Header
        && names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
