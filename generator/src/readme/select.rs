//! The selection of a tag.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::directives::Directives;
use super::entry;
use super::file::ReadmeFile;
use super::include::BlockCollector;
use super::{Readme, directive};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{Sources, is_readme, nearest};

/// A tag of a readme.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The name.
    pub name: String,
    /// The input files, which need not exist.
    pub inputs: Vec<PathBuf>,
}

/// The configuration of one tag.
#[derive(Debug)]
pub struct TagInputs {
    /// The tag. `None` if the readme has none and needs none.
    pub tag: Option<String>,
    /// The title for the client, if the readme sets one.
    pub title: Option<String>,
    /// The type of the API, such as `arm` or `data-plane`.
    pub kind: Option<String>,
    /// The input files.
    pub inputs: Vec<InputFile>,
    /// The changes of the files.
    pub directives: Directives,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
}

impl TagInputs {
    /// Returns the warning that a manifest, which has no directives, does not apply those of the readme.
    pub fn unapplied_directives(&self, readme: &Path) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        let number = self.directives.len();
        if number > 0 {
            let message =
                format!("{number} directives of the readme change the API and are not imported");
            let place = Place::File(readme.to_owned());
            diagnostics.push(Diagnostic::new(Code::IgnoredDirective, place, message));
        }
        diagnostics
    }
}

/// An input file.
#[derive(Clone, Debug, PartialEq)]
pub struct InputFile {
    /// The file.
    pub path: PathBuf,
    /// The place in the readme.
    pub place: Place,
}

impl Readme {
    /// Returns the tags with input files, in the order of the readme.
    pub fn tags(&self, sources: &Sources) -> Vec<Tag> {
        let default = self.default_tag().into_iter();
        let unmentioned = default.filter(|tag| !self.mentioned().iter().any(|known| known == tag));
        let names = unmentioned.chain(self.mentioned().iter().map(String::as_str));
        let tags = names.map(|name| Tag {
            name: name.to_owned(),
            inputs: paths(sources, &self.file, name),
        });
        tags.filter(|tag| !tag.inputs.is_empty()).collect()
    }

    /// True if the readme lists input files, for a tag or without one, whether they exist or not.
    #[cfg(feature = "cli")]
    pub(crate) fn lists_inputs(&self, sources: &Sources) -> bool {
        let without_tag = BlockCollector::through(sources, &self.file, None);
        !inputs(&without_tag).is_empty() || !self.tags(sources).is_empty()
    }

    /// Returns the configuration of a tag, or of the default tag.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such tag, if it has no input files, or if its configuration is invalid.
    pub fn select(&self, sources: &Sources, tag: Option<&str>) -> Result<TagInputs, Diagnostics> {
        if let Some(tag) = tag
            && self.default_tag() != Some(tag)
            && !self.mentioned().iter().any(|known| known == tag)
        {
            return Err(unknown_tag(self, tag).into());
        }
        let tag = tag.or(self.default_tag());
        select(sources, &self.file, tag, self)
    }
}

fn select(
    sources: &Sources,
    file: &Arc<ReadmeFile>,
    tag: Option<&str>,
    readme: &Readme,
) -> Result<TagInputs, Diagnostics> {
    let walk = BlockCollector::through(sources, file, tag);
    let inputs = inputs(&walk);
    let mut found = Vec::new();
    for block in walk.included.iter().filter_map(|each| each.block()) {
        directive::read(&block.fragment, &mut found);
    }
    let mut diagnostics = walk.diagnostics;
    let mut inputs = diagnostics_of(inputs, &mut diagnostics);
    locate(sources, file, &mut inputs, &mut diagnostics);
    inputs.retain(|input| {
        if !sources.admits(&input.path) {
            let message = entry::outside(sources, &input.path);
            let error = Diagnostic::new(Code::InvalidReadme, input.place.clone(), message);
            diagnostics.push(error.help("pass a wider folder with `--root`"));
            return false;
        }
        let missing = sources.missing(&input.path);
        let is_there = missing.is_none();
        diagnostics.extend(missing.map(|error| Diagnostic {
            place: input.place.clone(),
            ..error
        }));
        is_there
    });
    if inputs.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(without_inputs(readme, tag));
    }
    let mut directives = Vec::new();
    for each in found {
        match each {
            Ok(directive) => directives.push(directive),
            Err(warning) => diagnostics.push(warning),
        }
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    Ok(TagInputs {
        tag: tag.map(ToOwned::to_owned),
        title: walk.variables.get("title").cloned(),
        kind: walk.variables.get("openapi-type").cloned(),
        inputs,
        directives: Directives::new(directives),
        diagnostics,
    })
}

/// Replaces the paths that differ from the listing of their folder in upper and lower case alone, as in references.
fn locate(
    sources: &Sources,
    file: &ReadmeFile,
    inputs: &mut Vec<InputFile>,
    diagnostics: &mut Diagnostics,
) {
    let folder = file.path.parent().unwrap_or(Path::new(""));
    let mut found: Vec<InputFile> = Vec::with_capacity(inputs.len());
    for mut input in inputs.drain(..) {
        // Other folders are not listed.
        if sources.admits(&input.path) {
            match sources.locate(folder, &input.path) {
                Ok(path) if path != input.path => {
                    let (written, name) = (sources.name(&input.path), sources.name(&path));
                    let message = format!("the input file `{written}` is named `{name}`");
                    let place = input.place.clone();
                    let warning = Diagnostic::new(Code::CaseMismatch, place, message);
                    diagnostics.push(warning.help("use the upper and lower case of the file"));
                    input.path = path;
                }
                Ok(_) => {}
                Err(several) => {
                    let name = sources.name(&input.path);
                    let message = format!(
                        "the input file `{name}` matches several files that differ in upper and lower case"
                    );
                    let names = several
                        .iter()
                        .map(|path| format!("`{}`", sources.name(path)));
                    let help = format!("write one of {}", names.collect::<Vec<_>>().join(", "));
                    let error = Diagnostic::new(Code::InvalidReadme, input.place, message);
                    diagnostics.push(error.help(help));
                    continue;
                }
            }
        }
        if !found.iter().any(|known| known.path == input.path) {
            found.push(input);
        }
    }
    *inputs = found;
}

/// Returns the input files of a tag.
fn paths(sources: &Sources, file: &Arc<ReadmeFile>, tag: &str) -> Vec<PathBuf> {
    let walk = BlockCollector::through(sources, file, Some(tag));
    let inputs = inputs(&walk).into_iter().flatten();
    inputs.map(|input| input.path).collect()
}

/// Returns the input files of the blocks in order, without duplicates.
fn inputs(walk: &BlockCollector<'_>) -> Vec<Result<InputFile, Diagnostics>> {
    let mut inputs: Vec<Result<InputFile, Diagnostics>> = Vec::new();
    for block in walk.included.iter().filter_map(|each| each.block()) {
        for at in entry::items(&block.fragment, "input-file") {
            let mut problems = Diagnostics::default();
            let path = entry::path(&block.fragment, &at, &walk.variables, &mut problems);
            let Some(path) = path.map(|path| crate::source::normalise(&path)) else {
                inputs.push(Err(problems));
                continue;
            };
            let is_known = |input: &Result<InputFile, _>| {
                input
                    .as_ref()
                    .is_ok_and(|input: &InputFile| input.path == path)
            };
            if !inputs.iter().any(is_known) {
                let place = block.fragment.place(&at);
                inputs.push(Ok(InputFile { path, place }));
            }
        }
    }
    inputs
}

fn diagnostics_of(
    inputs: Vec<Result<InputFile, Diagnostics>>,
    diagnostics: &mut Diagnostics,
) -> Vec<InputFile> {
    let mut sound = Vec::new();
    for input in inputs {
        match input {
            Ok(input) => sound.push(input),
            Err(problems) => diagnostics.extend(problems),
        }
    }
    sound
}

fn unknown_tag(readme: &Readme, tag: &str) -> Diagnostic {
    let message = format!("unknown tag `{tag}`");
    let place = Place::File(readme.path().clone());
    let error = Diagnostic::new(Code::UnknownTag, place, message);
    let mut tags: Vec<_> = readme.mentioned().iter().map(String::as_str).collect();
    let unmentioned = readme.default_tag().filter(|tag| !tags.contains(tag));
    tags.extend(unmentioned);
    match nearest(tag, tags.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`? {}", listed(&tags))),
        None => error.help(listed(&tags)),
    }
}

/// The maximum number of tags to list.
const MOST_TAGS: usize = 8;

/// Lists the tags, up to a maximum.
fn listed(tags: &[&str]) -> String {
    let first = tags.iter().take(MOST_TAGS).map(|tag| format!("`{tag}`"));
    let first = first.collect::<Vec<_>>().join(", ");
    match tags.len() {
        0 => "this readme has no tags".to_owned(),
        1 => format!("the only tag is {first}"),
        many if many > MOST_TAGS => {
            format!(
                "the tags are {first} and {} more; {SEE_TAGS}",
                many - MOST_TAGS
            )
        }
        _ => format!("the tags are {first}"),
    }
}

const SEE_TAGS: &str = "run `armsmith tags` to list all tags";

fn without_inputs(readme: &Readme, tag: Option<&str>) -> Diagnostic {
    let place = Place::File(readme.path().clone());
    let (message, help) = match tag {
        Some(tag) => (
            format!("the readme has no `input-file` for the tag `{tag}`"),
            SEE_TAGS,
        ),
        None if !is_readme(readme.path()) => (
            "the file is not a readme".to_owned(),
            "pass a description with `--spec`, and the `readme.md` of a service with `--readme`",
        ),
        None if readme.mentioned().is_empty() => (
            "the readme has no `input-file`".to_owned(),
            "pass the `readme.md` of a service, which is beside the folders of its versions",
        ),
        None => (
            "the readme has no default tag".to_owned(),
            "pass a tag with `--tag`; run `armsmith tags` to list all tags",
        ),
    };
    Diagnostic::new(Code::InvalidReadme, place, message).help(help)
}
