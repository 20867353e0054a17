//! Deserialization of the structs of the document model, with the keys that no field uses.

use std::cell::RefCell;

use serde::Deserialize;
use serde_json::Value;

use super::ignored_keys::is_quiet;
use super::value_de::{Notes, Strict};
use crate::ir::Origin;
use crate::source::pointer;

/// A key that no field uses.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The key.
    pub key: String,
    /// The origin of the value.
    pub origin: Origin,
}

/// A value that could not be read.
pub type Misshapen = serde_path_to_error::Error<serde_json::Error>;

/// Reads the object at an origin, and returns the unused keys of the whole value. Keys that are known to have no effect
/// are not returned, and neither are `later`, the keys of the object that the caller reads separately. `foreign` keys
/// belong to other dialects and are returned although the struct has fields for them.
pub fn read<'v, T: Deserialize<'v>>(
    value: &'v Value,
    origin: &Origin,
    later: &[&str],
    foreign: &[&str],
) -> Result<(T, Vec<Unread>), Misshapen> {
    let notes = Notes {
        ignored: RefCell::default(),
        foreign,
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
            origin: Origin {
                document: origin.document,
                pointer: format!("{}{place}", origin.pointer),
            },
        })
    });
    Ok((object, unread.collect()))
}
