//! Origins of nested values.

use crate::ir::{DocumentId, Origin};
use crate::source::pointer;

/// Returns the origin of a whole document.
pub(crate) fn whole(document: DocumentId) -> Origin {
    Origin {
        document,
        pointer: String::new(),
    }
}

/// Returns the origin of an object member.
pub(crate) fn child(origin: &Origin, key: &str) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::child(&origin.pointer, key),
    }
}

/// Returns the origin of a list item.
pub(crate) fn item(origin: &Origin, index: usize) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::item(&origin.pointer, index),
    }
}

/// Returns the origin of an item in a list that is an object member.
pub(crate) fn item_of(origin: &Origin, key: &str, index: usize) -> Origin {
    Origin {
        document: origin.document,
        pointer: pointer::item(&pointer::child(&origin.pointer, key), index),
    }
}

/// Returns the origin of a value by a relative pointer.
pub(crate) fn within(origin: &Origin, pointer: &str) -> Origin {
    Origin {
        document: origin.document,
        pointer: format!("{}{pointer}", origin.pointer),
    }
}

/// Returns the last key of an origin, for messages.
pub(crate) fn last_word(origin: &Origin) -> String {
    match pointer::last(&origin.pointer) {
        Some(word) => format!("`{word}`"),
        None => "the whole file".to_owned(),
    }
}
