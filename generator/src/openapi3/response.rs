use std::borrow::Cow;

use super::{media, parameter, schema};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::lower::Lowering;
use crate::lower::declared;
use crate::lower::document::{Header, Response};
use crate::lower::operation::{child, within};

/// Chooses what a response holds, and settles its headers.
pub(super) fn settle<'s>(
    lowering: &mut Lowering<'s, '_>,
    response: &mut Response<'s>,
    origin: &Origin,
) {
    if response.reference.is_some() {
        return;
    }
    if response.links.is_some() {
        let links = child(origin, "links");
        let message = "links to other operations are not generated";
        let diagnostic = Diagnostic::new(Code::Unsupported, Place::Key(links), message);
        lowering.report.push(diagnostic.subject("links"));
    }
    let content = std::mem::take(&mut response.content);
    if let Some(chosen) = media::choose(lowering, &content, origin, None) {
        let at = format!("{}/schema", chosen.at);
        let mut found = chosen.schema();
        schema::settle(lowering, &mut found, &within(origin, &at));
        response.schema = Some(found);
        response.media = chosen.names;
        response.schema_at = Cow::Owned(at);
    }
    response.content = content;
    let headers = child(origin, "headers");
    for (name, header) in &mut response.headers {
        settle_header(lowering, header, &child(&headers, name));
    }
}

/// Gives a header the schema of its only media type, where it has one, and says how a list in it travels.
pub(super) fn settle_header<'s>(
    lowering: &mut Lowering<'s, '_>,
    header: &mut Header<'s>,
    origin: &Origin,
) {
    if header.reference.is_some() {
        return;
    }
    if header.schema.is_none()
        && let Some((found, at)) = parameter::of_content(&header.content)
    {
        header.schema = Some(Box::new(found));
        header.schema_at = Cow::Owned(at);
    }
    if let Some(inner) = &mut header.schema {
        let at = within(origin, &header.schema_at);
        schema::settle(lowering, inner, &at);
        let place = declared::Place::Header;
        header.collection_format =
            parameter::format(lowering, None, header.explode, place, inner, &at);
    }
}
