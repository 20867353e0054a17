//! The list of an object's members.

use std::collections::BTreeMap;

use azure_core::Value;

use super::{Encoding, Own, Wire};

/// Who may see a member.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Access {
    /// No request carries it: services alone set it.
    pub read_only: bool,
    /// It is never shown, nor anything in it.
    pub secret: bool,
}

impl Access {
    const OPEN: Self = Self {
        read_only: false,
        secret: false,
    };
    const READ_ONLY: Self = Self {
        read_only: true,
        ..Self::OPEN
    };
    const SECRET: Self = Self {
        secret: true,
        ..Self::OPEN
    };
    const READ_ONLY_SECRET: Self = Self {
        read_only: true,
        secret: true,
    };
}

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

/// Where a member stands in XML.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
    /// What it is.
    pub form: Form,
    /// The namespace that it brings along.
    pub namespace: Option<&'static str>,
}

/// Goes through an object's members, to fill them or to empty them.
///
/// The methods that end in `_as` are for values that travel in another way than their type's own.
pub trait Members {
    /// A member of which nothing is assumed.
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        access: Access,
        value: &mut Option<T>,
    );

    /// A member whose only value the specification gives.
    fn constant(&mut self, name: &'static str, value: &'static str);

    /// A member that no request carries and whose only value the specification gives.
    fn read_only_constant(&mut self, name: &'static str, value: &'static str);

    /// Members beyond the known ones; it comes last. One that repeats a known name gives way to it.
    fn additional_as<E: Encoding<T>, T>(&mut self, values: &mut Option<BTreeMap<String, T>>);

    /// Members as they come, `null` among them.
    fn free(&mut self, values: &mut BTreeMap<String, Value>);

    /// What the member after this is in XML, and the namespace that it brings along; JSON has no use for it. Without,
    /// it is an element of its name.
    fn xml(&mut self, _form: Form, _namespace: Option<&'static str>) -> &mut Self {
        self
    }

    /// In XML, the member after this is an element of another name; where it is a list, each item is.
    fn element(&mut self, name: &'static str) -> &mut Self {
        self.xml(Form::Element(name), None)
    }

    /// In XML, the member after this is an attribute.
    fn attribute(&mut self, name: &'static str) -> &mut Self {
        self.xml(Form::Attribute(name), None)
    }

    /// In XML, the member after this is the text of the element itself.
    fn text(&mut self) -> &mut Self {
        self.xml(Form::Text, None)
    }

    /// In XML, the member after this is a list with an element around its items.
    fn wrapped(&mut self, name: &'static str, item: &'static str) -> &mut Self {
        self.xml(Form::Wrapped(name, item), None)
    }

    /// A member.
    fn member<T: Wire<S>, S>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<Own<S>, T>(name, Access::OPEN, value);
    }

    /// A member.
    fn member_as<E: Encoding<T>, T>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<E, T>(name, Access::OPEN, value);
    }

    /// A member that no request carries.
    fn read_only<T: Wire<S>, S>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<Own<S>, T>(name, Access::READ_ONLY, value);
    }

    /// A member that no request carries.
    fn read_only_as<E: Encoding<T>, T>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<E, T>(name, Access::READ_ONLY, value);
    }

    /// A member that is never shown, nor anything in it.
    fn secret<T: Wire<S>, S>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<Own<S>, T>(name, Access::SECRET, value);
    }

    /// A member that is never shown.
    fn secret_as<E: Encoding<T>, T>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<E, T>(name, Access::SECRET, value);
    }

    /// A member that is never shown and that no request carries.
    fn read_only_secret<T: Wire<S>, S>(&mut self, name: &'static str, value: &mut Option<T>) {
        self.visit::<Own<S>, T>(name, Access::READ_ONLY_SECRET, value);
    }

    /// A member that is never shown and that no request carries.
    fn read_only_secret_as<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        value: &mut Option<T>,
    ) {
        self.visit::<E, T>(name, Access::READ_ONLY_SECRET, value);
    }

    /// Members beyond the known ones; it comes last. One that repeats a known name gives way to it.
    fn additional<T: Wire<S>, S>(&mut self, values: &mut Option<BTreeMap<String, T>>) {
        self.additional_as::<Own<S>, T>(values);
    }
}
