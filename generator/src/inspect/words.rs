//! Short descriptions of types and other parts of the IR.

use crate::ir::{
    Authentication, BodyKind, Definitions, DistinctiveMember, Endpoint, EnumerationBase,
    ErrorModel, FinalState, ItemFormat, JsonAlternative, NextPage, Output, Scalar, TextEncoding,
    Type,
};

pub(super) fn ty(ty: &Type, definitions: &Definitions) -> String {
    let or_null = |nullable: bool| if nullable { " or null" } else { "" };
    match ty {
        Type::Any => "any value".into(),
        Type::Scalar(scalar) => self::scalar(*scalar).into(),
        Type::Array {
            items,
            nullable_items,
        } => format!(
            "list of {}{}",
            self::ty(items, definitions),
            or_null(*nullable_items)
        ),
        Type::Map {
            values,
            nullable_values,
        } => format!(
            "map of {}{}",
            self::ty(values, definitions),
            or_null(*nullable_values)
        ),
        Type::Named(id) => definitions[*id].name.text(),
        Type::Constant(value) => format!("{value:?}"),
        Type::JsonInText(text) => {
            let encoding = match text.encoding {
                TextEncoding::Plain => "text",
                TextEncoding::Base64 => "base64",
                TextEncoding::Base64Url => "base64url",
            };
            let content = self::ty(&text.content, definitions);
            format!("{content} as JSON in {encoding}")
        }
    }
}

/// Describes the JSON of an alternative.
pub(super) fn json(alternative: &JsonAlternative) -> String {
    let mut text = alternative.json.name().to_owned();
    for DistinctiveMember { wire_name, values } in &alternative.members {
        text.push_str(&format!(" with {wire_name}"));
        text.extend(values.iter().map(|value| format!(" {value}")));
    }
    text
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "boolean",
        Scalar::Int32 => "int32",
        Scalar::Int64 => "int64",
        Scalar::Uint32 => "uint32",
        Scalar::Uint64 => "uint64",
        Scalar::Float32 => "float",
        Scalar::Float64 => "double",
        Scalar::Decimal => "decimal",
        Scalar::String => "string",
        Scalar::Uuid | Scalar::TypedUuid => "uuid",
        Scalar::ArmId => "resource id",
        Scalar::Url => "url",
        Scalar::Etag => "etag",
        Scalar::Password => "password",
        Scalar::DateTime => "date-time",
        Scalar::DateTimeRfc1123 => "date-time (RFC 1123)",
        Scalar::UnixTime => "unix time",
        Scalar::Date | Scalar::TypedDate => "date",
        Scalar::Time => "time",
        Scalar::Duration => "duration",
        Scalar::Base64 => "base64",
        Scalar::Base64Url => "base64url",
        Scalar::Binary => "bytes",
        Scalar::File => "file",
    }
}

pub(super) fn base(base: EnumerationBase) -> &'static str {
    match base {
        EnumerationBase::String => "string",
        EnumerationBase::Integer => "integer",
        EnumerationBase::Number => "number",
        EnumerationBase::Boolean => "boolean",
    }
}

pub(super) fn endpoint(endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::ResourceManager => "Azure Resource Manager of the chosen cloud".into(),
        Endpoint::Fixed(url) => url.clone(),
        Endpoint::Template { template, .. } => template.clone(),
        Endpoint::Unspecified => "given by the caller".into(),
    }
}

pub(super) fn authentication(authentication: &Authentication) -> String {
    match authentication {
        Authentication::Bearer { scopes } if scopes.is_empty() => "bearer token".into(),
        Authentication::Bearer { scopes } => format!("bearer token for {}", scopes.join(", ")),
        Authentication::HeaderKey { name } => format!("key in the header {name}"),
        Authentication::QueryKey { name } => format!("key in the query parameter {name}"),
        Authentication::CookieKey { name } => format!("key in the cookie {name}"),
        Authentication::All(all) => all
            .iter()
            .map(self::authentication)
            .collect::<Vec<_>>()
            .join(" with "),
        Authentication::None => "nothing".into(),
        Authentication::Credentials { scheme } => format!("credentials of {scheme}"),
        Authentication::Token => "bearer token that the caller has".into(),
        Authentication::Basic => "user name and password".into(),
    }
}

pub(super) fn body(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Json => "JSON",
        BodyKind::MergePatch => "JSON merge patch",
        BodyKind::Xml => "XML",
        BodyKind::Text => "text",
        BodyKind::Bytes => "bytes",
        BodyKind::Multipart => "multipart form",
        BodyKind::UrlEncoded => "form",
        BodyKind::Items(ItemFormat::Events) => "event stream",
        BodyKind::Items(ItemFormat::Lines) => "lines of JSON",
        BodyKind::Items(ItemFormat::Records) => "JSON text sequence",
    }
}

pub(super) fn output(output: &Output, definitions: &Definitions) -> String {
    match output {
        Output::Nothing => "nothing".into(),
        Output::Body(body) => ty(body, definitions),
        Output::OptionalBody(body) => format!("{} or nothing", ty(body, definitions)),
        Output::ByStatus(cases) => {
            let cases: Vec<_> = cases
                .iter()
                .map(|case| {
                    let codes = case.statuses.iter().map(ToString::to_string);
                    let rest = case.is_rest.then(|| "any other".to_owned());
                    let codes: Vec<_> = codes.chain(rest).collect();
                    let body = case
                        .body
                        .as_ref()
                        .map_or("nothing".into(), |body| ty(body, definitions));
                    format!("{body} ({})", codes.join(", "))
                })
                .collect();
            cases.join(" or ")
        }
        Output::Exists => "whether it exists".into(),
        Output::Stream => "bytes as they arrive".into(),
        Output::Items(item, items) => match items.format {
            ItemFormat::Events => format!("events of {} as they arrive", ty(item, definitions)),
            ItemFormat::Lines | ItemFormat::Records => {
                format!("items of {} as they arrive", ty(item, definitions))
            }
        },
    }
}

pub(super) fn error(error: &ErrorModel, definitions: &Definitions) -> String {
    match error {
        ErrorModel::Unspecified => "unspecified".into(),
        ErrorModel::Arm => "Azure Resource Manager's error".into(),
        ErrorModel::Type(error) => ty(error, definitions),
    }
}

pub(super) fn next(next: &NextPage) -> String {
    match next {
        NextPage::None => "none".into(),
        NextPage::Link(path) => path.join("."),
        NextPage::Marker { member, parameter } => {
            format!("`{parameter}` of {}", member.join("."))
        }
        NextPage::Operation { link, operation } => format!("{operation} of {}", link.join(".")),
    }
}

pub(super) fn final_state(state: FinalState) -> &'static str {
    match state {
        FinalState::AzureAsyncOperation => "azure-async-operation",
        FinalState::Location => "location",
        FinalState::OriginalUri => "original-uri",
        FinalState::OperationLocation => "operation-location",
    }
}
