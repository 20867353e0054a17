//! Globs, whose `*` does not match a separator.

use fast_glob::glob_match;

/// A glob: `*` matches a part of a segment, `**` any number of segments, `?` one character, `[ab]` one of
/// several, and `{a,b}` one of several globs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Glob {
    pattern: String,
}

impl Glob {
    /// Reads a glob. `Err` says what is wrong.
    pub(crate) fn new(pattern: &str) -> Result<Glob, String> {
        let mut in_class = false;
        let mut alternatives = 0_usize;
        let mut characters = pattern.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => {
                    characters.next();
                }
                ']' => in_class = false,
                _ if in_class => {}
                '[' => {
                    in_class = true;
                    // A bracket after the first one, or after a negation, is a member of the class.
                    let rest = characters.as_str();
                    let rest = rest.strip_prefix(['!', '^']).unwrap_or(rest);
                    characters = rest.strip_prefix(']').unwrap_or(rest).chars();
                }
                '{' => alternatives += 1,
                '}' => {
                    alternatives = alternatives
                        .checked_sub(1)
                        .ok_or_else(|| "a `}` is not opened".to_owned())?;
                }
                _ => {}
            }
        }
        if in_class {
            return Err("a `[` is not closed".to_owned());
        }
        if alternatives > 0 {
            return Err("a `{` is not closed".to_owned());
        }
        Ok(Glob {
            // A mark at the beginning would negate the glob.
            pattern: match pattern.starts_with('!') {
                true => format!("\\{pattern}"),
                false => pattern.to_owned(),
            },
        })
    }

    /// True if the glob matches the whole text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        glob_match(&self.pattern, text)
    }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn globs_match_whole_texts_segment_by_segment() {
        for (pattern, text, expected) in [
            ("Storage*", "StorageAccounts_List", true),
            ("Storage*", "storageAccounts_List", false),
            ("*_Get", "A_Get", true),
            ("*", "", true),
            ("*", "a/b", false),
            ("/pets/**", "/pets/1/toys", true),
            ("/pets/*", "/pets/1/toys", false),
            ("/pets/*", "/pets/1", true),
            ("/**/toys", "/pets/1/toys", true),
            ("/pets/[{]id[}]", "/pets/{id}", true),
            ("/pets/*:run", "/pets/{id}:run", true),
            ("A_[GL]*", "A_List", true),
            ("A_[!GL]*", "A_List", false),
            ("A?", "AB", true),
            ("!A", "!A", true),
            ("!A", "B", false),
            ("crates/*", "crates/a", true),
            ("{key*,key*/**}", "keyvault/data-plane", true),
        ] {
            let glob = Glob::new(pattern).unwrap();
            assert_eq!(glob.is_match(text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn brackets_that_are_not_closed_are_an_error() {
        for pattern in ["Keep[ers", "[]", "[!]a", "a[", "{a", "a}", "{[}]"] {
            assert!(Glob::new(pattern).is_err(), "{pattern}");
        }
        for pattern in ["[]]", "[!]]", "\\[", "a]", "{a,b}", "[{]"] {
            assert!(Glob::new(pattern).is_ok(), "{pattern}");
        }
    }
}
