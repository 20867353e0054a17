//! The places of values that are within others.

use crate::ir::{DocumentId, Origin};
use crate::source::pointer;

/// The place of a whole document.
pub(crate) fn whole(document: DocumentId) -> Origin {
    Origin {
        document,
        pointer: String::new(),
    }
}

/// The place of a member of an object.
pub(crate) fn child(origin: &Origin, key: &str) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::child(&origin.pointer, key),
    }
}

/// The place of an item of a list.
pub(crate) fn item(origin: &Origin, index: usize) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::item(&origin.pointer, index),
    }
}

/// The place of an item of a list that is a member of an object.
pub(crate) fn item_of(origin: &Origin, key: &str, index: usize) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::item(&pointer::child(&origin.pointer, key), index),
    }
}

/// The place of the value at a pointer that begins at another place.
pub(crate) fn within(origin: &Origin, pointer: &str) -> Origin {
    Origin {
        document: origin.document,
        pointer: format!("{}{pointer}", origin.pointer),
    }
}

/// The key of the value at a place, as messages name it.
pub(crate) fn last_word(origin: &Origin) -> String {
    match pointer::last(&origin.pointer) {
        Some(word) => format!("`{word}`"),
        None => "the whole file".to_owned(),
    }
}
