//! The XML form of values.

use super::docs::text;
use super::name_path::NamePath;
use crate::dialect::document::Schema;
use crate::ir::{Definitions, Origin, Type, Xml, XmlForm, XmlList, XmlRoot};

/// The XML attributes of a schema or of its reference.
#[derive(Clone, Debug, Default)]
pub(crate) struct XmlAttributes {
    name: Option<String>,
    prefix: Option<String>,
    namespace: Option<String>,
    attribute: bool,
    wrapped: Option<bool>,
    text: bool,
    /// The name of list items.
    item: XmlItem,
}

/// The name of list items.
#[derive(Clone, Debug, Default)]
struct XmlItem {
    /// From `xml`.
    own: Option<String>,
    /// From the definition.
    definition: Option<String>,
}

impl XmlAttributes {
    /// Returns the attributes of a schema itself.
    pub fn of(schema: &Schema<'_>) -> Option<Box<Self>> {
        let Some(xml) = &schema.xml else {
            return schema.xml_text.then(|| {
                Box::new(XmlAttributes {
                    text: true,
                    ..XmlAttributes::default()
                })
            });
        };
        Some(Box::new(XmlAttributes {
            name: text(xml.name),
            prefix: text(xml.prefix),
            namespace: text(xml.namespace),
            attribute: xml.attribute,
            wrapped: xml.wrapped,
            text: xml.text || schema.xml_text,
            item: XmlItem::default(),
        }))
    }

    /// Merges these attributes with those of the referenced schema.
    pub fn over(attributes: Option<Box<Self>>, inner: Option<Box<Self>>) -> Option<Box<Self>> {
        let (mut attributes, inner) = match (attributes, inner) {
            (Some(attributes), Some(inner)) => (attributes, inner),
            (attributes, inner) => return attributes.or(inner),
        };
        attributes.name = attributes.name.or(inner.name);
        attributes.prefix = attributes.prefix.or(inner.prefix);
        attributes.namespace = attributes.namespace.or(inner.namespace);
        attributes.attribute |= inner.attribute;
        attributes.wrapped = attributes.wrapped.or(inner.wrapped);
        attributes.text |= inner.text;
        attributes.item.own = attributes.item.own.or(inner.item.own);
        attributes.item.definition = attributes.item.definition.or(inner.item.definition);
        Some(attributes)
    }

    /// Returns the name of list items, which defaults to the name of the list.
    fn item(&self, list: &str) -> String {
        let item = self.item.own.as_deref();
        let item = item.or(self.item.definition.as_deref());
        item.unwrap_or(list).to_owned()
    }

    /// Returns the placement of the items of a list without a wrapper.
    fn items(&self, name: String) -> XmlForm {
        let definition = self.item.definition.clone();
        let definition = definition.filter(|definition| *definition != name);
        match (&self.item.own, definition) {
            (Some(own), _) => XmlForm::Element(own.clone()),
            (None, None) => XmlForm::Element(name),
            (None, Some(definition)) if self.name.is_some() || self.wrapped.is_some() => {
                XmlForm::Items {
                    name,
                    other: definition,
                }
            }
            (None, Some(definition)) => XmlForm::Items {
                name: definition,
                other: name,
            },
        }
    }

    fn qualified(&self, name: &str) -> String {
        match &self.prefix {
            Some(prefix) => format!("{prefix}:{name}"),
            None => name.to_owned(),
        }
    }
}

/// Returns the XML placement of a member.
///
/// Rule: the name of an element or attribute is the one in `xml` where it is used, or else the one in `xml` of the
/// referenced schema, or else the wire name (Swagger 2.0, "XML Object"). The items of a list without a wrapper are
/// elements with the name in the `xml` of the items, or else the name of the list. If nothing is said, they have the
/// name of their definition in Swagger 2.0 (AutoRest). Readers accept the other name too. `wrapped` adds a wrapper
/// element.
pub(crate) fn member(
    wire_name: &str,
    ty: &Type,
    attributes: Option<Box<XmlAttributes>>,
) -> Option<Xml> {
    let attributes = attributes?;
    let name = attributes.qualified(attributes.name.as_deref().unwrap_or(wire_name));
    let form = match ty {
        _ if attributes.text => XmlForm::Text,
        _ if attributes.attribute => XmlForm::Attribute(name),
        Type::Array { .. } if attributes.wrapped == Some(true) => XmlForm::Wrapped {
            item: attributes.item(&name),
            name,
        },
        Type::Array { .. } => attributes.items(name),
        _ => XmlForm::Element(name),
    };
    let plain = matches!(&form, XmlForm::Element(name) if name == wire_name);
    (!plain || attributes.namespace.is_some()).then_some(Xml {
        form,
        namespace: attributes.namespace,
    })
}

/// Returns the XML placement of a list that is a body, which always has a root element. `name` is that of the body.
pub(crate) fn list(
    schema: &Schema<'_>,
    name: &str,
    ty: &Type,
    attributes: Option<Box<XmlAttributes>>,
) -> Option<XmlList> {
    let Type::Array { .. } = ty else {
        return None;
    };
    let reference = schema.reference.and_then(|it| it.split_once('#'));
    let definition = reference.and_then(|(_, pointer)| definition_name(pointer));
    let attributes = attributes.unwrap_or_default();
    let name = attributes.name.as_deref().or(definition).unwrap_or(name);
    let name = attributes.qualified(name);
    Some(XmlList {
        definition: definition.map(str::to_owned),
        item: attributes.item(&name),
        root: XmlRoot {
            name,
            namespace: attributes.namespace,
        },
    })
}

/// Returns the root element of a model, if it differs from the model's name.
pub(crate) fn root(schema: &Schema<'_>, origin: &Origin, words: NamePath<'_>) -> Option<XmlRoot> {
    let attributes = XmlAttributes::of(schema).unwrap_or_default();
    // The model may be renamed in code.
    let renamed = schema
        .client_name
        .and_then(|_| schema_name(&origin.pointer));
    let name = attributes.name.as_deref().or(renamed);
    let is_qualified = attributes.namespace.is_some() || attributes.prefix.is_some();
    let name = match name {
        Some(name) => name.to_owned(),
        None if is_qualified => match schema_name(&origin.pointer) {
            Some(name) => name.to_owned(),
            None => words.name().text(),
        },
        None => return None,
    };
    Some(XmlRoot {
        name: attributes.qualified(&name),
        namespace: attributes.namespace,
    })
}

/// Returns the name of the definition at a pointer.
fn definition_name(pointer: &str) -> Option<&str> {
    let name = pointer.strip_prefix("/definitions/")?;
    (!name.contains(['/', '~'])).then_some(name)
}

/// Returns the name of the named schema at a pointer.
fn schema_name(pointer: &str) -> Option<&str> {
    let component = pointer.strip_prefix("/components/schemas/");
    let component = component.filter(|name| !name.contains(['/', '~']));
    component.or_else(|| definition_name(pointer))
}

/// Sets the name of list items.
pub(crate) fn with_items(
    definitions: &Definitions,
    list: Option<Box<XmlAttributes>>,
    ty: &Type,
    items: Option<Box<XmlAttributes>>,
) -> Option<Box<XmlAttributes>> {
    let own = items.and_then(|items| Some(items.qualified(items.name.as_deref()?)));
    let definition = match ty {
        Type::Named(id) => definition_name(&definitions[*id].origin.pointer),
        _ => None,
    };
    if own.is_none() && definition.is_none() {
        return list;
    }
    let mut list = list.unwrap_or_default();
    list.item = XmlItem {
        own,
        definition: definition.map(str::to_owned),
    };
    Some(list)
}
