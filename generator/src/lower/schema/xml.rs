//! The XML form of values.

use super::docs::text;
use crate::dialect::document::Schema;
use crate::ir::{Definitions, Origin, Type, Xml, XmlForm, XmlList, XmlRoot};

/// What a schema, or what it refers to, says of XML.
#[derive(Clone, Debug, Default)]
pub(crate) struct XmlAttributes {
    name: Option<String>,
    prefix: Option<String>,
    namespace: Option<String>,
    attribute: bool,
    wrapped: bool,
    text: bool,
    /// What the items of a list are called.
    item: Item,
}

/// What the items of a list are called.
#[derive(Clone, Debug, Default)]
struct Item {
    /// By `xml`.
    own: Option<String>,
    /// After their definition.
    definition: Option<String>,
}

impl XmlAttributes {
    /// What a schema says itself.
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
            item: Item::default(),
        }))
    }

    /// These attributes before those of the referenced schema.
    pub fn over(attributes: Option<Box<Self>>, inner: Option<Box<Self>>) -> Option<Box<Self>> {
        let (mut attributes, inner) = match (attributes, inner) {
            (Some(attributes), Some(inner)) => (attributes, inner),
            (attributes, inner) => return attributes.or(inner),
        };
        attributes.name = attributes.name.or(inner.name);
        attributes.prefix = attributes.prefix.or(inner.prefix);
        attributes.namespace = attributes.namespace.or(inner.namespace);
        attributes.attribute |= inner.attribute;
        attributes.wrapped |= inner.wrapped;
        attributes.text |= inner.text;
        attributes.item.own = attributes.item.own.or(inner.item.own);
        attributes.item.definition = attributes.item.definition.or(inner.item.definition);
        Some(attributes)
    }

    /// What the items of a list are called, which else have the name of the list.
    fn item(&self, list: &str) -> String {
        let item = self.item.own.as_deref();
        let item = item.or(self.item.definition.as_deref());
        item.unwrap_or(list).to_owned()
    }

    fn qualified(&self, name: &str) -> String {
        match &self.prefix {
            Some(prefix) => format!("{prefix}:{name}"),
            None => name.to_owned(),
        }
    }
}

/// What a member is in XML.
///
/// Rule: an element or attribute has the name that `xml` gives it where it is used, else the one that `xml` gives the
/// schema that it refers to, else its wire name (Swagger 2.0, "XML Object"). The items of a list are elements of their
/// own name, which is that of their definition where nothing else is said (AutoRest); `wrapped` puts one around them.
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
        Type::Array { .. } if attributes.wrapped => XmlForm::Wrapped {
            item: attributes.item(&name),
            name,
        },
        Type::Array { .. } => {
            let item = attributes.item.own.as_ref();
            let item = item.or(attributes.name.as_ref().map(|_| &name));
            let item = item.or(attributes.item.definition.as_ref());
            XmlForm::Element(item.unwrap_or(&name).clone())
        }
        _ => XmlForm::Element(name),
    };
    let plain = matches!(&form, XmlForm::Element(name) if name == wire_name);
    (!plain || attributes.namespace.is_some()).then_some(Xml {
        form,
        namespace: attributes.namespace,
    })
}

/// What a list is as a body in XML: outermost there is always one element. `name` is that of the body.
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

/// The element that a model is of its own, where that is not one of the model's name.
pub(crate) fn root(schema: &Schema<'_>, origin: &Origin) -> Option<XmlRoot> {
    let attributes = XmlAttributes::of(schema).unwrap_or_default();
    // Code may call the model otherwise.
    let renamed = schema
        .client_name
        .and_then(|_| definition_name(&origin.pointer));
    let name = attributes.name.as_deref().or(renamed);
    let name = match (name, &attributes.namespace) {
        (Some(name), _) => name,
        (None, Some(_)) => definition_name(&origin.pointer)?,
        (None, None) => return None,
    };
    Some(XmlRoot {
        name: attributes.qualified(name),
        namespace: attributes.namespace,
    })
}

/// The name under which what a pointer leads to stands among the definitions of its document.
fn definition_name(pointer: &str) -> Option<&str> {
    let name = pointer.strip_prefix("/definitions/")?;
    (!name.contains(['/', '~'])).then_some(name)
}

/// Adds what the items of a list are called.
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
    list.item = Item {
        own,
        definition: definition.map(str::to_owned),
    };
    Some(list)
}
