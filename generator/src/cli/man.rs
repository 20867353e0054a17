//! The manual pages.

use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

/// Returns the manual page of a command, or `None` if there is no such command.
pub(super) fn page(mut command: clap::Command, name: Option<&str>) -> Option<Vec<u8>> {
    command.build();
    let command = match name {
        None => command,
        Some(name) => {
            let found = command.find_subcommand(name)?.clone();
            found.display_name(format!("armsmith-{name}"))
        }
    };
    let further = command.get_after_help().map(ToString::to_string);
    let command = command.after_help(None::<&str>);
    let usage = synopsis(&command);
    let has_commands = command.has_subcommands();
    let mut page = title(&command).into_bytes();
    let man = Man::new(command);
    // Writing to memory cannot fail.
    let _ = man.render_name_section(&mut page);
    page.extend(usage.to_roff().into_bytes());
    let _ = man.render_description_section(&mut page);
    let _ = man.render_options_section(&mut page);
    if has_commands {
        let _ = man.render_subcommands_section(&mut page);
    }
    page.extend(
        sections(&further.unwrap_or_default())
            .to_roff()
            .into_bytes(),
    );
    Some(page)
}

/// Returns the title line, which has no date, so that the page only depends on the version. clap_mangen omits an empty
/// date, and then the version takes its place.
fn title(command: &clap::Command) -> String {
    let name = command.get_display_name().unwrap_or("armsmith");
    let version = env!("CARGO_PKG_VERSION");
    format!(".TH \"{name}\" \"1\" \"\" \"armsmith {version}\" \"Armsmith Manual\"\n")
}

/// Returns the section with the usage, which is that of help. The one of clap_mangen has the options of a command
/// between those of all commands.
fn synopsis(command: &clap::Command) -> Roff {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:");
    let mut roff = Roff::default();
    roff.control("SH", ["SYNOPSIS"]).control("nf", []);
    for line in usage.lines() {
        roff.text([roman(line.trim_start())]);
    }
    roff.control("fi", []);
    roff
}

/// Converts the text after the options in help: headings with preformatted lines, and paragraphs.
fn sections(text: &str) -> Roff {
    let mut roff = Roff::default();
    for part in text.split("\n\n").filter(|part| !part.is_empty()) {
        let Some((heading, lines)) = part.split_once(":\n") else {
            roff.control("PP", []).text([roman(part)]);
            continue;
        };
        let heading = heading.to_uppercase();
        roff.control("SH", [heading.as_str()]).control("nf", []);
        for line in lines.lines() {
            roff.text([roman(line.trim_start())]);
        }
        roff.control("fi", []);
    }
    roff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_examples_stay_lines() {
        let text = sections("Examples:\n  a --b\n  .c\n\nThe end.").to_roff();
        let lines = ".SH EXAMPLES\n.nf\na \\-\\-b\n\\&.c\n.fi\n.PP\nThe end.\n";
        assert!(text.ends_with(lines), "{text}");
    }
}
