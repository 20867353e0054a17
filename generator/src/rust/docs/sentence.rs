//! The end of sentences.

/// Adds a full stop, unless the text ends as a sentence. Replaces a colon or comma at the end.
pub(super) fn end(text: &mut String) {
    if is_ended(text) {
        return;
    }
    let bare = text.trim_end().trim_end_matches('*').len();
    let shown = text[..bare].trim_end_matches([':', ';', ',', ' ']).len();
    // A mark in emphasis is replaced there.
    if shown < bare && bare < text.trim_end().len() {
        text.replace_range(shown..bare, ".");
        return;
    }
    text.truncate(text.trim_end_matches([':', ';', ',', ' ']).len());
    // A number and a full stop would begin a list item.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.push('\\');
    }
    text.push('.');
}

/// True if Markdown ends with a mark that announces more text.
pub(super) fn leads_on(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches('*')
        .ends_with([':', ',', ';'])
}

/// True if Markdown ends as a sentence, or has no text.
fn is_ended(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['*', '_']);
    if let Some(inner) = bare.strip_suffix(')') {
        return match inner.rfind(['(']) {
            Some(start) => match inner[..start].strip_suffix(']') {
                // The text of a link ends before its URL.
                Some(label) => is_ended(label),
                // A sentence in brackets, and not one that only ends with brackets.
                None => is_ended(&inner[..start]) && is_ended(&inner[start + 1..]),
            },
            None => is_ended(inner),
        };
    }
    let quoted = bare.trim_end_matches(['"', '\'', '”', '’', '»']);
    let mut characters = quoted.chars().rev();
    match characters.next() {
        None => true,
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => {
            // A mark alone in quotes is the subject of the text.
            let is_alone = matches!(characters.next(), Some('"' | '\'' | '“' | '‘' | '«'));
            quoted.len() == bare.len() || !is_alone
        }
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::end;

    fn ended(text: &str) -> String {
        let mut text = text.to_owned();
        end(&mut text);
        text
    }

    #[test]
    fn a_full_stop_comes_where_the_end_is_missing() {
        for (text, shown) in [
            ("The name", "The name."),
            ("The name ", "The name."),
            ("One of `a.`", "One of `a.`."),
            ("See <https://a.example/b>", "See <https://a.example/b>."),
            (
                "See [this](https://a.example/b.)",
                "See [this](https://a.example/b.).",
            ),
            ("Colours (red, blue, etc.)", "Colours (red, blue, etc.)."),
            ("It must not end in \".\"", "It must not end in \".\"."),
            ("**Careful**", "**Careful**."),
            ("**Careful:**", "**Careful.**"),
            ("Possible values:", "Possible values."),
            ("Values are a, b,", "Values are a, b."),
            ("1", "1\\."),
        ] {
            assert_eq!(ended(text), shown);
        }
    }

    #[test]
    fn what_ends_stays() {
        for text in [
            "",
            "The name.",
            "Really?",
            "Stop!",
            "And so on…",
            "**Careful.**",
            "He said \"no.\"",
            "The name. (See above.)",
            "(See above.)",
            "[Learn more.](https://a.example)",
        ] {
            assert_eq!(ended(text), text);
        }
    }
}
