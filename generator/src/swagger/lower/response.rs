use std::rc::Rc;

use super::Lowering;
use super::facts::{docs, text};
use super::operation::child;
use super::schema::Node;
use super::words::Words;
use super::xml;
use crate::diagnostics::Code;
use crate::ir::{ErrorModel, Header, Origin, Response, StatusCode, Type};
use crate::swagger::document::{self, Deprecated, Operation};

/// The responses of an operation.
pub(super) struct Responses {
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
        for (status, response) in &operation.responses {
            let at = child(&place, status);
            if status.eq_ignore_ascii_case("default") {
                fallback = self.default_error(response, at, words);
            } else if let Some(code) = code(status) {
                listed.extend(self.response(response, at, code, verb, words));
            } else if !status.starts_with("x-") {
                let message = format!("`{status}` is no status: the response has no effect");
                self.report.key(Code::Unsupported, &at, message);
            }
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

    fn default_error(
        &mut self,
        response: &document::Response<'s>,
        at: Origin,
        words: &[String],
    ) -> Option<Type> {
        let (origin, response) = self.response_at(response, at)?;
        let schema = response.schema.as_ref()?;
        let place = Words::Place(words);
        let origin = child(&origin, "schema");
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
            let origin = child(&origin, "schema");
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
            .map(|(name, header)| self.header(name, header, &child(&headers, name), place))
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
                |lowering, origin| lowering.read(origin, &[]).map(Rc::new),
                |response: &document::Response<'s>| response.reference,
            ),
            None => Some((at, Rc::new(response.clone()))),
        }
    }

    fn header(
        &mut self,
        name: &str,
        header: &document::Header<'s>,
        origin: &Origin,
        words: Words<'_>,
    ) -> Header {
        let schema = header.value_schema();
        let client_name = text(header.client_name);
        let word = client_name.as_deref().unwrap_or(name);
        let lowered = self.value(Node::inline(&schema, origin, Words::Inner(&words, word)));
        let prefix = text(header.header_collection_prefix);
        Header {
            wire_name: prefix.clone().unwrap_or_else(|| name.to_owned()),
            client_name,
            docs: lowered.facts.docs,
            ty: match lowered.ty {
                Type::Any => Type::STRING,
                Type::Map { values, .. } if prefix.is_some() => *values,
                ty => ty,
            },
            collection_format: self.collection_format(header.collection_format, origin),
            prefix: prefix.is_some(),
        }
    }
}

fn code(status: &str) -> Option<StatusCode> {
    status.parse().ok().filter(|code| (100..600).contains(code))
}
