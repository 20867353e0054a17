//! The examples in the documentation of the runtime, adapted to the crate that they are copied to.

/// The name of the runtime's own crate, which its examples import from.
const CRATE: &str = "armsmith_runtime::";

/// The module of the runtime whose items for users are at the root of a crate.
const WIRE: &str = "armsmith_runtime::wire::";

/// True if a runtime file has examples.
pub(super) fn are_in(text: &str) -> bool {
    text.contains(CRATE)
}

/// Returns a runtime file whose examples import from the crate with this name.
pub(super) fn of_crate(text: &str, crate_name: &str) -> String {
    let mut adapted = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.contains(CRATE) && line.trim_start().starts_with("///") {
            let root = format!("{crate_name}::");
            adapted.push_str(&line.replace(WIRE, &root).replace(CRATE, &root));
        } else {
            adapted.push_str(line);
        }
    }
    adapted
}

#[cfg(test)]
mod tests {
    use super::{super::sources::FILES, CRATE, of_crate};

    #[test]
    fn an_example_imports_from_its_crate() {
        let text =
            "/// ```no_run\n/// use armsmith_runtime::Deadline;\n/// ```\npub struct Deadline;\n";
        let expected = "/// ```no_run\n/// use zoo::Deadline;\n/// ```\npub struct Deadline;\n";
        assert_eq!(of_crate(text, "zoo"), expected);
    }

    #[test]
    fn the_name_is_in_examples_only() {
        for (path, text) in FILES {
            assert!(!of_crate(text, "zoo").contains(CRATE), "{path}");
        }
    }
}
