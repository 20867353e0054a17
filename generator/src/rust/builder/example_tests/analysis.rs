//! Compares an example with its operation: errors, and the case to test.

use super::{
    form,
    reading::{self, ExampleBody, ExampleParameters},
    request,
    responses::{self, ExampleResponses},
    survey::Breach,
};
use crate::{
    ir::{Api, Body, BodyKind, Example, ItemFormat, Operation},
    rust::example_tests::case::{CaseBody, ExampleCase, ExampleSource, Polling, SentBody},
};

/// An example compared with its operation.
pub(super) struct ExampleAnalysis<'a> {
    api: &'a Api,
    operation: &'a Operation,
    pub(super) example: &'a Example,
    pub(super) reading: ExampleParameters<'a>,
    responses: ExampleResponses,
    polling: Option<Polling>,
}

/// Analyzes an example of `operation`.
pub(super) fn analyze<'a>(
    api: &'a Api,
    operation: &'a Operation,
    example: &'a Example,
) -> ExampleAnalysis<'a> {
    let responses = responses::read(api, operation, example);
    let polling = responses::polling(api, operation, example, &responses);
    ExampleAnalysis {
        api,
        operation,
        example,
        reading: reading::read(api, operation, example),
        responses,
        polling,
    }
}

impl ExampleAnalysis<'_> {
    /// True if there are a call and a response to test.
    pub(super) fn is_testable(&self) -> bool {
        !self.reading.broken && !self.responses.responses.is_empty()
    }

    /// Returns the places where the example violates its specification, by pointer in its file.
    pub(super) fn breaches(&self) -> impl Iterator<Item = Breach> {
        let parameters = self.reading.breaches.iter().map(|breach| Breach {
            pointer: format!("/parameters{}", breach.pointer),
            reason: breach.reason.clone(),
        });
        parameters.chain(self.responses.breaches.iter().cloned())
    }

    /// Returns the request and responses that the test compares.
    pub(super) fn case(&self, example: ExampleSource) -> ExampleCase {
        let body = self.reading.body.as_ref().zip(self.operation.body.as_ref());
        let body = body.map(|(reading, body)| self.body(reading, body));
        ExampleCase {
            example,
            request: request::line(self.api, self.operation, &self.reading),
            headers: request::headers(self.api, self.operation, &self.reading),
            body,
            responses: self.responses.responses.clone(),
            polling: self.polling.clone(),
        }
    }

    /// Returns the body as sent, and the places in which it may differ.
    fn body(&self, reading: &ExampleBody, body: &Body) -> CaseBody {
        let (sent, notes) = match reading {
            ExampleBody::Json(notes) => (SentBody::Json, notes.clone()),
            ExampleBody::Xml(text) => (SentBody::Xml(text.clone()), Vec::new()),
            ExampleBody::Text => (SentBody::Text, Vec::new()),
            ExampleBody::Events(text) => (SentBody::Events(text.clone()), Vec::new()),
            ExampleBody::Items(items, notes) => {
                let has_separator = body.kind == BodyKind::Items(ItemFormat::Records);
                let items = items.clone();
                (
                    match has_separator {
                        true => SentBody::Records(items),
                        false => SentBody::Lines(items),
                    },
                    notes.clone(),
                )
            }
            ExampleBody::Form => {
                let definitions = &self.api.definitions;
                let parts = form::parts(definitions, self.operation, &self.reading);
                let sent = match body.kind {
                    BodyKind::Multipart => SentBody::Multipart(parts),
                    _ => SentBody::UrlEncoded(form::url_encoded(&parts)),
                };
                (sent, Vec::new())
            }
        };
        CaseBody {
            parameter: body.name.clone(),
            sent,
            notes,
        }
    }
}
