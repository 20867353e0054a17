//! The macros of the runtime, adapted to the crate that they are copied to.

/// Exports a macro of the runtime crate, for its tests.
const EXPORTED: &str = "#[macro_export]\n";

/// The macros that emitted code calls.
const MACROS: &[&str] = &[
    "client_options",
    "enumeration",
    "json_union",
    "method_options",
    "model",
    "page",
    "request",
    "tuple",
    "union",
    "xml_members",
];

/// Returns a runtime file with its macros restricted to the crate. Otherwise they would be in the crate's root for
/// users.
pub(super) fn within_crate(text: &str) -> String {
    // Most files have neither.
    if !text.contains(EXPORTED) && !text.contains("\npub use ") {
        return text.to_owned();
    }
    let mut adapted = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("pub use ") {
            Some(path) if is_macro(path) => adapted.extend(["pub(crate) use ", path]),
            _ if line == EXPORTED => {}
            _ => adapted.push_str(line),
        }
    }
    adapted
}

/// Returns a runtime file for a crate whose runtime other crates use. Its macros are in the crate's root, but not in
/// its documentation.
pub(super) fn for_other_crates(text: &str) -> String {
    text.replace(EXPORTED, &format!("#[doc(hidden)]\n{EXPORTED}"))
        .replace("pub(crate) mod ", "pub mod ")
}

fn is_macro(path: &str) -> bool {
    let path = path.trim_end_matches(";\n");
    let name = path.rsplit("::").next().unwrap_or(path);
    MACROS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::{super::sources::FILES, EXPORTED, MACROS};

    #[test]
    fn every_exported_macro_is_listed() {
        let mut found: Vec<_> = FILES
            .iter()
            .flat_map(|(_, text)| text.split(EXPORTED).skip(1))
            .filter_map(|rest| rest.strip_prefix("macro_rules! ")?.split_once(" {"))
            .map(|(name, _)| name)
            .collect();
        found.sort_unstable();
        assert_eq!(found, MACROS);
    }
}
