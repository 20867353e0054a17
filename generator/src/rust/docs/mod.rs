//! Documentation: the specification's prose made safe for rustdoc, and our own sentences around it.
//!
//! Descriptions are Markdown. `prose` reads one into blocks, of which every character is text that is escaped, or markup
//! that is written anew: no HTML, no heading, no link but to a web address, no code that rustdoc would compile.

mod address;
mod block;
mod escape;
mod html;
mod inline;
mod prose;
mod reader;
mod sentence;
mod spans;
#[cfg(test)]
mod tests;
mod wrap;

use crate::ir;
use block::Block;
use wrap::wrap;

/// Columns of a line of documentation at most: of 120, eight are indentation, four `/// `, one a full stop that is added.
const WIDTH: usize = 107;

/// The documentation of one item, line by line.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Docs {
    lines: Vec<String>,
    /// What the lines end with.
    #[serde(skip)]
    last: Last,
    /// The example at its end.
    example: Option<Example>,
    /// True if rustdoc leaves the item out.
    hidden: bool,
}

/// What the lines of a documentation end with.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Last {
    #[default]
    Nothing,
    Paragraph,
    Heading,
    Item,
    /// Lines as they are.
    Lines,
    /// A block of the specification's prose that no sentence can be added to.
    Block,
}

/// An example that compiles.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// The lines before the statements: imports, and the function around all, which rustdoc hides.
    pub head: Vec<String>,
    /// The statements, not yet laid out.
    pub statements: String,
}

impl Docs {
    /// Documentation of one paragraph of our own Markdown.
    pub(crate) fn one_line(text: impl AsRef<str>) -> Self {
        let mut docs = Docs::default();
        docs.paragraph(text.as_ref());
        docs
    }

    /// Documentation that begins with the specification's own prose, or with `fallback` where it has none.
    pub(crate) fn of(docs: &ir::Docs, fallback: &str) -> Self {
        let mut out = Docs {
            hidden: docs.internal,
            ..Docs::default()
        };
        let (summary, description) = (given(&docs.summary), given(&docs.description));
        match (summary, description) {
            (Some(summary), Some(description)) if !begins_with(description, summary) => {
                out.prose(summary);
                out.prose(description);
            }
            (_, Some(text)) | (Some(text), None) => out.prose(text),
            (None, None) => {}
        }
        if out.lines.is_empty() {
            out.paragraph(fallback);
        }
        out
    }

    /// A paragraph of our own Markdown.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.begin(Last::Paragraph);
        self.lines.extend(wrap(text, WIDTH));
    }

    /// More of our own Markdown at the end of the last paragraph, or in a paragraph of its own where there is none.
    pub(crate) fn append(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.last != Last::Paragraph {
            return self.paragraph(text);
        }
        self.end_sentence();
        let last = self.lines.pop().unwrap_or_default();
        self.lines.extend(wrap(&format!("{last} {text}"), WIDTH));
    }

    /// Prose of the specification, made safe for rustdoc.
    pub(crate) fn prose(&mut self, text: &str) {
        let blocks = prose::blocks(text);
        let Some(last) = blocks.last() else {
            return;
        };
        self.separate();
        self.last = match last {
            Block::Paragraph(_) => Last::Paragraph,
            _ => Last::Block,
        };
        self.lines.extend(block::lines(&blocks, WIDTH));
    }

    /// A sentence on what a renamed item is called in the specification, unless its documentation begins with that.
    pub(crate) fn renaming(&mut self, renamed_from: Option<&str>, wire_name: &str) {
        if let Some(note) = renaming(renamed_from, wire_name)
            && !self
                .lines
                .iter()
                .any(|line| line.contains(&ir::code(wire_name)))
        {
            self.append(&note);
        }
    }

    /// A heading.
    pub(crate) fn heading(&mut self, title: &str) {
        self.begin(Last::Heading);
        self.lines.push(format!("# {title}"));
    }

    /// A list item whose text is our own Markdown.
    pub(crate) fn item(&mut self, text: &str) {
        if self.last != Last::Item {
            self.begin(Last::Item);
        }
        let lines = wrap(text, WIDTH - 2).into_iter().enumerate();
        let lines = lines.map(|(index, line)| match index {
            0 => format!("* {line}"),
            _ => format!("  {line}"),
        });
        self.lines.extend(lines);
    }

    /// Lines of our own, as they are.
    pub(crate) fn line(&mut self, text: impl Into<String>) {
        if matches!(self.last, Last::Heading | Last::Item | Last::Block) {
            self.separate();
        }
        self.last = Last::Lines;
        self.lines.push(text.into());
    }

    /// The lines, without the mark of a comment. A line may hold line breaks of its own.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Ends with an example.
    pub(crate) fn end_with(&mut self, example: Example) {
        self.heading("Example");
        self.separate();
        self.example = Some(example);
    }

    /// The example at its end.
    pub fn example(&self) -> Option<&Example> {
        self.example.as_ref()
    }

    /// True if rustdoc leaves the item out.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Begins a block of our own, before which the sentence of the specification ends.
    fn begin(&mut self, block: Last) {
        if block != Last::Heading {
            self.end_sentence();
        }
        self.separate();
        self.last = block;
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    fn end_sentence(&mut self) {
        if self.last == Last::Paragraph
            && let Some(line) = self.lines.last_mut()
        {
            sentence::end(line);
        }
    }
}

/// A text, unless it is blank.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// True if a description says what its summary says, and more.
fn begins_with(description: &str, summary: &str) -> bool {
    let mut words = description.split_whitespace().map(bare);
    let summary = summary.split_whitespace().map(bare);
    summary.into_iter().all(|word| {
        let same = words.next();
        same.is_some_and(|same| same.eq_ignore_ascii_case(word))
    })
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ':', ';'])
}

/// A sentence on what a renamed item is called in the specification.
pub(crate) fn renaming(renamed_from: Option<&str>, wire_name: &str) -> Option<String> {
    renamed_from?;
    Some(format!(
        "Named {} in the API description.",
        ir::code(wire_name)
    ))
}

/// Prose for a list of arguments: one paragraph, made safe, that ends as a sentence does, so that others can follow.
pub(crate) fn inline(docs: &ir::Docs, fallback: &str) -> String {
    let text = given(&docs.description).or(given(&docs.summary));
    let text = text.map(|text| block::folded(&prose::blocks(text)));
    text.filter(|text| !text.is_empty())
        .unwrap_or_else(|| fallback.to_owned())
}

/// A few words of the specification, such as a title, within a line of our own. Nothing in them is markup.
pub(crate) fn text(words: &str) -> String {
    prose::words(words)
}
