use super::Lowering;
use super::facts::{docs, text};
use super::scalar::{textual, textual_within};
use super::schema::Node;
use super::words::Words;
use super::xml;
use crate::diagnostics::Code;
use crate::dialect::origin::{child, within};
use crate::ir::HttpMethod;
use crate::ir::{ErrorModel, Header, Origin, Response, StatusCode, Type};

/// The statuses that are a success by any range, and whether they come without a body.
const SUCCESSES: [(StatusCode, bool); 7] = [
    (200, false),
    (201, false),
    (202, false),
    (203, false),
    (204, true),
    (205, true),
    (206, false),
];
use crate::dialect::document::{self, Deprecated, Operation, Status};

/// The responses of an operation.
pub(crate) struct Responses {
    pub listed: Vec<Response>,
    pub error: ErrorModel,
}

/// The responses in the making.
#[derive(Default)]
struct Answers {
    listed: Vec<Response>,
    /// What a failure that is not listed answers with.
    fallback: Option<Type>,
}

impl Answers {
    /// Takes a response for all successes that are not listed.
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

impl<'s> Lowering<'s, '_> {
    /// What an operation answers with.
    pub fn responses(
        &mut self,
        origin: &Origin,
        operation: &Operation<'s>,
        method: HttpMethod,
        words: &[String],
    ) -> Responses {
        let place = child(origin, "responses");
        if self.sources().value(&place).is_none() {
            let message =
                "this operation has no `responses`: any success will do, and its body is not read";
            self.report().key(Code::MissingResponses, origin, message);
        }
        let mut answers = Answers::default();
        let mut ranges = Vec::new();
        let ranges_known = self.conventions().has_status_ranges;
        let statuses = operation.responses.keys();
        let mut statuses = statuses.filter_map(|key| Status::of(key, ranges_known));
        let stands_alone = self.conventions().is_general && !statuses.any(Status::is_success);
        for (status, response) in &operation.responses {
            let at = child(&place, status);
            match Status::of(status, ranges_known) {
                Some(Status::Default) => {
                    answers.fallback = self.default_error(response, at.clone(), words);
                    if stands_alone {
                        ranges.push((2, response, at));
                    }
                }
                Some(Status::Code(code)) => {
                    let response = self.response(response, at, code, method, words);
                    answers.listed.extend(response);
                }
                Some(Status::Range(digit)) => ranges.push((digit, response, at)),
                None if status.starts_with("x-") => {}
                None => {
                    let message = format!("`{status}` is no status: the response has no effect");
                    self.report().key(Code::Unsupported, &at, message);
                }
            }
        }
        for (digit, response, at) in ranges {
            match digit {
                2 => {
                    let first = self.response(response, at, 200, method, words);
                    answers.succeed(first);
                }
                4 | 5 if answers.fallback.is_none() => {
                    answers.fallback = self.default_error(response, at, words);
                }
                4 | 5 => {}
                _ => {
                    let message =
                        format!("`{digit}XX` is neither success nor failure: it has no effect");
                    self.report().key(Code::Unsupported, &at, message);
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

    fn default_error(
        &mut self,
        response: &document::Response<'s>,
        at: Origin,
        words: &[String],
    ) -> Option<Type> {
        let (origin, response) = self.reader.response(response, at)?;
        let schema = response.schema.as_ref()?;
        let place = Words::Place(words);
        let origin = within(&origin, &response.schema_at);
        let node = Node::inline(schema, &origin, Words::Inner(&place, "Error"));
        Some(textual(self.value(node).ty))
    }

    fn response(
        &mut self,
        response: &document::Response<'s>,
        at: Origin,
        status: StatusCode,
        method: HttpMethod,
        words: &[String],
    ) -> Option<Response> {
        let (origin, response) = self.reader.response(response, at)?;
        let answer = method == HttpMethod::Head && status == 404;
        let error = response.error_response.unwrap_or(status >= 400 && !answer);
        let place = Words::Place(words);
        let word = if error { "Error" } else { "Response" };
        let lowered = response.schema.as_ref().map(|schema| {
            let origin = within(&origin, &response.schema_at);
            let lowered = self.value(Node::inline(schema, &origin, Words::Inner(&place, word)));
            (schema, lowered)
        });
        let (body, xml) = match lowered {
            Some((schema, lowered)) => {
                let xml = xml::list(schema, word, &lowered.ty, lowered.facts.xml);
                (Some(textual_within(lowered.ty)), xml)
            }
            None => (None, None),
        };
        let headers = child(&origin, "headers");
        let headers = response
            .headers
            .iter()
            .filter_map(|(name, header)| self.header(name, header, child(&headers, name), place))
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

    fn header(
        &mut self,
        name: &str,
        header: &document::Header<'s>,
        at: Origin,
        words: Words<'_>,
    ) -> Option<Header> {
        let (origin, header) = self.reader.header(header, at)?;
        let schema = header.value_schema();
        let client_name = text(header.client_name);
        let word = client_name.as_deref().unwrap_or(name);
        let at = match header.schema {
            Some(_) => within(&origin, &header.schema_at),
            None => origin.clone(),
        };
        let mut lowered = self.value(Node::inline(&schema, &at, Words::Inner(&words, word)));
        if header.schema.is_some() && header.description.is_some() {
            lowered.facts.docs = docs(None, header.description, Deprecated::No);
        }
        let prefix = text(header.header_collection_prefix);
        let ty = match lowered.ty {
            Type::Any => Type::STRING,
            Type::Map { values, .. } if prefix.is_some() => *values,
            ty => ty,
        };
        let (style, explode) = self.style(header.serialization, &ty);
        Some(Header {
            wire_name: prefix.clone().unwrap_or_else(|| name.to_owned()),
            client_name,
            docs: lowered.facts.docs,
            style,
            explode,
            ty,
            prefix: prefix.is_some(),
        })
    }
}
