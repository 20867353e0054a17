//! The arguments of the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, ArgGroup, Args, ColorChoice, Parser, Subcommand, ValueEnum};

use clap_complete::Shell;

use super::examples::{
    COMPLETIONS_EXAMPLES, DIFF_EXAMPLES, EXIT_CODES, EXPLAIN_EXAMPLES, GENERATE_EXAMPLES,
    IMPORT_EXAMPLES, INSPECT_EXAMPLES, MAN_EXAMPLES, TAGS_EXAMPLES,
};
use super::stream::is_stream;
use super::{Console, MessageFormat};
use crate::diagnostics::Code;
use crate::manifest::crate_name_objection;
use crate::output::WriteOptions;
use crate::source::is_readme;

/// Makes native Rust clients for Azure from the API descriptions that Azure publishes.
#[derive(Debug, Parser)]
#[command(name = "armsmith", version, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    /// Print the version.
    #[arg(long, short = 'V', action = ArgAction::Version, help_heading = COMMON)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What stands together behind the options of a command.
const COMMON: &str = "Common options";

#[derive(Args, Debug)]
pub(super) struct Global {
    /// How messages and results are printed.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = COMMON
    )]
    message_format: MessageFormat,
    /// When to use colours.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = ColorChoice::Auto,
        value_name = "WHEN",
        help_heading = COMMON
    )]
    color: ColorChoice,
    /// Print neither warnings nor summaries.
    #[arg(long, short, global = true, conflicts_with = "verbose", help_heading = COMMON)]
    quiet: bool,
    /// Print the time of each stage too.
    #[arg(long, short, global = true, help_heading = COMMON)]
    verbose: bool,
    /// Print help: `-h` in short, `--help` in full.
    #[arg(long, short, global = true, action = ArgAction::Help, help_heading = COMMON)]
    help: Option<bool>,
}

impl Global {
    pub(super) fn console(&self) -> Console {
        match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        Console {
            format: self.message_format,
            quiet: self.quiet,
            verbose: self.verbose,
            ..Console::default()
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Generate(Generate),
    Inspect(Inspect),
    Diff(Box<Diff>),
    Import(Import),
    Tags(Tags),
    Explain(Explain),
    Completions(Completions),
    Man(ManPage),
}

/// Write a complete crate for one API.
#[derive(Args, Debug)]
#[command(after_help = GENERATE_EXAMPLES)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) input: Input,
    /// The folder of the crate; made where it does not exist.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// The name of the crate [default: made from the title of the API].
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(super) crate_name: Option<String>,
    /// Add tests made of the examples that the files refer to.
    #[arg(long)]
    pub(super) tests: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// Write nothing; show how the folder differs from what would be written.
    #[arg(long)]
    pub(super) check: bool,
    /// Write into a folder that holds other files and no generated crate yet; those files are never overwritten.
    #[arg(long)]
    pub(super) allow_existing: bool,
    /// Overwrite and remove generated files that were edited by hand.
    #[arg(long)]
    pub(super) overwrite_edits: bool,
}

impl Generate {
    /// The permissions that the flags give the run.
    pub(super) fn permissions(&self) -> WriteOptions {
        WriteOptions {
            allow_existing: self.allow_existing,
            overwrite_edits: self.overwrite_edits,
        }
    }
}

/// Print an API as Armsmith understands it.
#[derive(Args, Debug)]
#[command(after_help = INSPECT_EXAMPLES)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) input: Input,
    /// How to print it [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Which stage to look at.
    #[arg(long, value_enum, default_value_t, value_name = "STAGE")]
    pub(super) stage: InspectStage,
}

/// Print what changed between two versions of an API, for users of the crate that is made of it.
///
/// Compared is what users can name in the two crates, and what they do beyond what their types tell. A change is
/// breaking where code that builds with the old crate may fail to build with the new one.
#[derive(Args, Debug)]
#[command(after_help = DIFF_EXAMPLES)]
pub(super) struct Diff {
    /// The old and the new version: a description each, or a `readme.md`; with `--git` the files to compare, with
    /// two tags one `readme.md`. One of them may be `-`, the standard input.
    #[arg(value_name = "FILE", required_unless_present_any = ["old", "new"])]
    pub(super) paths: Vec<PathBuf>,
    /// A file of the old version, where it has several.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "new", conflicts_with = "paths")]
    pub(super) old: Vec<PathBuf>,
    /// A file of the new version, where it has several.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "old", conflicts_with = "paths")]
    pub(super) new: Vec<PathBuf>,
    /// Compare revisions of the files: `OLD..NEW`, or `OLD` with the files as they are.
    #[arg(long, value_name = "REVISIONS", value_parser = span)]
    pub(super) git: Option<Span>,
    /// The tag of each readme [default: the one that the readme names].
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Option<String>,
    /// The tag of the old readme.
    #[arg(long, value_name = "TAG")]
    pub(super) old_tag: Option<String>,
    /// The tag of the new readme.
    #[arg(long, value_name = "TAG")]
    pub(super) new_tag: Option<String>,
    /// The folder that what the files name must lie in [default: the checkout of the specifications that they lie in,
    /// else their own folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// How to print it [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<DiffFormat>,
    /// End with 3 where anything changed.
    #[arg(long)]
    pub(super) exit_code: bool,
    /// End with 3 where a change is breaking.
    #[arg(long)]
    pub(super) deny_breaking: bool,
}

impl Diff {
    /// Why the paths are not enough, too many, or of the wrong kind; `None` when they are right.
    pub(super) fn objection(&self) -> Option<&'static str> {
        let tags = self.old_tag.is_some() || self.new_tag.is_some();
        let mut files = self.paths.iter().chain(&self.old).chain(&self.new);
        let streams = files.clone().filter(|file| is_stream(file)).count();
        let has_readme = files.any(|file| is_readme(file));
        match self.paths.len() {
            _ if streams > 1 => return Some("the standard input can be read once"),
            _ if streams > 0 && self.git.is_some() => {
                return Some("the standard input has no revisions");
            }
            _ if (tags || self.tag.is_some()) && !has_readme => {
                return Some("a tag is one of a `readme.md`, and there is none among the files");
            }
            _ => {}
        }
        match self.paths.len() {
            _ if !self.old.is_empty() || self.git.is_some() => None,
            1 if tags => None,
            2 => None,
            1 => Some(
                "name the new version too, or a revision with `--git`, or two tags of a readme",
            ),
            _ => Some("name two files; `--old` and `--new` take several"),
        }
    }
}

/// From which revision to which; without one the files count as they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Span {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

fn span(text: &str) -> Result<Span, String> {
    let (old, new) = text.split_once("..").unwrap_or((text, ""));
    match (old, new) {
        ("", _) => Err("name the old revision".to_owned()),
        (_, new) if new.starts_with('.') => Err("write two dots".to_owned()),
        (old, new) => Ok(Span {
            old: Some(old.to_owned()),
            new: (!new.is_empty()).then(|| new.to_owned()),
        }),
    }
}

/// How a difference is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum DiffFormat {
    /// Lines for people.
    Text,
    /// For a change log or a pull request.
    Markdown,
    /// One JSON document.
    Json,
}

/// Explain a kind of message, or list them all.
#[derive(Args, Debug)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(super) struct Explain {
    /// The code in the brackets of a message; without it all are listed.
    #[arg(value_parser = codes(), hide_possible_values = true)]
    pub(super) code: Option<String>,
}

/// List the tags of a readme: the versions of its API.
#[derive(Args, Debug)]
#[command(after_help = TAGS_EXAMPLES)]
pub(super) struct Tags {
    /// The `readme.md` of a service.
    #[arg(value_name = "FILE")]
    pub(super) readme: PathBuf,
    /// The folder that what the readme requires must lie in [default: the checkout that it lies in, else its own
    /// folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// How to print them [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
}

/// Copy a service from a checkout of the public specifications, and enter it in the manifest.
///
/// Copied are the files of the tag and exactly those that they refer to, examples included, to the same place
/// below the folder of the specifications. A file that is there and says the same in other words is kept; one
/// that says something else is an error, and then nothing is written. Where the manifest has an earlier version of the
/// service, what changed since for users of the crate is printed.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(super) struct Import {
    /// The service: its folder below `specification`, a part of it that no other has, or its `readme.md`.
    #[arg(value_name = "SERVICE")]
    pub(super) service: String,
    /// The checkout: the folder that holds `specification`.
    #[arg(long, value_name = "CHECKOUT")]
    pub(super) from: PathBuf,
    /// The tag of the service's readme [default: the one that the readme names].
    #[arg(long, value_name = "TAG", conflicts_with_all = ["latest", "latest_stable"])]
    pub(super) tag: Option<String>,
    /// The tag with the newest version, a preview perhaps.
    #[arg(long, conflicts_with = "latest_stable")]
    pub(super) latest: bool,
    /// The tag with the newest version that is no preview.
    #[arg(long)]
    pub(super) latest_stable: bool,
    /// Of the tag's files, take those of this API version alone.
    #[arg(long, value_name = "VERSION")]
    pub(super) api_version: Option<String>,
    /// The module in the manifest [default: made from the name of the resource provider].
    #[arg(long, value_name = "NAME")]
    pub(super) module: Option<String>,
    /// Leave out descriptions, titles and summaries.
    #[arg(long)]
    pub(super) no_prose: bool,
    /// The folder of the specifications, with the manifest `armsmith.yaml`.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(super) to: PathBuf,
    /// Replace files that are there and differ.
    #[arg(long)]
    pub(super) overwrite: bool,
    /// Put the version in the place of the one that the manifest has.
    ///
    /// That is the same version, else the newest that is as stable. Files that nothing needs any more are removed.
    #[arg(long)]
    pub(super) update: bool,
}

/// Print the script that lets a shell complete the command line.
#[derive(Args, Debug)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// Print the manual page of the command line, or of one command.
#[derive(Args, Debug)]
#[command(after_help = MAN_EXAMPLES)]
pub(super) struct ManPage {
    /// The command, such as `generate`.
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

#[derive(Args, Debug)]
#[command(group(ArgGroup::new("api").required(true)))]
pub(super) struct Input {
    /// The files that describe the API, Swagger 2.0 or OpenAPI 3.0, in JSON or YAML; `-` is the standard input.
    #[arg(long = "spec", value_name = "FILE", num_args = 1.., group = "api")]
    pub(super) files: Vec<PathBuf>,
    /// The `readme.md` that names the files.
    #[arg(long, value_name = "FILE", group = "api")]
    pub(super) readme: Option<PathBuf>,
    /// The folder that what the files name must lie in [default: the checkout of the specifications that they lie in,
    /// else their own folder].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The tag of the readme [default: the one that the readme names].
    #[arg(long, value_name = "TAG", conflicts_with = "files")]
    pub(super) tag: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// Aligned text.
    Text,
    /// One JSON document.
    Json,
    /// The same as YAML, without the messages, which go to standard error.
    Yaml,
}

impl Format {
    /// What is asked for, else what goes with the format of messages.
    pub(super) fn or_of(asked: Option<Format>, messages: MessageFormat) -> Format {
        asked.unwrap_or(match messages {
            MessageFormat::Human => Format::Text,
            MessageFormat::Json => Format::Json,
        })
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum InspectStage {
    /// The API in short.
    #[default]
    Api,
    /// The intermediate representation in full.
    Ir,
    /// The Rust names of everything.
    Names,
    /// The crate as data: clients, methods, requests, types.
    Rust,
}

fn crate_name(name: &str) -> Result<String, String> {
    match crate_name_objection(name) {
        None => Ok(name.to_owned()),
        Some(why) => Err(why.to_owned()),
    }
}

fn codes() -> PossibleValuesParser {
    PossibleValuesParser::new(Code::ALL.iter().map(|code| code.name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
