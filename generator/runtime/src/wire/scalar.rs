//! Text, numbers, booleans and arbitrary JSON.

use std::{fmt, marker::PhantomData, str::FromStr};

use azure_core::{Value, http::Etag};
use serde::de::{Error, MapAccess, Unexpected, Visitor};

use super::{Encoding, Native, Sink, Source, Wire, number::number_text};

/// Converts each type of JSON value to a scalar. Conversions that are not implemented are errors.
pub(super) trait FromScalar: Sized {
    /// A description of the scalar, for messages.
    const EXPECTED: &'static str;

    /// True if empty text is an absent value.
    const EMPTY_IS_NOTHING: bool = true;

    fn from_text(text: &str) -> Option<Self>;

    fn from_string(text: String) -> Option<Self> {
        Self::from_text(&text)
    }

    fn from_boolean(_: bool) -> Option<Self> {
        None
    }

    fn from_signed(_: i64) -> Option<Self> {
        None
    }

    fn from_unsigned(_: u64) -> Option<Self> {
        None
    }

    fn from_number(_: f64) -> Option<Self> {
        None
    }

    /// Reads a number that serde_json keeps as text.
    fn from_digits(text: &str) -> Option<Self> {
        let value: f64 = text.parse().ok()?;
        Self::from_number(value).filter(|_| value.is_finite())
    }
}

/// Parses a floating-point number. Text without digits, such as `NaN`, may be no finite number.
fn parse<T: FromStr + Into<f64> + Copy>(text: &str) -> Option<T> {
    let value: T = text.trim().parse().ok()?;
    let is_word = !text.bytes().any(|byte| byte.is_ascii_digit());
    (is_word || value.into().is_finite()).then_some(value)
}

/// Reads a scalar leniently.
pub(super) fn read_scalar<'de, T: FromScalar, R: Source<'de>>(
    source: R,
) -> Result<Option<T>, R::Error> {
    source.scalar(ScalarVisitor(PhantomData))
}

/// Reads a scalar leniently into a slot.
fn read_into<'de, T: FromScalar, R: Source<'de>>(
    source: R,
    slot: &mut Option<T>,
) -> Result<(), R::Error> {
    *slot = read_scalar(source)?;
    Ok(())
}

struct ScalarVisitor<T>(PhantomData<fn() -> T>);

impl<T: FromScalar> ScalarVisitor<T> {
    fn accept<E: Error>(&self, value: Option<T>, found: Unexpected<'_>) -> Result<Option<T>, E> {
        match value {
            Some(value) => Ok(Some(value)),
            None => Err(E::invalid_value(found, &T::EXPECTED)),
        }
    }
}

impl<'de, T: FromScalar> Visitor<'de> for ScalarVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        if T::EMPTY_IS_NOTHING && text.is_empty() {
            return Ok(None);
        }
        self.accept(T::from_text(text), Unexpected::Str(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        if T::EMPTY_IS_NOTHING {
            return self.visit_str(&text);
        }
        self.accept(T::from_string(text), Unexpected::Other("text"))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.accept(T::from_boolean(value), Unexpected::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.accept(T::from_signed(value), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.accept(T::from_unsigned(value), Unexpected::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        self.accept(T::from_number(value), Unexpected::Float(value))
    }

    // Integers beyond 64 bits, as serde_json passes them with `arbitrary_precision`.
    fn visit_i128<E: Error>(self, value: i128) -> Result<Self::Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Self::Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let text = number_text(&mut access, &self)?;
        self.accept(T::from_digits(&text), Unexpected::Other(&text))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

impl FromScalar for String {
    const EXPECTED: &'static str = "text";
    const EMPTY_IS_NOTHING: bool = false;

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn from_string(text: String) -> Option<Self> {
        Some(text)
    }

    fn from_boolean(value: bool) -> Option<Self> {
        Some(value.to_string())
    }

    fn from_signed(value: i64) -> Option<Self> {
        Some(value.to_string())
    }

    fn from_unsigned(value: u64) -> Option<Self> {
        Some(value.to_string())
    }

    fn from_number(value: f64) -> Option<Self> {
        // As JSON writes it: `1.0` stays `1.0`.
        Some(Value::from(value).to_string())
    }
}

impl Wire for String {
    type DefaultEncoding = Native;
}

impl Encoding<String> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<String>) -> Result<(), R::Error> {
        read_into(source, slot)
    }

    fn write<W: Sink>(value: &String, sink: W) -> Result<W::Ok, W::Error> {
        sink.text(value)
    }
}

impl Wire for Etag {
    type DefaultEncoding = Native;
}

impl Encoding<Etag> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Etag>) -> Result<(), R::Error> {
        *slot = read_scalar::<String, R>(source)?.map(Etag::from);
        Ok(())
    }

    fn write<W: Sink>(value: &Etag, sink: W) -> Result<W::Ok, W::Error> {
        sink.text(value.as_ref())
    }
}

impl FromScalar for bool {
    const EXPECTED: &'static str = "true or false";

    fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("true") {
            Some(true)
        } else if text.eq_ignore_ascii_case("false") {
            Some(false)
        } else {
            None
        }
    }

    fn from_boolean(value: bool) -> Option<Self> {
        Some(value)
    }
}

impl Wire for bool {
    type DefaultEncoding = Native;
}

impl Encoding<bool> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<bool>) -> Result<(), R::Error> {
        read_into(source, slot)
    }

    fn write<W: Sink>(value: &bool, sink: W) -> Result<W::Ok, W::Error> {
        sink.boolean(*value)
    }
}

impl FromScalar for f64 {
    const EXPECTED: &'static str = "a number";

    fn from_text(text: &str) -> Option<Self> {
        parse(text)
    }

    fn from_signed(value: i64) -> Option<Self> {
        Some(value as f64)
    }

    fn from_unsigned(value: u64) -> Option<Self> {
        Some(value as f64)
    }

    fn from_number(value: f64) -> Option<Self> {
        Some(value)
    }
}

impl Wire for f64 {
    type DefaultEncoding = Native;
}

impl Encoding<f64> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<f64>) -> Result<(), R::Error> {
        read_into(source, slot)
    }

    fn write<W: Sink>(value: &f64, sink: W) -> Result<W::Ok, W::Error> {
        sink.double(*value)
    }
}

impl FromScalar for f32 {
    const EXPECTED: &'static str = "a number";

    fn from_text(text: &str) -> Option<Self> {
        parse(text)
    }

    fn from_signed(value: i64) -> Option<Self> {
        Some(value as f32)
    }

    fn from_unsigned(value: u64) -> Option<Self> {
        Some(value as f32)
    }

    fn from_number(value: f64) -> Option<Self> {
        let single = value as f32;
        (single.is_finite() || !value.is_finite()).then_some(single)
    }
}

impl Wire for f32 {
    type DefaultEncoding = Native;
}

impl Encoding<f32> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<f32>) -> Result<(), R::Error> {
        read_into(source, slot)
    }

    fn write<W: Sink>(value: &f32, sink: W) -> Result<W::Ok, W::Error> {
        sink.single(*value)
    }
}

impl Wire for Value {
    type DefaultEncoding = Native;
}

impl Encoding<Value> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Value>) -> Result<(), R::Error> {
        *slot = source.json()?;
        Ok(())
    }

    fn write<W: Sink>(value: &Value, sink: W) -> Result<W::Ok, W::Error> {
        sink.json(value)
    }
}
