//! The arguments of `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::examples::DIFF_EXAMPLES;
use crate::cli::stream::is_stream;
use crate::diff::AddedFields;
use crate::source::is_readme;

/// Print the changes between two versions of an API, for users of the generated crate.
///
/// Compares the public items of the two generated crates, and behavior that their types do not show, such as paths and
/// defaults. A change is breaking if code that compiles with the old crate may not compile with the new one.
#[derive(Args, Debug)]
#[command(after_help = DIFF_EXAMPLES)]
pub(in crate::cli) struct Diff {
    /// The old and the new version, each an API description or a `readme.md`; with `--git`, the files to compare; with
    /// two tags, one `readme.md`. One of the files can be `-`, the standard input.
    #[arg(value_name = "FILE", required_unless_present_any = ["old", "new"])]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// The files of the old version, if it has more than one.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "new", conflicts_with = "paths")]
    pub(in crate::cli) old: Vec<PathBuf>,
    /// The files of the new version, if it has more than one.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "old", conflicts_with = "paths")]
    pub(in crate::cli) new: Vec<PathBuf>,
    /// Compare git revisions of the files: `OLD..NEW`, or `OLD` to compare with the working tree.
    #[arg(long, value_name = "REVISIONS", value_parser = span)]
    pub(in crate::cli) git: Option<RevisionRange>,
    /// The tag of each readme [default: the default tag of the readme].
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) tag: Option<String>,
    /// The tag of the old readme.
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) old_tag: Option<String>,
    /// The tag of the new readme.
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) new_tag: Option<String>,
    /// The root folder: all referenced files must be in it [default: the checkout of the Azure specifications that
    /// contains the files, or else the folder of the files].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) root: Option<PathBuf>,
    /// The reading of fields that are added to structs, which only break struct expressions without `..`.
    #[arg(long, value_enum, default_value_t, value_name = "READING")]
    pub(in crate::cli) added_fields: AddedFieldsArgument,
    /// The output format [default: text, or json with `--message-format json`].
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<DiffFormat>,
    /// Exit with code 3 if there are any changes.
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
    /// Exit with code 3 if there are breaking changes.
    #[arg(long)]
    pub(in crate::cli) deny_breaking: bool,
}

impl Diff {
    /// Returns the reason why the number or kind of paths is wrong, or `None`.
    pub(in crate::cli) fn objection(&self) -> Option<&'static str> {
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
pub(in crate::cli) struct RevisionRange {
    pub(in crate::cli) old: Option<String>,
    pub(in crate::cli) new: Option<String>,
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

/// The reading of added fields.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum AddedFieldsArgument {
    /// They are breaking changes, as for Cargo.
    #[default]
    Breaking,
    /// They are compatible changes, as for the official Azure SDK.
    Compatible,
}

impl From<AddedFieldsArgument> for AddedFields {
    fn from(reading: AddedFieldsArgument) -> Self {
        match reading {
            AddedFieldsArgument::Breaking => AddedFields::Breaking,
            AddedFieldsArgument::Compatible => AddedFields::Compatible,
        }
    }
}

/// The format of a comparison.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// Human-readable text.
    Text,
    /// Markdown for a changelog or a pull request.
    Markdown,
    /// One JSON document.
    Json,
}
