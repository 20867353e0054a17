//! HTML tags in Markdown: common ones are converted to Markdown, others are text.

mod meaning;
mod scanner;
mod tag;

use scanner::Scanner;

/// An inline tag. Text never contains the characters that represent it.
#[derive(Clone, Copy)]
pub(super) enum InlineTag {
    Break,
    Strong,
    EndStrong,
    Emphasis,
    EndEmphasis,
}

/// Returns the text before the first mark, the mark, and the text after it.
pub(super) fn split_mark(text: &str) -> Option<(&str, InlineTag, &str)> {
    let marks = text.char_indices().map(|(at, c)| (at, c, mark(c)));
    let (at, c, mark) = marks.into_iter().find(|(.., mark)| mark.is_some())?;
    Some((&text[..at], mark?, &text[at + c.len_utf8()..]))
}

fn mark(c: char) -> Option<InlineTag> {
    match c {
        '\u{FDD0}' => Some(InlineTag::Break),
        '\u{FDD1}' => Some(InlineTag::Strong),
        '\u{FDD2}' => Some(InlineTag::EndStrong),
        '\u{FDD3}' => Some(InlineTag::Emphasis),
        '\u{FDD4}' => Some(InlineTag::EndEmphasis),
        _ => None,
    }
}

/// Returns Markdown without HTML. URLs have no emphasis in them.
pub(super) fn to_markdown(text: &str) -> String {
    let mut scanner = Scanner::new(text);
    while scanner.step() {}
    scanner.finish()
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn common_tags_become_markdown() {
        for (text, markdown) in [
            ("a<br>b", "a\u{FDD0}b"),
            ("a <br/><br /> b", "a\n\nb"),
            ("a<p>b</p>c", "a\n\nb\n\nc"),
            ("a</br> - b", "a\n- b"),
            ("<code>true</code> a", "`true` a"),
            ("<code>a&lt;b&gt;</code>", "`a<b>`"),
            ("<b>a</b> <i>c</i>", "\u{FDD1}a\u{FDD2} \u{FDD3}c\u{FDD4}"),
            (
                "a<ul>\n  <li>b</li>\n  <li>c</li></ul>d",
                "a\n\n- b\n\n- c\n\n\nd",
            ),
            ("<ol><li>a<li>b</ol>", "\n\n1. a\n2. b\n\n"),
            ("<h3>A b</h3>c", "\n\n# A b\n\nc"),
            (
                "<a href=\"https://a.example/b\">c</a>",
                "[c](<https://a.example/b>)",
            ),
            ("<a href='/b'>c</a>", "c"),
            (
                "<see href=\"https://a.example/b_c\" />",
                r"https://a.example/b\_c",
            ),
            ("<seealso cref=\"P:A.B.C\"/>", "`A.B.C`"),
            ("<https://a.example/b>", "https://a.example/b"),
        ] {
            assert_eq!(to_markdown(text), markdown, "{text}");
        }
    }

    #[test]
    fn a_table_on_one_line_gets_its_lines() {
        assert_eq!(
            to_markdown("|a|b|</br>|---|---|</br>| c<br>d | e |</br>"),
            "|a|b|\n|---|---|\n| c d | e | "
        );
    }

    #[test]
    fn other_tags_are_text() {
        for (text, markdown) in [
            ("<name>.<b>", r"\<name>.\<b>"),
            ("<script>a</script>", r"\<script>a\</script>"),
            ("<!-- a -->", r"\<!-- a -->"),
            ("a < b <= c", "a < b <= c"),
            ("<a>", r"\<a>"),
        ] {
            assert_eq!(to_markdown(text), markdown);
        }
    }

    #[test]
    fn code_stays() {
        for text in [
            "`<br>`",
            "```\n<b>a</b>\n```\n",
            "``<br>` ``",
            r"\<br>",
            "~~~\n<br>\n~~~\n",
        ] {
            assert_eq!(to_markdown(text), text);
        }
    }

    #[test]
    fn a_star_or_line_within_a_word_is_itself() {
        assert_eq!(to_markdown("48*60, 24*60"), r"48\*60, 24\*60");
        assert_eq!(
            to_markdown("https://a.example/_b_"),
            r"https://a.example/\_b\_"
        );
    }
}
