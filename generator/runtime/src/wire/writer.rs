//! Emptying an object's members into a tree.

use std::{borrow::Cow, collections::BTreeMap};

use azure_core::{Result, Value, http::RequestContent, json::to_json};

use super::{Encoding, Form, Members, Node, Place, Wire, members::Access};

/// What a value is written for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// To be kept: everything.
    Full,
    /// To be sent: everything that a service takes.
    Request,
    /// To be sent as XML: everything that a service takes.
    XmlRequest,
    /// To be shown: nothing that is secret.
    Debug,
}

impl Mode {
    /// Text, which is shown only with the `debug` feature.
    pub(super) fn text(self, text: String) -> Node {
        if self.hides() {
            Node::Hidden
        } else {
            Node::Text(Cow::Owned(text))
        }
    }

    /// Free JSON, which is shown only with the `debug` feature.
    pub(super) fn json(self, value: Value) -> Node {
        if self.hides() {
            Node::Hidden
        } else {
            Node::Json(value)
        }
    }

    /// The key of a map, which is data like its value.
    pub(super) fn key(self, key: String) -> Cow<'static, str> {
        if self.hides() {
            Cow::Borrowed("..")
        } else {
            Cow::Owned(key)
        }
    }

    fn is_request(self) -> bool {
        matches!(self, Mode::Request | Mode::XmlRequest)
    }

    fn hides(self) -> bool {
        self == Mode::Debug && !cfg!(feature = "debug")
    }
}

/// How many members most objects have at most; more only cost another allocation.
const USUAL: usize = 12;

/// Takes an object's members, one after the other.
pub(super) struct Writer {
    mode: Mode,
    /// What the list says of the next member.
    place: Option<Place>,
    members: Vec<(Cow<'static, str>, Node)>,
}

impl Writer {
    pub(super) fn new(mode: Mode) -> Self {
        Self {
            mode,
            place: None,
            members: Vec::with_capacity(USUAL),
        }
    }

    pub(super) fn finish(self) -> Node {
        Node::Object(self.members)
    }

    fn push(&mut self, name: &'static str, node: Node) {
        let node = match self.place.take() {
            Some(place) if self.mode == Mode::XmlRequest => Node::Placed(place, Box::new(node)),
            _ => node,
        };
        self.members.push((Cow::Borrowed(name), node));
    }
}

impl Members for Writer {
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        access: Access,
        value: &mut Option<T>,
    ) {
        let Some(value) = value
            .take()
            .filter(|_| !(access.read_only && self.mode.is_request()))
        else {
            self.place = None;
            return;
        };
        match self.mode {
            Mode::Debug if access.secret => self.push(name, Node::Redacted),
            mode => self.push(name, E::write(value, mode)),
        }
    }

    fn xml(&mut self, form: Form, namespace: Option<&'static str>) -> &mut Self {
        self.place = Some(Place { form, namespace });
        self
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.push(name, Node::Text(Cow::Borrowed(value)));
    }

    fn read_only_constant(&mut self, name: &'static str, value: &'static str) {
        match self.mode.is_request() {
            true => self.place = None,
            false => self.constant(name, value),
        }
    }

    fn additional_as<E: Encoding<T>, T>(&mut self, values: &mut Option<BTreeMap<String, T>>) {
        let known = self.members.len();
        for (name, value) in values.take().into_iter().flatten() {
            if !self
                .members
                .iter()
                .take(known)
                .any(|(known, _)| *known == name)
            {
                let node = E::write(value, self.mode);
                self.members.push((self.mode.key(name), node));
            }
        }
    }

    fn free(&mut self, values: &mut BTreeMap<String, Value>) {
        let mode = self.mode;
        let values = std::mem::take(values).into_iter();
        self.members
            .extend(values.map(|(name, value)| (mode.key(name), mode.json(value))));
    }
}

/// The body of a request that carries a value: without members that only services set.
///
/// # Errors
///
/// The value cannot be written as JSON.
pub fn request_content<T: Wire<S>, S>(value: T) -> Result<RequestContent<T>> {
    Ok(to_json(&value.write(Mode::Request))?.into())
}

/// The same for a value that travels otherwise than its type does by itself, such as bytes in base64.
///
/// # Errors
///
/// The value cannot be written as JSON.
pub fn request_content_as<E: Encoding<T>, T>(value: T) -> Result<RequestContent<T>> {
    Ok(to_json(&E::write(value, Mode::Request))?.into())
}
