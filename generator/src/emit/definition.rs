//! Prints a type of the API and how its values travel.

use proc_macro2::TokenStream;
use quote::quote;

use super::{enumeration, file::Items, impl_templates, model, sheet::Sheet, union};
use crate::{
    names::TypeName,
    rust::definition::{Definition, DefinitionKind, Formats, Page, XmlBody},
};

/// The type, its impl blocks, and the conversions into request bodies.
pub(super) fn definition(sheet: &Sheet, definition: &Definition) -> Items {
    let name = definition.name.as_str();
    let mut items = Items::default();
    let template = match (&definition.kind, definition.formats) {
        (DefinitionKind::Model(it), formats) => {
            items.tokens(model::model(sheet, definition, it));
            items.tokens(model::members(sheet, &definition.name, it));
            match formats {
                Formats::Json => &impl_templates::OBJECT,
                Formats::JsonOrXml => &impl_templates::OBJECT_OR_ELEMENT,
            }
        }
        (DefinitionKind::Enumeration(it), _) => {
            items.tokens(enumeration::enumeration(sheet, definition, it));
            &impl_templates::ENUMERATION
        }
        (DefinitionKind::Union(it), formats) => {
            items.tokens(union::union(sheet, definition, it));
            match formats {
                Formats::Json => &impl_templates::UNION,
                Formats::JsonOrXml => &impl_templates::UNION_OR_ELEMENT,
            }
        }
    };
    items.text(template.of(sheet, name));
    if definition.json_body {
        items.text(impl_templates::REQUEST_CONTENT.of(sheet, name));
    }
    if let Some(body) = &definition.xml_body {
        items.tokens(xml_body(sheet, &definition.name, body));
    }
    if let Some(way) = &definition.page {
        items.tokens(page(sheet, &definition.name, way));
    }
    items
}

/// The conversion that makes an XML request body, without what no request may carry.
fn xml_body(sheet: &Sheet, name: &TypeName, body: &XmlBody) -> TokenStream {
    let content = sheet.name("azure_core::http::RequestContent");
    let format = sheet.name("azure_core::http::XmlFormat");
    let element = &body.element;
    let namespace = match &body.namespace {
        Some(namespace) => quote!(Some(#namespace)),
        None => quote!(None),
    };
    quote! {
        impl TryFrom<#name> for #content<#name, #format> {
            type Error = azure_core::Error;
            fn try_from(value: #name) -> azure_core::Result<Self> {
                wire::xml_content(#element, #namespace, value)
            }
        }
    }
}

/// The way from a page to its items.
fn page(sheet: &Sheet, name: &TypeName, way: &Page) -> TokenStream {
    let item = sheet.ty(&way.item);
    let async_trait = sheet.name("async_trait::async_trait");
    let page = sheet.name("azure_core::http::pager::Page");
    let mut items = quote!(self);
    for step in &way.steps {
        let field = &step.field;
        items = quote!(#items.#field);
        if let Some(nullable) = &step.nullable {
            let nullable = sheet.path(nullable);
            items = quote!(#items.and_then(#nullable::into_value));
        }
        items = quote!(#items.unwrap_or_default());
    }
    quote! {
        #[#async_trait]
        impl #page for #name {
            type Item = #item;
            type IntoIter = std::vec::IntoIter<#item>;
            async fn into_items(self) -> azure_core::Result<Self::IntoIter> {
                Ok(#items.into_iter())
            }
        }
    }
}
