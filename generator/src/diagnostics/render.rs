//! Diagnostics as text for people and as JSON for programs.

use annotate_snippets::{AnnotationKind, Group as Part, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::group::{Group, groups};
use super::location::Location;
use super::{Diagnostics, Severity, escape};
use crate::source::Sources;

/// The width of what is printed; of longer lines only the part around the mark is shown.
const WIDTH: usize = 120;
/// A longer line, in bytes, is not shown at all: it is no longer text that a person wrote.
const LONGEST_LINE: usize = 4 << 20;

/// All diagnostics with their lines, the gravest last.
pub fn text(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    let mut text = String::new();
    for group in groups(diagnostics, sources) {
        text.push_str(&renderer.render(&parts(&group, sources)));
        text.push_str("\n\n");
    }
    text
}

/// All diagnostics as one JSON object a line, the gravest last.
pub fn json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut text = String::new();
    for group in groups(diagnostics, sources) {
        text.push_str(&line(&group, sources));
        text.push('\n');
    }
    text
}

/// One line that counts the diagnostics; `None` if there are none worth counting.
pub fn summary(diagnostics: &Diagnostics, deny_warnings: bool) -> Option<String> {
    let count = |severity, name: &str| match diagnostics.count(severity) {
        0 => None,
        1 => Some(format!("1 {name}")),
        many => Some(format!("{many} {name}s")),
    };
    let errors = count(Severity::Error, "error");
    let warnings = count(Severity::Warning, "warning");
    let counts = match (errors, warnings) {
        (None, None) => return None,
        (Some(errors), Some(warnings)) => format!("{errors} and {warnings}"),
        (one, other) => one.or(other)?,
    };
    Some(match diagnostics.failed(deny_warnings) {
        false => counts,
        true if diagnostics.has_errors() => format!("{counts}; nothing was written"),
        true => format!("{counts}, and warnings are denied; nothing was written"),
    })
}

/// A diagnostic as the renderer wants it: the message with its line, then each related place.
fn parts<'a>(group: &Group<'_>, sources: &Sources) -> Vec<Part<'a>> {
    let diagnostic = group.first;
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = escape::message(&diagnostic.message);
    let title = level.primary_title(message).id(diagnostic.code.name());
    let mut main = show(Part::with_title(title), &group.location);
    if let Some(more) = more(group.count) {
        main = main.element(Level::NOTE.message(more));
    }
    match &diagnostic.help {
        Some(help) => main = main.element(Level::HELP.message(escape::message(help))),
        None if diagnostic.code.severity() == Severity::Error => {
            main = main.element(Level::HELP.message(diagnostic.code.remedy()));
        }
        None => {}
    }
    let mut parts = vec![main];
    for (place, why) in &diagnostic.related {
        let title = Level::NOTE.secondary_title(escape::message(why));
        parts.push(show(Part::with_title(title), &Location::of(place, sources)));
    }
    parts
}

/// Adds the file, line and column of a location, and the line itself.
fn show<'a>(part: Part<'a>, location: &Location) -> Part<'a> {
    if location.name.is_empty() {
        return part;
    }
    let name = escape::message(&location.name);
    let shown = location
        .line()
        .filter(|(line, _)| line.len() <= LONGEST_LINE);
    let (Some((_, span)), Some((line, marked))) = (&location.mark, shown) else {
        let origin = Origin::path(name);
        return part.element(match &location.mark {
            Some((_, span)) => origin.line(span.line).char_column(span.column),
            None => origin,
        });
    };
    let piece = |range: std::ops::Range<usize>| escape::source(line.get(range).unwrap_or_default());
    let mut source = piece(0..marked.start);
    let start = source.len();
    source.push_str(&piece(marked.start..marked.end));
    let end = source.len();
    source.push_str(&piece(marked.end..line.len()));
    let snippet = Snippet::source(source)
        .path(name)
        .line_start(span.line)
        .annotation(AnnotationKind::Primary.span(start..end));
    part.element(snippet)
}

fn more(count: usize) -> Option<String> {
    match count {
        0 | 1 => None,
        2 => Some("one more like this".to_owned()),
        many => Some(format!("{} more like this", many - 1)),
    }
}

#[derive(Serialize)]
struct Object<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    place: ObjectPlace<'a>,
    help: Option<&'a str>,
    count: usize,
    related: Vec<ObjectRelated<'a>>,
}

#[derive(Serialize)]
struct ObjectPlace<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    pointer: Option<&'a str>,
}

#[derive(Serialize)]
struct ObjectRelated<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: ObjectPlace<'a>,
}

impl<'a> ObjectPlace<'a> {
    fn of(location: &'a Location) -> Self {
        let span = location.mark.as_ref().map(|(_, span)| span);
        ObjectPlace {
            file: (!location.name.is_empty()).then_some(&*location.name),
            line: span.map(|span| span.line),
            column: span.map(|span| span.column),
            pointer: location.pointer.as_deref(),
        }
    }
}

/// A diagnostic as one line of JSON.
fn line(group: &Group<'_>, sources: &Sources) -> String {
    let diagnostic = group.first;
    let related = diagnostic.related.iter();
    let related: Vec<_> = related
        .map(|(place, why)| (Location::of(place, sources), why))
        .collect();
    let object = Object {
        code: diagnostic.code.name(),
        severity: diagnostic.code.severity(),
        message: &diagnostic.message,
        place: ObjectPlace::of(&group.location),
        help: diagnostic.help.as_deref(),
        count: group.count,
        related: related
            .iter()
            .map(|(location, message)| ObjectRelated {
                message,
                place: ObjectPlace::of(location),
            })
            .collect(),
    };
    // Strings and numbers alone always have a JSON form.
    escape::json(&serde_json::to_string(&object).unwrap_or_default())
}
