//! Prints tuple structs and their encoding.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes, file_context::FileContext, invocation::Invocation};
use crate::{
    names::TypeName,
    rust::{definition::Definition, tuple::Tuple},
};

/// Returns the struct.
pub(super) fn tuple(context: &FileContext, definition: &Definition, tuple: &Tuple) -> TokenStream {
    let name = &definition.name;
    let docs = context.document(&definition.docs);
    let derives = attributes::derives(definition.derives());
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    let fields = tuple.fields.iter().map(|it| {
        let (docs, ty) = (context.document(&it.docs), context.ty(&it.ty));
        quote!(#docs pub #ty,)
    });
    quote! {
        #docs
        #deprecated
        #derives
        pub struct #name(#(#fields)*);
    }
}

/// Returns the macro call for the encoding of a tuple.
pub(super) fn invocation(context: &FileContext, name: &TypeName, tuple: &Tuple) -> String {
    let mut body = Invocation::begin(context, "tuple", name.as_str());
    for (index, it) in tuple.fields.iter().enumerate() {
        let encoding = it.marker.as_ref();
        let encoding = encoding.map(|marker| format!(" as {}", context.spelled(marker)));
        body.row(format!(
            "{} {index}{}",
            it.kind,
            encoding.unwrap_or_default()
        ));
    }
    body.end()
}
