//! What a member is in XML.

use std::borrow::Cow;

use super::{super::Node, ATTRIBUTE, TEXT};

/// What a member is in XML, where it is not an element of its name. Names may have a prefix.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// An element of this name; for a list, each item is.
    Element(&'static str),
    /// An attribute of this name.
    Attribute(&'static str),
    /// The text of the element around it.
    Text,
    /// A list with an element around its items: the names of both.
    Wrapped(&'static str, &'static str),
}

/// The form of a member and its namespace.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Place {
    form: Option<Form>,
    namespace: Option<&'static str>,
}

impl Place {
    /// What the list of members says before a member.
    pub(in super::super) fn set(&mut self, form: Form, namespace: Option<&'static str>) {
        *self = Self {
            form: Some(form),
            namespace,
        };
    }

    /// The form of the member of a name.
    pub(in super::super) fn form(self, name: &'static str) -> Form {
        self.form.unwrap_or(Form::Element(name))
    }

    /// Puts a member where it belongs among those of an object on its way out.
    pub(in super::super) fn put(
        self,
        name: &'static str,
        node: Node,
        members: &mut Vec<(Cow<'static, str>, Node)>,
    ) {
        match self.form(name) {
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
