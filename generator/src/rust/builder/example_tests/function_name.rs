//! The names of test functions.

use std::collections::HashSet;

use crate::{
    names::{FieldName, MethodNames, Words},
    rust::example_tests::client::ClientFunctionName,
};

/// The test names of one file.
pub(super) struct FunctionNames {
    taken: HashSet<String>,
}

impl FunctionNames {
    /// Creates the names of a file that imports the functions that create clients.
    pub(super) fn new() -> Self {
        let imported = ClientFunctionName::ALL.map(|name| name.as_str().to_owned());
        FunctionNames {
            taken: HashSet::from(imported),
        }
    }

    /// Returns a name for the test of an example: method and example, numbered if the name is in use.
    pub(super) fn claim(&mut self, names: &MethodNames, example: &str) -> String {
        let method = plain(names.method.as_str());
        let example = FieldName::new(&Words::of(example)).to_string();
        let example = plain(&example);
        let (name, numbered) = match method.ends_with(example) {
            // The method alone may be a keyword, which needs a raw identifier.
            true => (names.method.to_string(), method.to_owned()),
            false => {
                let name = format!("{method}_{example}");
                (name.clone(), name)
            }
        };
        let numbered = (2..).map(|number| format!("{numbered}_{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let free = candidates.find(|name| !self.taken.contains(name));
        let name = free.unwrap_or(name);
        self.taken.insert(name.clone());
        name
    }
}

/// Returns an identifier without `r#`.
fn plain(identifier: &str) -> &str {
    identifier.trim_start_matches("r#")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::TypeName;

    fn method(name: &str) -> MethodNames {
        MethodNames {
            method: FieldName::new(&Words::of(name)),
            resume: None,
            pages: None,
            options: TypeName::new(&Words::of("options")),
            output: None,
            output_variants: Vec::new(),
            parameters: Vec::new(),
            parameter_groups: Vec::new(),
            body: None,
        }
    }

    #[test]
    fn a_name_is_an_identifier_that_nothing_in_the_file_has() {
        let mut names = FunctionNames::new();
        for (name, example, expected) in [
            ("get", "Get a pet", "get_get_a_pet"),
            ("get", "Get", "get"),
            ("get", "get", "get_2"),
            ("move", "Move", "r#move"),
            ("move", "move", "move_2"),
            ("move", "far", "move_far"),
            ("client", "Client", "client_2"),
            ("unscoped", "", "unscoped_empty"),
        ] {
            assert_eq!(names.claim(&method(name), example), expected);
        }
    }
}
