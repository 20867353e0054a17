//! Texts that match a pattern.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The characters that stand for a class, best first.
const PREFERRED: [u8; 5] = *b"a0A-.";

/// The most repetitions beyond those that a pattern requires.
const EXTRA: u32 = 64;

/// Returns a text of `least` to `most` characters that matches a pattern, and has at least one character if it can.
/// Returns `None` for patterns with assertions that look around, and those that are invalid.
pub(super) fn text(pattern: &str, least: usize, most: usize) -> Option<String> {
    let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
    let hir = parser.parse(pattern).ok()?;
    let texts = (0..=EXTRA).filter_map(|extra| {
        let mut bytes = Vec::new();
        write(&hir, extra, &mut bytes)?;
        String::from_utf8(bytes).ok()
    });
    let mut texts = texts.filter(|text| (least..=most).contains(&text.chars().count()));
    let first = texts.next()?;
    match first.is_empty() {
        true => Some(texts.next().unwrap_or(first)),
        false => Some(first),
    }
}

/// Appends the first text of an expression, with some repetitions beyond those that it requires.
fn write(hir: &Hir, extra: u32, text: &mut Vec<u8>) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.extend(&literal.0),
        HirKind::Class(class) => text.push(character(class)?),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            let times = repetition.min.saturating_add(extra).min(most).min(1000);
            for _ in 0..times {
                write(&repetition.sub, extra.min(1), text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, extra, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, extra, text)?;
            }
        }
        HirKind::Alternation(parts) => write(parts.first()?, extra, text)?,
    }
    Some(())
}

/// Returns an ASCII character of a class, a readable one if there is any.
fn character(class: &Class) -> Option<u8> {
    let has = |byte: u8| match class {
        Class::Bytes(class) => {
            let mut ranges = class.iter();
            ranges.any(|range| (range.start()..=range.end()).contains(&byte))
        }
        Class::Unicode(class) => {
            let mut ranges = class.iter();
            ranges.any(|range| (range.start()..=range.end()).contains(&char::from(byte)))
        }
    };
    let preferred = PREFERRED.into_iter().chain(b'!'..=b'~');
    preferred.chain(0..=0x7f).find(|byte| has(*byte))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_text_matches_a_pattern() {
        for (pattern, least, most, expected) in [
            ("^[a-z0-9]{3,24}$", 0, usize::MAX, Some("aaa")),
            ("^[a-z0-9]{3,24}$", 5, 24, Some("aaaaa")),
            ("^[a-z]*$", 0, 10, Some("a")),
            ("^(?:one|two)-\\d+$", 0, 10, Some("one-0")),
            ("^[0-9a-f]{8}-[0-9a-f]{4}$", 0, 100, Some("aaaaaaaa-aaaa")),
            ("^a?$", 0, 0, Some("")),
            ("^(?!.*--)[a-z]+$", 0, 10, None),
            ("^[a-z]{5}$", 0, 3, None),
            ("(", 0, 3, None),
        ] {
            let found = text(pattern, least, most);
            assert_eq!(found.as_deref(), expected, "{pattern} {least} {most}");
        }
    }
}
