//! Builds the XML form of models and members.

use super::super::{
    definition::XmlBody,
    model::{XmlKind, XmlPlacement},
};
use crate::ir::{Definition, Model, Property, Usage, XmlForm, XmlRoot};

/// Returns the root element of a request body.
pub(super) fn body(definition: &Definition) -> XmlBody {
    let XmlRoot { name, namespace } = definition.xml_root();
    XmlBody {
        element: name,
        namespace,
    }
}

/// Returns the XML placement of a member, unless it is an element with the wire name.
pub(super) fn placement(usage: Usage, model: &Model, property: &Property) -> Option<XmlPlacement> {
    let xml = property.xml.as_ref().filter(|_| usage.xml)?;
    let around = model.xml.as_ref().and_then(|root| root.namespace.as_ref());
    // A namespace without a prefix also applies to the members of its element.
    let is_new = match &xml.form {
        XmlForm::Element(name)
        | XmlForm::Items { name, .. }
        | XmlForm::Attribute(name)
        | XmlForm::Wrapped { name, .. } => name.contains(':') || xml.namespace.as_ref() != around,
        XmlForm::Text => false,
    };
    let namespace = xml.namespace.clone().filter(|_| is_new);
    let kind = match &xml.form {
        XmlForm::Element(name) if namespace.is_none() && *name == property.wire_name => {
            return None;
        }
        XmlForm::Element(name) => XmlKind::Element(name.clone()),
        XmlForm::Items { name, other } => XmlKind::Items(name.clone(), other.clone()),
        XmlForm::Attribute(name) => XmlKind::Attribute(name.clone()),
        XmlForm::Text => XmlKind::Text,
        XmlForm::Wrapped { name, item } => XmlKind::Wrapped {
            name: name.clone(),
            item: item.clone(),
        },
    };
    Some(XmlPlacement { kind, namespace })
}
