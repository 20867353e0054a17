//! The conversion of Markdown to blocks.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{
    address,
    block::Block,
    escape::is_invisible,
    inline::{cell, heading, paragraph},
    spans::{OpenSpan, OpenSpans},
};

/// The maximum nesting of lists, items and quotations. Deeper content is moved to this level.
const DEPTH: usize = 12;

/// Returns the blocks of a Markdown text.
pub(super) fn read(text: String) -> Vec<Block> {
    let text = without_unused_definitions(text);
    let mut reader = MarkdownReader {
        text: &text,
        containers: vec![Container::Blocks(Vec::new())],
        spans: OpenSpans::default(),
        code: None,
        table: None,
    };
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range);
    }
    reader.finish()
}

/// Converts unused link definitions to text, since they would be lost.
fn without_unused_definitions(mut text: String) -> String {
    // Most texts have none, and are not parsed for them.
    while text.contains("]:") {
        let parser = Parser::new_ext(&text, Options::ENABLE_TABLES);
        let definitions = parser.reference_definitions().iter();
        let unused = definitions
            .filter(|(label, definition)| !is_used(&text, label, &definition.dest))
            .map(|(_, definition)| definition.span.start);
        let bracket = unused
            .max()
            .and_then(|start| Some(start + text.get(start..)?.find('[')?));
        match bracket {
            // Its text may contain another definition.
            Some(bracket) => text.insert(bracket, '\\'),
            None => break,
        }
    }
    text
}

fn is_used(text: &str, label: &str, address: &str) -> bool {
    let label = format!("[{}]", label.to_lowercase());
    address::is_web(address) && text.to_lowercase().matches(&label).count() > 1
}

/// A container of blocks.
enum Container {
    Blocks(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    /// A container that is nested too deeply. Its blocks are added to its parent.
    Flat,
}

struct Table {
    alignments: Vec<Alignment>,
    rows: Vec<Vec<String>>,
    /// The end of the last cell.
    end: usize,
}

struct MarkdownReader<'a> {
    text: &'a str,
    containers: Vec<Container>,
    spans: OpenSpans,
    code: Option<String>,
    table: Option<Table>,
}

impl MarkdownReader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                match &mut self.code {
                    Some(code) => code.push_str(&text),
                    None => self.spans.text(&text),
                }
            }
            Event::Code(code) => self.spans.code(&code),
            Event::SoftBreak => self.spans.text(" "),
            Event::HardBreak => self.spans.line_break(),
            Event::Rule => {
                self.flush();
                self.push(Block::Rule);
            }
            // Extensions that are not enabled.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.spans.begin(OpenSpan::Strong),
            Tag::Emphasis => self.spans.begin(OpenSpan::Emphasis),
            Tag::Link { dest_url, .. } => self.spans.begin(match address::is_web(&dest_url) {
                true => OpenSpan::Link(dest_url.into_string()),
                false => OpenSpan::Bare,
            }),
            Tag::Image { .. } | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.spans.begin(OpenSpan::Bare)
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                if let CodeBlockKind::Fenced(info) = kind
                    && !is_language(&info)
                {
                    // Not a language, but text on the wrong line.
                    self.spans.text(&info);
                    self.flush();
                }
                self.code = Some(String::new());
            }
            Tag::List(start) => self.open(Container::List(start, Vec::new())),
            Tag::Item | Tag::BlockQuote(_) => self.open(Container::Blocks(Vec::new())),
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some(Table {
                    alignments,
                    rows: Vec::new(),
                    end: range.start,
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.spans.end(),
            TagEnd::Heading(_) => {
                let title = heading(self.spans.take());
                self.paragraphs(&title);
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let code = code_lines(&code);
                if !code.is_empty() {
                    self.push(Block::Code(code));
                }
            }
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => self.close(),
            TagEnd::TableCell => self.end_cell(range.end),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(range.end),
            TagEnd::Table => {
                if let Some(Table {
                    alignments, rows, ..
                }) = self.table.take()
                {
                    self.push(Block::Table { alignments, rows });
                }
            }
            _ => self.flush(),
        }
    }

    fn end_cell(&mut self, end: usize) {
        let cell = cell(&self.spans.take());
        if let Some(table) = &mut self.table {
            table.end = end;
            if let Some(row) = table.rows.last_mut() {
                row.push(cell);
            }
        }
    }

    /// Keeps cells beyond the columns of the table, which Markdown would drop.
    fn end_row(&mut self, end: usize) {
        let Some(table) = &mut self.table else {
            return;
        };
        let surplus = self.text.get(table.end..end).unwrap_or_default();
        self.spans.text(surplus.trim_matches(['|', ' ', '\n']));
        let surplus = cell(&self.spans.take());
        if let Some(last) = table.rows.last_mut().and_then(|row| row.last_mut())
            && !surplus.is_empty()
        {
            last.push(' ');
            last.push_str(&surplus);
        }
    }

    fn open(&mut self, container: Container) {
        self.flush();
        let is_flat = match (&container, self.containers.last()) {
            (Container::Blocks(_), Some(Container::List(..))) => false,
            _ => self.containers.len() >= DEPTH,
        };
        self.containers.push(match is_flat {
            true => Container::Flat,
            false => container,
        });
    }

    fn close(&mut self) {
        self.flush();
        match self.containers.pop() {
            Some(Container::List(start, items)) if !items.is_empty() => {
                self.push(Block::List { start, items });
            }
            Some(Container::Blocks(blocks)) if !blocks.is_empty() => {
                match self.containers.last_mut() {
                    Some(Container::List(_, items)) => items.push(blocks),
                    _ => self.push(Block::Quote(blocks)),
                }
            }
            _ => {}
        }
    }

    /// Ends a paragraph, also if only another block ends it, as in an item.
    fn flush(&mut self) {
        let text = paragraph(&self.spans.take());
        self.paragraphs(&text);
    }

    /// Splits paragraphs at double line breaks, and at a break after a title.
    fn paragraphs(&mut self, text: &str) {
        for text in text.split("\n\n") {
            let text = text.trim();
            // Left over from a tag before a full stop.
            if !text.is_empty() && !text.bytes().all(|byte| b".,;\n ".contains(&byte)) {
                self.push(Block::Paragraph(text.to_owned()));
            }
        }
    }

    fn push(&mut self, block: Block) {
        let mut containers = self.containers.iter_mut().rev();
        let blocks = containers.find_map(|container| match container {
            Container::Blocks(blocks) => Some(blocks),
            Container::List(..) | Container::Flat => None,
        });
        if let Some(blocks) = blocks {
            blocks.push(block);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        match self.containers.into_iter().next() {
            Some(Container::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }
}

/// True if the text after a fence is a language.
fn is_language(info: &str) -> bool {
    let name = |c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '#' | '-');
    info.chars().all(name)
}

/// Returns the lines of code, without leading and trailing empty lines, and without invisible characters.
fn code_lines(code: &str) -> Vec<String> {
    let lines = code.trim_end().lines().map(|line| {
        let line = line.replace('\t', "    ");
        line.trim_end().replace(is_invisible, "")
    });
    lines.skip_while(String::is_empty).collect()
}
