use super::{parameter, response};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;
use crate::lower::Lowering;
use crate::lower::document::{Operation, Response};
use crate::lower::operation::{child, split};

/// The keys of an operation that are read on their own.
const LATER: [&str; 3] = ["requestBody", "callbacks", "servers"];

/// An operation with the media types that it answers with.
pub(super) fn read<'s>(lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Operation<'s>> {
    let mut operation: Operation<'s> = lowering.read(origin, &LATER)?;
    let parameters = child(origin, "parameters");
    parameter::settle_all(lowering, &mut operation.parameters, &parameters);
    let callbacks = child(origin, "callbacks");
    if lowering.sources.value(&callbacks).is_some() {
        let message = "callbacks are not generated: the service calls, not the client";
        let diagnostic = Diagnostic::new(Code::Unsupported, Place::Key(callbacks), message);
        lowering.report.push(diagnostic.subject("callbacks"));
    }
    operation.base_path = super::server::own_base_path(lowering, origin);
    let responses = child(origin, "responses");
    let mut produces = Vec::new();
    for (status, answer) in &mut operation.responses {
        let at = child(&responses, status);
        response::settle(lowering, answer, &at);
        if !status.starts_with('2') {
            continue;
        }
        let media = media_of(lowering, answer, &at);
        for name in media {
            if !produces.contains(&name) {
                produces.push(name);
            }
        }
    }
    operation.produces = Some(produces);
    Some(operation)
}

fn media_of<'s>(
    lowering: &mut Lowering<'s, '_>,
    answer: &Response<'s>,
    at: &Origin,
) -> Vec<&'s str> {
    let Some(reference) = answer.reference else {
        return answer.media.clone();
    };
    let fetch = |lowering: &mut Lowering<'s, '_>, origin: &Origin| {
        let found = lowering.grammar.response(lowering, origin);
        found.map(std::rc::Rc::new)
    };
    let found = lowering.follow(reference, at, fetch, |answer: &Response<'s>| {
        answer.reference
    });
    found
        .map(|(_, answer)| answer.media.clone())
        .unwrap_or_default()
}

/// The group that an operation belongs to, and its name within: as in Swagger 2.0 where the `operationId` is one of
/// Azure's, else by the first of its tags.
pub(super) fn group(operation: &Operation<'_>, id: &str) -> (String, String) {
    if is_grouped(id) {
        return split(id);
    }
    let tag = operation
        .tags
        .first()
        .map(|tag| tag.trim())
        .unwrap_or_default();
    let name = without_group(id, tag).unwrap_or(id);
    (tag.to_owned(), name.to_owned())
}

/// Whether an `operationId` has the form `Group_Name`.
fn is_grouped(id: &str) -> bool {
    let begins = |word: &str| word.starts_with(|letter: char| letter.is_ascii_uppercase());
    id.split_once('_')
        .is_some_and(|(group, name)| begins(group) && begins(name) && !name.contains('_'))
}

/// The rest of an `operationId` that begins with the name of its group: `repos/get` in `repos`.
fn without_group<'i>(id: &'i str, group: &str) -> Option<&'i str> {
    let start = id.get(..group.len())?;
    let rest = id.get(group.len()..)?;
    let name = rest.trim_start_matches(['/', '.', '_', '-', ':']);
    let is_whole = name.len() < rest.len() && !name.is_empty();
    (!group.is_empty() && is_whole && start.eq_ignore_ascii_case(group)).then_some(name)
}
