//! Placement of members in XML.

use std::borrow::Cow;

use super::{
    super::{XmlKind, XmlPlacement},
    names::{ATTRIBUTE, TEXT},
    node::Node,
};

/// Adds a member to an object according to its placement.
pub(super) fn put(
    placement: XmlPlacement,
    node: Node,
    members: &mut Vec<(Cow<'static, str>, Node)>,
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
            let list = Node::Object(vec![(item.into(), node)]);
            members.push((name.into(), declare(name, namespace, list)));
        }
    }
}

/// Returns the attribute that declares the namespace of a name.
fn declaration(name: &str, namespace: Option<&'static str>) -> Option<(Cow<'static, str>, Node)> {
    let attribute = match name.split_once(':') {
        Some((prefix, _)) => format!("{ATTRIBUTE}xmlns:{prefix}").into(),
        None => "@xmlns".into(),
    };
    Some((attribute, Node::Text(namespace?.into())))
}

/// Adds a namespace declaration to an element.
pub(super) fn declare(name: &str, namespace: Option<&'static str>, node: Node) -> Node {
    let Some(declaration) = declaration(name, namespace) else {
        return node;
    };
    match node {
        Node::List(items) => {
            let items = items.into_iter();
            Node::List(items.map(|item| declare(name, namespace, item)).collect())
        }
        Node::Object(mut members) => {
            members.insert(0, declaration);
            Node::Object(members)
        }
        Node::Null => Node::Null,
        value => Node::Object(vec![declaration, (TEXT.into(), value)]),
    }
}
