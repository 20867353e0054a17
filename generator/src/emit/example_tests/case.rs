use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    answers::{self, Answer, Answers, Meaning, Polling},
    reading::{self, Reading},
    request,
    survey::{Breach, Change},
};
use crate::ir::{Api, Example, Operation};

/// One example with all that its test says.
pub(super) struct Case<'a> {
    pub(super) operation: &'a Operation,
    pub(super) example: &'a Example,
    pub(super) reading: Reading<'a>,
    answers: Answers,
    polling: Option<Polling>,
}

/// Reads an example in the light of its operation.
pub(super) fn case<'a>(api: &'a Api, operation: &'a Operation, example: &'a Example) -> Case<'a> {
    let answers = answers::read(api, operation, example);
    let polling = answers::polling(operation, example, &answers);
    Case {
        operation,
        example,
        reading: reading::read(api, operation, example),
        answers,
        polling,
    }
}

impl Case<'_> {
    /// Whether there is anything to test.
    pub(super) fn is_whole(&self) -> bool {
        !self.reading.broken && !self.answers.answers.is_empty()
    }

    /// Where the example breaks its own specification, by pointer into its file.
    pub(super) fn breaches(&self) -> impl Iterator<Item = Breach> {
        let parameters = self.reading.breaches.iter().map(|breach| Breach {
            pointer: format!("/parameters{}", breach.pointer),
            reason: breach.reason.clone(),
        });
        parameters.chain(self.answers.breaches.iter().cloned())
    }

    /// The literal of the support module's `Case`.
    pub(super) fn literal(&self, api: &Api, example: &TokenStream) -> TokenStream {
        let line = request::line(api, self.operation, &self.reading);
        let headers = request::headers(api, self.operation, &self.reading);
        let headers = headers.iter().map(|(name, value)| quote!((#name, #value)));
        let body = match (&self.reading.body, &self.operation.body) {
            (Some(changes), Some(body)) => {
                let (name, changes) = (&body.name, notes(changes));
                quote!(Some((#name, #changes)))
            }
            _ => quote!(None),
        };
        let answers = self.answers.answers.iter().map(answer);
        let polling = self.polling.as_ref().map_or(quote!(None), polling);
        quote! {
            Case {
                example: #example,
                request: #line,
                headers: &[#(#headers),*],
                body: #body,
                answers: &[#(#answers),*],
                polling: #polling,
            }
        }
    }
}

fn answer(answer: &Answer) -> TokenStream {
    let status = Literal::u16_unsuffixed(answer.status);
    let notes = match &answer.meaning {
        Meaning::Result(changes) => notes(changes),
        Meaning::Stream => quote!(&[("stream", "")]),
        Meaning::Error => quote!(&[("error", "")]),
    };
    quote!((#status, #notes))
}

fn notes(changes: &[(Change, String)]) -> TokenStream {
    let notes = changes.iter().map(|(change, pointer)| {
        let constant;
        let kind = match change {
            Change::Undeclared => "undeclared",
            Change::ReadOnly => "read-only",
            Change::Null => "null",
            Change::Instant => "instant",
            Change::HttpDate => "http-date",
            Change::Constant(value) => {
                constant = format!("constant {value}");
                constant.as_str()
            }
        };
        quote!((#kind, #pointer))
    });
    quote!(&[#(#notes),*])
}

fn polling(polling: &Polling) -> TokenStream {
    let Polling {
        header, in_monitor, ..
    } = polling;
    let result = match polling.result {
        Some(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote!(Some(#status))
        }
        None => quote!(None),
    };
    quote!(Some((#header, #result, #in_monitor)))
}
