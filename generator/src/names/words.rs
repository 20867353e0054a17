//! Text of the specification as words.

use super::{segments, symbols};

/// Words of ASCII letters and digits in lower case: at least one, and none of them empty.
///
/// Text in other scripts is transliterated. Rust accepts most of its letters, but warns about many of them
/// (`uncommon_codepoints`, `confusable_idents`, `mixed_script_confusables`), and compares identifiers in a normal form,
/// so that two distinct spellings may be one name.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Words(Vec<String>);

impl Words {
    /// Splits a text into words. Empty text is the word `empty`, and white space is `blank`.
    pub fn of(text: &str) -> Words {
        if text.is_empty() {
            return Words::one("empty");
        }
        if text.trim().is_empty() {
            return Words::one("blank");
        }
        let ascii = symbols::transliterate(text);
        let mut words = Vec::new();
        for run in symbols::spell_out(&ascii).split(' ') {
            segments::cut(run, &mut words);
        }
        if words.is_empty() {
            words = symbols::names(&ascii);
        }
        if words.is_empty() {
            words = text.chars().map(symbols::code_point).collect();
        }
        Words(words)
    }

    /// Splits the name of a header into words, without the prefix `x-ms-`.
    pub fn of_header(name: &str) -> Words {
        let prefix = name.get(..5);
        match prefix.map(|prefix| prefix.eq_ignore_ascii_case("x-ms-")) {
            Some(true) if name.len() > 5 => Words::of(&name[5..]),
            _ => Words::of(name),
        }
    }

    /// Splits several texts into words. Words at the end of one text that also begin the next are not repeated:
    /// `ClusterProperties` and `properties.status` are `cluster properties status`.
    pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> Words {
        let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
        let words = texts.map(Words::of).reduce(|words, text| words.and(&text));
        words.unwrap_or_else(|| Words::of(""))
    }

    /// Returns the words separated by spaces, as in a sentence.
    pub fn spaced(&self) -> String {
        self.0.join(" ")
    }

    /// Creates a single word without splitting.
    pub(super) fn one(word: &str) -> Words {
        Words(vec![word.to_owned()])
    }

    /// Returns these words and one more, even if it is at the end already.
    pub(super) fn with(&self, word: impl Into<String>) -> Words {
        let mut words = self.0.clone();
        words.push(word.into());
        Words(words)
    }

    /// Returns these words followed by others, even if some are at the end already.
    pub(super) fn followed_by(&self, other: &Words) -> Words {
        Words(self.0.iter().chain(&other.0).cloned().collect())
    }

    /// Returns these words followed by others, without repeating words at the end.
    pub(super) fn and(&self, other: &Words) -> Words {
        let most = self.0.len().min(other.0.len());
        let overlap = (1..=most)
            .rev()
            .find(|&length| self.0[self.0.len() - length..] == other.0[..length])
            .unwrap_or(0);
        Words(self.0.iter().chain(&other.0[overlap..]).cloned().collect())
    }

    /// Removes the other words from the end. `None` if they are not at the end, or if nothing remains.
    pub(super) fn without_end(&self, other: &Words) -> Option<Words> {
        match self.0.strip_suffix(other.0.as_slice()) {
            Some([]) | None => None,
            Some(rest) => Some(Words(rest.to_vec())),
        }
    }

    /// Removes the other words from the beginning. `None` if they are not at the beginning, or if nothing remains that
    /// a name can begin with.
    pub(super) fn after(&self, other: &Words) -> Option<Words> {
        let rest = self.0.strip_prefix(other.0.as_slice())?;
        let first = rest.first()?;
        let is_word = first.starts_with(|letter: char| letter.is_alphabetic());
        is_word.then(|| Words(rest.to_vec()))
    }

    /// Removes a word from the beginning. `None` if it is not at the beginning, or if nothing remains.
    pub(super) fn without_beginning(&self, word: &str) -> Option<Words> {
        match self.0.split_first() {
            Some((first, rest)) if first == word && !rest.is_empty() => Some(Words(rest.to_vec())),
            _ => None,
        }
    }

    /// Returns `user_assigned_identity`.
    pub(super) fn snake(&self) -> String {
        self.0.join("_")
    }

    /// Returns `USER_ASSIGNED_IDENTITY`.
    pub(super) fn screaming(&self) -> String {
        self.snake().to_ascii_uppercase()
    }

    /// Returns `UserAssignedIdentity`. Adjacent digits are separated: `StandardGs4_4`.
    pub(super) fn pascal(&self) -> String {
        let mut text = String::new();
        for word in &self.0 {
            let digits_meet = text.ends_with(|end: char| end.is_ascii_digit())
                && word.starts_with(|start: char| start.is_ascii_digit());
            if digits_meet {
                text.push('_');
            }
            text.push_str(&segments::capitalise(word));
        }
        text
    }
}
