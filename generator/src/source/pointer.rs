//! JSON pointers (RFC 6901).

use std::borrow::Cow;

use serde_json::Value;

/// Returns the pointer of a member or item of the value at `parent`.
pub fn child(parent: &str, token: &str) -> String {
    let mut pointer = String::with_capacity(parent.len() + token.len() + 1);
    pointer.push_str(parent);
    push(&mut pointer, token);
    pointer
}

/// Returns the pointer of an item of the array at `parent`.
pub fn item(parent: &str, index: usize) -> String {
    format!("{parent}/{index}")
}

/// Returns the pointer for these keys, starting at the root.
pub fn of<'a>(tokens: impl IntoIterator<Item = &'a str>) -> String {
    let mut pointer = String::new();
    for token in tokens {
        push(&mut pointer, token);
    }
    pointer
}

/// Appends one key to a pointer, escaped.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    let mut rest = token;
    while let Some(at) = rest.find(['~', '/']) {
        let (plain, special) = rest.split_at(at);
        pointer.push_str(plain);
        pointer.push_str(if special.starts_with('~') { "~0" } else { "~1" });
        rest = &special[1..];
    }
    pointer.push_str(rest);
}

/// Returns the pointer as this module writes it, so that equal places have equal pointers.
pub(super) fn canonical(pointer: &str) -> String {
    if !pointer.contains('~') {
        return pointer.to_owned();
    }
    let mut canonical = String::with_capacity(pointer.len());
    for token in tokens(pointer) {
        push(&mut canonical, &token);
    }
    canonical
}

/// Returns the unescaped keys of a pointer.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape)
}

/// Returns the pointer without its last key, or `None` for the whole document.
pub fn parent(pointer: &str) -> Option<&str> {
    pointer.rfind('/').and_then(|end| pointer.get(..end))
}

/// Returns the last key of a pointer, unescaped, or `None` for the whole document.
pub fn last(pointer: &str) -> Option<Cow<'_, str>> {
    pointer.rsplit_once('/').map(|(_, token)| unescape(token))
}

/// Returns the value at a pointer.
pub fn get<'v>(root: &'v Value, pointer: &str) -> Option<&'v Value> {
    if !is_well_formed(pointer) {
        return None;
    }
    tokens(pointer).try_fold(root, |value, token| step(value, &token))
}

/// True if a text is a pointer: empty, or with a leading slash.
pub(super) fn is_well_formed(pointer: &str) -> bool {
    pointer.is_empty() || pointer.starts_with('/')
}

/// Returns the member or item with an unescaped key.
pub(super) fn step<'v>(value: &'v Value, token: &str) -> Option<&'v Value> {
    match value {
        Value::Object(object) => object.get(token),
        Value::Array(array) => array.get(index(token)?),
        _ => None,
    }
}

/// Parses an array index as in RFC 6901: digits without sign or leading zeros.
pub(super) fn index(token: &str) -> Option<usize> {
    let plain = token == "0" || !token.starts_with('0');
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    (plain && digits).then(|| token.parse().ok())?
}

fn unescape(token: &str) -> Cow<'_, str> {
    if !token.contains('~') {
        return Cow::Borrowed(token);
    }
    let mut unescaped = String::with_capacity(token.len());
    let mut characters = token.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape = character == '~';
        let escaped = characters.next_if(|digit| is_escape && matches!(digit, '0' | '1'));
        unescaped.push(match escaped {
            Some('1') => '/',
            _ => character,
        });
    }
    Cow::Owned(unescaped)
}

/// Returns the reference to a place of the same document.
pub fn local(place: &str) -> String {
    // A pointer in a URI is encoded where it has a `%`.
    format!("#{}", place.replace('%', "%25"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_are_escaped_and_unescaped() {
        let pointer = child("/paths", "/a~b/{c}");
        assert_eq!(pointer, "/paths/~1a~0b~1{c}");
        assert_eq!(tokens(&pointer).collect::<Vec<_>>(), ["paths", "/a~b/{c}"]);
        assert_eq!(of(["paths", "/a~b/{c}"]), pointer);
        assert_eq!(last(&pointer).as_deref(), Some("/a~b/{c}"));
        assert_eq!(parent(&pointer), Some("/paths"));
        assert_eq!(parent(""), None);
        assert_eq!(last(""), None);
    }

    #[test]
    fn a_tilde_before_one_survives() {
        assert_eq!(tokens(&child("", "~1")).next().as_deref(), Some("~1"));
    }

    #[test]
    fn follows_objects_and_arrays() {
        let root = json!({"a": [{"b/c": 1}, 2], "": {"": 3}, "01": 4});
        assert_eq!(get(&root, ""), Some(&root));
        assert_eq!(get(&root, "/a/0/b~1c"), Some(&json!(1)));
        assert_eq!(get(&root, &item("/a", 1)), Some(&json!(2)));
        assert_eq!(get(&root, "//"), Some(&json!(3)));
        assert_eq!(get(&root, "/01"), Some(&json!(4)));
        for missing in ["/a/01", "/a/2", "/a/-", "/a/+1", "/a/1/x", "a", "/A"] {
            assert_eq!(get(&root, missing), None, "{missing}");
        }
    }
}
