//! Prints a type of the API and its encoding.

use super::{
    enumeration, file::Items, file_context::FileContext, invocation::Invocation, json_union, model,
    preformatted::literal, tuple, union,
};
use crate::{
    names::TypeName,
    rust::definition::{Definition, DefinitionKind, Page, XmlBody},
};

/// Returns the type, its methods, and the macro calls for its encoding.
pub(super) fn definition(context: &FileContext, definition: &Definition) -> Items {
    let name = &definition.name;
    let mut items = Items::default();
    match &definition.kind {
        DefinitionKind::Model(it) => {
            items.tokens(model::model(context, definition, it));
            items.text(model::invocation(context, name, it, definition.formats));
        }
        DefinitionKind::Enumeration(it) => {
            items.tokens(enumeration::enumeration(context, definition, it));
            items.text(enumeration::invocation(context, name, it));
        }
        DefinitionKind::JsonUnion(it) => {
            items.tokens(json_union::json_union(context, definition, it));
            items.text(json_union::invocation(context, name, it));
        }
        DefinitionKind::Tuple(it) => {
            items.tokens(tuple::tuple(context, definition, it));
            items.text(tuple::invocation(context, name, it));
        }
        DefinitionKind::Union(it) => {
            items.tokens(union::union(context, definition, it));
            items.text(union::invocation(context, name, it, definition.formats));
        }
    }
    if definition.json_body {
        items.text(Invocation::begin(context, "request", name.as_str()).end());
    }
    if let Some(body) = &definition.xml_body {
        items.text(Invocation::begin(context, "request", &xml_body(name, body)).end());
    }
    if let Some(way) = &definition.page {
        items.text(Invocation::begin(context, "page", &page(context, name, way)).end());
    }
    items
}

/// Returns the XML element of a model that is a request body.
fn xml_body(name: &TypeName, body: &XmlBody) -> String {
    let element = literal(&body.element);
    let namespace = match &body.namespace {
        Some(namespace) => format!("Some({})", literal(namespace)),
        None => "None".to_owned(),
    };
    format!("{name} with wire::xml_content({element}, {namespace})")
}

/// Returns the access from a page to its items.
fn page(context: &FileContext, name: &TypeName, way: &Page) -> String {
    let item = context.spelled(&way.item);
    let mut items = "page".to_owned();
    let mut end = String::new();
    for step in &way.steps {
        items.push('.');
        items.push_str(step.field.as_str());
        if let Some(nullable) = &step.nullable {
            let nullable = context.path(nullable).to_string().replace(' ', "");
            match step.optional {
                true => items.push_str(&format!(".and_then({nullable}::into_value)")),
                false => items.push_str(".into_value()"),
            }
        }
        let may_be_absent = step.optional || step.nullable.is_some();
        match (may_be_absent, step.has_default) {
            (true, true) => items.push_str(".unwrap_or_default()"),
            (true, false) => {
                items.push_str(".map_or_else(Vec::new, |page| page");
                end.push(')');
            }
            (false, _) => {}
        }
    }
    items.push_str(&end);
    format!("{name}, {item}, |page| {items}")
}
