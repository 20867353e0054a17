//! `Debug` of values: no secrets, and text only of marked members or with the crate's `debug` feature.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use azure_core::Value;

use super::{
    Access, Discriminator, Encoding, Literal, MemberSink, Object, Sink, Wire, purpose::Purpose,
    survey::MemberCount,
};

/// Implements `Debug` of models.
///
/// # Errors
///
/// Returns an error of the formatter.
pub fn show<T: Wire>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    value.write(Screen {
        f,
        shows_text: SHOWS_TEXT,
    })
}

/// True if text is printed, unless a member declares otherwise.
const SHOWS_TEXT: bool = cfg!(feature = "debug");

/// Replaces text that is not printed.
const HIDDEN: &str = "..";

/// A borrowed value with its encoding.
struct Shown<'v, E, T> {
    value: &'v T,
    shows_text: bool,
    encoding: PhantomData<E>,
}

impl<'v, E, T> Shown<'v, E, T> {
    fn new(value: &'v T, shows_text: bool) -> Self {
        Shown {
            value,
            shows_text,
            encoding: PhantomData,
        }
    }
}

impl<E: Encoding<T>, T> fmt::Debug for Shown<'_, E, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shows_text = self.shows_text;
        E::write(self.value, Screen { f, shows_text })
    }
}

/// A sink that writes to a formatter.
struct Screen<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    shows_text: bool,
}

impl Sink for Screen<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn null(self) -> fmt::Result {
        self.f.write_str("null")
    }

    fn boolean(self, value: bool) -> fmt::Result {
        fmt::Debug::fmt(&value, self.f)
    }

    fn integer(self, value: i64) -> fmt::Result {
        fmt::Debug::fmt(&value, self.f)
    }

    fn unsigned(self, value: u64) -> fmt::Result {
        fmt::Debug::fmt(&value, self.f)
    }

    fn double(self, value: f64) -> fmt::Result {
        fmt::Debug::fmt(&value, self.f)
    }

    fn single(self, value: f32) -> fmt::Result {
        fmt::Debug::fmt(&value, self.f)
    }

    fn text(self, value: &str) -> fmt::Result {
        match self.shows_text {
            true => self.word(value),
            false => self.f.write_str(HIDDEN),
        }
    }

    fn word(self, value: &str) -> fmt::Result {
        fmt::Debug::fmt(value, self.f)
    }

    fn json(self, value: &Value) -> fmt::Result {
        match self.shows_text {
            true => write!(self.f, "{value}"),
            false => self.f.write_str(HIDDEN),
        }
    }

    fn refuse(self, why: &'static str) -> fmt::Result {
        write!(self.f, "<{why}>")
    }

    fn list<E: Encoding<T>, T>(self, items: &[T]) -> fmt::Result {
        let items = items
            .iter()
            .map(|item| Shown::<E, T>::new(item, self.shows_text));
        self.f.debug_list().entries(items).finish()
    }

    fn map<E: Encoding<T>, T>(self, entries: &BTreeMap<String, T>) -> fmt::Result {
        let shows_text = self.shows_text;
        let entries = entries.iter().map(|(key, value)| {
            let value = Shown::<E, T>::new(value, shows_text);
            (Bare(shown(key, shows_text)), value)
        });
        self.f.debug_map().entries(entries).finish()
    }

    fn embedded<E: Encoding<T>, T>(self, value: &T, _: fn(String) -> String) -> fmt::Result {
        E::write(value, self)
    }

    fn deep<T: Wire>(self, _: &T, shown: &dyn fmt::Debug) -> fmt::Result {
        shown.fmt(self.f)
    }

    fn object<T: Object>(self, object: &T, discriminator: Option<Discriminator>) -> fmt::Result {
        let mut fields = FieldSink {
            shown: self.f.debug_struct(T::NAME),
            left_out: None,
        };
        if let Some(Discriminator { name, value }) = discriminator {
            fields.constant(name, value);
            fields.left_out = Some(name);
        }
        object.write_members(&mut fields);
        fields.shown.finish()
    }
}

/// A sink of object members that writes to a formatter.
struct FieldSink<'a, 'f> {
    shown: fmt::DebugStruct<'a, 'f>,
    /// The member that is not written, since the discriminator has its name.
    left_out: Option<&'static str>,
}

impl MemberSink for FieldSink<'_, '_> {
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        field: &'static str,
        access: Access,
        value: Option<&T>,
    ) {
        let value = value.filter(|_| self.left_out != Some(name));
        let Some(value) = value else { return };
        let field = field.strip_prefix("r#").unwrap_or(field);
        match access.secret {
            true => self.shown.field(field, &Bare("<redacted>")),
            false => {
                let value = Shown::<E, T>::new(value, SHOWS_TEXT || access.shown);
                self.shown.field(field, &value)
            }
        };
    }

    fn constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>) {
        if self.left_out == Some(name) {
            return;
        }
        match value.into() {
            Literal::Text(text) => self.shown.field(name, &text),
            Literal::Integer(value) => self.shown.field(name, &value),
            Literal::Number(value) => self.shown.field(name, &value),
            Literal::Boolean(value) => self.shown.field(name, &value),
        };
    }

    fn read_only_constant(&mut self, name: &'static str, value: impl Into<Literal<'static>>) {
        self.constant(name, value);
    }

    fn additional<E: Encoding<T>, T>(
        &mut self,
        object: &impl Object,
        values: Option<&BTreeMap<String, T>>,
    ) {
        for (name, value) in values.into_iter().flatten() {
            if !MemberCount::has(object, name, Purpose::Keep) {
                let value = Shown::<E, T>::new(value, SHOWS_TEXT);
                self.shown.field(shown(name, SHOWS_TEXT), &value);
            }
        }
    }

    fn anything(&mut self, values: &BTreeMap<String, Value>) {
        for (name, value) in values {
            let value = Shown::<super::Inherent, Value>::new(value, SHOWS_TEXT);
            self.shown.field(shown(name, SHOWS_TEXT), &value);
        }
    }
}

/// Returns the key of a map, which is data like its value.
fn shown(key: &str, shows_text: bool) -> &str {
    match shows_text {
        true => key,
        false => HIDDEN,
    }
}

/// Text printed without quotes.
struct Bare<'t>(&'t str);

impl fmt::Debug for Bare<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
