use proc_macro2::TokenStream;
use quote::quote;

use super::{enumeration::serde_names, file, types::Scope, xml};
use crate::{
    ir::{Definition, Model, Property, Type, Usage},
    names::{FieldName, TypeNames},
};

/// How a model travels: the list of its members, and what follows from it.
pub(super) fn wire(
    scope: &Scope<'_>,
    definition: &Definition,
    model: &Model,
    names: &TypeNames,
) -> TokenStream {
    let name = &names.name;
    let object = object(scope, definition.usage, model, names);
    let fmt = scope.name("std::fmt");
    let label = name.as_str();
    let [deserialize, deserializer, serialize, serializer] = serde_names(scope);
    let read = xml::reader(definition, "read_object");
    let request_content = request_content(scope, definition, names);
    quote! {
        #object
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                wire::#read(deserializer)
            }
        }
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                wire::write_object(self, serializer)
            }
        }
        impl #fmt::Debug for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                wire::debug_object(#label, self, f)
            }
        }
        #request_content
    }
}

/// The one list of members that reading and writing go through.
fn object(scope: &Scope<'_>, usage: Usage, model: &Model, names: &TypeNames) -> TokenStream {
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
        true => quote!(wire::Nullable<#marker>),
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

/// The conversions that make a request's body of a value, without what no request may carry.
pub(super) fn request_content(
    scope: &Scope<'_>,
    definition: &Definition,
    names: &TypeNames,
) -> TokenStream {
    let name = &names.name;
    let json = definition.usage.body.then(|| {
        let content = scope.name("azure_core::http::RequestContent");
        let ty = quote!(#content<#name>);
        conversion(names, &ty, &quote!(wire::request_content(value)))
    });
    let xml = definition.usage.xml_body.then(|| {
        let ty = xml::content(scope, &quote!(#name));
        conversion(names, &ty, &xml::make_content(definition))
    });
    quote!(#json #xml)
}

fn conversion(names: &TypeNames, content: &TokenStream, make: &TokenStream) -> TokenStream {
    let name = &names.name;
    quote! {
        impl TryFrom<#name> for #content {
            type Error = azure_core::Error;
            fn try_from(value: #name) -> azure_core::Result<Self> {
                #make
            }
        }
    }
}
