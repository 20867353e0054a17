//! Prints the examples in documentation.

use crate::rust::docs::DocExample;

/// Returns the lines of an example, as a code block that rustdoc compiles.
pub(super) fn lines(example: &DocExample) -> Vec<String> {
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(example.head.iter().cloned());
    lines.extend(laid_out(&example.statements));
    lines.extend(["# Ok(()) }", "```"].map(str::to_owned));
    lines
}

/// Formats statements with prettyplease.
fn laid_out(code: &str) -> Vec<String> {
    let printed = syn::parse_str::<syn::File>(&format!("async fn example() {{ {code} }}"))
        .map(|file| prettyplease::unparse(&file))
        .unwrap_or_else(|_| format!("{{\n    {code}\n}}"));
    let lines: Vec<_> = printed
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
        .collect();
    lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default()
        .to_vec()
}
