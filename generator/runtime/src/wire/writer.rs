//! Collecting an object's members.

use std::{borrow::Cow, collections::BTreeMap};

use azure_core::{Bytes, Result, Value, http::RequestContent, json::to_json};

use super::{Encoding, Node, Own, Wire};

/// What a value is written for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// To be kept: everything.
    Full,
    /// To be sent: everything that a service takes.
    Request,
    /// To be shown: nothing that is secret.
    Debug,
}

impl Mode {
    /// Text, which is shown only with the `debug` feature.
    pub(super) fn text(self, text: Cow<'_, str>) -> Node<'_> {
        if self.hides() {
            Node::Hidden
        } else {
            Node::Text(text)
        }
    }

    /// Free JSON, which is shown only with the `debug` feature.
    pub(super) fn json(self, value: &Value) -> Node<'_> {
        if self.hides() {
            Node::Hidden
        } else {
            Node::Json(value)
        }
    }

    /// The key of a map, which is data like its value.
    pub(super) fn key(self, key: &str) -> &str {
        if self.hides() { ".." } else { key }
    }

    fn hides(self) -> bool {
        self == Mode::Debug && !cfg!(feature = "debug")
    }
}

/// How many members most objects have at most; more only cost another allocation.
const USUAL: usize = 12;

/// Takes an object's members, one after the other.
#[derive(Debug)]
pub struct ObjectWriter<'a> {
    mode: Mode,
    members: Vec<(&'a str, Node<'a>)>,
}

impl<'a> ObjectWriter<'a> {
    pub(super) fn new(mode: Mode) -> Self {
        Self {
            mode,
            members: Vec::with_capacity(USUAL),
        }
    }

    pub(super) fn finish(self) -> Node<'a> {
        Node::Object(self.members)
    }

    /// A member.
    pub fn member<T: Wire<S>, S>(&mut self, name: &'static str, value: &'a Option<T>) {
        self.member_as::<Own<S>, T>(name, value);
    }

    /// A member that travels in another way than its type's own.
    pub fn member_as<E: Encoding<T>, T>(&mut self, name: &'static str, value: &'a Option<T>) {
        if let Some(value) = value {
            let node = E::write(value, self.mode);
            self.members.push((name, node));
        }
    }

    /// A member that no request carries.
    pub fn read_only<T: Wire<S>, S>(&mut self, name: &'static str, value: &'a Option<T>) {
        self.read_only_as::<Own<S>, T>(name, value);
    }

    /// A member that no request carries and that travels in another way than its type's own.
    pub fn read_only_as<E: Encoding<T>, T>(&mut self, name: &'static str, value: &'a Option<T>) {
        if self.mode != Mode::Request {
            self.member_as::<E, T>(name, value);
        }
    }

    /// A member that is never shown, nor anything in it.
    pub fn secret<T: Wire<S>, S>(&mut self, name: &'static str, value: &'a Option<T>) {
        self.secret_as::<Own<S>, T>(name, value);
    }

    /// A member that is never shown and that travels in another way than its type's own.
    pub fn secret_as<E: Encoding<T>, T>(&mut self, name: &'static str, value: &'a Option<T>) {
        if self.mode != Mode::Debug {
            self.member_as::<E, T>(name, value);
        } else if value.is_some() {
            self.members.push((name, Node::Redacted));
        }
    }

    /// A member that is never shown and that no request carries.
    pub fn read_only_secret<T: Wire<S>, S>(&mut self, name: &'static str, value: &'a Option<T>) {
        if self.mode != Mode::Request {
            self.secret(name, value);
        }
    }

    /// A member whose only value the specification gives.
    pub fn constant(&mut self, name: &'static str, value: &'static str) {
        self.members.push((name, Node::Text(Cow::Borrowed(value))));
    }

    /// Members as they came.
    pub(super) fn free(&mut self, members: &'a BTreeMap<String, Value>) {
        let mode = self.mode;
        let members = members.iter();
        self.members
            .extend(members.map(|(name, value)| (mode.key(name), mode.json(value))));
    }

    /// Members beyond the known ones. One that repeats a known name gives way to it.
    pub fn additional<T: Wire<S>, S>(&mut self, values: &'a Option<BTreeMap<String, T>>) {
        self.additional_as::<Own<S>, T>(values);
    }

    /// Members beyond the known ones that travel in another way than their type's own.
    pub fn additional_as<E: Encoding<T>, T>(&mut self, values: &'a Option<BTreeMap<String, T>>) {
        let known = self.members.len();
        for (name, value) in values.iter().flatten() {
            let is_known = |(known, _): &(&str, Node<'_>)| *known == name.as_str();
            if !self.members.iter().take(known).any(is_known) {
                let node = E::write(value, self.mode);
                self.members.push((self.mode.key(name), node));
            }
        }
    }
}

/// The body of a request that carries a value: without members that only services set.
///
/// # Errors
///
/// The value cannot be written as JSON.
pub fn request_content<T: Wire<S>, S>(value: &T) -> Result<RequestContent<T>> {
    Ok(encode(&value.write(Mode::Request))?.into())
}

fn encode(node: &Node<'_>) -> Result<Bytes> {
    to_json(node)
}
