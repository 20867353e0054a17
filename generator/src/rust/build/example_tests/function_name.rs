//! The names of test functions.

use std::collections::HashSet;

use crate::names::{FieldName, MethodNames, Words};

/// The names of the tests in one file.
#[derive(Default)]
pub(super) struct FunctionNames {
    taken: HashSet<String>,
}

impl FunctionNames {
    /// A name for the test of an example: method and example, with a number if another test has that name.
    pub(super) fn claim(&mut self, names: &MethodNames, example: &str) -> String {
        let method = names.method.as_str().trim_start_matches("r#");
        let words = FieldName::new(&Words::of(example)).to_string();
        let words = words.trim_start_matches("r#");
        let name = match words.is_empty() || method.ends_with(words) {
            true => method.to_owned(),
            false => format!("{method}_{words}"),
        };
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !self.taken.contains(name));
        let name = free.unwrap_or(name);
        self.taken.insert(name.clone());
        name
    }
}
