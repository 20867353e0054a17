use std::rc::Rc;

use super::Lowering;
use super::Status;
use super::facts::{docs, text};
use super::operation::{child, within};
use super::schema::Node;
use super::words::Words;
use super::xml;
use crate::diagnostics::Code;
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
use crate::lower::document::{self, Deprecated, Operation};

/// The responses of an operation.
pub(crate) struct Responses {
    pub listed: Vec<Response>,
    pub error: ErrorModel,
}

impl<'s> Lowering<'s, '_> {
    /// What an operation answers with.
    pub fn responses(
        &mut self,
        origin: &Origin,
        operation: &Operation<'s>,
        verb: &str,
        words: &[String],
    ) -> Responses {
        let place = child(origin, "responses");
        if self.sources.value(&place).is_none() {
            let message =
                "this operation has no `responses`: any success will do, and its body is not read";
            self.report.key(Code::MissingResponses, origin, message);
        }
        let mut listed = Vec::new();
        let mut fallback = None;
        let mut ranges = Vec::new();
        for (status, response) in &operation.responses {
            let at = child(&place, status);
            match self.grammar.status(status) {
                Some(Status::Default) => fallback = self.default_error(response, at, words),
                Some(Status::Code(code)) => {
                    listed.extend(self.response(response, at, code, verb, words));
                }
                Some(Status::Range(digit)) => ranges.push((digit, response, at)),
                None if status.starts_with("x-") => {}
                None => {
                    let message = format!("`{status}` is no status: the response has no effect");
                    self.report.key(Code::Unsupported, &at, message);
                }
            }
        }
        for (digit, response, at) in ranges {
            self.range(digit, response, at, verb, words, &mut listed, &mut fallback);
        }
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

    /// The responses of all statuses with one first digit: those of successes that answer so stand for all, and failures are
    /// what is not listed.
    #[allow(clippy::too_many_arguments)]
    fn range(
        &mut self,
        digit: u16,
        response: &document::Response<'s>,
        at: Origin,
        verb: &str,
        words: &[String],
        listed: &mut Vec<Response>,
        fallback: &mut Option<Type>,
    ) {
        match digit {
            4 | 5 => {
                if fallback.is_none() {
                    *fallback = self.default_error(response, at, words);
                }
            }
            2 => {
                let Some(first) = self.response(response, at, 200, verb, words) else {
                    return;
                };
                let empty = first.body.is_none();
                let statuses = SUCCESSES
                    .iter()
                    .filter(|(_, is_empty)| *is_empty == empty || !is_empty);
                for (status, _) in statuses {
                    if !listed.iter().any(|known| known.status == *status) {
                        listed.push(Response {
                            status: *status,
                            ..first.clone()
                        });
                    }
                }
            }
            _ => {
                let message = format!(
                    "the response `{digit}XX` is neither success nor failure: it has no effect"
                );
                self.report.key(Code::Unsupported, &at, message);
            }
        }
    }

    fn default_error(
        &mut self,
        response: &document::Response<'s>,
        at: Origin,
        words: &[String],
    ) -> Option<Type> {
        let (origin, response) = self.response_at(response, at)?;
        let schema = response.schema.as_ref()?;
        let place = Words::Place(words);
        let origin = within(&origin, &response.schema_at);
        let node = Node::inline(schema, &origin, Words::Inner(&place, "Error"));
        Some(self.value(node).ty)
    }

    fn response(
        &mut self,
        response: &document::Response<'s>,
        at: Origin,
        status: StatusCode,
        verb: &str,
        words: &[String],
    ) -> Option<Response> {
        let (origin, response) = self.response_at(response, at)?;
        let answer = verb == "head" && status == 404;
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
                (Some(lowered.ty), xml)
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

    fn response_at(
        &mut self,
        response: &document::Response<'s>,
        at: Origin,
    ) -> Option<(Origin, Rc<document::Response<'s>>)> {
        match response.reference {
            Some(reference) => self.follow(
                reference,
                &at,
                |lowering, origin| lowering.grammar.response(lowering, origin).map(Rc::new),
                |response: &document::Response<'s>| response.reference,
            ),
            None => Some((at, Rc::new(response.clone()))),
        }
    }

    fn header(
        &mut self,
        name: &str,
        header: &document::Header<'s>,
        at: Origin,
        words: Words<'_>,
    ) -> Option<Header> {
        let (origin, header) = match header.reference {
            Some(reference) => self.follow(
                reference,
                &at,
                |lowering, origin| lowering.grammar.header(lowering, origin).map(Rc::new),
                |header: &document::Header<'s>| header.reference,
            )?,
            None => (at, Rc::new(header.clone())),
        };
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
        Some(Header {
            wire_name: prefix.clone().unwrap_or_else(|| name.to_owned()),
            client_name,
            docs: lowered.facts.docs,
            ty: match lowered.ty {
                Type::Any => Type::STRING,
                Type::Map { values, .. } if prefix.is_some() => *values,
                ty => ty,
            },
            collection_format: self.collection_format(header.collection_format, &origin),
            prefix: prefix.is_some(),
        })
    }
}
