//! Prints a type of the API and how its values travel.

use super::{
    enumeration, file::Items, invocation::Invocation, model, rows::literal, sheet::Sheet, union,
};
use crate::{
    names::TypeName,
    rust::definition::{Definition, DefinitionKind, Page, XmlBody},
};

/// The type, its methods, and the invocations that implement how its values travel.
pub(super) fn definition(sheet: &Sheet, definition: &Definition) -> Items {
    let name = &definition.name;
    let mut items = Items::default();
    match &definition.kind {
        DefinitionKind::Model(it) => {
            items.tokens(model::model(sheet, definition, it));
            items.text(model::invocation(sheet, name, it, definition.formats));
        }
        DefinitionKind::Enumeration(it) => {
            items.tokens(enumeration::enumeration(sheet, definition, it));
            items.text(enumeration::invocation(sheet, name, it));
        }
        DefinitionKind::Union(it) => {
            items.tokens(union::union(sheet, definition, it));
            items.text(union::invocation(sheet, name, it, definition.formats));
        }
    }
    if definition.json_body {
        items.text(Invocation::begin(sheet, "request", name.as_str()).end());
    }
    if let Some(body) = &definition.xml_body {
        items.text(Invocation::begin(sheet, "request", &xml_body(name, body)).end());
    }
    if let Some(way) = &definition.page {
        items.text(Invocation::begin(sheet, "page", &page(sheet, name, way)).end());
    }
    items
}

/// The element that a model is as a request body.
fn xml_body(name: &TypeName, body: &XmlBody) -> String {
    let element = literal(&body.element);
    let namespace = match &body.namespace {
        Some(namespace) => format!("Some({})", literal(namespace)),
        None => "None".to_owned(),
    };
    format!("{name} with wire::xml_content({element}, {namespace})")
}

/// The way from a page to its items.
fn page(sheet: &Sheet, name: &TypeName, way: &Page) -> String {
    let item = sheet.spelled(&way.item);
    let mut items = "page".to_owned();
    for step in &way.steps {
        items.push('.');
        items.push_str(step.field.as_str());
        if let Some(nullable) = &step.nullable {
            let nullable = sheet.path(nullable).to_string().replace(' ', "");
            items.push_str(&format!(".and_then({nullable}::into_value)"));
        }
        items.push_str(".unwrap_or_default()");
    }
    format!("{name}, {item}, |page| {items}")
}
