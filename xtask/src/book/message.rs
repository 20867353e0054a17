//! Messages from the snapshots of the diagnostics tests.

use std::fs;
use std::path::Path;

use armsmith::diagnostics::Code;

use crate::file;

const CASES: &str = "generator/tests/diagnostics";

/// Returns the message of a case, such as `unknown-format/property`.
pub(super) fn of_case(root: &Path, case: &str) -> Result<String, String> {
    of_snapshot(&root.join(CASES).join(case).join("message.snap"))
}

/// Returns the content of a snapshot.
pub(super) fn of_snapshot(path: &Path) -> Result<String, String> {
    let snapshot = file::read(path)?;
    let mut parts = snapshot.splitn(3, "---\n");
    let text = parts.nth(2).ok_or("it is no snapshot")?;
    Ok(text.trim_end().to_owned())
}

/// Returns the shortest message of a code in the snapshots.
pub(super) fn shortest(root: &Path, code: Code) -> Option<String> {
    let cases = fs::read_dir(root.join(CASES).join(code.name())).ok()?;
    let names = cases.filter_map(|case| case.ok()?.file_name().into_string().ok());
    let messages = names.filter_map(|name| of_case(root, &format!("{}/{name}", code.name())).ok());
    let own = |message: &String| message.contains(&format!("[{}]", code.name()));
    let messages = messages.filter(own);
    // Ordered by text too, since folders are listed in any order.
    messages.min_by_key(|message| (message.len(), message.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_message_of_a_code_is_taken() {
        let root = tempfile::tempdir().unwrap();
        for (case, text) in [
            ("long", "error[syntax-error]: xx"),
            ("short", "error[syntax-error]: x"),
            ("other", "error[a]:"),
        ] {
            let folder = root.path().join(CASES).join("syntax-error").join(case);
            fs::create_dir_all(&folder).unwrap();
            let text = format!("---\nsource: a\n---\n{text}\n");
            fs::write(folder.join("message.snap"), text).unwrap();
        }
        assert_eq!(
            shortest(root.path(), Code::SyntaxError).as_deref(),
            Some("error[syntax-error]: x")
        );
        assert_eq!(shortest(root.path(), Code::Internal), None);
        assert_eq!(
            of_case(root.path(), "syntax-error/other").unwrap(),
            "error[a]:"
        );
    }
}
