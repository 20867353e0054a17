//! The traits of values, sources and sinks, which refer to each other.

use std::{collections::BTreeMap, fmt, ops::Deref};

use azure_core::Value;
use serde::{
    Deserializer,
    de::{Error, Visitor},
};

use super::{Access, Discriminator, DiscriminatorValue, Literal, XmlMember};

/// A type with a default encoding.
pub trait Wire: Sized {
    /// The default encoding.
    type DefaultEncoding: Encoding<Self>;

    /// Reads a value into `slot`: `None` for `null`.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not of the type.
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Self>) -> Result<(), R::Error> {
        Self::DefaultEncoding::read(source, slot)
    }

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if the value cannot be written.
    fn write<W: Sink>(&self, sink: W) -> Result<W::Ok, W::Error> {
        Self::DefaultEncoding::write(self, sink)
    }
}

/// An encoding of `T` that differs from the type's default: a date as seconds, bytes as base64.
///
/// Encodings compose: if `E` is an encoding of `T`, `Vec<E>` is one of `Vec<T>`.
pub trait Encoding<T> {
    /// Reads a value into `slot`: `None` for `null`.
    ///
    /// Values are read in place, which keeps stack frames small.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not of the type.
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error>;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if the value cannot be written.
    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error>;
}

/// An input: a deserializer of serde, or a format that does not distinguish lists from other values.
pub trait Source<'de>: Sized {
    /// The type of errors.
    type Error: Error;

    /// Reads a single value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is of another type than the visitor expects.
    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;

    /// Reads any JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be read.
    fn json(self) -> Result<Option<Value>, Self::Error>;

    /// Reads a list: `None` for `null`.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a list of such items.
    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), Self::Error>;

    /// Reads a map: `None` for `null`.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a map of such values.
    fn map<E: Encoding<T>, T>(
        self,
        slot: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error>;

    /// Reads an object.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not the object that the visitor expects.
    fn members<V: FromMembers<'de>>(self, visitor: V) -> Result<(), Self::Error>;
}

/// Builds an object from a serde map, or member by member.
pub trait FromMembers<'de>: Visitor<'de, Value = ()> {
    /// The discriminator, if there is one.
    const DISCRIMINATOR: Option<&'static str>;

    /// Reads the members. `tag` is the value of the discriminator.
    ///
    /// # Errors
    ///
    /// Returns an error if a member is invalid.
    fn read<R: MemberSource>(
        self,
        value: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<(), R::Error>;
}

/// The members of one object.
pub trait MemberSource {
    /// The type of errors.
    type Error: Error;
    /// The name of a member.
    type Name: Deref<Target = str>;

    /// Returns the name of the next member. `members` are the known members, for formats that need them.
    ///
    /// # Errors
    ///
    /// Returns an error if the input is neither a member nor the end of the object.
    fn next(&mut self, members: &'static [XmlMember]) -> Result<Option<Self::Name>, Self::Error>;

    /// Reads the value of the current member.
    ///
    /// # Errors
    ///
    /// Returns an error with the name of the member if it is not a `T`.
    fn value<E: Encoding<T>, T>(
        &mut self,
        name: &str,
        slot: &mut Option<T>,
    ) -> Result<(), Self::Error>;

    /// Skips the value of the current member.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not a value.
    fn skip(&mut self) -> Result<(), Self::Error>;

    /// Keeps the current member as an additional one.
    ///
    /// # Errors
    ///
    /// Returns an error with the name of the member if its value is not a `T`.
    fn additional<E: Encoding<T>, T>(
        &mut self,
        name: &str,
        values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error> {
        let mut value = None;
        self.value::<E, T>(name, &mut value)?;
        if let Some(value) = value {
            let values = values.get_or_insert_default();
            values.insert(name.to_owned(), value);
        }
        Ok(())
    }

    /// Keeps the members that [`next`](Self::next) did not return, in formats that need the known members.
    ///
    /// # Errors
    ///
    /// Returns an error with the name of a member if its value is not a `T`.
    fn others<E: Encoding<T>, T>(
        &mut self,
        _values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Keeps all members unchanged, including `null`.
    ///
    /// # Errors
    ///
    /// Returns an error if a member is not JSON.
    fn anything(&mut self, values: &mut BTreeMap<String, Value>) -> Result<(), Self::Error>;
}

/// An output: a serializer, a formatter for `Debug`, or an XML tree.
pub trait Sink: Sized {
    /// The result of writing.
    type Ok;
    /// The type of errors.
    type Error;

    /// Writes `null`.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn null(self) -> Result<Self::Ok, Self::Error>;

    /// Writes `true` or `false`.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn boolean(self, value: bool) -> Result<Self::Ok, Self::Error>;

    /// Writes an integer.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn integer(self, value: i64) -> Result<Self::Ok, Self::Error>;

    /// Writes an integer without a sign.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn unsigned(self, value: u64) -> Result<Self::Ok, Self::Error>;

    /// Writes a double-precision number.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn double(self, value: f64) -> Result<Self::Ok, Self::Error>;

    /// Writes a single-precision number.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn single(self, value: f32) -> Result<Self::Ok, Self::Error>;

    /// Writes text, which `Debug` prints if the member is marked as shown, or with the `debug` feature.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn text(self, value: &str) -> Result<Self::Ok, Self::Error>;

    /// Writes a value that the specification defines.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn literal(self, value: Literal<'_>) -> Result<Self::Ok, Self::Error> {
        match value {
            Literal::Text(text) => self.word(text),
            Literal::Integer(value) => self.integer(value),
            Literal::Number(value) => self.double(value),
            Literal::Boolean(value) => self.boolean(value),
        }
    }

    /// Writes the text of an enumeration value or a constant, which `Debug` always prints.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn word(self, value: &str) -> Result<Self::Ok, Self::Error>;

    /// Writes arbitrary JSON.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink.
    fn json(self, value: &Value) -> Result<Self::Ok, Self::Error>;

    /// Reports a value that cannot be written.
    ///
    /// # Errors
    ///
    /// Returns the reason as an error, unless the sink only prints values.
    fn refuse(self, why: &'static str) -> Result<Self::Ok, Self::Error>;

    /// Writes a list.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if an item cannot be written.
    fn list<E: Encoding<T>, T>(self, items: &[T]) -> Result<Self::Ok, Self::Error>;

    /// Writes a map.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if a value cannot be written.
    fn map<E: Encoding<T>, T>(self, entries: &BTreeMap<String, T>)
    -> Result<Self::Ok, Self::Error>;

    /// Writes a value as the text that `encode` returns for its JSON. `Debug` prints the value.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if the value cannot be written as JSON.
    fn embedded<E: Encoding<T>, T>(
        self,
        value: &T,
        encode: fn(String) -> String,
    ) -> Result<Self::Ok, Self::Error>;

    /// Writes a value that ends a chain of types. `shown` is its `Debug` form, so that a sink for printing need not
    /// expand the nested types.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if the value cannot be written.
    fn deep<T: Wire>(self, value: &T, _shown: &dyn fmt::Debug) -> Result<Self::Ok, Self::Error> {
        value.write(self)
    }

    /// Writes an object. The discriminator, if there is one, replaces the member with its name.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if a member cannot be written.
    fn object<T: Object>(
        self,
        object: &T,
        discriminator: Option<Discriminator>,
    ) -> Result<Self::Ok, Self::Error>;
}

/// Receives the members of an object, one by one. The sink keeps errors until the object ends.
///
/// `name` is the key on the wire, and `field` the name of the Rust field.
pub trait MemberSink {
    /// Writes an optional member with explicit encoding and access.
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        access: Access,
        value: Option<&T>,
    );

    /// Writes a member whose only value the specification defines.
    fn constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>);

    /// Writes a read-only member whose only value the specification defines.
    fn read_only_constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>);

    /// Writes the additional members of `object`, after all others. If one has the name of a member that is present, it
    /// is omitted.
    fn additional<E: Encoding<T>, T>(
        &mut self,
        object: &impl Object,
        values: Option<&BTreeMap<String, T>>,
    );

    /// Writes members unchanged, including `null`.
    fn anything(&mut self, values: &BTreeMap<String, Value>);

    /// Writes a member.
    #[inline]
    fn member<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::OPEN, value.as_ref());
    }

    /// Writes a member that is never sent.
    #[inline]
    fn read_only<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::READ_ONLY, value.as_ref());
    }

    /// Writes a member that is never printed, nor anything in it.
    #[inline]
    fn secret<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::SECRET, value.as_ref());
    }

    /// Writes a member that is neither sent nor printed.
    #[inline]
    fn read_only_secret<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::READ_ONLY_SECRET, value.as_ref());
    }

    /// Writes a member whose text is always printed.
    #[inline]
    fn shown<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::SHOWN, value.as_ref());
    }

    /// Writes a member that is never sent, and whose text is always printed.
    #[inline]
    fn read_only_shown<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::READ_ONLY_SHOWN, value.as_ref());
    }
}

/// An object with known members, which can be written. The macro `model!` implements it.
pub trait Object: Sized {
    /// The name of the type, for `Debug`.
    const NAME: &'static str;

    /// The members with their XML placement, in the order of the list. Empty for an object that is JSON only.
    const MEMBERS: &'static [XmlMember] = &[];

    /// Writes the members in the order of the list.
    fn write_members<W: MemberSink>(&self, sink: &mut W);
}

/// An object that can be read.
pub trait ReadableObject: Object {
    /// Reads the members, in any order.
    ///
    /// # Errors
    ///
    /// Returns an error if a member is invalid, or if one that every value has is absent.
    fn read_object<R: MemberSource>(source: &mut R) -> Result<Self, R::Error>;
}

/// An object without required members, which is read in place.
pub trait ReadMembers: Object + Default {
    /// Reads the current member of the source, whose name is `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the member is invalid.
    fn read_member<R: MemberSource>(&mut self, name: &str, source: &mut R) -> Result<(), R::Error>;

    /// Reads the [other members](MemberSource::others) of the source.
    ///
    /// # Errors
    ///
    /// Returns an error if a member is invalid.
    fn read_others<R: MemberSource>(&mut self, _source: &mut R) -> Result<(), R::Error> {
        Ok(())
    }
}

impl<T: ReadMembers> ReadableObject for T {
    fn read_object<R: MemberSource>(source: &mut R) -> Result<Self, R::Error> {
        let mut object = Self::default();
        while let Some(name) = source.next(Self::MEMBERS)? {
            object.read_member(&name, source)?;
        }
        object.read_others(source)?;
        Ok(object)
    }
}

/// The formats from which a type is read.
pub trait Format {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not of the type, or is `null`.
    fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}
