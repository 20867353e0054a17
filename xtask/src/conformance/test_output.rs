//! The output of `cargo test`.

/// The outcomes of tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TestOutcomes {
    /// The number of tests that passed.
    pub(super) passed: usize,
    /// The tests that failed, with their output.
    pub(super) failed: Vec<(String, String)>,
}

/// Reads the outcomes of all test binaries.
pub(super) fn read(text: &str) -> TestOutcomes {
    let mut outcomes = TestOutcomes::default();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        let name = line
            .strip_prefix("---- ")
            .and_then(|rest| rest.strip_suffix(" stdout ----"));
        let is_end = line == "failures:" || line.starts_with("test result: ");
        if name.is_some() || is_end {
            outcomes.failed.extend(open.take());
        }
        if let Some(name) = name {
            open = Some((name.to_owned(), String::new()));
        } else if let Some((_, output)) = &mut open {
            output.push_str(line);
            output.push('\n');
        }
        if let Some((_, counts)) = line.split_once("test result: ") {
            let mut counts = counts.split([' ', ';', '.']);
            let count = counts.find_map(|word| word.parse::<usize>().ok());
            outcomes.passed += count.unwrap_or_default();
        }
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn outcomes_are_those_of_all_binaries() {
        let text = "\nrunning 3 tests\n.F.\nfailures:\n\n---- a::b stdout ----\nline 1\nline 2\n\n\nfailures:\n    a::b\n\ntest result: FAILED. 2 passed; 1 failed; 0 ignored\n\nrunning 1 test\n.\ntest result: ok. 1 passed; 0 failed; 0 ignored\n";
        let outcomes = read(text);
        assert_eq!(outcomes.passed, 3);
        let failed = [("a::b".to_owned(), "line 1\nline 2\n\n\n".to_owned())];
        assert_eq!(outcomes.failed, failed);
    }
}
