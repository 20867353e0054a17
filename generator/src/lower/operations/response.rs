//! Lowers responses.

use super::header::header as lower_header;
use crate::diagnostics::Code;
use crate::dialect::document::{self, Deprecated, Operation, Status};
use crate::dialect::origin::{child, within};
use crate::ir::{ErrorModel, HttpMethod, Origin, Response, StatusCode, Type};
use crate::lower::schema::{
    Builder, NamePath, Node, complete_value, docs, textual, textual_within, xml_list,
};

/// The success status codes of a range; true if they have no body.
const SUCCESSES: [(StatusCode, bool); 7] = [
    (200, false),
    (201, false),
    (202, false),
    (203, false),
    (204, true),
    (205, true),
    (206, false),
];
/// The responses of an operation.
pub(crate) struct Responses {
    pub listed: Vec<Response>,
    pub error: ErrorModel,
}

/// The responses that were lowered so far.
#[derive(Default)]
struct Answers {
    listed: Vec<Response>,
    /// The body of errors that are not listed.
    fallback: Option<Type>,
}

impl Answers {
    /// Uses a response for all success status codes that are not listed.
    fn succeed(&mut self, response: Option<Response>) {
        let Some(response) = response else { return };
        let has_body = response.body.is_some();
        for (status, is_empty) in SUCCESSES {
            let is_listed = self.listed.iter().any(|known| known.status == status);
            let fits = !(has_body && is_empty);
            if fits && !is_listed {
                self.listed.push(Response {
                    status,
                    ..response.clone()
                });
            }
        }
    }
}

/// Returns the responses of an operation.
pub(crate) fn responses<'s>(
    builder: &mut Builder<'s, '_>,
    origin: &Origin,
    operation: &Operation<'s>,
    method: HttpMethod,
    words: &[String],
) -> Responses {
    let place = child(origin, "responses");
    if builder.sources().value(&place).is_none() {
        let message = "operation without `responses`; any 2xx status code is a success, and the response body is not read";
        builder
            .report()
            .key(Code::MissingResponses, origin, message);
    }
    let mut answers = Answers::default();
    let mut ranges = Vec::new();
    let ranges_known = builder.conventions().has_status_ranges;
    let statuses = operation.responses.keys();
    let mut statuses = statuses.filter_map(|key| Status::of(key, ranges_known));
    let stands_alone = builder.conventions().is_general && !statuses.any(Status::is_success);
    for (status, response) in &operation.responses {
        let at = child(&place, status);
        match Status::of(status, ranges_known) {
            Some(Status::Default) => {
                answers.fallback = default_error(builder, response, at.clone(), words);
                if stands_alone {
                    ranges.push((2, response, at));
                }
            }
            Some(Status::Code(code)) => {
                let response = lower_response(builder, response, at, code, method, words);
                answers.listed.extend(response);
            }
            Some(Status::Range(digit)) => ranges.push((digit, response, at)),
            None if status.starts_with("x-") => {}
            None => {
                let message = format!("`{status}` is not a status code; the response is ignored");
                builder.report().key(Code::Unsupported, &at, message);
            }
        }
    }
    for (digit, response, at) in ranges {
        match digit {
            2 => {
                let first = lower_response(builder, response, at, 200, method, words);
                answers.succeed(first);
            }
            4 | 5 if answers.fallback.is_none() => {
                answers.fallback = default_error(builder, response, at, words);
            }
            4 | 5 => {}
            _ => {
                let message = format!("responses for `{digit}XX` are not supported; ignored");
                builder.report().key(Code::Unsupported, &at, message);
            }
        }
    }
    let Answers {
        mut listed,
        fallback,
    } = answers;
    listed.sort_by_key(|response| response.status);
    let of_listed = || {
        listed
            .iter()
            .filter(|one| one.error)
            .find_map(|one| one.body.clone())
    };
    let error = match fallback.or_else(of_listed) {
        Some(ty) => ErrorModel::Type(ty),
        None => ErrorModel::Unspecified,
    };
    Responses { listed, error }
}

fn default_error<'s>(
    builder: &mut Builder<'s, '_>,
    response: &document::Response<'s>,
    at: Origin,
    words: &[String],
) -> Option<Type> {
    let (origin, response) = builder.reader.response(response, at)?;
    let schema = response.schema.as_ref()?;
    let place = NamePath::Place(words);
    let origin = within(&origin, &response.schema_at);
    let node = Node::inline(schema, &origin, NamePath::Inner(&place, "Error"));
    Some(textual(complete_value(builder, node).ty))
}

fn lower_response<'s>(
    builder: &mut Builder<'s, '_>,
    response: &document::Response<'s>,
    at: Origin,
    status: StatusCode,
    method: HttpMethod,
    words: &[String],
) -> Option<Response> {
    let (origin, response) = builder.reader.response(response, at)?;
    let answer = method == HttpMethod::Head && status == 404;
    let error = response.error_response.unwrap_or(status >= 400 && !answer);
    let place = NamePath::Place(words);
    let word = if error { "Error" } else { "Response" };
    let lowered = response.schema.as_ref().map(|schema| {
        let origin = within(&origin, &response.schema_at);
        let lowered = complete_value(
            builder,
            Node::inline(schema, &origin, NamePath::Inner(&place, word)),
        );
        (schema, lowered)
    });
    let (body, xml) = match lowered {
        Some((schema, lowered)) => {
            let xml = xml_list(schema, word, &lowered.ty, lowered.attributes.xml);
            (Some(textual_within(lowered.ty)), xml)
        }
        None => (None, None),
    };
    let headers = child(&origin, "headers");
    let headers = response
        .headers
        .iter()
        .filter_map(|(name, header)| {
            lower_header(builder, name, header, child(&headers, name), place)
        })
        .collect();
    Some(Response {
        status,
        docs: docs(None, response.description, Deprecated::No),
        body,
        xml,
        headers,
        error,
        origin,
    })
}
