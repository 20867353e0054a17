//! Prints the request and the responses that a test compares.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use super::super::file_context::FileContext;
use crate::rust::example_tests::case::{
    CaseResponse, ExampleCase, ExampleSource, Expected, Note, PermittedChange, PolledResult,
    Polling, SentBody, SentPart, StreamCase,
};

/// Returns the literal of the support module's `Case`.
pub(super) fn case(context: &FileContext, case: &ExampleCase) -> TokenStream {
    let ty = context.name("crate::support::Case");
    let example = source(&case.example, "../");
    let request = &case.request;
    let headers = case.headers.iter();
    let headers = headers.map(|(name, value)| quote!((#name, #value)));
    let body = option(case.body.as_ref().map(|body| {
        let (parameter, sent) = (&body.parameter, sent(&body.sent));
        let notes = body.notes.iter().map(note);
        let all = sent.into_iter().chain(notes);
        quote!((#parameter, &[#(#all),*]))
    }));
    let responses = case.responses.iter().map(response);
    let polling = option(case.polling.as_ref().map(polling));
    quote! {
        #ty {
            example: #example,
            request: #request,
            headers: &[#(#headers),*],
            body: #body,
            responses: &[#(#responses),*],
            polling: #polling,
        }
    }
}

/// Returns the note with a body that is not the JSON of the example.
fn sent(sent: &SentBody) -> Option<TokenStream> {
    let (kind, text) = match sent {
        SentBody::Json => return None,
        SentBody::Text => ("text", String::new()),
        SentBody::Events(text) => ("events", text.clone()),
        SentBody::Xml(text) => ("xml", text.clone()),
        SentBody::Lines(items) => ("lines", Value::from(items.as_slice()).to_string()),
        SentBody::Records(items) => ("records", Value::from(items.as_slice()).to_string()),
        SentBody::UrlEncoded(text) => ("form", text.clone()),
        SentBody::Multipart(parts) => {
            let parts: Value = parts.iter().map(part).collect();
            ("parts", parts.to_string())
        }
    };
    Some(quote!((#kind, #text)))
}

fn part(part: &SentPart) -> Value {
    let SentPart {
        name,
        file_name,
        media_type,
        content,
    } = part;
    json!({"name": name, "filename": file_name, "type": media_type, "content": content})
}

/// Returns the text or path of an example. `up` is the path from the folder of the file to that of the tests.
pub(super) fn source(source: &ExampleSource, up: &str) -> TokenStream {
    match source {
        ExampleSource::DataFile(name) => {
            let path = format!("{up}data/{name}");
            quote!(include_str!(#path))
        }
        ExampleSource::Specification(path) => quote!(#path),
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

fn response(response: &CaseResponse) -> TokenStream {
    let status = Literal::u16_unsuffixed(response.status);
    let notes = match &response.expected {
        Expected::Result(notes) => self::notes(notes),
        Expected::Stream => quote!(&[("stream", "")]),
        Expected::Items(stream) => self::stream(stream),
        Expected::Xml {
            media_type,
            text,
            notes,
        } => {
            let notes = notes.iter().map(note);
            quote!(&[("content-type", #media_type), ("body", #text) #(, #notes)*])
        }
        Expected::Error => quote!(&[("error", "")]),
    };
    quote!((#status, #notes))
}

fn stream(stream: &StreamCase) -> TokenStream {
    let StreamCase {
        media_type,
        text,
        items,
        notes,
    } = stream;
    let items = Value::from(items.as_slice()).to_string();
    let notes = notes.iter().map(note);
    quote! {
        &[("content-type", #media_type), ("body", #text), ("items", #items) #(, #notes)*]
    }
}

fn notes(notes: &[Note]) -> TokenStream {
    let notes = notes.iter().map(note);
    quote!(&[#(#notes),*])
}

fn note(Note { change, pointer }: &Note) -> TokenStream {
    let change = self::change(change);
    quote!((#change, #pointer))
}

fn change(change: &PermittedChange) -> String {
    match change {
        PermittedChange::Undeclared => "undeclared".to_owned(),
        PermittedChange::ReadOnly => "read-only".to_owned(),
        PermittedChange::Null => "null".to_owned(),
        PermittedChange::Instant => "instant".to_owned(),
        PermittedChange::HttpDate => "http-date".to_owned(),
        PermittedChange::UnixTime => "unix-time".to_owned(),
        PermittedChange::Base64 => "base64".to_owned(),
        PermittedChange::Base64Url => "base64url".to_owned(),
        PermittedChange::Empty => "empty".to_owned(),
        PermittedChange::Constant(value) => format!("constant {value}"),
        PermittedChange::Set(value) => format!("set {value}"),
    }
}

fn polling(polling: &Polling) -> TokenStream {
    let Polling {
        header,
        result,
        place,
    } = polling;
    let place = place.as_str();
    let result = match result {
        PolledResult::Response(status) => {
            let status = Literal::u16_unsuffixed(*status);
            quote!(Ok(#status))
        }
        PolledResult::StandIn(value) => {
            let text = value.to_string();
            quote!(Err(#text))
        }
    };
    quote!((#header, #result, #place))
}
