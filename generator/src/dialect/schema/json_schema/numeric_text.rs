//! Numbers that may be written as text.

use crate::dialect::document::{Schema, SchemaType, SchemaTypes};

/// Converts a number or text of digits to a number.
///
/// Rule: ASP.NET Core describes a number that its reader also accepts as text by both types and a pattern that only
/// matches numbers. Such a text is the same number, and models read numbers in text.
pub(super) fn number(schema: &mut Schema<'_>) {
    if !schema.kinds.several || !schema.pattern.is_some_and(only_matches_numbers) {
        return;
    }
    let mut numbers = Vec::new();
    let mut has_text = false;
    for kind in schema.kinds.named() {
        match kind {
            SchemaType::Integer | SchemaType::Number => numbers.push(kind),
            SchemaType::String => has_text = true,
            _ => return,
        }
    }
    let ([kind], true) = (numbers.as_slice(), has_text) else {
        return;
    };
    let null = schema.kinds.null;
    schema.kinds = SchemaTypes::from(*kind);
    schema.kinds.null = null;
    schema.pattern = None;
}

/// True if a regular expression only matches digits, signs, fractions and exponents.
fn only_matches_numbers(pattern: &str) -> bool {
    let inner = pattern
        .strip_prefix('^')
        .and_then(|it| it.strip_suffix('$'));
    let Some(inner) = inner else {
        return false;
    };
    let rest = inner
        .replace("\\d", "0")
        .replace("\\.", ".")
        .replace("(?:", "(");
    let is_of_number = |letter: char| letter.is_ascii_digit() || "+-.eE()[]|?*{},".contains(letter);
    // A dot outside of a class matches any letter.
    let has_any = inner.replace("\\.", "").contains('.');
    rest.chars().all(is_of_number) && !has_any && rest.contains(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::only_matches_numbers;

    #[test]
    fn patterns_of_numbers_match_nothing_else() {
        for pattern in [
            r"^-?(?:0|[1-9]\d*)$",
            r"^(?:0|[1-9]\d*)$",
            r"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$",
            r"^\d{1,3}$",
        ] {
            assert!(only_matches_numbers(pattern), "{pattern}");
        }
        for pattern in [
            r"\d+",
            r"^\d+\w$",
            r"^0.5$",
            r"^[a-f]+$",
            r"^(?!x)\d+$",
            "^$",
        ] {
            assert!(!only_matches_numbers(pattern), "{pattern}");
        }
    }
}
