use serde::Deserialize;
use serde_json::Value;

use super::quiet::is_quiet;
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
/// have no effect and those that the caller reads on its own (`later`, in the object itself).
pub fn read<'v, T: Deserialize<'v>>(
    value: &'v Value,
    origin: &Origin,
    later: &[&str],
    unread: &mut Vec<Unread>,
) -> Result<T, Misshapen> {
    let object = serde_ignored::deserialize(value, |path| {
        if let serde_ignored::Path::Map { parent, key } = &path {
            let own = matches!(parent, serde_ignored::Path::Root);
            if !(is_quiet(key) || own && later.contains(&key.as_str())) {
                unread.push(Unread {
                    key: key.clone(),
                    origin: Origin {
                        document: origin.document,
                        pointer: format!("{}{}", origin.pointer, pointer_of(&path)),
                    },
                });
            }
        }
    });
    // The place of a mistake costs time to track, so that it is tracked only when there is one.
    object.or_else(|_| serde_path_to_error::deserialize(value))
}

fn pointer_of(path: &serde_ignored::Path<'_>) -> String {
    match path {
        serde_ignored::Path::Root => String::new(),
        serde_ignored::Path::Seq { parent, index } => pointer::item(&pointer_of(parent), *index),
        serde_ignored::Path::Map { parent, key } => pointer::child(&pointer_of(parent), key),
        serde_ignored::Path::Some { parent }
        | serde_ignored::Path::NewtypeStruct { parent }
        | serde_ignored::Path::NewtypeVariant { parent } => pointer_of(parent),
    }
}
