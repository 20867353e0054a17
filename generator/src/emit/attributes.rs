//! Prints attributes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file_context::ident;
use crate::rust::gate::Gate;

/// Returns `#[deprecated]` with a reason, which may be empty.
pub(super) fn deprecated(reason: Option<&str>) -> TokenStream {
    let tokens = reason.and_then(|reason| deprecation(reason).parse().ok());
    tokens.unwrap_or_default()
}

/// Returns the attribute as text.
pub(super) fn deprecation(reason: &str) -> String {
    match reason {
        "" => "#[deprecated]".to_owned(),
        reason => format!("#[deprecated = {}]", Literal::string(reason)),
    }
}

/// Returns `#[cfg(any(feature = …))]`, or nothing for an ungated item.
pub(super) fn gate(gate: &Gate) -> TokenStream {
    match gate.0.as_deref() {
        None => TokenStream::new(),
        Some([only]) => quote!(#[cfg(feature = #only)]),
        Some(features) => quote!(#[cfg(any(#(feature = #features),*))]),
    }
}

/// Returns `#[derive(Clone)]`.
pub(super) fn derives(traits: &[&str]) -> TokenStream {
    let traits = traits.iter().map(|name| ident(name));
    quote!(#[derive(#(#traits),*)])
}
