//! The servers of a document and of its operations.

use std::rc::Rc;

use indexmap::IndexSet;
use openapiv3::Server as Definition;
use serde::Deserialize;
use serde_json::Value;

use super::named_server::named_servers;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{
    Host, OperationServer, Parameter, ParameterIn, ResolvedParameter, Schema, SchemaType, Server,
    ServerUrl, names_in, split_authority,
};
use crate::dialect::origin::{child, item, whole};
use crate::dialect::reading::Reading;
use crate::dialect::resource_manager::describes_resources;
use crate::ir::{DocumentId, Origin};

/// The server of the client, and its place.
struct ClientServer {
    server: Definition,
    origin: Origin,
}

/// Returns the first server of a document, or else the first one of its paths.
fn chosen(reading: &mut Reading<'_, '_>, document: DocumentId) -> Option<ClientServer> {
    let root = whole(document);
    if let Some(chosen) = first(reading, &root) {
        return Some(chosen);
    }
    let paths = child(&root, "paths");
    let keys = reading.value(&paths).and_then(Value::as_object);
    keys.into_iter()
        .flatten()
        .filter(|(_, item)| item.get("servers").is_some())
        .find_map(|(path, _)| first(reading, &child(&paths, path)))
}

/// Returns the first server of the object at an origin.
fn first(reading: &mut Reading<'_, '_>, origin: &Origin) -> Option<ClientServer> {
    let origin = item(&child(origin, "servers"), 0);
    let value = reading.value(&origin)?;
    match Definition::deserialize(value) {
        Ok(server) => Some(ClientServer { server, origin }),
        Err(error) => {
            let message = format!("invalid server: {error}");
            reading.report.value(Code::Unsupported, &origin, message);
            None
        }
    }
}

/// Returns the base path of an operation, if it or its path item has a server of its own. Reports a server on another
/// host.
pub(super) fn own_base_path<'s>(
    reading: &mut Reading<'s, '_>,
    document: DocumentId,
    item: &Origin,
    operation: &Origin,
) -> Option<OperationServer<'s>> {
    let own = match first(reading, operation) {
        Some(own) => own,
        None => first(reading, item)?,
    };
    let root = whole(document);
    let of_azure = child(&root, "x-ms-parameterized-host");
    if reading.value(&of_azure).is_some() {
        return None;
    }
    let client = chosen(reading, document);
    if client
        .as_ref()
        .is_some_and(|client| client.server.url == own.server.url)
    {
        return None;
    }
    let client = client.map(|client| authority(&client.server.url));
    let host = authority(&own.server.url);
    if !host.is_empty() && client.is_none_or(|client| client != host) {
        let message = format!(
            "servers of single operations are not supported: requests are sent to the server of the client, not \
             to `{}`",
            own.server.url
        );
        let diagnostic =
            Diagnostic::new(Code::Unsupported, Place::Value(own.origin.clone()), message);
        reading.report.push(diagnostic.subject("servers"));
    }
    let (_, path) = parts(&own.server.url);
    let mut server = OperationServer {
        path: path.to_owned(),
        variables: Vec::new(),
        default_path: path.to_owned(),
    };
    let origin = child(&own.origin, "variables");
    let values = reading.value(&origin).and_then(Value::as_object);
    for name in names_in(path) {
        let variables = own.server.variables.as_ref();
        let variable = variables.and_then(|variables| variables.get(name));
        let value = values.and_then(|values| values.get_key_value(name));
        let (Some(variable), Some((name, value))) = (variable, value) else {
            continue;
        };
        let place = format!("{{{name}}}");
        server.default_path = server.default_path.replace(&place, &variable.default);
        if variable.enumeration.len() == 1 {
            server.path = server.path.replace(&place, &variable.default);
            continue;
        }
        let default = Some(&variable.default).filter(|text| !text.is_empty());
        let declared = declare(name, default, value, child(&origin, name), "method");
        server.variables.push(declared);
    }
    Some(server)
}

/// Returns the path of a server, with defaults for variables.
fn default_path(reading: &mut Reading<'_, '_>, chosen: &ClientServer) -> String {
    let (_, path) = parts(&chosen.server.url);
    let mut base = path.to_owned();
    for name in names_in(path) {
        let variables = chosen.server.variables.as_ref();
        let Some(variable) = variables.and_then(|variables| variables.get(name)) else {
            continue;
        };
        base = base.replace(&format!("{{{name}}}"), &variable.default);
        if variable.enumeration.len() != 1 {
            let message = format!(
                "the server variable `{name}` is part of a path; it is always `{}`",
                variable.default
            );
            let place = child(&child(&chosen.origin, "variables"), name);
            reading.report.value(Code::Unsupported, &place, message);
        }
    }
    base
}

/// Splits a URL into scheme and host, and the path without query. A URL without scheme and host is a path.
fn parts(url: &str) -> (&str, &str) {
    let url = url.trim();
    let url = url.split(['?', '#']).next().unwrap_or_default();
    if !url.contains("://") && !url.starts_with("//") && !url.starts_with('{') {
        return ("", url);
    }
    match url.strip_prefix("//") {
        Some(rest) => rest
            .split_at_checked(rest.find('/').unwrap_or(rest.len()))
            .unwrap_or((rest, "")),
        None => split_authority(url),
    }
}

/// Returns scheme and host of a server, and adds a missing scheme.
fn authority(url: &str) -> String {
    match parts(url).0 {
        "" => String::new(),
        authority if authority.contains("://") || authority.starts_with('{') => {
            authority.to_owned()
        }
        authority => format!("https://{authority}"),
    }
}

/// Returns the host template, if the server has variables in its host or path. A variable of the path that is not
/// declared is a path parameter of the operations.
fn host<'s>(reading: &mut Reading<'s, '_>, chosen: &ClientServer) -> Option<Host<'s>> {
    let authority = authority(&chosen.server.url);
    let (_, path) = parts(&chosen.server.url);
    let in_path: Vec<_> = names_in(path)
        .filter(|name| is_declared(chosen, name))
        .collect();
    let names: IndexSet<_> = names_in(&authority).chain(in_path).collect();
    if names.is_empty() || authority.is_empty() || is_resource_manager(&authority) {
        return None;
    }
    let origin = child(&chosen.origin, "variables");
    // The names must live as long as the documents; the parsed server does not.
    let variables = reading.value(&origin).and_then(Value::as_object);
    let mut parameters = Vec::new();
    for name in names {
        let variable = chosen
            .server
            .variables
            .as_ref()
            .and_then(|all| all.get(name));
        let known = variables.and_then(|all| all.get_key_value(name));
        let (Some(variable), Some((name, value))) = (variable, known) else {
            let message =
                format!("the server URL contains `{{{name}}}`, but no such variable is declared");
            let place = child(&chosen.origin, "url");
            reading.report.value(Code::Inconsistent, &place, message);
            return None;
        };
        // If the host is a single variable, its default is only an example.
        let is_host = authority
            .split_once("://")
            .is_some_and(|(_, host)| host == format!("{{{name}}}"));
        let default = Some(&variable.default).filter(|text| !text.is_empty() && !is_host);
        parameters.push(declare(
            name,
            default,
            value,
            child(&origin, name),
            "client",
        ));
    }
    Some(Host {
        authority,
        path: String::new(),
        parameters,
        last: false,
    })
}

/// Declares the parameter of a variable: of the client, or of a method. Its default is used if the caller sets no
/// value.
fn declare<'s>(
    name: &'s str,
    default: Option<&String>,
    value: &'s Value,
    origin: Origin,
    supplied_by: &'static str,
) -> ResolvedParameter<'s> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let schema = Schema {
        kinds: SchemaType::String.into(),
        ..Schema::default()
    };
    ResolvedParameter {
        parameter: Rc::new(Parameter {
            name: Some(name),
            location: Some("query"),
            description: text("description"),
            required: default.is_none(),
            client_default: default.map(|text| text.clone().into()),
            parameter_location: Some(supplied_by),
            schema: Some(Box::new(schema)),
            ..Parameter::default()
        }),
        origin,
        global: false,
        name,
        place: ParameterIn::Query,
    }
}

fn is_declared(chosen: &ClientServer, name: &str) -> bool {
    let variables = chosen.server.variables.as_ref();
    variables.is_some_and(|variables| variables.contains_key(name))
}

/// Returns the first server of a document, and those that have a name.
pub fn server<'s>(reading: &mut Reading<'s, '_>, document: DocumentId) -> Server<'s> {
    Server {
        named: named_servers(reading, document),
        ..first_server(reading, document)
    }
}

fn first_server<'s>(reading: &mut Reading<'s, '_>, document: DocumentId) -> Server<'s> {
    let key = "servers";
    let Some(chosen) = chosen(reading, document) else {
        let address = match describes_resources(reading.sources, document, is_of_resources) {
            true => ServerUrl::ResourceManager,
            false => ServerUrl::Unspecified,
        };
        return Server {
            key,
            address,
            base_path: None,
            named: Vec::new(),
        };
    };
    if let Some(host) = host(reading, &chosen) {
        let (_, path) = parts(&chosen.server.url);
        return Server {
            key,
            base_path: Some(path.to_owned()),
            address: ServerUrl::Template(host),
            named: Vec::new(),
        };
    }
    let url = authority(&chosen.server.url);
    let address = match url.as_str() {
        url if !url.is_empty() && !url.contains('{') => match is_resource_manager(url) {
            true => ServerUrl::ResourceManager,
            false => ServerUrl::Fixed(url.to_owned()),
        },
        _ if describes_resources(reading.sources, document, is_of_resources) => {
            ServerUrl::ResourceManager
        }
        _ => ServerUrl::Unspecified,
    };
    Server {
        key,
        address,
        base_path: Some(default_path(reading, &chosen)),
        named: Vec::new(),
    }
}

fn is_of_resources(path: &str) -> bool {
    path.starts_with("/subscriptions/{subscriptionid}") || path.contains("/providers/microsoft.")
}

/// True for hosts of Azure Resource Manager, whose names begin alike in all clouds.
fn is_resource_manager(url: &str) -> bool {
    const CLOUDS: [&str; 4] = [
        ".azure.com",
        ".usgovcloudapi.net",
        ".chinacloudapi.cn",
        ".azurestack.external",
    ];
    let host = url
        .split_once("://")
        .map_or(url, |(_, host)| host)
        .to_ascii_lowercase();
    host.starts_with("management.") && CLOUDS.iter().any(|cloud| host.ends_with(cloud))
}
