//! Deserialization of the structs of the document model, with the keys that no field uses.

use std::cell::RefCell;

use serde::Deserialize;
use serde_json::Value;

use super::ignored_keys::is_quiet;
use super::value_de::{Notes, Strict};
use crate::ir::Origin;
use crate::source::{Document, pointer};

/// A key that no field uses.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The key.
    pub key: String,
    /// The origin of the value.
    pub origin: Origin,
}

/// A value that could not be read.
pub type TypeMismatch = serde_path_to_error::Error<serde_json::Error>;

/// An object of the document model, and what to report about it.
pub struct ReadObject<'v, T> {
    /// The object.
    pub object: T,
    /// The unused keys of the whole value, without those that are known to have no effect.
    pub unread: Vec<Unread>,
    /// The numbers and booleans that were read as text, with their source text.
    pub unquoted: Vec<(Origin, &'v str)>,
    /// The exclusive bounds that are numbers.
    pub numeric_bounds: Vec<Origin>,
    /// The `items` with a schema by position.
    pub positional_items: Vec<Origin>,
    /// The documentation that is not text, which is read as absent.
    pub structured_prose: Vec<Origin>,
}

/// Reads the object at an origin of a document. `later` are the keys of the object that the caller reads separately,
/// which are not returned as unused. `foreign` keys belong to other dialects and are unused although the struct has
/// fields for them. `boolean_schemas` is true if `true` and `false` are schemas.
pub fn read<'v, T: Deserialize<'v>>(
    document: &'v Document,
    value: &'v Value,
    origin: &Origin,
    later: &[&str],
    foreign: &[&[&str]],
    boolean_schemas: bool,
) -> Result<ReadObject<'v, T>, TypeMismatch> {
    let absolute = |place: &str| format!("{}{place}", origin.pointer);
    let notes = Notes {
        ignored: RefCell::default(),
        foreign,
        boolean_schemas,
        source_text: &|place| document.scalar_text(&absolute(place)),
        unquoted: RefCell::default(),
        numeric_bounds: RefCell::default(),
        positional_items: RefCell::default(),
        structured_prose: RefCell::default(),
    };
    // Tracking the position is slow, so it is only done after an error.
    let object = T::deserialize(Strict::new(value, &notes))
        .or_else(|_| serde_path_to_error::deserialize(Strict::new(value, &notes)))?;
    let unread = notes.ignored.into_inner().into_iter().filter_map(|place| {
        let key = pointer::last(&place)?;
        let own = pointer::parent(&place) == Some("");
        if is_quiet(&key) || own && later.contains(&&*key) {
            return None;
        }
        Some(Unread {
            key: key.into_owned(),
            origin: document.origin(absolute(&place)),
        })
    });
    let unquoted = notes.unquoted.into_inner().into_iter().filter_map(|place| {
        let origin = document.origin(absolute(&place));
        let text = document.scalar_text(&origin.pointer)?;
        Some((origin, text))
    });
    let origins = |places: RefCell<Vec<String>>| {
        let places = places.into_inner().into_iter();
        places
            .map(|place| document.origin(absolute(&place)))
            .collect()
    };
    Ok(ReadObject {
        object,
        unread: unread.collect(),
        unquoted: unquoted.collect(),
        numeric_bounds: origins(notes.numeric_bounds),
        positional_items: origins(notes.positional_items),
        structured_prose: origins(notes.structured_prose),
    })
}
