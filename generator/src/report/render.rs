//! Renders diagnostics as text and JSON.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group as Part, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::escape;
use super::group::{Group, groups};
use super::location::Location;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{Sources, Span};

/// The maximum width. Of longer lines, only the part around the mark is printed.
const WIDTH: usize = 120;
/// Replaces the omitted parts of a line.
const CUT: &str = "…";

/// The messages of a run in the order in which they are printed, most severe last. Diagnostics that are printed once
/// are one message.
pub struct Messages<'a> {
    groups: Vec<Group<'a>>,
    sources: &'a Sources,
}

impl<'a> Messages<'a> {
    /// Orders and groups diagnostics.
    pub fn new(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Self {
        Messages {
            groups: groups(diagnostics, sources),
            sources,
        }
    }

    /// Renders the messages with their source lines.
    pub fn text(&self, color: bool) -> String {
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let renderer = renderer.term_width(WIDTH);
        let mut text = String::new();
        for group in &self.groups {
            let mut columns = Columns::default();
            let parts = parts(group, self.sources, &mut columns);
            text.push_str(&columns.restore(&renderer.render(&parts)));
            text.push_str("\n\n");
        }
        text
    }

    /// Renders the messages as JSON, one object per line.
    pub fn json(&self) -> String {
        let mut text = String::new();
        for group in &self.groups {
            text.push_str(&line(group, self.sources));
            text.push('\n');
        }
        text
    }

    /// Returns a line with the number of errors and warnings, or `None` if there are none.
    pub fn summary(&self, deny_warnings: bool) -> Option<String> {
        let errors = self.count(Severity::Error, "error");
        let warnings = self.count(Severity::Warning, "warning");
        match (errors, warnings) {
            (None, None) => None,
            (None, Some(warnings)) if deny_warnings => {
                Some(format!("{warnings}, and warnings are denied"))
            }
            (Some(errors), Some(warnings)) => Some(format!("{errors} and {warnings}")),
            (one, other) => one.or(other),
        }
    }

    fn count(&self, severity: Severity, name: &str) -> Option<String> {
        let groups = self.groups.iter();
        match groups
            .filter(|group| group.first.code.severity() == severity)
            .count()
        {
            0 => None,
            1 => Some(format!("1 {name}")),
            many => Some(format!("{many} {name}s")),
        }
    }
}

/// Renders diagnostics with their source lines.
pub fn text(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    Messages::new(diagnostics, sources).text(color)
}

/// Renders diagnostics as JSON, one object per line.
pub fn json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    Messages::new(diagnostics, sources).json()
}

/// Converts a diagnostic for the renderer: the message with its line, then each related place.
fn parts<'a>(group: &Group<'_>, sources: &Sources, columns: &mut Columns) -> Vec<Part<'a>> {
    let diagnostic = group.first;
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = escape::message(&diagnostic.message);
    let title = level.primary_title(message).id(diagnostic.code.name());
    let mut main = show(Part::with_title(title), &group.location, columns);
    if let Some(more) = more(group.count) {
        main = main.element(Level::NOTE.message(more));
    }
    if let Some(help) = help(diagnostic) {
        let help = match diagnostic.code {
            // Lines to copy, of which none is from a description.
            Code::MissingDependency => escape::lines(&help),
            _ => escape::message(&help),
        };
        main = main.element(Level::HELP.message(help));
    }
    let mut parts = vec![main];
    for (place, why) in &diagnostic.related {
        let title = Level::NOTE.secondary_title(escape::message(why));
        let location = Location::of(place, sources);
        parts.push(show(Part::with_title(title), &location, columns));
    }
    parts
}

/// Returns the help of a diagnostic, which defaults to the remedy of its code.
fn help(diagnostic: &Diagnostic) -> Option<Cow<'_, str>> {
    let remedy = || match diagnostic.code.severity() {
        Severity::Error | Severity::Warning => Some(as_help(diagnostic.code.remedy()).into()),
        Severity::Note => None,
    };
    diagnostic
        .help
        .as_deref()
        .map(Cow::Borrowed)
        .or_else(remedy)
}

/// Returns a remedy in the form of a help: in lower case, without a full stop.
fn as_help(remedy: &str) -> String {
    let (first, rest) = remedy.split_at(1);
    let rest = rest.strip_suffix('.').unwrap_or(rest);
    first.to_lowercase() + rest
}

/// Adds file, line and column of a location, and the source line.
fn show<'a>(part: Part<'a>, location: &Location, columns: &mut Columns) -> Part<'a> {
    if location.name.is_empty() {
        return part;
    }
    let name = escape::message(&location.name);
    let Some(mark) = &location.mark else {
        return part.element(Origin::path(name));
    };
    let span = mark.span;
    let Some(window) = mark.window() else {
        let origin = Origin::path(name);
        return part.element(origin.line(span.line).char_column(span.column));
    };
    let [before, marked, behind] = window.parts.map(escape::source);
    let before = match window.is_cut_before {
        true => {
            let before = format!("{CUT}{before}");
            columns.add(&name, span, before.chars().count() + 1);
            before
        }
        false => before,
    };
    let marked_bytes = before.len()..before.len() + marked.len();
    let end = if window.is_cut_behind { CUT } else { "" };
    let snippet = Snippet::source(format!("{before}{marked}{behind}{end}"))
        .path(name)
        .line_start(span.line)
        .annotation(AnnotationKind::Primary.span(marked_bytes));
    part.element(snippet)
}

/// The columns of marks in shortened lines. The renderer computes them from the text that it gets.
#[derive(Default)]
struct Columns {
    /// The places as the renderer prints them, and the correct ones, in the order of the text.
    places: Vec<[String; 2]>,
}

impl Columns {
    fn add(&mut self, name: &str, span: Span, in_window: usize) {
        let place = |column| format!("{name}:{}:{column}", span.line);
        self.places.push([place(in_window), place(span.column)]);
    }

    /// Corrects the columns in the text.
    fn restore(&self, text: &str) -> String {
        let mut rest = text;
        let mut restored = String::new();
        for [written, place] in &self.places {
            if let Some((before, behind)) = rest.split_once(written) {
                restored.push_str(before);
                restored.push_str(place);
                rest = behind;
            }
        }
        restored + rest
    }
}

fn more(count: usize) -> Option<String> {
    match count {
        0 | 1 => None,
        2 => Some("one more like this".to_owned()),
        many => Some(format!("{} more like this", many - 1)),
    }
}

#[derive(Serialize)]
struct JsonMessage<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    place: ObjectPlace<'a>,
    help: Option<Cow<'a, str>>,
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
        let span = location.mark.as_ref().map(|mark| mark.span);
        ObjectPlace {
            file: (!location.name.is_empty()).then_some(&*location.name),
            line: span.map(|span| span.line),
            column: span.map(|span| span.column),
            pointer: location.pointer.as_deref(),
        }
    }
}

/// Returns a diagnostic as a JSON line.
fn line(group: &Group<'_>, sources: &Sources) -> String {
    let diagnostic = group.first;
    let related = diagnostic.related.iter();
    let related: Vec<_> = related
        .map(|(place, why)| (Location::of(place, sources), why))
        .collect();
    let object = JsonMessage {
        code: diagnostic.code.name(),
        severity: diagnostic.code.severity(),
        message: &diagnostic.message,
        place: ObjectPlace::of(&group.location),
        help: help(diagnostic),
        count: group.count,
        related: related
            .iter()
            .map(|(location, message)| ObjectRelated {
                message,
                place: ObjectPlace::of(location),
            })
            .collect(),
    };
    // Strings and numbers can always be written as JSON.
    escape::json(&serde_json::to_string(&object).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Place};
    use crate::ir::{DocumentId, Origin as At};

    const TEXT: &str = "{\n  \"x-a\": 1,\n  \"b\": {\n    \"x-a\": 2, \"x-b\": 3\n  },\n  \"c\": {\"x-a\": 4}\n}\n";

    fn sources(folder: &tempfile::TempDir) -> Sources {
        let path = folder.path().join("a.json");
        std::fs::write(&path, TEXT).unwrap();
        let sources = Sources::with_root(folder.path());
        sources.load(&path).unwrap();
        sources
    }

    fn at(pointer: &str) -> At {
        At {
            document: DocumentId(0),
            pointer: pointer.to_owned(),
        }
    }

    fn unknown(pointer: &str, key: &str) -> Diagnostic {
        let message = format!("the key `{key}` is not known");
        Diagnostic::new(Code::UnknownKey, Place::Key(at(pointer)), message).subject(key)
    }

    fn some() -> Diagnostics {
        let error = Diagnostic::new(Code::MissingKey, Place::Value(at("/c")), "twice\u{1b}[0m")
            .related(Place::Value(at("/b")), "here first")
            .related(
                Place::Value(at("/b/missing/deep")),
                "and here, more or less",
            );
        let nowhere = Diagnostic::new(Code::Internal, Place::None, "nowhere").help("\u{202e}help");
        let list = [
            nowhere,
            error.clone(),
            unknown("/c/x-a", "x-a"),
            unknown("/b/x-b", "x-b"),
            unknown("/b/x-a", "x-a"),
            unknown("/x-a", "x-a"),
            Diagnostic::new(Code::Renamed, Place::Value(at("/b")), "called otherwise"),
            error,
        ];
        list.into_iter().collect()
    }

    #[test]
    fn text_shows_lines_and_counts_what_repeats() {
        let folder = tempfile::tempdir().unwrap();
        insta::assert_snapshot!(text(&some(), &sources(&folder), false));
    }

    #[test]
    fn json_is_one_object_a_line() {
        let folder = tempfile::tempdir().unwrap();
        insta::assert_snapshot!(json(&some(), &sources(&folder)));
    }

    #[test]
    fn of_a_long_line_the_part_around_the_mark_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let wide = "ä".repeat(2_000_000);
        let long = format!(r#"{{"a":"{wide}","b":1,"c":"{wide}","d":2}}"#);
        std::fs::write(&path, long).unwrap();
        let sources = Sources::with_root(folder.path());
        sources.load(&path).unwrap();
        let place = |pointer| Place::Value(at(pointer));
        let marks: Diagnostics = [Diagnostic::new(Code::MissingKey, place("/b"), "twice")
            .related(place("/d"), "and here")
            .related(place("/a"), "the long one")]
        .into_iter()
        .collect();
        for color in [false, true] {
            let text = text(&marks, &sources, color);
            assert!(text.len() < 3_000, "{}", text.len());
            let [b, d, a] = [2_000_013, 4_000_026, 6].map(|column| format!("a.json:1:{column}"));
            let found = [b, d, a].map(|place| {
                text.find(&place)
                    .unwrap_or_else(|| panic!("{place}: {text}"))
            });
            assert!(found.is_sorted(), "{text}");
        }
        let text = text(&marks, &sources, false);
        assert!(text.contains("ä\",\"b\":1,\"c\":\"ä"), "{text}");
    }

    #[test]
    fn the_order_of_reporting_does_not_matter() {
        let folder = tempfile::tempdir().unwrap();
        let sources = sources(&folder);
        let mut list: Vec<_> = some().into_iter().collect();
        list.reverse();
        let reversed = list.into_iter().collect();
        assert_eq!(
            text(&some(), &sources, false),
            text(&reversed, &sources, false)
        );
    }

    #[test]
    fn colour_is_only_there_when_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let sources = sources(&folder);
        assert!(text(&some(), &sources, true).contains("\u{1b}["));
        assert!(!text(&some(), &sources, false).contains('\u{1b}'));
    }

    #[test]
    fn the_summary_says_whether_the_run_failed() {
        let folder = tempfile::tempdir().unwrap();
        let sources = sources(&folder);
        let summary = |diagnostics: &_, deny| Messages::new(diagnostics, &sources).summary(deny);
        let warnings: Diagnostics = [unknown("/x-a", "x-a")].into_iter().collect();
        let notes: Diagnostics = some()
            .into_iter()
            .filter(|d| d.code == Code::Renamed)
            .collect();
        assert_eq!(summary(&notes, true), None);
        assert!(!notes.failed(true));
        assert_eq!(summary(&warnings, false).as_deref(), Some("1 warning"));
        assert!(!warnings.failed(false) && warnings.failed(true));
        assert_eq!(
            summary(&warnings, true).as_deref(),
            Some("1 warning, and warnings are denied")
        );
        assert_eq!(
            summary(&some(), false).as_deref(),
            Some("2 errors and 2 warnings")
        );
    }
}
