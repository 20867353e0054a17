use proc_macro2::TokenStream;
use quote::quote;

use super::{enumeration::serde_names, model, types::Scope};
use crate::{
    ir::{Definition, Model, Property, Type, Usage},
    names::{FieldName, TypeNames},
};

/// How a model travels: which key goes to which field, and which fields to which keys.
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
    let request_content = definition.usage.body.then(|| request_content(scope, names));
    quote! {
        #object
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: #deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                wire::read_object(deserializer)
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

fn object(scope: &Scope<'_>, usage: Usage, model: &Model, names: &TypeNames) -> TokenStream {
    let name = &names.name;
    scope.name("crate::runtime::wire");
    let map_access = scope.name("serde::de::MapAccess");
    let arms = model::fields(model, names)
        .map(|(property, field)| read_arm(scope, usage, property, field));
    let rest = match &model.additional_properties {
        Some(ty) => {
            let field = &names.additional_properties;
            match scope.marker(ty) {
                Some(marker) => {
                    quote!(member.read_additional_as::<#marker, _>(&mut self.#field, key))
                }
                None => quote!(member.read_additional(&mut self.#field, key)),
            }
        }
        None => quote!(member.skip()),
    };
    let constants = model
        .properties
        .iter()
        .filter(|property| !model::is_field(property));
    let skipped = model.additional_properties.as_ref().map(|_| {
        let keys = constants.clone().map(|property| &property.wire_name);
        quote!(#(#keys => member.skip(),)*)
    });
    let written = model
        .properties
        .iter()
        .zip(&names.fields)
        .filter_map(|(property, field)| write_statement(scope, usage, model, property, field));
    let additional = model.additional_properties.as_ref().map(|ty| {
        let field = &names.additional_properties;
        match scope.marker(ty) {
            Some(marker) => quote!(object.additional_as::<#marker, _>(&self.#field);),
            None => quote!(object.additional(&self.#field);),
        }
    });
    let has_fields = model::fields(model, names).next().is_some();
    let body = match has_fields || skipped.is_some() {
        true => quote!(match key { #(#arms)* #skipped _ => #rest, }),
        false => rest,
    };
    let key = if has_fields || model.additional_properties.is_some() {
        quote!(key)
    } else {
        quote!(_)
    };
    let written: Vec<_> = written.chain(additional).collect();
    let writer = if written.is_empty() {
        quote!(_)
    } else {
        quote!(object)
    };
    quote! {
        impl wire::Object for #name {
            fn read<'de, M: #map_access<'de>>(&mut self, #key: &str, member: wire::Member<'_, M>) -> Result<(), M::Error> {
                #body
            }
            fn write<'a>(&'a self, #writer: &mut wire::ObjectWriter<'a>) {
                #(#written)*
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

fn read_arm(
    scope: &Scope<'_>,
    usage: Usage,
    property: &Property,
    field: &FieldName,
) -> TokenStream {
    let key = &property.wire_name;
    match marker(scope, usage, property) {
        Some(marker) => quote!(#key => member.read_as::<#marker, _>(&mut self.#field),),
        None => quote!(#key => member.read(&mut self.#field),),
    }
}

fn write_statement(
    scope: &Scope<'_>,
    usage: Usage,
    model: &Model,
    property: &Property,
    field: &FieldName,
) -> Option<TokenStream> {
    let key = &property.wire_name;
    if let Type::Constant(value) = &property.ty {
        return Some(quote!(object.constant(#key, #value);));
    }
    if property.discriminator {
        let tag = model.discriminator_value.as_ref()?;
        return Some(quote!(object.constant(#key, #tag);));
    }
    let marker = marker(scope, usage, property);
    Some(
        match (property.secret, property.mutability.is_read_only(), marker) {
            (true, false, None) => quote!(object.secret(#key, &self.#field);),
            (true, true, None) => quote!(object.read_only_secret(#key, &self.#field);),
            (true, false, Some(marker)) => {
                quote!(object.secret_as::<#marker, _>(#key, &self.#field);)
            }
            (true, true, Some(marker)) => {
                quote!(object.read_only_secret_as::<#marker, _>(#key, &self.#field);)
            }
            (false, true, None) => quote!(object.read_only(#key, &self.#field);),
            (false, false, None) => quote!(object.member(#key, &self.#field);),
            (false, true, Some(marker)) => {
                quote!(object.read_only_as::<#marker, _>(#key, &self.#field);)
            }
            (false, false, Some(marker)) => {
                quote!(object.member_as::<#marker, _>(#key, &self.#field);)
            }
        },
    )
}

/// The conversion that makes a request's body of a model, without what no request may carry.
pub(super) fn request_content(scope: &Scope<'_>, names: &TypeNames) -> TokenStream {
    let name = &names.name;
    let content = scope.name("azure_core::http::RequestContent");
    quote! {
        impl TryFrom<#name> for #content<#name> {
            type Error = azure_core::Error;
            fn try_from(value: #name) -> azure_core::Result<Self> {
                wire::request_content(&value)
            }
        }
    }
}
