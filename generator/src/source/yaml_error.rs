//! The errors of the YAML parser in plain words.

use granit_parser::ErrorKind;

/// The message for values that are nested too deeply.
pub(super) const TOO_DEEP: &str = "values are nested too deeply";

const INDENTATION: &str = "align the keys of an object, and indent what belongs to a key";
const SPACES: &str = "indent with spaces instead of tabs";
const QUOTES: &str = "put a text in quotes if it contains `: ` or ` #`, or begins with a character such as `*`, `&` or `@`";
const BRACKETS: &str = "close the bracket, or add the missing comma before this place";
const DASHES: &str = "begin each item of the list with `- `, at the same indentation";

/// Returns the message for an error, and what to do if it is known.
pub(super) fn words(kind: &ErrorKind) -> (String, Option<&'static str>) {
    let (message, help) = match kind {
        ErrorKind::RecursionLimitExceeded => (TOO_DEEP, None),
        ErrorKind::ExpectedBlockMappingKey => (
            "expected a key at the indentation of its object",
            Some(INDENTATION),
        ),
        ErrorKind::InvalidIndentation => (
            "the indentation does not match any line above",
            Some(INDENTATION),
        ),
        ErrorKind::ExpectedFlowMappingSeparator => ("expected `,` or `}`", Some(BRACKETS)),
        ErrorKind::ExpectedFlowSequenceSeparator => ("expected `,` or `]`", Some(BRACKETS)),
        ErrorKind::ExpectedBlockSequenceEntry => {
            ("expected `- `, which begins an item", Some(DASHES))
        }
        ErrorKind::BlockSequenceEntryNotAllowed => ("a list is not allowed here", Some(DASHES)),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => ("a tab is not allowed in indentation", Some(SPACES)),
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => {
            ("a key with a value is not allowed here", Some(QUOTES))
        }
        ErrorKind::ExpectedNodeContent => ("expected a value", Some(QUOTES)),
        ErrorKind::SimpleKeyExpected => ("expected `:` after this key", Some(INDENTATION)),
        ErrorKind::InvalidSimpleKey => ("the key has no `:` on its line", Some(INDENTATION)),
        ErrorKind::UnknownAnchor => (
            "the alias refers to an anchor that does not exist above",
            Some("correct the name of the alias, or put the text in quotes if it is not an alias"),
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "a text in quotes is not closed",
            Some("add the closing quote"),
        ),
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping => ("the text ends too early", None),
        ErrorKind::UnclosedFlowCollection { open } => {
            return (format!("`{open}` is not closed"), Some(BRACKETS));
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{open}` is closed by `{close}`"), Some(BRACKETS));
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("a text cannot begin with `{}`", character.escape_default());
            return (message, Some(QUOTES));
        }
        other => return (other.to_string(), None),
    };
    (message.to_owned(), help)
}
