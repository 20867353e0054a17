//! The names of operations and their groups.

use crate::dialect::document::Grouping;

/// Returns a name for an operation from its method and path.
pub(crate) fn made_id(verb: &str, path: &str) -> String {
    let words = path.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut id = verb.to_owned();
    for word in words.filter(|word| !word.is_empty()) {
        id.push('-');
        id.push_str(word);
    }
    id
}

/// Returns the group of an operation, and its name in the group.
pub(crate) fn group(grouping: Grouping<'_>, id: &str) -> (String, String) {
    match grouping {
        Grouping::ByTag(tag) if !is_grouped(id) => {
            let name = without_group(id, tag).unwrap_or(id);
            (tag.to_owned(), name.to_owned())
        }
        Grouping::ByTag(_) | Grouping::ByIdentifier => split(id),
    }
}

/// True if an `operationId` has the form `Group_Name`.
fn is_grouped(id: &str) -> bool {
    let begins = |word: &str| word.starts_with(|letter: char| letter.is_ascii_uppercase());
    id.split_once('_')
        .is_some_and(|(group, name)| begins(group) && begins(name) && !name.contains('_'))
}

/// Returns the rest of an `operationId` that begins with the name of its group: `get` for `repos/get` in `repos`.
fn without_group<'i>(id: &'i str, group: &str) -> Option<&'i str> {
    let start = id.get(..group.len())?;
    let rest = id.get(group.len()..)?;
    let name = rest.trim_start_matches(['/', '.', '_', '-', ':']);
    let is_whole = name.len() < rest.len() && !name.is_empty();
    (!group.is_empty() && is_whole && start.eq_ignore_ascii_case(group)).then_some(name)
}

/// Splits at the first underscore into group and name.
pub(crate) fn split(id: &str) -> (String, String) {
    match id.split_once('_') {
        Some((group, name)) if !name.is_empty() => (group.to_owned(), name.to_owned()),
        _ => (String::new(), id.trim_end_matches('_').to_owned()),
    }
}
