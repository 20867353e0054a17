use std::ops::Range;

use super::escape;

/// Characters that are shown of a long line.
const WIDTH: usize = 100;
/// Characters that are shown before the marked ones, when the line is cut.
const LEAD: usize = 30;

/// The part of a line that is worth showing, made safe, and the bytes in it that are marked.
pub(super) struct Window {
    pub text: String,
    pub marked: Range<usize>,
}

/// Cuts a line around the marked bytes. Files of one line with hundreds of kilobytes are real.
pub(super) fn cut(line: &str, marked: Range<usize>) -> Window {
    let before = line.get(..marked.start).unwrap_or(line);
    let inside = line.get(marked.clone()).unwrap_or_default();
    let after = line.get(marked.end..).unwrap_or_default();
    let (before, inside, after) = if line.chars().nth(WIDTH).is_none() {
        (before.to_owned(), inside.to_owned(), after.to_owned())
    } else {
        let inside = head(inside, WIDTH - LEAD - 5);
        let room = WIDTH.saturating_sub(LEAD + inside.chars().count());
        (tail(before, LEAD), inside, head(after, room))
    };
    let mut text = escape::source(&before);
    let start = text.len();
    text.push_str(&escape::source(&inside));
    let end = text.len();
    text.push_str(&escape::source(&after));
    Window {
        text,
        marked: start..end,
    }
}

/// The first characters of a text, with a sign if there are more.
fn head(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The last characters of a text, with a sign if there are more.
fn tail(text: &str, count: usize) -> String {
    match text.char_indices().rev().nth(count) {
        Some((cut, character)) => {
            let start = cut + character.len_utf8();
            format!("…{}", text.get(start..).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_whole() {
        let window = cut("  \"type\": 5,", 10..11);
        assert_eq!(window.text, "  \"type\": 5,");
        assert_eq!(window.marked, 10..11);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = format!("{}\"näme\"{}", "a".repeat(300_000), "b".repeat(300_000));
        let window = cut(&line, 300_000..300_007);
        assert_eq!(window.text.get(window.marked), Some("\"näme\""));
        assert_eq!(window.text.chars().count(), 102);
        assert!(window.text.starts_with("…a") && window.text.ends_with("b…"));
    }

    #[test]
    fn a_long_mark_is_cut_too() {
        let window = cut(&"x".repeat(1_000), 0..1_000);
        assert!(window.text.chars().count() <= 100, "{}", window.text.len());
        assert_eq!(window.marked, 0..window.text.len());
    }
}
