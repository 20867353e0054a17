use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{self, Docs},
    rows::{Rows, spelled},
    types::{self, Scope},
};
use crate::{
    ir::{Definition, DefinitionKind, Home, Model, Property, Type, Usage, code},
    names::{FieldName, TypeNames},
};

/// A model: the struct, its constructor and the accessors of flattened members.
pub(super) fn model(
    scope: &Scope<'_>,
    definition: &Definition,
    model: &Model,
    names: &TypeNames,
) -> TokenStream {
    let declaration = declaration(scope, definition, model, names);
    let methods: Vec<_> = constructor(scope, definition, model, names)
        .into_iter()
        .chain(accessors(scope, definition, model, names))
        .collect();
    let name = &names.name;
    let methods = (!methods.is_empty()).then(|| quote!(impl #name { #(#methods)* }));
    quote!(#declaration #methods)
}

/// The members that are fields, each with its identifier: all but tags and constants.
pub(super) fn fields<'m>(
    model: &'m Model,
    names: &'m TypeNames,
) -> impl Iterator<Item = (&'m Property, &'m FieldName)> + Clone {
    model
        .properties
        .iter()
        .zip(&names.fields)
        .filter(|(property, _)| is_field(property))
}

/// Whether a member is a field: tags and constants are written by the wire code alone.
pub(super) fn is_field(property: &Property) -> bool {
    !property.discriminator && !matches!(property.ty, Type::Constant(_))
}

fn declaration(
    scope: &Scope<'_>,
    definition: &Definition,
    model: &Model,
    names: &TypeNames,
) -> TokenStream {
    let name = &names.name;
    let mut docs = Docs::of(
        &definition.docs,
        &format!("The {} object.", code(&definition.name.text())),
    );
    if let Some(original) = names.name.renamed_from() {
        docs.paragraph(&format!(
            "Its name would be `{original}` were that not taken."
        ));
    }
    let docs = scope.document(docs);
    let deprecated = super::deprecated(&definition.docs);
    let response_only =
        !definition.usage.request && matches!(definition.home, Home::Service { .. });
    let non_exhaustive = response_only.then(|| quote!(#[non_exhaustive]));
    let mut rows = Rows::at_depth(1);
    for (property, field) in fields(model, names) {
        let mut docs = property_docs(property);
        docs.renaming(field.renamed_from(), &property.wire_name);
        rows.document(docs);
        rows.deprecate(&property.docs);
        let ty = spelled(&field_type(scope, property, definition.usage));
        rows.push(format!("pub {field}: {ty},"));
    }
    if let Some(ty) = &model.additional_properties {
        let field = &names.additional_properties;
        let values = spelled(&scope.owned(ty));
        let map = scope.name("std::collections::BTreeMap");
        let mut docs = Docs::default();
        docs.paragraph("Members beyond the ones above, by name.");
        rows.document(docs);
        rows.push(format!("pub {field}: Option<{map}<String, {values}>>,"));
    }
    let fields = rows.fields(scope);
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Default, PartialEq)]
        #non_exhaustive
        pub struct #name {
            #fields
        }
    }
}

/// The type of a field: always optional, since services leave out what specifications call required.
pub(super) fn field_type(scope: &Scope<'_>, property: &Property, usage: Usage) -> TokenStream {
    let mut ty = scope.owned(&property.ty);
    if property.boxed {
        ty = quote!(Box<#ty>);
    }
    if property.tells_null_apart(usage) {
        let nullable = scope.name("crate::runtime::Nullable");
        ty = quote!(#nullable<#ty>);
    }
    quote!(Option<#ty>)
}

fn property_docs(property: &Property) -> Docs {
    let mut docs = Docs::of(
        &property.docs,
        &format!("The {} member.", code(&property.wire_name)),
    );
    docs.append(&facts(property).join(" "));
    docs
}

/// What the specification says of a member beyond its prose.
fn facts(property: &Property) -> Vec<String> {
    let mutability = property.mutability;
    let mut facts = Vec::new();
    if mutability.is_read_only() {
        facts.push("Read-only.".to_owned());
    } else if !mutability.update {
        facts.push("Counts when the resource is created.".to_owned());
    } else if !mutability.create {
        facts.push("Counts when the resource is updated.".to_owned());
    }
    if property.required && !mutability.is_read_only() {
        facts.push("Required.".to_owned());
    }
    if let Some(default) = &property.default {
        facts.push(format!(
            "The service assumes {}.",
            code(&default.to_string())
        ));
    }
    facts.extend(property.constraints.iter().cloned());
    facts
}

fn constructor(
    scope: &Scope<'_>,
    definition: &Definition,
    model: &Model,
    names: &TypeNames,
) -> Option<TokenStream> {
    let required: Vec<_> = fields(model, names)
        .filter(|(property, _)| property.required && !property.mutability.is_read_only())
        .collect();
    if !definition.usage.request || required.is_empty() {
        return None;
    }
    let arguments = required.iter().map(|(property, field)| {
        let ty = scope.owned(&property.ty);
        if types::is_text(&property.ty) {
            quote!(#field: impl Into<String>)
        } else {
            quote!(#field: #ty)
        }
    });
    let values = required.iter().map(|(property, field)| {
        let mut value = if types::is_text(&property.ty) {
            quote!(#field.into())
        } else {
            quote!(#field)
        };
        if property.boxed {
            value = quote!(Box::new(#value));
        }
        if property.tells_null_apart(definition.usage) {
            value = quote!(Nullable::Value(#value));
        }
        match value.to_string() == field.to_string() {
            true => quote!(#field: Some(#field)),
            false => quote!(#field: Some(#value)),
        }
    });
    let all = fields(model, names).count() + usize::from(model.additional_properties.is_some());
    let rest = (required.len() < all).then(|| quote!(..Default::default()));
    Some(quote! {
        #[doc = " What a request cannot go without; everything else is absent."]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    })
}

/// Methods that reach the members of flattened members without the detour.
fn accessors(
    scope: &Scope<'_>,
    definition: &Definition,
    model: &Model,
    names: &TypeNames,
) -> Vec<TokenStream> {
    let mut out = Vec::new();
    for ((property, field), accessors) in model
        .properties
        .iter()
        .zip(&names.fields)
        .zip(&names.accessors)
    {
        for (flattening, accessor) in property.flattened.iter().zip(accessors) {
            let start = step(definition.usage, property, field);
            if let Some(accessor) =
                flattened_accessor(scope, property, start, &flattening.path, accessor)
            {
                out.push(accessor);
            }
        }
    }
    out
}

fn flattened_accessor(
    scope: &Scope<'_>,
    property: &Property,
    start: TokenStream,
    path: &[String],
    accessor: &FieldName,
) -> Option<TokenStream> {
    let mut expression = start;
    let mut current = property;
    let mut lends_text = false;
    for wire_name in path.get(1..)? {
        let id = current.ty.definition()?;
        let definition = scope.context.definition(id);
        let DefinitionKind::Model(model) = &definition.kind else {
            return None;
        };
        let names = scope.context.type_names(id);
        let (next, field) =
            fields(model, names).find(|(property, _)| property.wire_name == *wire_name)?;
        lends_text = types::is_text(&next.ty) && !next.tells_null_apart(definition.usage);
        let step = match lends_text {
            true => quote!(.#field.as_deref()),
            false => step(definition.usage, next, field),
        };
        expression = quote!(#expression?#step);
        current = next;
    }
    let ty = match lends_text {
        true => quote!(str),
        false => scope.owned(&current.ty),
    };
    let docs = docs::inline(&current.docs, "");
    let summary = format!(
        " {}{}{docs}",
        code(&path.join(".")),
        if docs.is_empty() { "." } else { ": " }
    );
    Some(quote! {
        #[doc = #summary]
        pub fn #accessor(&self) -> Option<&#ty> {
            self #expression
        }
    })
}

/// One step of an accessor: from a model to the value of one of its fields.
fn step(usage: Usage, property: &Property, field: &FieldName) -> TokenStream {
    match (property.tells_null_apart(usage), property.boxed) {
        (false, false) => quote!(.#field.as_ref()),
        (false, true) => quote!(.#field.as_deref()),
        (true, false) => quote!(.#field.as_ref()?.as_value()),
        (true, true) => quote!(.#field.as_ref()?.as_value().map(Box::as_ref)),
    }
}
