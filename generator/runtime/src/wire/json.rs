//! Serialization of borrowed values.

use std::{collections::BTreeMap, marker::PhantomData};

use azure_core::{Bytes, Value, http::RequestContent, json::to_json};
use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap, SerializeSeq},
};

use super::{
    Access, Discriminator, Encoding, Inherent, Literal, MemberSink, Object, Sink, Wire,
    purpose::Purpose, survey::MemberCount,
};

/// A borrowed value with its encoding, for a serializer.
struct Lent<'v, E, T> {
    value: &'v T,
    context: JsonContext<'v>,
    encoding: PhantomData<E>,
}

/// The context of a value.
#[derive(Clone, Copy)]
struct JsonContext<'n> {
    purpose: Purpose,
    /// The member that contains the value.
    member: Option<&'n str>,
}

impl<'v, E, T> Lent<'v, E, T> {
    fn new(value: &'v T, context: JsonContext<'v>) -> Self {
        Self {
            value,
            context,
            encoding: PhantomData,
        }
    }
}

impl<E: Encoding<T>, T> Serialize for Lent<'_, E, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        E::write(
            self.value,
            SerializerSink {
                serializer,
                context: self.context,
            },
        )
    }
}

/// A sink that writes to a serializer.
struct SerializerSink<'n, S> {
    serializer: S,
    context: JsonContext<'n>,
}

impl<S: Serializer> Sink for SerializerSink<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn null(self) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_unit()
    }

    fn boolean(self, value: bool) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_bool(value)
    }

    fn integer(self, value: i64) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_i64(value)
    }

    fn unsigned(self, value: u64) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_u64(value)
    }

    fn double(self, value: f64) -> Result<S::Ok, S::Error> {
        match value.is_finite() {
            true => self.serializer.serialize_f64(value),
            false => self.serializer.serialize_str(beyond(value)),
        }
    }

    fn single(self, value: f32) -> Result<S::Ok, S::Error> {
        match value.is_finite() {
            true => self.serializer.serialize_f32(value),
            false => self.serializer.serialize_str(beyond(f64::from(value))),
        }
    }

    fn text(self, value: &str) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_str(value)
    }

    fn word(self, value: &str) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_str(value)
    }

    fn json(self, value: &Value) -> Result<S::Ok, S::Error> {
        value.serialize(self.serializer)
    }

    fn refuse(self, why: &'static str) -> Result<S::Ok, S::Error> {
        Err(match self.context.member {
            Some(name) => S::Error::custom(format_args!("`{name}`: {why}")),
            None => S::Error::custom(why),
        })
    }

    fn list<E: Encoding<T>, T>(self, items: &[T]) -> Result<S::Ok, S::Error> {
        let mut list = self.serializer.serialize_seq(Some(items.len()))?;
        for item in items {
            list.serialize_element(&Lent::<E, T>::new(item, self.context))?;
        }
        list.end()
    }

    fn map<E: Encoding<T>, T>(self, entries: &BTreeMap<String, T>) -> Result<S::Ok, S::Error> {
        let mut map = self.serializer.serialize_map(Some(entries.len()))?;
        for (key, value) in entries {
            let context = JsonContext {
                member: Some(key),
                ..self.context
            };
            map.serialize_entry(key, &Lent::<E, T>::new(value, context))?;
        }
        map.end()
    }

    fn embedded<E: Encoding<T>, T>(
        self,
        value: &T,
        encode: fn(String) -> String,
    ) -> Result<S::Ok, S::Error> {
        match embedded_text::<E, T>(value, self.context.purpose) {
            Ok(text) => self.serializer.serialize_str(&encode(text)),
            Err(error) => Err(S::Error::custom(error)),
        }
    }

    fn object<T: Object>(
        self,
        object: &T,
        discriminator: Option<Discriminator>,
    ) -> Result<S::Ok, S::Error> {
        let purpose = self.context.purpose;
        let left_out = discriminator.map(|it| it.name);
        let count = MemberCount::count(object, left_out, purpose) + usize::from(left_out.is_some());
        let map = self.serializer.serialize_map(Some(count))?;
        let mut members = MapSink {
            map,
            purpose,
            left_out: None,
            fault: None,
        };
        // First, where most readers look for it.
        if let Some(Discriminator { name, value }) = discriminator {
            members.constant(name, value);
            members.left_out = left_out;
        }
        object.write_members(&mut members);
        match members.fault {
            Some(fault) => Err(fault),
            None => members.map.end(),
        }
    }
}

/// A sink of object members that writes to a serializer.
struct MapSink<M: SerializeMap> {
    map: M,
    purpose: Purpose,
    /// The member that is not written, since the discriminator has its name.
    left_out: Option<&'static str>,
    fault: Option<M::Error>,
}

impl<M: SerializeMap> MapSink<M> {
    fn takes(&self, name: &str) -> bool {
        self.fault.is_none() && self.left_out != Some(name)
    }

    fn entry<E: Encoding<T>, T>(&mut self, name: &str, value: &T) {
        if self.takes(name) {
            let context = JsonContext {
                purpose: self.purpose,
                member: Some(name),
            };
            let value = Lent::<E, T>::new(value, context);
            self.fault = self.map.serialize_entry(name, &value).err();
        }
    }

    fn plain<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if self.takes(name) {
            self.fault = self.map.serialize_entry(name, value).err();
        }
    }
}

impl<M: SerializeMap> MemberSink for MapSink<M> {
    #[inline]
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        _: &'static str,
        access: Access,
        value: Option<&T>,
    ) {
        if let Some(value) = value
            && !(access.read_only && self.purpose == Purpose::Request)
        {
            self.entry::<E, T>(name, value);
        }
    }

    fn constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>) {
        match value.into() {
            Literal::Text(text) => self.plain(name, text),
            Literal::Integer(value) => self.plain(name, &value),
            Literal::Number(value) => self.plain(name, &value),
            Literal::Boolean(value) => self.plain(name, &value),
        }
    }

    fn read_only_constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>) {
        if self.purpose != Purpose::Request {
            self.constant(name, value);
        }
    }

    fn additional<E: Encoding<T>, T>(
        &mut self,
        object: &impl Object,
        values: Option<&BTreeMap<String, T>>,
    ) {
        for (name, value) in values.into_iter().flatten() {
            if !MemberCount::has(object, name, self.purpose) {
                self.entry::<E, T>(name, value);
            }
        }
    }

    fn anything(&mut self, values: &BTreeMap<String, Value>) {
        for (name, value) in values {
            self.plain(name, value);
        }
    }
}

/// Returns a value as JSON text.
pub(super) fn embedded_text<E: Encoding<T>, T>(
    value: &T,
    purpose: Purpose,
) -> Result<String, serde_json::Error> {
    let member = None;
    serde_json::to_string(&Lent::<E, T>::new(value, JsonContext { purpose, member }))
}

/// Returns the text of a number that JSON cannot express. Some services use these texts, and they are read back as
/// numbers.
fn beyond(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// Implements `Serialize`: writes all members.
///
/// # Errors
///
/// Returns an error of the serializer, or if the value cannot be written.
pub fn write<T: Wire, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let context = JsonContext {
        purpose: Purpose::Keep,
        member: None,
    };
    value.write(SerializerSink {
        serializer,
        context,
    })
}

/// Returns a value as JSON with the encoding `E`, without read-only members.
///
/// # Errors
///
/// The value cannot be written as JSON.
pub fn json_as<E: Encoding<T>, T>(value: &T) -> azure_core::Result<Bytes> {
    let (purpose, member) = (Purpose::Request, None);
    to_json(&Lent::<E, T>::new(value, JsonContext { purpose, member }))
}

/// Creates a request body from a value, such as a list of models, without read-only members.
///
/// ```rust
/// # fn main() -> azure_core::Result<()> {
/// use armsmith_runtime::wire::request_content;
///
/// let body = request_content(vec!["a".to_owned(), "b".to_owned()])?;
/// # drop(body); Ok(()) }
/// ```
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON.
pub fn request_content<T: Wire>(value: T) -> azure_core::Result<RequestContent<T>> {
    request_content_as::<Inherent, T>(value)
}

/// Creates a request body from a value in an encoding that differs from the type's default, such as bytes in base64.
///
/// # Errors
///
/// Returns an error if the value cannot be written as JSON.
pub fn request_content_as<E: Encoding<T>, T>(value: T) -> azure_core::Result<RequestContent<T>> {
    Ok(json_as::<E, T>(&value)?.into())
}
