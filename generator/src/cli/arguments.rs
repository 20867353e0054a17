//! The arguments of the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, ArgGroup, Args, ColorChoice, Parser, Subcommand, ValueEnum};

use clap_complete::Shell;

use super::examples::{
    COMPLETIONS_EXAMPLES, DIFF_EXAMPLES, EXIT_CODES, EXPLAIN_EXAMPLES, GENERATE_EXAMPLES,
    IMPORT_EXAMPLES, INIT_EXAMPLES, INSPECT_EXAMPLES, MAN_EXAMPLES, REGEN_EXAMPLES,
    SCHEMA_EXAMPLES, TAGS_EXAMPLES,
};
use super::stream::is_stream;
use super::{Console, MessageFormat};
use crate::diagnostics::Code;
use crate::manifest::{NAME, crate_name_objection};
use crate::output::WriteOptions;
use crate::rust::options;

use crate::source::is_readme;

/// Generates Rust clients from the API descriptions of Azure, and from any other Swagger 2.0 or OpenAPI 3
/// description.
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

/// The heading of the options that all commands share.
const COMMON: &str = "Common options";

#[derive(Args, Debug)]
pub(super) struct Global {
    /// The format of messages and results.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        help_heading = COMMON
    )]
    message_format: MessageFormat,
    /// When to use colors.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = ColorChoice::Auto,
        value_name = "WHEN",
        help_heading = COMMON
    )]
    color: ColorChoice,
    /// Do not print warnings and summaries.
    #[arg(long, short, global = true, conflicts_with = "verbose", help_heading = COMMON)]
    quiet: bool,
    /// Print the time of each stage.
    #[arg(long, short, global = true, help_heading = COMMON)]
    verbose: bool,
    /// Print help. `-h` prints a summary, `--help` all details.
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
    Init(Init),
    Regen(Regen),
    Inspect(Inspect),
    Diff(Box<Diff>),
    Import(Import),
    Tags(Tags),
    Explain(Explain),
    Schema(PrintSchema),
    Completions(Completions),
    Man(ManPage),
}

/// Generate a complete crate for one API.
#[derive(Args, Debug)]
#[command(after_help = GENERATE_EXAMPLES)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) input: InputFiles,
    /// The output folder of the crate; created if it does not exist.
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// The name of the crate [default: derived from the title of the API].
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(super) crate_name: Option<String>,
    /// The relation to a Cargo workspace [default: that of the existing crate, or else `member` if a workspace contains
    /// the output folder and does not exclude it].
    #[arg(long, value_enum, value_name = "ROLE")]
    pub(super) workspace: Option<WorkspaceArgument>,
    /// Generate tests from the examples that the files refer to.
    #[arg(long)]
    pub(super) tests: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// Do not write anything; print the differences between the folder and the generated crate.
    #[arg(long)]
    pub(super) check: bool,
    #[command(flatten)]
    pub(super) permissions: Permissions,
}

/// The changes to the output folder that a run may make.
#[derive(Args, Debug)]
pub(super) struct Permissions {
    /// Allow an output folder that contains other files but no generated crate; those files are never overwritten.
    #[arg(long)]
    pub(super) allow_existing: bool,
    /// Overwrite or remove generated files even if they were edited.
    #[arg(long)]
    pub(super) overwrite_edits: bool,
}

impl Permissions {
    /// Returns the options of the write.
    pub(super) fn options(&self) -> WriteOptions {
        WriteOptions {
            allow_existing: self.allow_existing,
            overwrite_edits: self.overwrite_edits,
        }
    }
}

/// Write a manifest for an API, from which `regen` generates a crate.
#[derive(Args, Debug)]
#[command(after_help = INIT_EXAMPLES)]
pub(super) struct Init {
    #[command(flatten)]
    pub(super) input: InputFiles,
    /// The manifest to write.
    #[arg(long, value_name = "FILE", default_value = NAME)]
    pub(super) manifest: PathBuf,
    /// The name of the crate [default: derived from the title of the API].
    #[arg(long, value_name = "NAME", value_parser = crate_name)]
    pub(super) crate_name: Option<String>,
    /// The relation to a Cargo workspace [default: `member` if a workspace contains the output folder and does not
    /// exclude it].
    #[arg(long, value_enum, value_name = "ROLE")]
    pub(super) workspace: Option<WorkspaceArgument>,
}

/// Generate the crates of a manifest, with any number of services and versions.
///
/// Prints the changes for users of each crate since the last commit, and builds the crate.
#[derive(Args, Debug)]
#[command(after_help = REGEN_EXAMPLES)]
pub(super) struct Regen {
    /// The manifest.
    #[arg(long, value_name = "FILE", default_value = NAME)]
    pub(super) manifest: PathBuf,
    /// Generate only these crates of the manifest.
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) only: Vec<String>,
    /// Do not write anything; print the differences between the output folder and the generated crate.
    #[arg(long)]
    pub(super) check: bool,
    /// Do not build the crate.
    #[arg(long, conflicts_with = "check")]
    pub(super) no_build: bool,
    /// Treat warnings as errors.
    #[arg(long)]
    pub(super) deny_warnings: bool,
    #[command(flatten)]
    pub(super) permissions: Permissions,
}

/// Print an API as Armsmith reads it.
#[derive(Args, Debug)]
#[command(after_help = INSPECT_EXAMPLES)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) input: InputFiles,
    /// The output format [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<OutputFormat>,
    /// The stage to print.
    #[arg(long, value_enum, default_value_t, value_name = "STAGE")]
    pub(super) stage: InspectStage,
}

/// Print the changes between two versions of an API, for users of the generated crate.
///
/// Compares the public items of the two generated crates, and behavior that their types do not show, such as paths and
/// defaults. A change is breaking if code that compiles with the old crate may not compile with the new one.
#[derive(Args, Debug)]
#[command(after_help = DIFF_EXAMPLES)]
pub(super) struct Diff {
    /// The old and the new version, each an API description or a `readme.md`; with `--git`, the files to compare; with
    /// two tags, one `readme.md`. One of the files can be `-`, the standard input.
    #[arg(value_name = "FILE", required_unless_present_any = ["old", "new"])]
    pub(super) paths: Vec<PathBuf>,
    /// The files of the old version, if it has more than one.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "new", conflicts_with = "paths")]
    pub(super) old: Vec<PathBuf>,
    /// The files of the new version, if it has more than one.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "old", conflicts_with = "paths")]
    pub(super) new: Vec<PathBuf>,
    /// Compare git revisions of the files: `OLD..NEW`, or `OLD` to compare with the working tree.
    #[arg(long, value_name = "REVISIONS", value_parser = span)]
    pub(super) git: Option<RevisionRange>,
    /// The tag of each readme [default: the default tag of the readme].
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Option<String>,
    /// The tag of the old readme.
    #[arg(long, value_name = "TAG")]
    pub(super) old_tag: Option<String>,
    /// The tag of the new readme.
    #[arg(long, value_name = "TAG")]
    pub(super) new_tag: Option<String>,
    /// The root folder: all referenced files must be in it [default: the checkout of the Azure specifications that
    /// contains the files, or else the folder of the files].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The output format [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<DiffFormat>,
    /// Exit with code 3 if there are any changes.
    #[arg(long)]
    pub(super) exit_code: bool,
    /// Exit with code 3 if there are breaking changes.
    #[arg(long)]
    pub(super) deny_breaking: bool,
}

impl Diff {
    /// Returns the reason why the number or kind of paths is wrong, or `None`.
    pub(super) fn objection(&self) -> Option<&'static str> {
        let tags = self.old_tag.is_some() || self.new_tag.is_some();
        let mut files = self.paths.iter().chain(&self.old).chain(&self.new);
        let streams = files.clone().filter(|file| is_stream(file)).count();
        let has_readme = files.any(|file| is_readme(file));
        match self.paths.len() {
            _ if streams > 1 => return Some("only one of the files can be the standard input"),
            _ if streams > 0 && self.git.is_some() => {
                return Some("`--git` cannot be used with the standard input");
            }
            _ if (tags || self.tag.is_some()) && !has_readme => {
                return Some("a tag requires a `readme.md` among the files");
            }
            _ => {}
        }
        match self.paths.len() {
            _ if !self.old.is_empty() || self.git.is_some() => None,
            1 if tags => None,
            2 => None,
            1 => Some("pass the new version too, a revision with `--git`, or two tags of a readme"),
            _ => Some("pass two files, or lists of files with `--old` and `--new`"),
        }
    }
}

/// A range of revisions. Without a revision, the files of the working tree are used.
#[derive(Clone, Debug, Default)]
pub(super) struct RevisionRange {
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
}

fn span(text: &str) -> Result<RevisionRange, String> {
    let (old, new) = text.split_once("..").unwrap_or((text, ""));
    match (old, new) {
        ("", _) => Err("pass the old revision".to_owned()),
        (_, new) if new.starts_with('.') => Err("write two dots, as in `OLD..NEW`".to_owned()),
        (old, new) => Ok(RevisionRange {
            old: Some(old.to_owned()),
            new: (!new.is_empty()).then(|| new.to_owned()),
        }),
    }
}

/// The format of a comparison.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum DiffFormat {
    /// Human-readable text.
    Text,
    /// Markdown for a changelog or a pull request.
    Markdown,
    /// One JSON document.
    Json,
}

/// Explain a diagnostic code, or list all codes.
#[derive(Args, Debug)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(super) struct Explain {
    /// The code in the brackets of a message; if omitted, all codes are listed.
    #[arg(value_parser = codes(), hide_possible_values = true)]
    pub(super) code: Option<String>,
}

/// List the tags of a readme, which are the versions of its API.
#[derive(Args, Debug)]
#[command(after_help = TAGS_EXAMPLES)]
pub(super) struct Tags {
    /// The `readme.md` of a service.
    #[arg(value_name = "FILE")]
    pub(super) readme: PathBuf,
    /// The root folder: all referenced files must be in it [default: the checkout of the Azure specifications that
    /// contains the readme, or else the folder of the readme].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The output format [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<OutputFormat>,
}

/// Copy a service from a checkout of the public Azure specifications, and add it to the manifest.
///
/// Copies the files of the tag and all files that they refer to, including examples, to the same relative paths in the
/// destination folder. An existing file is kept if it differs only in descriptions or layout; if its content differs,
/// the import fails and writes nothing. If the manifest contains an earlier version of the service, the changes for
/// users of the generated crate are printed.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(super) struct Import {
    /// The service: its folder below `specification`, a unique part of that path, or its `readme.md`.
    #[arg(value_name = "SERVICE")]
    pub(super) service: String,
    /// The checkout: the folder that contains `specification`.
    #[arg(long, value_name = "CHECKOUT")]
    pub(super) from: PathBuf,
    /// The tag of the readme of the service [default: the default tag of the readme].
    #[arg(long, value_name = "TAG", conflicts_with_all = ["latest", "latest_stable"])]
    pub(super) tag: Option<String>,
    /// Use the tag with the newest version, including previews.
    #[arg(long, conflicts_with = "latest_stable")]
    pub(super) latest: bool,
    /// Use the tag with the newest stable version.
    #[arg(long)]
    pub(super) latest_stable: bool,
    /// Import only the files of this API version.
    #[arg(long, value_name = "VERSION")]
    pub(super) api_version: Option<String>,
    /// The module in the manifest [default: derived from the name of the resource provider].
    #[arg(long, value_name = "NAME")]
    pub(super) module: Option<String>,
    /// Remove descriptions, titles and summaries from the copies.
    #[arg(long)]
    pub(super) no_prose: bool,
    /// The destination folder, which contains the manifest `armsmith.yaml`.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(super) to: PathBuf,
    /// Overwrite existing files that differ.
    #[arg(long)]
    pub(super) overwrite: bool,
    /// Replace the version that the manifest contains.
    ///
    /// Replaces the same version if the manifest contains it, or else the newest version of the same stability. Files
    /// that are no longer used are removed.
    #[arg(long)]
    pub(super) update: bool,
}

/// Print the JSON schema of a manifest, for editors.
///
/// The first line of a manifest that `init` writes refers to the same schema by its URL.
#[derive(Args, Debug)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub(super) struct PrintSchema {}

/// Print a completion script for a shell.
#[derive(Args, Debug)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// Print the manual page of `armsmith`, or of one of its commands.
#[derive(Args, Debug)]
#[command(after_help = MAN_EXAMPLES)]
pub(super) struct ManPage {
    /// The command, such as `generate`.
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

#[derive(Args, Debug)]
#[command(group(ArgGroup::new("api").required(true)))]
pub(super) struct InputFiles {
    /// The files of the API description, Swagger 2.0 or OpenAPI 3.0 to 3.2, in JSON or YAML; `-` is the standard input.
    #[arg(long = "spec", value_name = "FILE", num_args = 1.., group = "api")]
    pub(super) files: Vec<PathBuf>,
    /// The `readme.md` that lists the files.
    #[arg(long, value_name = "FILE", group = "api")]
    pub(super) readme: Option<PathBuf>,
    /// The root folder: all referenced files must be in it [default: the checkout of the Azure specifications that
    /// contains the files, or else the folder of the files].
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The tag of the readme [default: the default tag of the readme].
    #[arg(long, value_name = "TAG", conflicts_with = "files")]
    pub(super) tag: Option<String>,
    /// The OpenAPI Overlay documents that change the description, in their order.
    #[arg(long = "overlay", value_name = "FILE", num_args = 1..)]
    pub(super) overlays: Vec<PathBuf>,
    /// Use only these operations: an operationId or operation group (`Storage*`), a tag (`tag:pets`), or a method and
    /// a path (`'GET /pets/**'`). Models that no other operation uses are omitted.
    #[arg(long, value_name = "SELECTOR", num_args = 1..)]
    pub(super) include: Vec<String>,
    /// Omit these operations.
    #[arg(long, value_name = "SELECTOR", num_args = 1..)]
    pub(super) exclude: Vec<String>,
    /// The supplier of the global parameters of Swagger 2.0 [default: client for APIs of Azure, method for all others].
    #[arg(long, value_enum, value_name = "SUPPLIER")]
    pub(super) global_parameters: Option<GlobalParameters>,
}

/// The relation of a crate to a workspace.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum WorkspaceArgument {
    /// A workspace of its own.
    Root,
    /// A member of the workspace around it.
    Member,
}

impl From<WorkspaceArgument> for options::WorkspaceRole {
    fn from(role: WorkspaceArgument) -> Self {
        match role {
            WorkspaceArgument::Root => options::WorkspaceRole::Root,
            WorkspaceArgument::Member => options::WorkspaceRole::Member,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum GlobalParameters {
    /// The client: they are set once, when it is created.
    Client,
    /// The caller of each method.
    Method,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum OutputFormat {
    /// Aligned text.
    Text,
    /// One JSON document.
    Json,
    /// YAML; messages are printed to the standard error.
    Yaml,
}

impl OutputFormat {
    /// Returns the requested format, or else the one that corresponds to the format of messages.
    pub(super) fn or_of(asked: Option<OutputFormat>, messages: MessageFormat) -> OutputFormat {
        asked.unwrap_or(match messages {
            MessageFormat::Human => OutputFormat::Text,
            MessageFormat::Json => OutputFormat::Json,
        })
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum InspectStage {
    /// A summary of the API.
    #[default]
    Api,
    /// The complete intermediate representation.
    Ir,
    /// The Rust names of all items.
    Names,
    /// The generated crate as data: clients, methods, requests, types.
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
