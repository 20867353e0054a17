//! Builds the examples in documentation: a call for each operation, a program for each constructor.

use super::{
    super::docs::DocExample,
    client_parameters::asked,
    example_scalar::{self, text_literal},
    example_value::Values,
    named_operation::{NamedOperation, NamedParameter, UsedGroup},
    path_starts,
    types::{self, TypeContext},
};
use crate::{
    ir::{
        Authentication, Body, BodyKind, DefinitionKind, Endpoint, ItemFormat, Operation, Output,
        Parameter, ParameterLocation, Scalar, Type,
    },
    names::{FieldName, Words},
};

/// Builds an example that calls an existing client, from the operation's first `x-ms-examples`.
pub(super) fn call(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> DocExample {
    let stream = match is_iterated(named) {
        true => " use futures::TryStreamExt;",
        false => "",
    };
    let (statements, is_abridged) = statements(context, "client", named);
    DocExample {
        head: vec![
            format!("# use {}::*;{stream}", module(context)),
            format!(
                "# async fn example(client: {}) -> azure_core::Result<()> {{",
                named.client.client
            ),
        ],
        statements,
        is_abridged,
    }
}

/// Builds an example that creates a client with a constructor and, if there is an operation, calls it.
///
/// `module` is the path of the clients' module, if it differs from that of the API.
pub(super) fn program(
    context: &TypeContext<'_>,
    module: Option<String>,
    way: usize,
    call: Option<&NamedOperation<'_>>,
) -> DocExample {
    let root = &context.context.names.client.client;
    let mut code = making(context, way);
    let mut is_abridged = false;
    if let Some(named) = call {
        let receiver = match named.client.client == *root {
            true => "client".to_owned(),
            false => format!("client.{}()", named.client.accessor),
        };
        let (statements, abridged) = statements(context, &receiver, named);
        code.push_str(&statements);
        is_abridged = abridged;
    }
    let alternatives = context.context.api().client.auth_alternatives();
    let credential = match alternatives.get(way).is_some_and(Authentication::is_entra) {
        true => "credential: std::sync::Arc<dyn azure_core::credentials::TokenCredential>",
        false => "",
    };
    let module = module.unwrap_or_else(|| self::module(context));
    let mut head = vec![
        format!("# async fn example({credential}) -> azure_core::Result<()> {{"),
        match path_starts::contains(&code, "models") {
            true => format!("use {module}::{{{root}, models}};"),
            false => format!("use {module}::{root};"),
        },
    ];
    if call.is_some_and(is_iterated) {
        head.push("use futures::TryStreamExt;".to_owned());
    }
    head.push(String::new());
    DocExample {
        head,
        statements: code,
        is_abridged,
    }
}

/// Returns the path of the clients' module for users.
fn module(context: &TypeContext<'_>) -> String {
    let (path, krate) = (context.context.module_path(), context.context.crate_name);
    if path.is_empty() {
        krate.to_owned()
    } else {
        format!("{krate}::{path}")
    }
}

/// Returns the statements with the call and the use of its response.
fn statements(
    context: &TypeContext<'_>,
    receiver: &str,
    named: &NamedOperation<'_>,
) -> (String, bool) {
    let operation = named.operation;
    let values = Values::new(context, operation.examples.first());
    let required = named.arguments();
    let argument = |it: &NamedParameter<'_>| match content_type(operation, it.parameter) {
        Some(name) => text_literal(name),
        None => values.argument(it.parameter),
    };
    let mut arguments: Vec<_> = required.map(argument).collect();
    let groups = named.required_groups();
    arguments.extend(groups.map(|used| group(&values, named, used)));
    let (binding, body) = body(&values, named);
    arguments.extend(body);
    arguments.push("None".to_owned());
    let call = format!(
        "{receiver}.{}({})",
        named.names.method,
        arguments.join(", ")
    );
    let outcome = if operation.long_running.is_some() {
        format!("let response = {call}?.await?;")
    } else if named.is_list() {
        format!(
            "let mut items = {call}?; while let Some(item) = items.try_next().await? {{ println!(\"{{item:?}}\"); }}"
        )
    } else if let Output::Items(_, items) = operation.output() {
        let (stream, item) = match items.format {
            ItemFormat::Events => ("events", "event"),
            ItemFormat::Lines | ItemFormat::Records => ("items", "item"),
        };
        format!(
            "let mut {stream} = {call}.await?; while let Some({item}) = {stream}.try_next().await? {{ println!(\"{{{item}:?}}\"); }}"
        )
    } else if *operation.output() == Output::Exists {
        format!("let exists = {call}.await?;")
    } else {
        format!("let response = {call}.await?;")
    };
    (format!("{binding}{outcome}"), values.are_abridged())
}

/// True if the result of a method is iterated over.
fn is_iterated(named: &NamedOperation<'_>) -> bool {
    let is_stream = matches!(named.operation.output(), Output::Items(..));
    named.is_list() || (is_stream && named.operation.long_running.is_none())
}

/// Returns a media type for the argument that sets the one of the body.
fn content_type(operation: &Operation, parameter: &Parameter) -> Option<&'static str> {
    let is_content_type = parameter.location == ParameterLocation::Header
        && parameter.wire_name.eq_ignore_ascii_case("content-type");
    let listed = operation.body.as_ref()?.consumes.first()?;
    let name = match listed.split('/').next()?.trim() {
        "audio" => "audio/wav",
        "image" => "image/png",
        "multipart" => "multipart/mixed; boundary=boundary",
        "video" => "video/mp4",
        _ => "application/octet-stream",
    };
    is_content_type.then_some(name)
}

/// Returns the argument with a borrowed parameter group.
fn group(values: &Values<'_, '_>, named: &NamedOperation<'_>, used: &UsedGroup<'_>) -> String {
    let fields: Vec<_> = named
        .members(used)
        .map(|it| (it.parameter, it.name))
        .filter_map(|(parameter, field)| {
            let given = values.given(&parameter.wire_name);
            let value = match parameter.required {
                true => values.required(parameter.ty.decoded(), given, 0, &parameter.wire_name)?,
                false => values.value(parameter.ty.decoded(), given, 0)?,
            };
            Some(format!("{field}: Some({value}), "))
        })
        .collect();
    let name = &used.names.name;
    let rest = match fields.len() {
        0 => return format!("&models::{name}::default()"),
        all if all == used.names.fields.len() => "",
        _ => "..Default::default()",
    };
    format!("&models::{name} {{ {}{rest} }}", fields.concat())
}

/// Returns the statement that creates a required body, and the argument that passes it.
fn body(values: &Values<'_, '_>, named: &NamedOperation<'_>) -> (String, Option<String>) {
    let Some((body, name)) = named.required_body() else {
        return (String::new(), None);
    };
    let given = values.given(&body.name);
    let model = match &body.ty {
        Type::Named(id) => matches!(
            values.context.context.definition(*id).kind,
            DefinitionKind::Model(_) | DefinitionKind::JsonUnion(_) | DefinitionKind::Tuple(_)
        ),
        _ => false,
    };
    if let BodyKind::Items(format) = body.kind {
        let items = match format {
            ItemFormat::Records => "JsonRecords",
            ItemFormat::Events | ItemFormat::Lines => "JsonLines",
        };
        let item = values.required(&body.ty, given, 0, &body.name);
        let item = item.unwrap_or_default();
        let item = match body.nullable_items {
            true => format!("Some({item})"),
            false => item,
        };
        let content = format!(
            "{}::{items}::of(&[{item}])?",
            values.context.context.crate_name
        );
        return (String::new(), Some(content));
    }
    match values
        .required(&body.ty, given, 0, &body.name)
        .filter(|_| model)
    {
        Some(literal) => (
            format!("let {name} = {literal};"),
            Some(format!("{name}.try_into()?")),
        ),
        None => {
            let content = plain_body(values, body);
            let empty = match body.ty {
                Type::Array { .. } => "[]",
                _ => "{}",
            };
            let bytes = || format!("azure_core::Bytes::from_static(b\"{empty}\").into()");
            (String::new(), Some(content.unwrap_or_else(bytes)))
        }
    }
}

/// Returns a JSON body that is not a model.
fn plain_body(values: &Values<'_, '_>, body: &Body) -> Option<String> {
    if body.kind != BodyKind::Json {
        return None;
    }
    let root = values.context.context.crate_name;
    let given = values.given(&body.name);
    let Type::Scalar(scalar) = body.ty else {
        let is_plain = types::is_text_enumeration(&values.context.context, &body.ty);
        let literal = values.value(&body.ty, given, 0).filter(|_| is_plain)?;
        return Some(format!("{root}::request_content({literal})?"));
    };
    let encoding = match scalar {
        Scalar::Binary | Scalar::File => return None,
        Scalar::DateTimeRfc1123 => "Rfc7231",
        Scalar::UnixTime => "UnixTime",
        Scalar::Base64 => "Base64",
        Scalar::Base64Url => "Base64Url",
        _ => "",
    };
    let literal = match scalar {
        Scalar::Base64 | Scalar::Base64Url => "b\"bytes\".to_vec()".to_owned(),
        Scalar::Duration => {
            let text = text_literal(given.as_str().unwrap_or("PT5M"));
            format!("{text}.parse::<{root}::IsoDuration>()?")
        }
        scalar => example_scalar::argument(scalar, given, &body.name),
    };
    let owned = match types::is_text(&body.ty) {
        true => ".to_owned()",
        false => "",
    };
    Some(match encoding {
        "" => format!("{root}::request_content({literal}{owned})?"),
        encoding => format!("{root}::request_content_as::<{root}::{encoding}, _>({literal})?"),
    })
}

/// Returns the statement that creates the root client with a constructor.
fn making(context: &TypeContext<'_>, way: usize) -> String {
    let mut arguments = Vec::new();
    let client = &context.context.api().client;
    if client.endpoint == Endpoint::Unspecified {
        arguments.push(text_literal(&format!("{NOWHERE}{}", client.base_path)));
    }
    let values = Values::new(context, None);
    arguments
        .extend(asked(&context.context).map(|(parameter, _)| leading_value(&values, parameter)));
    let names = &context.context.names.client;
    let constructor = names.constructors.get(way);
    let way = context.context.api().client.auth_alternatives().get(way);
    if let Some((way, constructor)) = way.zip(constructor) {
        prove(way, &mut constructor.arguments.iter(), &mut arguments);
    }
    arguments.push("None".to_owned());
    let client = &names.client;
    let constructor = constructor.map_or("new", |constructor| constructor.name.as_str());
    format!(
        "let client = {client}::{constructor}({})?;",
        arguments.join(", ")
    )
}

/// Adds the credentials of a constructor.
fn prove<'n>(
    way: &Authentication,
    names: &mut impl Iterator<Item = &'n FieldName>,
    arguments: &mut Vec<String>,
) {
    match way {
        Authentication::Bearer { .. } => {
            names.next();
            arguments.push("credential".to_owned());
        }
        Authentication::Basic => {
            names.nth(1);
            arguments.extend(["\"name\"", "\"password\".into()"].map(str::to_owned));
        }
        Authentication::All(all) => all.iter().for_each(|way| prove(way, names, arguments)),
        Authentication::None => {}
        _ => {
            let name = names.next().map_or("key", FieldName::as_str);
            arguments.push(format!(
                "{}.into()",
                text_literal(name.trim_start_matches("r#"))
            ));
        }
    }
}

fn leading_value(values: &Values<'_, '_>, parameter: &Parameter) -> String {
    match parameter.location {
        ParameterLocation::Host if types::is_text(&parameter.ty) => {
            text_literal(&host_part(values.context, parameter))
        }
        _ => values.argument(parameter),
    }
}

/// Returns a value for a host parameter.
fn host_part(context: &TypeContext<'_>, parameter: &Parameter) -> String {
    let given = [&parameter.client_default, &parameter.default];
    if let Some(text) = given.into_iter().flatten().find_map(|value| value.as_str()) {
        return text.to_owned();
    }
    let Endpoint::Template { template, .. } = &context.context.api().client.endpoint else {
        return NOWHERE.to_owned();
    };
    let name = &parameter.wire_name;
    let place = format!("{{{name}}}");
    match template.split_once(&place) {
        Some(("", rest)) if rest.is_empty() || rest.starts_with('/') => NOWHERE.to_owned(),
        Some((scheme, rest))
            if scheme.ends_with("://") && (rest.is_empty() || rest.starts_with('/')) =>
        {
            "example.com".to_owned()
        }
        Some((before, _)) if before.ends_with(':') => "443".to_owned(),
        _ => Words::of(name).spaced().replace(' ', "-"),
    }
}

/// The endpoint in examples of APIs without one.
const NOWHERE: &str = "https://example.com";
