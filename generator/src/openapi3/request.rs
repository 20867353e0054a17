use std::borrow::Cow;
use std::rc::Rc;

use super::{media, members, schema};
use crate::diagnostics::Code;
use crate::ir::{BodyKind, Origin};
use crate::lower::Lowering;
use crate::lower::declared::{Declared, Place};
use crate::lower::document::{Operation, Parameter, RequestBody};
use crate::lower::operation::{child, within};

/// What the request of an operation carries: its body, or the parts of a form.
pub(super) fn request<'s>(
    lowering: &mut Lowering<'s, '_>,
    operation: &mut Operation<'s>,
    origin: &Origin,
    verb: &str,
) -> Vec<Declared<'s>> {
    let origin = child(origin, "requestBody");
    if lowering.sources.value(&origin).is_none() {
        return Vec::new();
    }
    let Some((origin, body)) = at(lowering, &origin) else {
        return Vec::new();
    };
    let Some(chosen) = media::choose(lowering, &body.content, &origin, Some(verb)) else {
        let message = "this body has no `content`: the request carries none";
        lowering
            .report
            .value(Code::MissingResponses, &origin, message);
        return Vec::new();
    };
    operation.consumes = Some(chosen.names.clone());
    if matches!(chosen.kind, BodyKind::UrlEncoded | BodyKind::Multipart)
        && let Some(form) = members::form(lowering, &chosen, &origin, body.required)
    {
        return form;
    }
    let schema_at = Cow::Owned(format!("{}/schema", chosen.at));
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
    vec![Declared {
        parameter: Rc::new(parameter),
        global: false,
        name,
        place: Place::Body,
        origin,
    }]
}

/// The body of a request, its reference followed.
fn at<'s>(
    lowering: &mut Lowering<'s, '_>,
    origin: &Origin,
) -> Option<(Origin, Rc<RequestBody<'s>>)> {
    let body = read(lowering, origin)?;
    match body.reference {
        None => Some((origin.clone(), body)),
        Some(reference) => lowering.follow(reference, origin, read, |body: &RequestBody<'s>| {
            body.reference
        }),
    }
}

fn read<'s>(lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Rc<RequestBody<'s>>> {
    let mut body: RequestBody<'s> = lowering.read(origin, &[])?;
    for (name, entry) in &mut body.content {
        if let Some(inner) = &mut entry.schema {
            let at = within(&child(&child(origin, "content"), name), "/schema");
            schema::settle(lowering, inner, &at);
        }
    }
    Some(Rc::new(body))
}
