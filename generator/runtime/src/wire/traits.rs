//! The traits of values, their sources and their sinks, which name one another.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use azure_core::Value;
use serde::{
    Deserializer,
    de::{Error, Visitor},
};

use super::{Access, Member};

/// A type that travels in a way of its own.
pub trait Wire: Sized {
    /// The way.
    type Way: Encoding<Self>;

    /// Reads a value into `slot`; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Self>) -> Result<(), R::Error> {
        Self::Way::read(source, slot)
    }

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The sink's own, or the value cannot be written.
    fn write<W: Sink>(&self, sink: W) -> Result<W::Ok, W::Error> {
        Self::Way::write(self, sink)
    }
}

/// A way for values of type `T` to travel, other than their own: a date as seconds, bytes as base64.
///
/// Ways compose: where `E` is one for `T`, `Vec<E>` is one for `Vec<T>`.
pub trait Encoding<T> {
    /// Reads a value into `slot`; `None` where there is `null`.
    ///
    /// Values are read in place, so that no call on the way to a member has room for the whole of it.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type.
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error>;

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// The sink's own, or the value cannot be written.
    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error>;
}

/// What a value is read from: any of serde's deserializers, or a format that does not say by itself what is a list.
pub trait Source<'de>: Sized {
    /// What is wrong with a value.
    type Error: Error;

    /// Reads a single value.
    ///
    /// # Errors
    ///
    /// What is there is not what the visitor takes.
    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;

    /// Reads any JSON.
    ///
    /// # Errors
    ///
    /// What is there cannot be read.
    fn json(self) -> Result<Option<Value>, Self::Error>;

    /// Reads a list; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is no list of such items.
    fn list<E: Encoding<T>, T>(self, slot: &mut Option<Vec<T>>) -> Result<(), Self::Error>;

    /// Reads a map; `None` where there is `null`.
    ///
    /// # Errors
    ///
    /// What is there is no map of such values.
    fn map<E: Encoding<T>, T>(
        self,
        slot: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error>;

    /// Reads what has members.
    ///
    /// # Errors
    ///
    /// What is there is not what the visitor makes.
    fn members<V: FromMembers<'de>>(self, visitor: V) -> Result<(), Self::Error>;
}

/// Makes what has members: of what serde finds, or member by member.
pub trait FromMembers<'de>: Visitor<'de, Value = ()> {
    /// The member that says which members there are.
    const TAG: Option<&'static str>;

    /// Reads the members, by the text of the tag.
    ///
    /// # Errors
    ///
    /// A member is not what it should be.
    fn read<R: MemberSource<'de>>(self, tag: Option<&str>, source: &mut R) -> Result<(), R::Error>;
}

/// Gives the members of one object.
pub trait MemberSource<'de> {
    /// What is wrong with a member.
    type Error: Error;

    /// The name of the next member; `members` are those that are known, where the format needs them to tell what is
    /// a member.
    ///
    /// # Errors
    ///
    /// There is no member, nor the end of the object.
    fn next(&mut self, members: &'static [Member]) -> Result<Option<Cow<'de, str>>, Self::Error>;

    /// Reads the value of the member at hand.
    ///
    /// # Errors
    ///
    /// It is not a `T`; the error has the name.
    fn value<E: Encoding<T>, T>(
        &mut self,
        name: &str,
        slot: &mut Option<T>,
    ) -> Result<(), Self::Error>;

    /// Reads over the value of the member at hand.
    ///
    /// # Errors
    ///
    /// It is no value at all.
    fn skip(&mut self) -> Result<(), Self::Error>;

    /// Keeps the member at hand among those beyond the known ones.
    ///
    /// # Errors
    ///
    /// Its value is not a `T`; the error has the name.
    fn additional<E: Encoding<T>, T>(
        &mut self,
        name: Cow<'de, str>,
        values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error> {
        let mut value = None;
        self.value::<E, T>(&name, &mut value)?;
        if let Some(value) = value {
            let values = values.get_or_insert_default();
            values.insert(name.into_owned(), value);
        }
        Ok(())
    }

    /// Keeps the members that [`next`](Self::next) did not give, where the format says by itself which are known.
    ///
    /// # Errors
    ///
    /// A value is not a `T`; the error has the name.
    fn others<E: Encoding<T>, T>(
        &mut self,
        _values: &mut Option<BTreeMap<String, T>>,
    ) -> Result<(), Self::Error> {
        Ok(())
    }

    /// Keeps all members as they come, `null` among them.
    ///
    /// # Errors
    ///
    /// A member is no JSON.
    fn anything(&mut self, values: &mut BTreeMap<String, Value>) -> Result<(), Self::Error>;
}

/// What a value is written to: a serializer, a formatter for `Debug`, a tree that becomes XML.
pub trait Sink: Sized {
    /// What a written value leaves.
    type Ok;
    /// What is wrong with a value.
    type Error;

    /// Writes `null`.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn null(self) -> Result<Self::Ok, Self::Error>;

    /// Writes `true` or `false`.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn boolean(self, value: bool) -> Result<Self::Ok, Self::Error>;

    /// Writes a whole number.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn integer(self, value: i64) -> Result<Self::Ok, Self::Error>;

    /// Writes a number of double precision.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn double(self, value: f64) -> Result<Self::Ok, Self::Error>;

    /// Writes a number of single precision.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn single(self, value: f32) -> Result<Self::Ok, Self::Error>;

    /// Writes text, which `Debug` shows only with the `debug` feature.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn text(self, value: &str) -> Result<Self::Ok, Self::Error>;

    /// Writes the text of an enumeration's value or of a constant, which `Debug` always shows.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn word(self, value: &str) -> Result<Self::Ok, Self::Error>;

    /// Writes any JSON.
    ///
    /// # Errors
    ///
    /// The sink's own.
    fn json(self, value: &Value) -> Result<Self::Ok, Self::Error>;

    /// Reports a value that cannot be written.
    ///
    /// # Errors
    ///
    /// The reason, unless the sink only shows values.
    fn refuse(self, why: &'static str) -> Result<Self::Ok, Self::Error>;

    /// Writes a list.
    ///
    /// # Errors
    ///
    /// The sink's own, or an item cannot be written.
    fn list<E: Encoding<T>, T>(self, items: &[T]) -> Result<Self::Ok, Self::Error>;

    /// Writes a map.
    ///
    /// # Errors
    ///
    /// The sink's own, or a value cannot be written.
    fn map<E: Encoding<T>, T>(self, entries: &BTreeMap<String, T>)
    -> Result<Self::Ok, Self::Error>;

    /// Writes a value that ends a chain of types; `shown` is what `Debug` shows of it. A sink that only shows values need
    /// not go through the types that the value could hold.
    ///
    /// # Errors
    ///
    /// The sink's own, or the value cannot be written.
    fn deep<T: Wire>(self, value: &T, _shown: &dyn fmt::Debug) -> Result<Self::Ok, Self::Error> {
        value.write(self)
    }

    /// Writes an object.
    ///
    /// # Errors
    ///
    /// The sink's own, or a member cannot be written.
    fn object<T: Object>(self, object: &T) -> Result<Self::Ok, Self::Error>;
}

/// Takes an object's members, one after the other. An error ends up with whoever lent the object.
///
/// `name` is the key on the wire, `field` the name of the Rust field.
pub trait MemberSink {
    /// A member that may be absent.
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        access: Access,
        value: Option<&T>,
    );

    /// A member whose only value the specification gives.
    fn constant(&mut self, name: &'static str, value: &'static str);

    /// A member that no request carries and whose only value the specification gives.
    fn read_only_constant(&mut self, name: &'static str, value: &'static str);

    /// Members of `object` beyond the known ones; it comes last. One that repeats the name of a member that is
    /// there gives way to it.
    fn additional<E: Encoding<T>, T>(
        &mut self,
        object: &impl Object,
        values: Option<&BTreeMap<String, T>>,
    );

    /// Members as they came, `null` among them.
    fn anything(&mut self, values: &BTreeMap<String, Value>);

    /// A member.
    #[inline]
    fn member<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::OPEN, value.as_ref());
    }

    /// A member that no request carries.
    #[inline]
    fn read_only<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::READ_ONLY, value.as_ref());
    }

    /// A member that is never shown, nor anything in it.
    #[inline]
    fn secret<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::SECRET, value.as_ref());
    }

    /// A member that is never shown and that no request carries.
    #[inline]
    fn read_only_secret<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        value: &Option<T>,
    ) {
        self.visit::<E, T>(name, field, Access::READ_ONLY_SECRET, value.as_ref());
    }
}

/// An object with known members; the macro `model!` implements it.
pub trait Object: Sized {
    /// The name of the type, for `Debug`.
    const NAME: &'static str;

    /// The members as XML has them, in the order of the list; empty for an object that travels as JSON alone.
    const MEMBERS: &'static [Member] = &[];

    /// The formats that it is read from.
    type Format: Format;

    /// Reads the members, in any order.
    ///
    /// # Errors
    ///
    /// A member is not what it should be.
    fn read_members<'de, R: MemberSource<'de>>(source: &mut R) -> Result<Self, R::Error>;

    /// Writes the members, in the order of the list.
    fn write_members<W: MemberSink>(&self, sink: &mut W);
}

/// The formats that values of a type are read from.
pub trait Format {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// What is there is not a value of the type, or is `null`.
    fn read<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}
