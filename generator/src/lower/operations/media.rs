//! The kind of a body, by its type and the media types that the description lists.

use super::text_content::plain_content;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{body_kind, holds_every_format, is_plain_json, is_range, usual};
use crate::ir::{
    BodyKind, DefinitionKind, Definitions, EnumerationBase, HttpMethod, ItemFormat, Literal, Origin,
};
use crate::ir::{Scalar, TextEncoding, Type};
use crate::lower::schema::{Builder, unparsed};

/// A body with its kind.
pub(crate) struct EncodedBody {
    /// The kind of body.
    pub kind: BodyKind,
    /// The type of a body of this kind.
    pub ty: Type,
    /// The media types of this kind, best first. In a request, other media types that callers can choose follow.
    pub media_types: Vec<String>,
}

/// The content of a body, as far as it matters for the choice of a media type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum BodyContent {
    /// Raw bytes.
    Binary,
    /// Text, which is the same in every kind of body but JSON.
    Text,
    /// A number or a boolean, whose text is JSON.
    Literal,
    /// A value with a text encoding, such as a date.
    Encoded,
    /// An object or a list.
    Structure,
    /// Any value.
    Any,
}

/// Chooses the kind of a request body (Swagger 2.0, `consumes`; OpenAPI 3.0, "Request Body Object").
///
/// Rule: a merge patch if the method is PATCH; otherwise JSON, with plain JSON before its variants, XML, text for text,
/// or raw bytes. A range of media types that includes JSON is JSON, unless the body is text or binary. An object or a
/// list in a media type that Armsmith does not encode is passed as raw bytes, which is reported.
pub(crate) fn sent(
    builder: &mut Builder<'_, '_>,
    ty: Type,
    listed: &[&str],
    method: HttpMethod,
    origin: &Origin,
) -> EncodedBody {
    // A caller creates the content, which serde writes.
    let ty = unparsed(builder, ty, origin);
    let content = content(&builder.catalog.definitions, &ty);
    let is_patch = method == HttpMethod::Patch && content != BodyContent::Binary;
    let kind = match listed
        .iter()
        .any(|it| body_kind(it) == BodyKind::MergePatch)
    {
        // Only a merge patch can remove members.
        true if is_patch => BodyKind::MergePatch,
        _ => match choose(content, listed) {
            // Only responses are event streams.
            BodyKind::Items(ItemFormat::Events) => BodyKind::Bytes,
            kind => kind,
        },
    };
    if is_lost(content, kind) {
        report_lost(
            builder,
            origin,
            listed,
            ["encode", "the caller passes raw bytes"],
            "encode the value with a library for the media type",
        );
    }
    let ty = typed(builder, ty, content, kind, origin);
    let is_form = |it: &&str| matches!(body_kind(it), BodyKind::Multipart | BodyKind::UrlEncoded);
    let mut names = listed.to_vec();
    if !names.iter().all(is_form) {
        names.retain(|it| !is_form(it));
    }
    names.sort_by_key(|it| rank(it, content, kind));
    let mut media_types: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let first = media_types.first();
    if let Some(name) = first.and_then(|first| usual(first, kind))
        && !media_types.iter().any(|it| it == name)
    {
        media_types.insert(0, name.to_owned());
    }
    EncodedBody {
        kind,
        ty,
        media_types,
    }
}

/// Returns a body that is plain text with JSON of a schema (`contentSchema`): the body is the JSON.
pub(super) fn json_in_text(ty: &Type, listed: &[&str]) -> Option<EncodedBody> {
    let is_text = |name: &&str| body_kind(name) == BodyKind::Text;
    if listed.is_empty() || !listed.iter().all(is_text) {
        return None;
    }
    Some(EncodedBody {
        kind: BodyKind::Json,
        ty: plain_content(ty.clone()).ok()?,
        media_types: listed.iter().map(|name| (*name).to_owned()).collect(),
    })
}

/// Returns the media types of the first format of items in a list, and this format.
pub(super) fn sequences<'m>(listed: &[&'m str]) -> Option<(ItemFormat, Vec<&'m str>)> {
    let format_of = |name: &&str| match body_kind(name) {
        BodyKind::Items(format) => Some(format),
        _ => None,
    };
    let format = listed.iter().find_map(format_of)?;
    let names = listed.iter().copied();
    let names = names.filter(|name| format_of(name) == Some(format));
    Some((format, names.collect()))
}

/// Chooses the kind of a response body (Swagger 2.0, `produces`; OpenAPI 3.0, "Response Object").
///
/// Rule: as for a request. The client accepts the media types that it can decode.
pub(crate) fn received(
    builder: &mut Builder<'_, '_>,
    ty: Type,
    listed: &[&str],
    origin: &Origin,
) -> EncodedBody {
    let content = content(&builder.catalog.definitions, &ty);
    let kind = match choose(content, listed) {
        // Only requests are merge patches.
        BodyKind::MergePatch => BodyKind::Json,
        kind => kind,
    };
    if is_lost(content, kind) {
        report_lost(
            builder,
            origin,
            listed,
            ["decode", "the response is a stream of bytes"],
            "decode the bytes with a library for the media type",
        );
    }
    let ty = typed(builder, ty, content, kind, origin);
    EncodedBody {
        kind,
        ty,
        media_types: accepted(listed, content, kind),
    }
}

/// Returns the accepted media types if no response has a body.
pub(crate) fn accepted_without_body(listed: &[&str]) -> Vec<String> {
    let kind = choose(BodyContent::Any, listed);
    accepted(listed, BodyContent::Any, kind)
}

fn accepted(listed: &[&str], content: BodyContent, kind: BodyKind) -> Vec<String> {
    if kind == BodyKind::Bytes {
        let any = |name: &&str| match name.trim() {
            "" => "*/*".to_owned(),
            name => name.to_owned(),
        };
        return listed.iter().map(any).collect();
    }
    let fits = |name: &&&str| rank(name, content, kind) < OTHER;
    // The media types in `Accept` have no order, so variants would be as welcome as plain JSON.
    let plain = listed.iter().filter(fits);
    let plain: Vec<_> = plain.filter(|name| is_plain_json(name)).collect();
    let names = match kind == BodyKind::Json && !plain.is_empty() {
        true => plain,
        false => listed.iter().filter(fits).collect(),
    };
    let mut media_types: Vec<String> = Vec::new();
    for name in names {
        // A text is decoded as the media type of the response says.
        let all: &[&str] = match usual(name, kind) {
            Some("text/plain") if holds_every_format(name) => &["application/json", "text/plain"],
            Some(usual) => &[usual],
            None => &[name],
        };
        for name in all {
            if !media_types.iter().any(|known| known == name) {
                media_types.push((*name).to_owned());
            }
        }
    }
    media_types
}

/// The rank of a media type of another kind.
const OTHER: usize = 4;

fn rank(name: &str, content: BodyContent, kind: BodyKind) -> usize {
    let is_of_kind = match kind {
        BodyKind::Json | BodyKind::MergePatch if content == BodyContent::Binary => false,
        BodyKind::Bytes if content == BodyContent::Binary => body_kind(name) == kind,
        _ => format(name, content) == kind,
    };
    match (is_of_kind, is_range(name)) {
        (true, false) if is_plain_json(name) => 0,
        (true, false) => 1,
        (true, true) => 2,
        (false, _) => OTHER,
    }
}

/// Returns the kind of a body that may have any of these media types.
fn choose(content: BodyContent, listed: &[&str]) -> BodyKind {
    let preferred: &[BodyKind] = match content {
        BodyContent::Binary => return BodyKind::Bytes,
        BodyContent::Text => &[BodyKind::Json, BodyKind::Text, BodyKind::Xml],
        BodyContent::Literal | BodyContent::Encoded | BodyContent::Any => {
            &[BodyKind::Json, BodyKind::Xml, BodyKind::Text]
        }
        BodyContent::Structure => &[BodyKind::Json, BodyKind::MergePatch, BodyKind::Xml],
    };
    let mut preferred = preferred.iter().copied();
    let found = preferred.find(|kind| listed.iter().any(|name| format(name, content) == *kind));
    let sequence = || sequences(listed).map(|(format, _)| BodyKind::Items(format));
    found.or_else(sequence).unwrap_or(BodyKind::Bytes)
}

/// Returns the kind of a body with this media type and content.
fn format(name: &str, content: BodyContent) -> BodyKind {
    match (body_kind(name), content) {
        (BodyKind::MergePatch, BodyContent::Text | BodyContent::Literal | BodyContent::Encoded) => {
            BodyKind::Json
        }
        (BodyKind::MergePatch, BodyContent::Any) => BodyKind::Json,
        (BodyKind::Multipart | BodyKind::UrlEncoded, _) => BodyKind::Bytes,
        (BodyKind::Bytes, BodyContent::Binary) => BodyKind::Bytes,
        (BodyKind::Bytes, BodyContent::Text) if matches!(name.trim(), "*/*" | "*" | "") => {
            BodyKind::Text
        }
        (BodyKind::Bytes, BodyContent::Text) => BodyKind::Bytes,
        (BodyKind::Bytes, _) if holds_every_format(name) => BodyKind::Json,
        (kind, _) => kind,
    }
}

/// True if the schema has no effect on a body of this kind.
fn is_lost(content: BodyContent, kind: BodyKind) -> bool {
    kind == BodyKind::Bytes
        && matches!(
            content,
            BodyContent::Structure | BodyContent::Literal | BodyContent::Encoded
        )
}

/// Returns the type of a body of this kind. An encoding that has no effect is reported.
fn typed(
    builder: &mut Builder<'_, '_>,
    ty: Type,
    content: BodyContent,
    kind: BodyKind,
    origin: &Origin,
) -> Type {
    let is_encoded = matches!(ty, Type::Scalar(Scalar::Base64 | Scalar::Base64Url));
    if kind == BodyKind::Text && is_encoded {
        let message = "the encoding of a text body has no effect; it is text in this encoding";
        let diagnostic = Diagnostic::new(Code::NoEffect, Place::Value(origin.clone()), message);
        builder.report().push(diagnostic.subject("text"));
    }
    let ty = match kind {
        BodyKind::Json | BodyKind::MergePatch | BodyKind::Items(_) => ty,
        _ => unparsed(builder, ty, origin),
    };
    match (kind, content) {
        (BodyKind::Bytes, _) => Type::Scalar(Scalar::Binary),
        (BodyKind::Text, BodyContent::Encoded | BodyContent::Any) => Type::STRING,
        _ => ty,
    }
}

/// Returns the content of a body of this type.
pub(super) fn content(definitions: &Definitions, ty: &Type) -> BodyContent {
    match ty {
        Type::Any => BodyContent::Any,
        Type::Array { .. } | Type::Map { .. } => BodyContent::Structure,
        Type::JsonInText(text) => match text.encoding {
            TextEncoding::Plain => BodyContent::Text,
            TextEncoding::Base64 | TextEncoding::Base64Url => BodyContent::Encoded,
        },
        Type::Constant(Literal::Text(_)) => BodyContent::Text,
        Type::Constant(Literal::Number(_) | Literal::Boolean(_)) => BodyContent::Literal,
        Type::Named(id) => match definitions.get(*id).map(|definition| &definition.kind) {
            Some(DefinitionKind::Enumeration(values)) => match values.base {
                EnumerationBase::String => BodyContent::Text,
                EnumerationBase::Integer | EnumerationBase::Number | EnumerationBase::Boolean => {
                    BodyContent::Literal
                }
            },
            // As any JSON value: it may be text.
            Some(DefinitionKind::JsonUnion(_)) => BodyContent::Any,
            _ => BodyContent::Structure,
        },
        Type::Scalar(scalar) => match scalar {
            Scalar::Binary | Scalar::File => BodyContent::Binary,
            Scalar::Boolean
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Uint32
            | Scalar::Uint64
            | Scalar::Float32
            | Scalar::Float64
            | Scalar::Decimal
            | Scalar::UnixTime => BodyContent::Literal,
            Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::Base64 | Scalar::Base64Url => {
                BodyContent::Encoded
            }
            Scalar::String
            | Scalar::Uuid
            | Scalar::TypedUuid
            | Scalar::TypedDate
            | Scalar::ArmId
            | Scalar::Url
            | Scalar::Etag
            | Scalar::Password
            | Scalar::Date
            | Scalar::Time
            | Scalar::Duration => BodyContent::Text,
        },
    }
}

/// Reports a body whose schema has no effect in its media type. The pair is what the client cannot do, and what happens
/// instead.
fn report_lost(
    builder: &mut Builder<'_, '_>,
    origin: &Origin,
    listed: &[&str],
    [verb, instead]: [&str; 2],
    help: &'static str,
) {
    let name = listed.first().copied().unwrap_or_default();
    let message = format!("cannot {verb} `{name}`; the schema is ignored, and {instead}");
    let diagnostic = Diagnostic::new(Code::Unsupported, Place::Value(origin.clone()), message);
    builder.report().push(diagnostic.subject(name).help(help));
}
