//! The entries of a block: input files and variables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Fragment, Sources, pointer};

/// The values of `$(name)`.
pub(super) type Variables = BTreeMap<String, String>;

/// Returns the pointers of the items of a list, which may also be a single value.
pub(super) fn items(fragment: &Fragment, key: &str) -> Vec<String> {
    let at = pointer::of([key]);
    let value = fragment
        .value()
        .ok()
        .and_then(|value| pointer::get(value, &at));
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => (0..items.len())
            .map(|index| pointer::item(&at, index))
            .collect(),
        Some(_) => vec![at],
    }
}

/// Returns the path at a pointer, relative to the folder of its file. An invalid path is reported.
pub(super) fn path(
    fragment: &Fragment,
    at: &str,
    variables: &Variables,
    diagnostics: &mut Diagnostics,
) -> Option<PathBuf> {
    let folder = fragment.path().parent().unwrap_or(Path::new(""));
    let mut refuse = |message: String, help: &str| {
        let diagnostic = Diagnostic::new(Code::InvalidReadme, fragment.place(at), message);
        diagnostics.push(diagnostic.help(help));
        None
    };
    let Some(text) = fragment.scalar(at) else {
        return refuse(
            "expected a file path".to_owned(),
            "write one path, or a list of paths",
        );
    };
    let text = match expand(&text, variables) {
        Ok(text) => text.replace('\\', "/"),
        Err(name) => {
            return refuse(
                format!("the variable `$({name})` is not defined"),
                "write the path relative to the folder of the readme",
            );
        }
    };
    if text.contains("://") {
        return refuse(
            format!("`{text}` is a URL, and Armsmith does not access the network"),
            "copy the file and write a relative path",
        );
    }
    Some(folder.join(text))
}

/// Returns the message for a path outside of the folder of the specifications.
pub(super) fn outside(sources: &Sources, path: &Path) -> String {
    let name = sources.name(path);
    format!("`{name}` is outside the root folder")
}

/// Replaces every `$(name)` in a text. `Err` is a name without a value.
fn expand(text: &str, variables: &Variables) -> Result<String, String> {
    let mut expanded = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = variable(rest) {
        expanded.push_str(before);
        match variables.get(name) {
            _ if name == THIS_FOLDER => expanded.push('.'),
            Some(value) => expanded.push_str(value),
            None => return Err(name.to_owned()),
        }
        rest = after;
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// The folder of the file that contains the variable.
const THIS_FOLDER: &str = "this-folder";

/// Returns the first `$(name)` of a text, with the text before and after it.
fn variable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("$(")?;
    let (name, after) = rest.split_once(')')?;
    Some((before, name.trim(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Option<PathBuf>>, Diagnostics) {
        let fragment = Fragment::new(
            Path::new("s/readme.md"),
            text.into(),
            std::slice::from_ref(&(0..text.len())),
        );
        let variables = Variables::from([("v".to_owned(), "2024".to_owned())]);
        let mut diagnostics = Diagnostics::default();
        let paths = items(&fragment, "input-file")
            .iter()
            .map(|at| path(&fragment, at, &variables, &mut diagnostics))
            .collect();
        (paths, diagnostics)
    }

    #[test]
    fn paths_are_seen_from_the_folder() {
        let (paths, diagnostics) = read(
            "input-file:\n- a/b.json\n- a\\b.json\n- $(this-folder)/$(v)/c.json\n- ./d.json\n- 2024\n",
        );
        let paths: Vec<_> = paths.into_iter().flatten().collect();
        let expected = [
            "s/a/b.json",
            "s/a/b.json",
            "s/./2024/c.json",
            "s/./d.json",
            "s/2024",
        ];
        assert_eq!(paths, expected.map(PathBuf::from));
        assert!(diagnostics.is_empty());
        assert_eq!(
            read("input-file: a.json").0,
            [Some(PathBuf::from("s/a.json"))]
        );
        assert_eq!(read("input-file:").0, []);
    }

    #[test]
    fn what_is_no_path_is_told() {
        let text = "input-file:\n- $(w)/a.json\n- https://a/b.json\n- {}\n";
        let (paths, diagnostics) = read(text);
        assert_eq!(paths, [None, None, None]);
        let messages: Vec<_> = diagnostics.iter().map(|each| &each.message).collect();
        assert_eq!(
            messages,
            [
                "the variable `$(w)` is not defined",
                "`https://a/b.json` is a URL, and Armsmith does not access the network",
                "expected a file path"
            ]
        );
    }
}
