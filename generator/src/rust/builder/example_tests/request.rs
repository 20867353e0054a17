//! Builds the request of an example, encoded as sent.

use serde_json::Value;

use super::{
    address::NOWHERE,
    path_value,
    reading::{ExampleParameters, hosts},
    text,
    written::{WrittenValue, written},
};
use crate::ir::{
    Api, Authentication, BodyKind, Definitions, Endpoint, Operation, Parameter, ParameterLocation,
    ParameterStyle, Type,
};

/// The key of clients that authenticate with one.
pub(super) const KEY: &str = "key";

/// Returns method and URL, encoded as sent.
pub(super) fn line(api: &Api, operation: &Operation, reading: &ExampleParameters<'_>) -> String {
    let url = format!(
        "{}{}",
        endpoint(api, reading).trim_end_matches('/'),
        path(api, operation, reading)
    );
    let query = query(api, operation, reading);
    if query.is_empty() {
        format!("{} {url}", operation.method)
    } else {
        format!("{} {url}?{}", operation.method, query.join("&"))
    }
}

fn endpoint(api: &Api, reading: &ExampleParameters<'_>) -> String {
    match &api.client.endpoint {
        Endpoint::ResourceManager => "https://management.azure.com".to_owned(),
        Endpoint::Fixed(url) => url.clone(),
        Endpoint::Unspecified => NOWHERE.to_owned(),
        Endpoint::Template { template, .. } => {
            let url = hosts(api).fold(template.clone(), |url, parameter| {
                let place = format!("{{{}}}", parameter.wire_name);
                let value = given(&api.definitions, parameter, reading);
                let texts = value.as_ref().map_or(&[][..], WrittenValue::texts);
                url.replace(&place, &texts.join(","))
            });
            match url.contains("://") {
                true => url,
                false => format!("https://{url}"),
            }
        }
    }
}

fn path(api: &Api, operation: &Operation, reading: &ExampleParameters<'_>) -> String {
    let in_path = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Path);
    in_path.fold(operation.path.clone(), |path, parameter| {
        let place = format!("{{{}}}", parameter.wire_name);
        let value = given(&api.definitions, parameter, reading);
        let value = value.unwrap_or(WrittenValue::Texts(Vec::new()));
        let texts = value.texts();
        if path_value::is_tenant_scope(&operation.path, parameter, texts) {
            return path.replacen(&format!("/{place}"), "", 1);
        }
        if value.is_empty() && !parameter.required {
            return path.replace(&format!("/{place}"), "");
        }
        let text = match (&parameter.ty, parameter.skip_url_encoding) {
            (Type::Constant(constant), true) => constant.to_string(),
            (Type::Constant(constant), false) => text::encode_for(parameter, &constant.to_string()),
            (_, true) => texts
                .iter()
                .map(|text| text::encode_segments(text))
                .collect(),
            (_, false) => path_value::in_path(parameter, &value),
        };
        path.replace(&place, &text)
    })
}

fn query(api: &Api, operation: &Operation, reading: &ExampleParameters<'_>) -> Vec<String> {
    let fixed = operation.fixed_query.clone();
    let version = operation
        .api_version
        .as_ref()
        .filter(|version| !version.header)
        .map(|version| pair(&version.wire_name, &text::encode(&version.value)));
    let given = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Query)
        .flat_map(|parameter| pairs(&api.definitions, parameter, reading));
    let keys = api.client.auth_alternatives().first();
    let keys = keys.into_iter().flat_map(query_keys);
    let keys = keys.map(|name| pair(name, KEY));
    fixed
        .into_iter()
        .chain(version)
        .chain(given)
        .chain(keys)
        .collect()
}

/// Returns the query parameters that an authentication adds.
fn query_keys(way: &Authentication) -> Vec<&str> {
    match way {
        Authentication::QueryKey { name } => vec![name],
        Authentication::All(all) => all.iter().flat_map(query_keys).collect(),
        _ => Vec::new(),
    }
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={value}", text::encode(name).replace("%24", "$"))
}

fn pairs(
    definitions: &Definitions,
    parameter: &Parameter,
    reading: &ExampleParameters<'_>,
) -> Vec<String> {
    let texts = match given(definitions, parameter, reading) {
        Some(WrittenValue::Texts(texts)) => texts,
        Some(WrittenValue::Members(members)) => {
            let pairs = members.iter();
            return pairs
                .map(|(name, text)| pair(name, &text::encode(text)))
                .collect();
        }
        None => return Vec::new(),
    };
    let name = &parameter.wire_name;
    let encode = |text: &String| match parameter.skip_url_encoding {
        true => text.replace(' ', "%20").replace('#', "%23"),
        false => text::encode_for(parameter, text),
    };
    let texts: Vec<_> = texts.iter().map(encode).collect();
    let is_list = matches!(parameter.ty, Type::Array { .. });
    let repeated = match parameter.style {
        ParameterStyle::DeepObject => Some(format!("{name}[]")),
        _ => is_repeated(parameter).then(|| name.clone()),
    };
    match repeated.filter(|_| is_list) {
        Some(name) => texts.iter().map(|text| pair(&name, text)).collect(),
        None => vec![pair(
            name,
            &texts.join(text::separator(parameter.style, true)),
        )],
    }
}

/// True if each item of a list is a separate pair.
pub(super) fn is_repeated(parameter: &Parameter) -> bool {
    parameter.style == ParameterStyle::Form && parameter.explode
}

/// Returns the headers that the specification and the example require.
pub(super) fn headers(
    api: &Api,
    operation: &Operation,
    reading: &ExampleParameters<'_>,
) -> Vec<(String, String)> {
    let version = operation.api_version.as_ref();
    let version = version
        .filter(|version| version.header)
        .map(|version| (version.wire_name.clone(), version.value.clone()));
    let given = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Header)
        // The transport sets the length of the body (RFC 9110, section 8.6).
        .filter(|parameter| !parameter.wire_name.eq_ignore_ascii_case("content-length"))
        .filter_map(|parameter| {
            let value = given(&api.definitions, parameter, reading)?;
            let texts = value.texts();
            let separator = text::separator(parameter.style, false);
            // A header without a value is not sent.
            (!texts.is_empty()).then(|| (parameter.wire_name.clone(), texts.join(separator)))
        });
    let given: Vec<_> = given.collect();
    let mut names = given.iter().map(|(name, _): &(String, String)| name);
    let is_chosen = names.any(|name| name.eq_ignore_ascii_case("content-type"));
    let body = reading.body.as_ref().and(operation.body.as_ref());
    // The boundary of a multipart form is random.
    let body = body.filter(|body| !is_chosen && body.kind != BodyKind::Multipart);
    let content_type = body.map(|body| {
        let fallback = body.kind.default_media_type();
        let listed = body.media_type().unwrap_or(fallback);
        ("content-type".to_owned(), listed.to_owned())
    });
    version
        .into_iter()
        .chain(given)
        .chain(cookies(api, operation, reading))
        .chain(content_type)
        .collect()
}

/// Returns the header with all cookies, if there are any.
fn cookies(
    api: &Api,
    operation: &Operation,
    reading: &ExampleParameters<'_>,
) -> Option<(String, String)> {
    let cookies = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Cookie)
        .filter_map(|parameter| {
            let encode = |text: &str| match parameter.skip_url_encoding {
                true => text::in_cookie(text),
                false => text::encode(text),
            };
            let texts = match given(&api.definitions, parameter, reading)? {
                WrittenValue::Texts(texts) => texts,
                WrittenValue::Members(members) => {
                    let pairs = members.iter();
                    let pairs =
                        pairs.map(|(name, text)| format!("{}={}", encode(name), encode(text)));
                    let pairs: Vec<_> = pairs.collect();
                    return (!pairs.is_empty()).then(|| pairs.join("; "));
                }
            };
            let is_apart = is_repeated(parameter);
            let separator = match is_apart {
                true => format!("; {}=", parameter.wire_name),
                false => ",".to_owned(),
            };
            let texts: Vec<_> = texts.iter().map(|text| encode(text)).collect();
            let value = texts.join(&separator);
            (!is_apart || !texts.is_empty()).then(|| format!("{}={value}", parameter.wire_name))
        });
    let mut cookies: Vec<_> = cookies.collect();
    if cookies.is_empty() {
        return None;
    }
    // Authentication adds its cookie to those of the call.
    let keys = api.client.auth_alternatives().first().map(cookie_keys);
    cookies.extend(
        keys.into_iter()
            .flatten()
            .map(|name| format!("{name}={KEY}")),
    );
    Some(("cookie".to_owned(), cookies.join("; ")))
}

/// Returns the cookies that an authentication adds.
fn cookie_keys(way: &Authentication) -> Vec<&str> {
    match way {
        Authentication::CookieKey { name } => vec![name],
        Authentication::All(all) => all.iter().flat_map(cookie_keys).collect(),
        _ => Vec::new(),
    }
}

/// Returns the value of a parameter in the example as written, or its constant, or the default that the client sends.
pub(super) fn given(
    definitions: &Definitions,
    parameter: &Parameter,
    reading: &ExampleParameters<'_>,
) -> Option<WrittenValue> {
    if let Type::Constant(constant) = &parameter.ty {
        return Some(WrittenValue::Texts(vec![constant.to_string()]));
    }
    let value = value(reading, parameter).or(parameter.client_default.as_ref())?;
    written(definitions, parameter, value)
}

/// True if both are the same parameter.
pub(super) fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.wire_name == other.wire_name && one.location == other.location
}

/// Returns the value of a parameter in an example.
pub(super) fn value<'r>(
    reading: &'r ExampleParameters<'_>,
    parameter: &Parameter,
) -> Option<&'r Value> {
    let mut values = reading.values.iter();
    values
        .find(|(own, _)| is_same(own, parameter))
        .map(|(_, value)| value.as_ref())
}
