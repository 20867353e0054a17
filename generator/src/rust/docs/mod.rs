//! Documentation: descriptions converted to safe Markdown, and generated sentences.
//!
//! Descriptions are Markdown. `prose` parses them into blocks. All text is escaped and all markup is written anew. The
//! result has no HTML, headings, links other than web links, or code that rustdoc would compile.

mod address;
mod ascii;
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
mod title;
mod wrap;

use crate::ir;
use block::Block;
pub(crate) use title::{api_name, api_words};
use wrap::wrap;

/// The maximum width of a line: 120 columns without eight of indentation, four of `/// ` and one for an added full
/// stop.
const WIDTH: usize = 107;

/// The documentation of an item as lines.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Docs {
    lines: Vec<String>,
    /// The kind of the last line.
    #[serde(skip)]
    last: Last,
    /// The example at the end.
    example: Option<DocExample>,
    /// True if the item is hidden in the documentation.
    hidden: bool,
}

/// The kind of the last line of documentation.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Last {
    #[default]
    Nothing,
    Paragraph,
    Heading,
    Item,
    /// Lines as they are.
    Lines,
    /// A block of a description to which no sentence can be added.
    Block,
}

/// A compiled example.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocExample {
    /// The lines before the statements: imports and the surrounding function, which rustdoc hides.
    pub head: Vec<String>,
    /// The unformatted statements.
    pub statements: String,
    /// True if values of the specification's example are omitted.
    pub is_abridged: bool,
}

impl DocExample {
    /// Requires a feature of the crate.
    pub(crate) fn require(&mut self, feature: &str) {
        let gate = format!("# #[cfg(feature = {feature:?})]");
        self.head.insert(0, gate);
    }
}

impl Docs {
    /// Creates documentation with one paragraph of our Markdown.
    pub(crate) fn one_line(text: impl AsRef<str>) -> Self {
        let mut docs = Docs::default();
        docs.paragraph(text.as_ref());
        docs
    }

    /// Creates documentation from a description. `fallback` is used if there is none.
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
        out.end_sentence();
        out
    }

    /// Adds a paragraph of our Markdown.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.begin(Last::Paragraph);
        self.lines.extend(wrap(text, WIDTH));
    }

    /// Adds our Markdown to the last paragraph, or in a new paragraph if there is none.
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

    /// Adds a description, converted to safe Markdown.
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

    /// Adds a sentence with the original name of a renamed item, unless the documentation begins with it.
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

    /// Adds a heading.
    pub(crate) fn heading(&mut self, title: &str) {
        self.begin(Last::Heading);
        self.lines.push(format!("# {title}"));
    }

    /// Adds a list item with our Markdown.
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

    /// Adds unformatted lines.
    pub(crate) fn line(&mut self, text: impl Into<String>) {
        if matches!(self.last, Last::Heading | Last::Item | Last::Block) {
            self.separate();
        }
        self.last = Last::Lines;
        self.lines.push(text.into());
    }

    /// Returns the lines without comment marks. A line may contain line breaks.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Adds an example at the end.
    pub(crate) fn end_with(&mut self, example: DocExample) {
        self.heading("Example");
        self.separate();
        if example.is_abridged {
            self.lines
                .push("Some values of the example are omitted.".to_owned());
            self.lines.push(String::new());
        }
        self.example = Some(example);
    }

    /// Returns the example at the end.
    pub fn example(&self) -> Option<&DocExample> {
        self.example.as_ref()
    }

    /// True if the item is hidden in the documentation.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Begins a block of ours, and ends the sentence of the description.
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

/// Returns a text, unless it is blank.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// True if a description begins with the text of the summary.
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

/// Returns a sentence with the original name of a renamed item.
pub(crate) fn renaming(renamed_from: Option<&str>, wire_name: &str) -> Option<String> {
    renamed_from?;
    Some(format!(
        "Named {} in the API description.",
        ir::code(wire_name)
    ))
}

/// Returns a description as one paragraph for a list of arguments. It ends as a sentence, so that others can follow.
pub(crate) fn inline(docs: &ir::Docs, fallback: &str) -> String {
    let text = given(&docs.description).or(given(&docs.summary));
    let text = text.map(|text| block::folded(&prose::blocks(text)));
    text.filter(|text| !text.is_empty())
        .unwrap_or_else(|| fallback.to_owned())
}

/// Returns short text of the specification, such as a title, without markup.
pub(crate) fn text(words: &str) -> String {
    prose::words(words)
}
