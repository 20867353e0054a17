//! Media types of bodies that callers choose.

use super::parameter::parameter as lower_parameter;
use crate::dialect::document::{ResolvedParameter, body_kind, is_range};
use crate::ir::{Body, BodyKind, Docs, Parameter, ParameterLocation, SuppliedBy, Type};
use crate::lower::schema::Builder;

/// The header that says it.
const CONTENT_TYPE: &str = "Content-Type";

/// Returns the header with the media type of the body, if the caller chooses it: an unrestricted parameter, one of
/// several equivalent media types, or a range. It is optional if there is a body with a default media type.
pub(crate) fn content_type_header<'s>(
    builder: &mut Builder<'s, '_>,
    declared: Option<&ResolvedParameter<'s>>,
    body: Option<&Body>,
    words: &[String],
) -> Option<Parameter> {
    let is_form = |body: &Body| matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded);
    if body.is_some_and(is_form) || declared.is_some_and(|header| header.texts().len() == 1) {
        return None;
    }
    let mut parameter = match (declared, body) {
        (Some(declared), _) => lower_parameter(builder, declared, words),
        (None, Some(body)) if has_choice(body) => offered(body),
        (None, _) => return None,
    };
    parameter.supplied_by = SuppliedBy::Method;
    if let Some(body) = body {
        let usual = body.media_type();
        parameter.required = body.required && usual.is_none();
        let said = usual.map(|usual| format!("By default, the body is sent as `{usual}`."));
        parameter.constraints.extend(said);
    }
    Some(parameter)
}

/// True if the Rust type of a body does not determine the media type: bytes, text, bytes instead of a model, or a
/// range.
fn has_choice(body: &Body) -> bool {
    // The client encodes JSON, which is one of `application/*+json`.
    let is_open = |name: &String| is_range(name) && body_kind(name) == BodyKind::Bytes;
    if body.media_type().is_none() || body.consumes.iter().any(is_open) {
        return true;
    }
    let is_raw = |kind| matches!(kind, BodyKind::Bytes | BodyKind::Text);
    let mut others = body.consumes.iter().skip(1).map(|name| body_kind(name));
    others.any(|other| match other {
        BodyKind::Multipart | BodyKind::UrlEncoded => false,
        other => is_raw(body.kind) || is_raw(other),
    })
}

fn offered(body: &Body) -> Parameter {
    let listed: Vec<_> = body
        .consumes
        .iter()
        .map(|media| format!("`{media}`"))
        .collect();
    Parameter {
        docs: Docs {
            description: Some(format!(
                "The media type of the body: {}.",
                listed.join(", ")
            )),
            ..Docs::default()
        },
        ..Parameter::new(
            CONTENT_TYPE,
            ParameterLocation::Header,
            Type::STRING,
            body.origin.clone(),
        )
    }
}
