//! The events of the YAML parser.

use granit_parser::{Parser, StrInput, options};

/// Returns the events of a text as libyaml reads it, since most YAML descriptions are checked with it: closing brackets
/// and continuation lines of quoted text may have the same indentation as their key.
pub(super) fn events(text: &str) -> Parser<'_, StrInput<'_>> {
    let options = options! {
        block_scalar_eof_without_line_feed: true,
        emit_comments: false,
    };
    Parser::new_from_str_with_options(text, options)
}
