//! Escapes characters of the input that are unsafe on a terminal.

use std::fmt::Write;

/// The maximum length of a message. Messages quote names from the input.
const LONGEST: usize = 2_000;

/// Escapes the characters of a message that could move the cursor, color the terminal or reverse the direction of text.
pub(super) fn message(text: &str) -> String {
    let mut safe = String::with_capacity(text.len().min(LONGEST));
    for (index, character) in text.chars().enumerate() {
        if index == LONGEST {
            safe.push('…');
            break;
        }
        match character {
            '\n' => safe.push_str("\\n"),
            '\r' => safe.push_str("\\r"),
            '\t' => safe.push_str("\\t"),
            other if is_unsafe(other) => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{{{:x}}}", u32::from(other));
            }
            other => safe.push(other),
        }
    }
    safe
}

/// Escapes the characters of several lines.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(message).collect();
    lines.join("\n")
}

/// Replaces each unsafe character of a source line by one visible character.
pub(super) fn source(text: &str) -> String {
    let visible = |character| {
        if is_unsafe(character) {
            '\u{fffd}'
        } else {
            character
        }
    };
    text.chars()
        .map(|character| {
            if character == '\t' {
                ' '
            } else {
                visible(character)
            }
        })
        .collect()
}

/// Escapes unsafe characters in JSON, which only occur in its strings.
pub(super) fn json(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

/// True for control characters, direction marks, invisible joiners and separators, and private tags.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_input_reaches_the_terminal_as_a_command() {
        let text = "a\u{1b}[31m\u{9b}2J\n\u{202e}b\u{2066}ä";
        assert_eq!(
            message(text),
            "a\\u{1b}[31m\\u{9b}2J\\n\\u{202e}b\\u{2066}ä"
        );
        assert_eq!(json("\"\u{202e}\u{e0001}\""), r#""\u202e\udb40\udc01""#);
        assert_eq!(
            source("a\t\u{1b}\u{9b}\u{202e}ä"),
            "a \u{fffd}\u{fffd}\u{fffd}ä"
        );
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(message(&"x".repeat(1_000_000)).chars().count(), LONGEST + 1);
    }
}
