//! Attributes of an object's members: access and XML placement.

/// The access to a member.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Access {
    /// True if the member is never sent.
    pub read_only: bool,
    /// True if the member and everything in it is never printed.
    pub secret: bool,
    /// True if text is printed without the feature `debug`.
    pub shown: bool,
}

impl Access {
    /// Sent and printed.
    pub const OPEN: Self = Self {
        read_only: false,
        secret: false,
        shown: false,
    };
    /// Printed, not sent.
    pub const READ_ONLY: Self = Self {
        read_only: true,
        ..Self::OPEN
    };
    /// Sent, not printed.
    pub const SECRET: Self = Self {
        secret: true,
        ..Self::OPEN
    };
    /// Neither sent nor printed.
    pub const READ_ONLY_SECRET: Self = Self {
        read_only: true,
        secret: true,
        shown: false,
    };
    /// Sent, and always printed.
    pub const SHOWN: Self = Self {
        shown: true,
        ..Self::OPEN
    };
    /// Not sent, and always printed.
    pub const READ_ONLY_SHOWN: Self = Self {
        read_only: true,
        ..Self::SHOWN
    };
}

/// The representation of a member in XML. Names may have a prefix.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum XmlKind {
    /// An element with this name; for a list, one element per item.
    Element(&'static str),
    /// A list whose items are elements of the first name. The second name is accepted, unless another member has it.
    Items(&'static str, &'static str),
    /// An attribute with this name.
    Attribute(&'static str),
    /// The text of the parent element.
    Text,
    /// A list with a wrapper element: the names of wrapper and item.
    Wrapped(&'static str, &'static str),
}

/// The placement of a member in XML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct XmlPlacement {
    /// The representation.
    pub kind: XmlKind,
    /// The namespace to declare.
    pub namespace: Option<&'static str>,
}

/// A member of an XML object.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct XmlMember {
    /// The JSON key.
    pub name: &'static str,
    /// The placement in XML.
    pub placement: XmlPlacement,
}
