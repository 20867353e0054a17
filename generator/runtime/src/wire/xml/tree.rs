//! Sinks that build the tree of an XML value.

use std::{borrow::Cow, collections::BTreeMap, convert::Infallible};

use azure_core::Value;

use super::{
    super::{
        Access, Discriminator, Encoding, Literal, MemberSink, Object, Sink, XmlKind, XmlMember,
        XmlPlacement, json::embedded_text, purpose::Purpose, survey::MemberCount,
    },
    names::{MARK_AS_KEY, NO_JSON, is_mark},
    node::XmlNode,
    place,
};

/// Builds the tree of a value, without read-only members.
pub(super) fn tree<E: Encoding<T>, T>(value: &T) -> XmlNode {
    let Ok(node) = E::write(value, TreeSink);
    node
}

/// A sink that builds a [`XmlNode`].
struct TreeSink;

impl Sink for TreeSink {
    type Ok = XmlNode;
    type Error = Infallible;

    fn null(self) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Null)
    }

    fn boolean(self, value: bool) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Boolean(value))
    }

    fn integer(self, value: i64) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Integer(value))
    }

    fn unsigned(self, value: u64) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Text(value.to_string().into()))
    }

    fn double(self, value: f64) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Double(value))
    }

    fn single(self, value: f32) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Single(value))
    }

    fn text(self, value: &str) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Text(Cow::Owned(value.to_owned())))
    }

    fn word(self, value: &str) -> Result<XmlNode, Infallible> {
        self.text(value)
    }

    fn json(self, value: &Value) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Json(value.clone()))
    }

    fn refuse(self, why: &'static str) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::Refused(why))
    }

    fn list<E: Encoding<T>, T>(self, items: &[T]) -> Result<XmlNode, Infallible> {
        Ok(XmlNode::List(items.iter().map(tree::<E, T>).collect()))
    }

    fn map<E: Encoding<T>, T>(self, entries: &BTreeMap<String, T>) -> Result<XmlNode, Infallible> {
        let entries = entries.iter();
        let entries =
            entries.map(|(key, value)| (Cow::Owned(key.clone()), entry::<E, T>(key, value)));
        Ok(XmlNode::Object(entries.collect()))
    }

    fn embedded<E: Encoding<T>, T>(
        self,
        value: &T,
        encode: fn(String) -> String,
    ) -> Result<XmlNode, Infallible> {
        Ok(match embedded_text::<E, T>(value, Purpose::Request) {
            Ok(text) => XmlNode::Text(Cow::Owned(encode(text))),
            Err(_) => XmlNode::Refused(NO_JSON),
        })
    }

    fn object<T: Object>(
        self,
        object: &T,
        discriminator: Option<Discriminator>,
    ) -> Result<XmlNode, Infallible> {
        let mut branches = Branches {
            known: T::MEMBERS,
            left_out: None,
            members: Vec::new(),
        };
        if let Some(Discriminator { name, value }) = discriminator {
            branches.constant(name, value);
            branches.left_out = Some(name);
        }
        object.write_members(&mut branches);
        Ok(XmlNode::Object(branches.members))
    }
}

/// Returns the tree of a value whose name the caller chose. In a tree, some names are not those of elements.
fn entry<E: Encoding<T>, T>(name: &str, value: &T) -> XmlNode {
    match is_mark(name) {
        true => XmlNode::Refused(MARK_AS_KEY),
        false => tree::<E, T>(value),
    }
}

/// A sink that adds object members to a tree.
struct Branches {
    known: &'static [XmlMember],
    /// The member that is not written, since the discriminator has its name.
    left_out: Option<&'static str>,
    members: Vec<(Cow<'static, str>, XmlNode)>,
}

impl Branches {
    fn push(&mut self, name: &'static str, node: XmlNode) {
        if self.left_out == Some(name) {
            return;
        }
        let known = self.known.iter().find(|member| member.name == name);
        let placement = known.map_or(element(name), |member| member.placement);
        place::put(placement, node, &mut self.members);
    }
}

fn element(name: &'static str) -> XmlPlacement {
    XmlPlacement {
        kind: XmlKind::Element(name),
        namespace: None,
    }
}

impl MemberSink for Branches {
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        _: &'static str,
        access: Access,
        value: Option<&T>,
    ) {
        if let Some(value) = value.filter(|_| !access.read_only) {
            self.push(name, tree::<E, T>(value));
        }
    }

    fn constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>) {
        let node = match value.into() {
            Literal::Text(text) => XmlNode::Text(Cow::Borrowed(text)),
            Literal::Integer(value) => XmlNode::Integer(value),
            Literal::Number(value) => XmlNode::Double(value),
            Literal::Boolean(value) => XmlNode::Boolean(value),
        };
        self.push(name, node);
    }

    fn read_only_constant(&mut self, _: &'static str, _: impl Into<Literal<'static>>) {}

    fn additional<E: Encoding<T>, T>(
        &mut self,
        object: &impl Object,
        values: Option<&BTreeMap<String, T>>,
    ) {
        for (name, value) in values.into_iter().flatten() {
            let is_taken = self.left_out == Some(name);
            if !is_taken && !MemberCount::has(object, name, Purpose::Request) {
                let node = entry::<E, T>(name, value);
                self.members.push((Cow::Owned(name.clone()), node));
            }
        }
    }

    fn anything(&mut self, values: &BTreeMap<String, Value>) {
        for (name, value) in values {
            let node = XmlNode::Read(value.clone());
            self.members.push((Cow::Owned(name.clone()), node));
        }
    }
}
