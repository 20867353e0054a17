//! The command `armsmith tags`.

use serde_json::{Value, json};

use super::arguments::{OutputFormat, Tags};
use super::input::sources;
use super::{Console, Outcome};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::readme::{Readme, Tag};
use crate::source::{Sources, is_readme};

pub(super) fn run(arguments: &Tags, console: &Console) -> Outcome {
    let files = std::slice::from_ref(&arguments.readme);
    let sources = match sources(files, arguments.root.as_deref()) {
        Ok(sources) => sources,
        Err(diagnostic) => return console.wrong(diagnostic),
    };
    let readme = match Readme::load(&sources, &arguments.readme) {
        Ok(readme) => readme,
        Err(diagnostic) => {
            console.report(&diagnostic.into(), &sources, false);
            return Outcome::Wrong;
        }
    };
    let tags = readme.tags(&sources);
    if tags.is_empty() {
        let name = sources.name(&arguments.readme);
        if !is_readme(&arguments.readme) {
            let place = Place::File(arguments.readme.clone());
            let message = format!("`{name}` is not a readme");
            let diagnostic = Diagnostic::new(Code::InvalidReadme, place, message).help(
                "pass the `readme.md` of a service, which is beside the folders of its versions",
            );
            return console.wrong(diagnostic);
        }
        console.note(format!("`{name}` has no tags\n"));
    }
    match OutputFormat::or_of(arguments.format, console.format) {
        OutputFormat::Text => console.output(text(&tags, readme.default_tag())),
        OutputFormat::Json => console.output(format!("{:#}\n", document(&readme, &tags, &sources))),
        OutputFormat::Yaml => {
            let document = document(&readme, &tags, &sources);
            console.output(serde_yaml::to_string(&document).unwrap_or_default());
        }
    }
    Outcome::Done
}

fn document(readme: &Readme, tags: &[Tag], sources: &Sources) -> Value {
    let tags = tags.iter().map(|tag| {
        let inputs = tag.inputs.iter().map(|input| sources.name(input));
        json!({ "tag": tag.name, "inputs": inputs.collect::<Vec<_>>() })
    });
    json!({
        "default": readme.default_tag(),
        "tags": tags.collect::<Vec<_>>(),
    })
}

/// Returns one line per tag.
fn text(tags: &[Tag], default: Option<&str>) -> String {
    let lengths = tags.iter().map(|tag| tag.name.chars().count());
    let width = lengths.max().unwrap_or_default();
    let lines = tags.iter().map(|Tag { name, inputs }| {
        let files = match inputs.len() {
            1 => "1 file".to_owned(),
            many => format!("{many} files"),
        };
        let mark = match default == Some(name) {
            true => ", the default",
            false => "",
        };
        format!("{name:width$}  {files}{mark}\n")
    });
    lines.collect()
}
