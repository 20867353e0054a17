//! The body of a request.

use std::borrow::Cow;
use std::rc::Rc;

use super::{form, media, media_type};
use crate::diagnostics::Code;
use crate::dialect::chain::Chain;
use crate::dialect::document::{Operation, Parameter, ParameterIn, RequestBody, ResolvedParameter};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, HttpMethod, Origin};

/// Reads the request body of an operation, which may be a form with several parts.
pub fn request<'s>(
    reading: &mut Reading<'s, '_>,
    operation: &mut Operation<'s>,
    origin: &Origin,
    method: HttpMethod,
) -> Vec<ResolvedParameter<'s>> {
    let origin = child(origin, "requestBody");
    if reading.value(&origin).is_none() {
        return Vec::new();
    }
    let Some((origin, body)) = at(reading, &origin) else {
        return Vec::new();
    };
    let Some(chosen) = media::of_request(reading, &body.content, &origin, method) else {
        let message = "this request body has no `content`; no body is sent";
        reading
            .report
            .value(Code::MissingResponses, &origin, message);
        return Vec::new();
    };
    operation.consumes = Some(chosen.names.clone());
    if matches!(chosen.kind, BodyKind::UrlEncoded | BodyKind::Multipart)
        && let Some(form) = form::form(reading, &chosen, &origin, body.required)
    {
        return form;
    }
    let schema_at = Cow::Owned(chosen.schema_at());
    let name = body
        .name
        .filter(|name| !name.trim().is_empty())
        .unwrap_or("body");
    let parameter = Parameter {
        name: Some(name),
        location: Some("body"),
        description: body.description,
        required: body.required,
        schema: Some(Box::new(chosen.schema())),
        schema_at,
        client_name: body.client_name,
        client_flatten: body.client_flatten,
        ..Parameter::default()
    };
    vec![ResolvedParameter {
        parameter: Rc::new(parameter),
        global: false,
        name,
        place: ParameterIn::Body,
        origin,
    }]
}

/// Reads a request body, following its reference.
fn at<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<(Origin, RequestBody<'s>)> {
    let mut chain = Chain::new(origin);
    let mut origin = origin.clone();
    loop {
        let body = read(reading, &origin)?;
        match body.reference {
            None => return Some((origin, body)),
            Some(reference) => origin = chain.follow(reading, reference)?,
        }
    }
}

fn read<'s>(reading: &mut Reading<'s, '_>, origin: &Origin) -> Option<RequestBody<'s>> {
    let mut body: RequestBody<'s> = reading.read(origin, &[])?;
    let content = child(origin, "content");
    media_type::resolve(reading, &mut body.content, &content);
    for (name, entry) in &mut body.content {
        let place = child(&content, name);
        if let Some(inner) = &mut entry.schema {
            reading.normalize(inner, &child(&place, "schema"));
        }
        if let Some(inner) = &mut entry.item_schema {
            reading.normalize(inner, &child(&place, "itemSchema"));
        }
    }
    Some(body)
}
