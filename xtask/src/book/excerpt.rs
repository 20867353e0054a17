//! Generated blocks of pages.
//!
//! A comment names the source of the code block or table that follows it:
//!
//! ```text
//! <!-- spec paging /paths/~1animals/get only x-ms-pageable parameters -->
//! <!-- emitted paging pub fn list( -->
//! <!-- message unknown-format/property -->
//! <!-- figures peers -->
//! <!-- snapshot generator/tests/diff/snapshots/diff__identity__first_text.snap -->
//! ```

use std::path::Path;

use super::{emitted, message, spec};
use crate::figures;

const FENCE: &str = "```";

/// Returns the page with current excerpts.
pub(super) fn filled(page: &str, root: &Path) -> Result<String, String> {
    let mut text = String::with_capacity(page.len());
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let Some(order) = order(line) else { continue };
        let block = block(order, root)?;
        while order.0 == "figures" && lines.next_if(|next| next.starts_with('|')).is_some() {}
        if lines.peek().is_some_and(|next| next.starts_with(FENCE)) {
            lines.next();
            while lines.next().is_some_and(|next| next != FENCE) {}
        }
        text.push_str(&block);
    }
    Ok(text)
}

/// Parses a comment: the kind of excerpt, and its argument.
fn order(line: &str) -> Option<(&str, &str)> {
    let order = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let (kind, rest) = order.split_once(' ')?;
    ["spec", "emitted", "message", "snapshot", "figures"]
        .contains(&kind)
        .then_some((kind, rest))
}

fn block((kind, rest): (&str, &str), root: &Path) -> Result<String, String> {
    if kind == "figures" {
        return figures::table(root, rest);
    }
    let text = match kind {
        "message" => Some(message::of_case(root, rest)),
        "snapshot" => Some(message::of_snapshot(&root.join(rest))),
        _ => None,
    };
    if let Some(text) = text {
        let text = text.map_err(|why| format!("`{rest}`: {why}"))?;
        return Ok(format!("{FENCE}text\n{text}\n{FENCE}\n"));
    }
    let (construct, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let folder = root.join("generator/tests/emission").join(construct);
    let told = |why| format!("`{kind} {construct} {rest}`: {why}");
    let (language, excerpt) = match kind {
        "spec" => ("json", spec::excerpt(&folder, rest).map_err(told)?),
        _ => (
            "rust,ignore",
            emitted::excerpt(&folder, rest).map_err(told)?,
        ),
    };
    Ok(format!("{FENCE}{language}\n{excerpt}\n{FENCE}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_replaced_and_the_rest_stays() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("generator/tests/emission/pets");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("spec.json"), r#"{"a": {"b": [1]}}"#).unwrap();
        std::fs::write(folder.join("emitted.snap"), "x\npub struct Pet;\n").unwrap();
        let page = "One.\n<!-- spec pets /a -->\n```json\nold\n```\n<!-- other -->\n```text\nkept\n```\n<!-- emitted pets pub struct Pet -->\nTwo.\n";
        let expected = "One.\n<!-- spec pets /a -->\n```json\n\"a\": {\n  \"b\": [\n    1\n  ]\n}\n```\n<!-- other -->\n```text\nkept\n```\n<!-- emitted pets pub struct Pet -->\n```rust,ignore\npub struct Pet;\n```\nTwo.\n";
        let once = filled(page, root.path()).unwrap();
        assert_eq!(once, expected);
        assert_eq!(
            filled(&once, root.path()).unwrap(),
            expected,
            "twice is once"
        );
        assert!(filled("<!-- spec pets /c -->\n", root.path()).is_err());
        assert!(filled("<!-- emitted pets pub fn -->\n", root.path()).is_err());
    }
}
