//! Replaces characters that identifiers cannot have.

/// Converts text to ASCII. Characters without an equivalent become a word with their code point.
pub(super) fn transliterate(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else if let Some(equivalent) = deunicode::deunicode_char(character) {
            ascii.push_str(equivalent);
        } else {
            ascii.push(' ');
            ascii.push_str(&code_point(character));
            ascii.push(' ');
        }
    }
    ascii
}

/// Replaces separators by spaces, and symbols that distinguish texts by words, even beside letters: `C#`, `C++`, `R&D`,
/// `95%`, and the sign of a negative number.
pub(super) fn spell_out(ascii: &str) -> String {
    let mut spelled = String::with_capacity(ascii.len());
    let mut characters = ascii.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let word = match character {
            '+' => Some("plus"),
            '&' => Some("and"),
            '%' => Some("percent"),
            '#' if before.is_ascii_alphanumeric() && !after.is_ascii_alphanumeric() => {
                Some("sharp")
            }
            '-' if !before.is_ascii_alphanumeric() && after.is_ascii_digit() => Some("minus"),
            _ => None,
        };
        let within = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        match (character, word) {
            (_, Some(word)) => {
                spelled.push(' ');
                spelled.push_str(word);
                spelled.push(' ');
            }
            ('\'', None) if within => {}
            (other, None) if other.is_ascii_alphanumeric() => spelled.push(other),
            _ => spelled.push(' '),
        }
        before = character;
    }
    let has_letters = ascii
        .chars()
        .any(|character| character.is_ascii_alphanumeric());
    if has_letters { spelled } else { String::new() }
}

/// Returns the names of the symbols, if the text has nothing else.
pub(super) fn names(ascii: &str) -> Vec<String> {
    ascii
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| name(character).map_or_else(|| code_point(character), str::to_owned))
        .collect()
}

/// Returns a word for any other character: `u2603`.
pub(super) fn code_point(character: char) -> String {
    format!("u{:04x}", u32::from(character))
}

fn name(symbol: char) -> Option<&'static str> {
    Some(match symbol {
        '!' => "exclamation",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' | ')' => "parenthesis",
        '*' => "asterisk",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equals",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' | ']' => "bracket",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' | '}' => "brace",
        '|' => "bar",
        '~' => "tilde",
        _ => return None,
    })
}
