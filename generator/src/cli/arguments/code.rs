//! The argument for a diagnostic code.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};

use crate::diagnostics::Code;
use crate::source::nearest;

/// Parses a code as a message shows it, with or without its severity and brackets.
#[derive(Clone)]
pub(super) struct CodeParser;

impl TypedValueParser for CodeParser {
    type Value = Code;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Code, Error> {
        let value = value.to_string_lossy();
        let name = name(&value);
        Code::from_name(&name).ok_or_else(|| {
            let names = Code::ALL.iter().map(|code| code.name());
            let advice = match nearest(&name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "run `armsmith explain` to list all codes".to_owned(),
            };
            let message = format!("unknown code `{value}`: {advice}");
            command.clone().error(ErrorKind::InvalidValue, message)
        })
    }

    /// Returns the values for completions.
    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = Code::ALL.iter().map(|code| code.name());
        Some(Box::new(names.map(PossibleValue::new)))
    }
}

/// Returns the name in an argument such as `error[broken-reference]`.
fn name(argument: &str) -> String {
    let inner = argument
        .split_once('[')
        .and_then(|(_, rest)| rest.split(']').next());
    inner.unwrap_or(argument).trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_have_the_form_of_a_message() {
        for argument in [
            "broken-reference",
            "Broken-Reference",
            "[broken-reference]",
            "error[broken-reference]",
            "error[broken-reference]: the",
        ] {
            assert_eq!(name(argument), "broken-reference", "{argument}");
        }
    }
}
