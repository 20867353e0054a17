//! Line wrapping for Markdown.

use crate::ir::is_tidy;

/// Wraps a paragraph to lines of at most `width` columns. Code and URLs are not broken, even if they are longer.
///
/// Line breaks in the paragraph are visible and kept.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, part) in text.split('\n').enumerate() {
        if index > 0
            && let Some(last) = lines.last_mut()
        {
            let last: &mut String = last;
            last.push('\\');
        }
        fill(part, width, &mut lines);
    }
    lines
}

fn fill(text: &str, width: usize, lines: &mut Vec<String>) {
    if text.len() <= width && is_tidy(text) {
        return lines.push(text.to_owned());
    }
    let (mut line, mut columns) = (String::with_capacity(width), 0);
    for unit in units(text) {
        let length = unit.chars().count();
        if columns > 0 && columns + 1 + length > width {
            lines.push(std::mem::replace(&mut line, String::with_capacity(width)));
            columns = 0;
        } else if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(unit);
        columns += length;
    }
    lines.push(line);
}

/// Returns the parts that stay on one line: words and code, with following words that would begin a block.
fn units(text: &str) -> impl Iterator<Item = &str> {
    let mut ends = word_ends(text).peekable();
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut end = ends.next()?;
        while let Some(next) = ends.peek()
            && begins_block(text[end..*next].trim_start())
        {
            end = *next;
            ends.next();
        }
        let unit = text[start..end].trim_start();
        start = end;
        Some(unit)
    })
}

/// Returns the ends of words. A code span belongs to one word.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if at == bytes.len() {
            return None;
        }
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'`' => at += code_length(&text[at..]),
                b'\\' => at += 2,
                byte if byte.is_ascii_whitespace() => break,
                _ => at += 1,
            }
        }
        at = at.min(bytes.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
        Some(at)
    })
}

/// Returns the length of the code span at the start of a text, or else of its backticks.
pub(super) fn code_length(text: &str) -> usize {
    let backticks = run(text);
    let mut at = backticks;
    while let Some(found) = text[at..].find('`') {
        at += found;
        let length = run(&text[at..]);
        at += length;
        if length == backticks {
            return at;
        }
    }
    backticks
}

fn run(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// True if a line with this word at its start may be a heading, item, quote, rule, table or fence.
fn begins_block(word: &str) -> bool {
    if word.starts_with(char::is_alphabetic) {
        return false;
    }
    let only = |marks: &[char]| word.trim_start_matches(marks).is_empty();
    let number = word.trim_end_matches(['.', ')']);
    word.starts_with("```")
        || word.starts_with('>')
        || only(&['#'])
        || only(&['-', '=', ':', '|', '+', '*', '_'])
        || (number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("überlang ist es", 8), ["überlang", "ist es"]);
        assert_eq!(wrap("", 7), [""]);
    }

    #[test]
    fn code_and_addresses_stay_whole() {
        assert_eq!(
            wrap("see `a b  c d e`, too", 8),
            ["see", "`a b  c d e`,", "too"]
        );
        assert_eq!(
            wrap("see ``a ` b c`` too", 8),
            ["see", "``a ` b c``", "too"]
        );
        assert_eq!(
            wrap("a <https://a.example/b/c/d> b", 8),
            ["a", "<https://a.example/b/c/d>", "b"]
        );
        assert_eq!(wrap(r"a \` b c d \` e", 8), [r"a \` b c", r"d \` e"]);
    }

    #[test]
    fn no_line_begins_as_a_block() {
        for mark in [
            "#", "##", "-", "+", "*", ">", "1.", "23)", "---", "===", "|---|", ":-:", "```",
        ] {
            let text = format!("aaaa bbb {mark} cccc");
            let lines = wrap(&text, 8);
            assert_eq!(lines, ["aaaa", &format!("bbb {mark}"), "cccc"], "{mark}");
        }
    }

    #[test]
    fn a_break_of_the_author_is_seen() {
        assert_eq!(wrap("a b\nc", 80), [r"a b\", "c"]);
    }
}
