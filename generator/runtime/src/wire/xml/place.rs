//! Where the members of an object on its way out stand in XML.

use std::borrow::Cow;

use super::{
    super::{Form, Node, Place},
    ATTRIBUTE, TEXT,
};

/// The tree with every member where its place says.
pub(super) fn arranged(node: Node) -> Node {
    match node {
        Node::List(items) => Node::List(items.into_iter().map(arranged).collect()),
        Node::Object(members) => {
            let mut out = Vec::with_capacity(members.len());
            for (name, node) in members {
                match node {
                    Node::Placed(place, node) => place.put(arranged(*node), &mut out),
                    node => out.push((name, arranged(node))),
                }
            }
            Node::Object(out)
        }
        node => node,
    }
}

impl Place {
    /// Puts a member where it belongs among those of an object on its way out.
    pub(super) fn put(self, node: Node, members: &mut Vec<(Cow<'static, str>, Node)>) {
        match self.form {
            Form::Element(name) => members.push((name.into(), self.declare(name, node))),
            Form::Attribute(name) => {
                members.extend(self.declaration(name));
                members.push((format!("{ATTRIBUTE}{name}").into(), node));
            }
            Form::Text => members.push((TEXT.into(), node)),
            Form::Wrapped(name, item) => {
                let list = Node::Object(vec![(item.into(), node)]);
                members.push((name.into(), self.declare(name, list)));
            }
        }
    }

    /// The attribute that declares the namespace of a name.
    fn declaration(self, name: &str) -> Option<(Cow<'static, str>, Node)> {
        let attribute = match name.split_once(':') {
            Some((prefix, _)) => format!("{ATTRIBUTE}xmlns:{prefix}").into(),
            None => "@xmlns".into(),
        };
        Some((attribute, Node::Text(self.namespace?.into())))
    }

    /// Declares the namespace of an element on it.
    pub(super) fn declare(self, name: &str, node: Node) -> Node {
        let Some(declaration) = self.declaration(name) else {
            return node;
        };
        match node {
            Node::List(items) => {
                Node::List(items.into_iter().map(|it| self.declare(name, it)).collect())
            }
            Node::Object(mut members) => {
                members.insert(0, declaration);
                Node::Object(members)
            }
            Node::Null => Node::Null,
            value => Node::Object(vec![declaration, (TEXT.into(), value)]),
        }
    }
}
