//! Placement of members in XML.

use std::borrow::Cow;

use super::{
    super::{XmlKind, XmlPlacement},
    names::{ATTRIBUTE, TEXT},
    node::XmlNode,
};

/// Adds a member to an object according to its placement.
pub(super) fn put(
    placement: XmlPlacement,
    node: XmlNode,
    members: &mut Vec<(Cow<'static, str>, XmlNode)>,
) {
    let namespace = placement.namespace;
    match placement.kind {
        XmlKind::Element(name) | XmlKind::Items(name, _) => {
            members.push((name.into(), declare(name, namespace, node)))
        }
        XmlKind::Attribute(name) => {
            members.extend(declaration(name, namespace));
            members.push((format!("{ATTRIBUTE}{name}").into(), node));
        }
        XmlKind::Text => members.push((TEXT.into(), node)),
        XmlKind::Wrapped(name, item) => {
            let list = XmlNode::Object(vec![(item.into(), node)]);
            members.push((name.into(), declare(name, namespace, list)));
        }
    }
}

/// Returns the attribute that declares the namespace of a name.
fn declaration(
    name: &str,
    namespace: Option<&'static str>,
) -> Option<(Cow<'static, str>, XmlNode)> {
    let attribute = match name.split_once(':') {
        Some((prefix, _)) => format!("{ATTRIBUTE}xmlns:{prefix}").into(),
        None => "@xmlns".into(),
    };
    Some((attribute, XmlNode::Text(namespace?.into())))
}

/// Adds a namespace declaration to an element.
pub(super) fn declare(name: &str, namespace: Option<&'static str>, node: XmlNode) -> XmlNode {
    let Some(declaration) = declaration(name, namespace) else {
        return node;
    };
    match node {
        XmlNode::List(items) => {
            let items = items.into_iter();
            XmlNode::List(items.map(|item| declare(name, namespace, item)).collect())
        }
        XmlNode::Object(mut members) => {
            members.insert(0, declaration);
            XmlNode::Object(members)
        }
        XmlNode::Null => XmlNode::Null,
        value => XmlNode::Object(vec![declaration, (TEXT.into(), value)]),
    }
}
