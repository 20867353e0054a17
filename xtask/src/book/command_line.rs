//! The page of all flags, generated from the command line itself.

use clap_markdown::MarkdownOptions;

/// The path of the page.
pub(super) const PAGE: &str = "reference/command-line.md";

const HEAD: &str =
    "<!-- Written by `cargo xtask book` from the command line itself. Do not edit. -->\n\n";

/// The beginning of the generated text, and its replacement.
const LEAD: &str =
    "This document contains the help content for the `armsmith` command-line program.";
const OWN_LEAD: &str = "The options of `armsmith` itself hold for each of its commands.";

/// The values that are printed for `--help` and `--version`, which take none.
const NO_VALUES: &str = "\n\n  Possible values: `true`, `false`\n";

/// Returns the page.
pub(super) fn page() -> String {
    let options = MarkdownOptions::new()
        .title("Command line".to_owned())
        .show_footer(false);
    let text = clap_markdown::help_markdown_command_custom(&armsmith::cli::command(), &options);
    let text = text.replace(LEAD, OWN_LEAD).replace(NO_VALUES, "");
    HEAD.to_owned() + &tidy(&text)
}

/// Formats examples as code, and removes extra headings and blank lines.
fn tidy(text: &str) -> String {
    let mut page = String::new();
    let mut is_code = false;
    let mut was_blank = false;
    for line in text.trim_end().lines().map(str::trim_end) {
        if is_code && !line.starts_with("  ") {
            page.push_str("```\n");
            is_code = false;
        }
        if line.is_empty() && was_blank {
            continue;
        }
        was_blank = line.is_empty();
        let heading = line.strip_prefix("###### ");
        let line = if is_code {
            line.trim_start()
        } else {
            heading.unwrap_or(line)
        };
        page.push_str(&line.replace('↴', ""));
        page.push('\n');
        let language = match line {
            "Examples:" => "sh",
            "Exit codes:" => "text",
            _ => continue,
        };
        page.push_str(&format!("\n```{language}\n"));
        is_code = true;
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_begins_in_our_own_words() {
        let page = page();
        assert!(page.contains(OWN_LEAD) && !page.contains(LEAD));
        assert!(!page.contains("`true`"), "{page}");
    }

    #[test]
    fn examples_are_code() {
        let text = "###### **Usage:**\n\n\nExamples:\n  one two\n\nThe end.\n\n* `a`↴\n    b\n";
        let tidied = "**Usage:**\n\nExamples:\n\n```sh\none two\n```\n\nThe end.\n\n* `a`\n    b\n";
        assert_eq!(tidy(text), tidied);
    }
}
