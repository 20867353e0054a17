//! Reads a struct of the document model from the value at an origin, and lists the keys that no field takes.

use std::cell::RefCell;

use serde::Deserialize;
use serde_json::Value;

use super::ignored_keys::is_quiet;
use super::value_de::{Notes, Strict};
use crate::ir::Origin;
use crate::source::pointer;

/// A key that no field takes.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The key.
    pub key: String,
    /// Where its value stands.
    pub origin: Origin,
}

/// A value that could not be read.
pub type Misshapen = serde_path_to_error::Error<serde_json::Error>;

/// Reads the object at an origin. Keys that no field takes come back beside it, except those that are known to
/// have no effect and those that the caller reads on its own (`later`, in the object itself). The `foreign` keys are those of other
/// dialects, which no field takes either.
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
    // The place of a mistake costs time to track, so that it is tracked only when there is one.
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
