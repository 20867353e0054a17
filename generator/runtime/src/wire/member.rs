//! The facts about an object's members beyond their values: access, and place in XML.

/// Who may see a member.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Access {
    /// No request carries it: services alone set it.
    pub read_only: bool,
    /// It is never shown, nor anything in it.
    pub secret: bool,
}

impl Access {
    /// Everybody.
    pub const OPEN: Self = Self {
        read_only: false,
        secret: false,
    };
    /// Everybody, and services set it.
    pub const READ_ONLY: Self = Self {
        read_only: true,
        ..Self::OPEN
    };
    /// Nobody who looks at it by `Debug`.
    pub const SECRET: Self = Self {
        secret: true,
        ..Self::OPEN
    };
    /// Nobody who looks at it by `Debug`, and services set it.
    pub const READ_ONLY_SECRET: Self = Self {
        read_only: true,
        secret: true,
    };
}

/// What a member is in XML, where it is not an element of its name. Names may have a prefix.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum XmlKind {
    /// An element of this name; for a list, each item is.
    Element(&'static str),
    /// An attribute of this name.
    Attribute(&'static str),
    /// The text of the element around it.
    Text,
    /// A list with an element around its items: the names of both.
    Wrapped(&'static str, &'static str),
}

/// Where a member stands in XML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct XmlPlacement {
    /// What it is.
    pub kind: XmlKind,
    /// The namespace that it brings along.
    pub namespace: Option<&'static str>,
}

/// A member of an object that travels as XML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Member {
    /// The key in JSON.
    pub name: &'static str,
    /// Where it stands in XML.
    pub placement: XmlPlacement,
}
