//! Excerpts of emitted code.

use std::path::Path;

use crate::file;

/// Returns the items that begin with the words of `order`, without their context. Several are separated by ` ; `. If
/// `order` begins with `docs`, doc comments are included.
pub(super) fn excerpt(folder: &Path, order: &str) -> Result<String, String> {
    let snapshot = file::read(&folder.join("emitted.snap"))?;
    let lines: Vec<_> = snapshot.lines().collect();
    let (order, docs) = match order.strip_prefix("docs ") {
        Some(rest) => (rest, true),
        None => (order, false),
    };
    let items: Result<Vec<_>, _> = order
        .split(" ; ")
        .map(|beginning| item(&lines, beginning.trim(), docs))
        .collect();
    Ok(items?.join("\n\n"))
}

fn item(lines: &[&str], beginning: &str, docs: bool) -> Result<String, String> {
    let found = lines.iter().position(|line| {
        let line = line.trim_start();
        !beginning.is_empty() && line.starts_with(beginning)
    });
    let at = found.ok_or_else(|| format!("nothing begins with `{beginning}`"))?;
    let indent = indent_of(lines[at]);
    let leads = |line: &&&str| {
        let line = line.trim_start();
        line.starts_with("#[") || line.starts_with("///")
    };
    let before = lines[..at].iter().rev().take_while(leads).count();
    let ends = |line: &&str| indent_of(line) == indent && line.ends_with(['}', ';', ',']);
    let length = lines[at..].iter().position(ends);
    let length = length.ok_or_else(|| format!("what begins with `{beginning}` has no end"))?;
    let shown = lines[at - before..=at + length]
        .iter()
        .enumerate()
        .filter(|(index, line)| docs || *index >= before || !line.trim_start().starts_with("///"))
        .map(|(_, line)| line.get(indent..).unwrap_or_default().trim_end());
    Ok(shown.collect::<Vec<_>>().join("\n"))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SNAPSHOT: &str = "---\nsource: x\n---\n/// A pet.\n#[derive(Clone)]\npub struct Pet {\n    /// Its name.\n    pub name: Option<String>,\n}\n\nimpl Pet {\n    /// Its friend.\n    pub fn friend(\n        &self,\n    ) -> Pet {\n        if true {\n        }\n    }\n}\npub type Dog = Pet;\n";

    #[test]
    fn an_item_is_shown_whole_and_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("emitted.snap"), SNAPSHOT).unwrap();
        let of = |order| excerpt(folder.path(), order);
        assert_eq!(
            of("pub struct Pet ; pub type Dog").unwrap(),
            "#[derive(Clone)]\npub struct Pet {\n    /// Its name.\n    pub name: Option<String>,\n}\n\npub type Dog = Pet;"
        );
        assert_eq!(
            of("docs pub fn friend").unwrap(),
            "/// Its friend.\npub fn friend(\n    &self,\n) -> Pet {\n    if true {\n    }\n}"
        );
        assert!(of("pub struct Cat").is_err());
        assert!(of("").is_err());
    }
}
