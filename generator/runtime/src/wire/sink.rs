//! Where values are written to.

use std::{collections::BTreeMap, fmt};

use azure_core::Value;

use super::{Access, Encoding, Object, Wire};

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
