//! Titles of APIs as words.

use super::text;

/// Words at the end of a title that a sentence about the API repeats.
const ENDINGS: [&str; 2] = ["client", "api"];

/// Returns the name of an API: the words of its title, without `Client` or `API` at the end.
///
/// The titles of Azure are names of types: `StorageManagementClient` becomes `Storage Management`.
pub(crate) fn api_name(title: &str) -> String {
    text(&api_words(title))
}

/// Returns the name of an API as plain text.
pub(crate) fn api_words(title: &str) -> String {
    let words = match title.trim().contains(char::is_whitespace) {
        true => title.to_owned(),
        false => spaced(title),
    };
    let mut words: Vec<_> = words.split_whitespace().collect();
    for ending in ENDINGS {
        let is_ending = |word: &&str| word.eq_ignore_ascii_case(ending);
        if words.len() > 1 && words.last().is_some_and(is_ending) {
            words.pop();
        }
    }
    words.join(" ")
}

/// Separates the words of a name in Pascal case.
fn spaced(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let begins_word = letter.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_numeric()
                    || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
            });
        if begins_word {
            out.push(' ');
        }
        out.push(*letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_words() {
        for (title, name) in [
            ("StorageManagementClient", "Storage Management"),
            ("SQLPoolsClient", "SQL Pools"),
            ("Azure Widgets API", "Azure Widgets"),
            ("Widgets", "Widgets"),
            ("Client", "Client"),
            ("Widget Client API", "Widget Client"),
        ] {
            assert_eq!(api_words(title), name);
        }
    }
}
