/// Something that code names, and where: a path by its last two segments, or a method.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Named<'t> {
    /// The segment before it; nothing for a method.
    within: &'t str,
    name: &'t str,
}

impl<'t> Named<'t> {
    /// `runtime::Form`, or `.pager`.
    pub(super) fn of(text: &'t str) -> Self {
        let (within, name) = text
            .split_once("::")
            .or_else(|| text.split_once('.'))
            .unwrap_or(("", text));
        Self { within, name }
    }
}

/// Goes through what printed code names: paths, what is imported of a path, methods that are called. Comments name
/// nothing.
pub(super) fn each<'t>(code: &'t str, mut found: impl FnMut(Named<'t>)) {
    // What is imported of a path may stand on lines of its own.
    let mut list = None;
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    for line in lines {
        let mut rest = line;
        let mut before = "";
        while let Some((gap, word, tail)) = next_word(rest) {
            if gap.contains('}') {
                list = None;
            }
            if gap.starts_with("::{") {
                list = Some(before);
            }
            let within = match gap {
                "::" => Some(before),
                _ if gap.ends_with('.') && is_called(tail) => Some(""),
                _ => list,
            };
            if let Some(within) = within {
                found(Named { within, name: word });
            }
            (before, rest) = (word, tail);
        }
        if rest.contains('}') {
            list = None;
        } else if rest == "::{" {
            list = Some(before);
        }
    }
}

fn is_called(tail: &str) -> bool {
    tail.starts_with('(') || tail.starts_with("::<")
}

/// What stands before the next word, the word, and the rest.
fn next_word(text: &str) -> Option<(&str, &str, &str)> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = text.as_bytes();
    let begin = bytes.iter().position(is_word)?;
    let length = bytes.iter().skip(begin).take_while(|byte| is_word(byte));
    let end = begin + length.count();
    Some((text.get(..begin)?, text.get(begin..end)?, text.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::{Named, each};

    fn names(code: &str) -> Vec<String> {
        let mut names = Vec::new();
        each(code, |Named { within, name }| {
            names.push(format!("{within}.{name}"))
        });
        names
    }

    #[test]
    fn imports_name_each_on_its_own() {
        let names = names(
            "use crate::runtime::{\n    Call, Form as Plain,\n    wire,\n};\nuse azure_core::time::OffsetDateTime;\nlet x = y;",
        );
        let expected = [
            "crate.runtime",
            "runtime.Call",
            "runtime.Form",
            "runtime.as",
            "runtime.Plain",
            "runtime.wire",
            "azure_core.time",
            "time.OffsetDateTime",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn paths_and_methods_are_told_from_fields_and_from_what_is_declared() {
        let code =
            "a.field.send(x, wire::Vec::<wire::Base64>::new())\n    .pager::<T>(y);\nfn send() {}";
        assert_eq!(names(code), [".send", "wire.Vec", "wire.Base64", ".pager"]);
    }

    #[test]
    fn comments_name_nothing() {
        assert!(names("    /// [`wire::Form`] `a.pager()`\n// wire::Form").is_empty());
    }

    #[test]
    fn text_in_any_script_is_gone_through() {
        assert_eq!(names("\"é.größe(ü\" x.größe() y.name()"), [".name"]);
    }
}
