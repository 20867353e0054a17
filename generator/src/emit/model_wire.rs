use proc_macro2::TokenStream;
use quote::quote;

use super::{
    rows::{Rows, literal, spelled},
    types::Scope,
    xml,
};
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
    let mut rows = Rows::at_depth(2);
    for (property, field) in model.properties.iter().zip(&names.fields) {
        if let Some(member) = member(scope, usage, model, property, field) {
            rows.push(member);
        }
    }
    if let Some(ty) = &model.additional_properties {
        let field = &names.additional_properties;
        rows.push(match scope.marker(ty) {
            Some(marker) => {
                let marker = spelled(&marker);
                format!("list.additional_as::<{marker}, _>(&mut self.{field});")
            }
            None => format!("list.additional(&mut self.{field});"),
        });
    }
    let members = rows.statements(scope);
    let list = if members.is_empty() {
        quote!(_)
    } else {
        quote!(list)
    };
    quote! {
        impl wire::Object for #name {
            fn members(&mut self, #list: &mut impl wire::Members) {
                #members
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
) -> Option<String> {
    let key = literal(&property.wire_name);
    let read_only = property.mutability.is_read_only();
    let list = xml::list(usage, model, property);
    if let Type::Constant(value) = &property.ty {
        let method = if read_only {
            "read_only_constant"
        } else {
            "constant"
        };
        return Some(format!("{list}.{method}({key}, {});", literal(value)));
    }
    if property.discriminator {
        let tag = model.discriminator_value.as_ref()?;
        return Some(format!("{list}.constant({key}, {});", literal(tag)));
    }
    let method = match (property.secret, read_only) {
        (false, false) => "member",
        (false, true) => "read_only",
        (true, false) => "secret",
        (true, true) => "read_only_secret",
    };
    Some(match marker(scope, usage, property) {
        None => format!("{list}.{method}({key}, &mut self.{field});"),
        Some(marker) => {
            let marker = spelled(&marker);
            format!("{list}.{method}_as::<{marker}, _>({key}, &mut self.{field});")
        }
    })
}
