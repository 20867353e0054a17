use proc_macro2::TokenStream;
use quote::quote;

use super::{file, types::Scope, xml};
use crate::{
    ir::{Model, Property, Type, Usage},
    names::{FieldName, TypeNames},
};

/// The one list of members that reading and writing go through.
pub(super) fn object(
    scope: &Scope<'_>,
    usage: Usage,
    model: &Model,
    names: &TypeNames,
) -> TokenStream {
    let name = &names.name;
    scope.name("crate::runtime::wire");
    let members = model
        .properties
        .iter()
        .zip(&names.fields)
        .filter_map(|(property, field)| member(scope, usage, model, property, field));
    let additional = model.additional_properties.as_ref().map(|ty| {
        let field = &names.additional_properties;
        match scope.marker(ty) {
            Some(marker) => quote!(list.additional_as::<#marker, _>(&mut self.#field);),
            None => quote!(list.additional(&mut self.#field);),
        }
    });
    let members: Vec<_> = members.chain(additional).collect();
    let list = if members.is_empty() {
        quote!(_)
    } else {
        quote!(list)
    };
    quote! {
        impl wire::Object for #name {
            fn members(&mut self, #list: &mut impl wire::Members) {
                #(#members)*
            }
        }
    }
}

/// The marker that reads and writes a member, where it is not the Rust type's own way.
fn marker(scope: &Scope<'_>, usage: Usage, property: &Property) -> Option<TokenStream> {
    let marker = scope.marker(&property.ty)?;
    Some(match property.tells_null_apart(usage) {
        true => {
            let nullable = scope.name("crate::runtime::Nullable");
            quote!(#nullable<#marker>)
        }
        false => marker,
    })
}

fn member(
    scope: &Scope<'_>,
    usage: Usage,
    model: &Model,
    property: &Property,
    field: &FieldName,
) -> Option<TokenStream> {
    let key = &property.wire_name;
    let read_only = property.mutability.is_read_only();
    let list = xml::list(usage, model, property);
    if let Type::Constant(value) = &property.ty {
        return Some(match read_only {
            true => quote!(#list.read_only_constant(#key, #value);),
            false => quote!(#list.constant(#key, #value);),
        });
    }
    if property.discriminator {
        let tag = model.discriminator_value.as_ref()?;
        return Some(quote!(#list.constant(#key, #tag);));
    }
    let method = match (property.secret, read_only) {
        (false, false) => "member",
        (false, true) => "read_only",
        (true, false) => "secret",
        (true, true) => "read_only_secret",
    };
    Some(match marker(scope, usage, property) {
        None => {
            let method = file::ident(method);
            quote!(#list.#method(#key, &mut self.#field);)
        }
        Some(marker) => {
            let method = file::ident(&format!("{method}_as"));
            quote!(#list.#method::<#marker, _>(#key, &mut self.#field);)
        }
    })
}
