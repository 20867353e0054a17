//! Paragraphs, lists, tables and code, as lines of Markdown or as one paragraph.

use pulldown_cmark::Alignment;

use super::{sentence, wrap::wrap};
use crate::ir;

/// A block of text.
#[derive(Debug)]
pub(super) enum Block {
    /// Markdown of one paragraph. Line breaks are visible.
    Paragraph(String),
    /// A list, numbered if `start` is set.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    /// A table, whose first row is its header.
    Table {
        alignments: Vec<Alignment>,
        rows: Vec<Vec<String>>,
    },
    /// Lines of code.
    Code(Vec<String>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A thematic break.
    Rule,
}

/// The minimum width of nested content.
const MINIMAL_WIDTH: usize = 40;

/// Returns the blocks as lines of at most `width` columns.
pub(super) fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut alternate = false;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        // Adjacent lists need different markers, or they would be merged.
        let follows = index > 0 && matches!(blocks[index - 1], Block::List { .. });
        alternate = follows && !alternate;
        lines.extend(block.lines(width, alternate));
    }
    lines
}

impl Block {
    fn lines(&self, width: usize, alternate: bool) -> Vec<String> {
        match self {
            Block::Paragraph(text) => wrap(text, width),
            Block::List { start, items } => list(*start, items, width, alternate),
            Block::Table { alignments, rows } => table(alignments, rows),
            Block::Code(code) => fenced(code),
            Block::Quote(blocks) => {
                let width = MINIMAL_WIDTH.max(width.saturating_sub(2));
                prefixed(lines(blocks, width), "> ", "> ")
            }
            Block::Rule => vec!["---".to_owned()],
        }
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], width: usize, alternate: bool) -> Vec<String> {
    let is_loose = !items.iter().all(|item| is_tight(item));
    let mut out = Vec::new();
    for (index, item) in (0..).zip(items) {
        let marker = match (start, alternate) {
            (None, false) => "* ".to_owned(),
            (None, true) => "- ".to_owned(),
            (Some(start), _) => {
                let end = if alternate { ')' } else { '.' };
                format!("{}{end} ", (start + index).min(999_999_999))
            }
        };
        let indentation = " ".repeat(marker.len());
        let width = MINIMAL_WIDTH.max(width.saturating_sub(marker.len()));
        let mut item = lines(item, width);
        if is_loose && index > 0 {
            out.push(String::new());
        } else if !is_loose {
            // Between a paragraph and the following list.
            let blank = item.iter().position(String::is_empty);
            blank.map(|blank| item.remove(blank));
        }
        out.extend(prefixed(item, &marker, &indentation));
    }
    out
}

/// True if an item is one paragraph, followed at most by a list that needs no blank line.
fn is_tight(item: &[Block]) -> bool {
    let is_tight_list = |list: &Block| match list {
        Block::List { start, items } => {
            matches!(start, None | Some(1)) && items.iter().all(|item| is_tight(item))
        }
        _ => false,
    };
    match item {
        [] | [_] => !matches!(item, [Block::List { .. }]),
        [Block::Paragraph(_), list] => is_tight_list(list),
        _ => false,
    }
}

fn prefixed(lines: Vec<String>, first: &str, others: &str) -> Vec<String> {
    let lines = lines.into_iter().enumerate().map(|(index, line)| {
        let prefix = if index == 0 { first } else { others };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    lines.collect()
}

fn table(alignments: &[Alignment], rows: &[Vec<String>]) -> Vec<String> {
    let line = |cells: Vec<&str>| format!("| {} |", cells.join(" | "));
    let rules = alignments.iter().map(|alignment| match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    });
    let rows = rows.iter();
    let mut lines: Vec<_> = rows
        .map(|row| line(row.iter().map(String::as_str).collect()))
        .collect();
    lines.insert(lines.len().min(1), line(rules.collect()));
    lines
}

/// Returns a code block that rustdoc does not compile.
fn fenced(code: &[String]) -> Vec<String> {
    let runs = code.iter().flat_map(|line| line.split(|c| c != '`'));
    let fence = "`".repeat(
        runs.map(|run| run.len() + 1)
            .max()
            .unwrap_or_default()
            .max(3),
    );
    let mut lines = vec![format!("{fence}text")];
    lines.extend(code.iter().cloned());
    lines.push(fence);
    lines
}

/// Returns the blocks as one paragraph on one line, which ends as a sentence.
pub(super) fn folded(blocks: &[Block]) -> String {
    let mut text = joined(blocks);
    sentence::end(&mut text);
    text
}

fn joined(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let next = block.folded();
        if next.is_empty() {
            continue;
        }
        if !text.is_empty() {
            if !sentence::leads_on(&text) {
                sentence::end(&mut text);
            }
            text.push(' ');
        }
        text.push_str(&next);
    }
    text
}

impl Block {
    fn folded(&self) -> String {
        match self {
            Block::Paragraph(text) => text.replace('\n', " "),
            Block::List { items, .. } => enumerated(items.iter().map(|item| joined(item))),
            Block::Table { rows, .. } => {
                let rows = rows.iter().map(|row| {
                    let cells = row.iter().filter(|cell| !cell.is_empty());
                    cells.map(String::as_str).collect::<Vec<_>>().join(", ")
                });
                enumerated(rows)
            }
            Block::Code(code) => ir::code(&code.join(" ")),
            Block::Quote(blocks) => joined(blocks),
            Block::Rule => String::new(),
        }
    }
}

/// Joins items: sentences with spaces, others with semicolons.
fn enumerated(items: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for item in items.filter(|item| !item.is_empty()) {
        if !text.is_empty() {
            text.push_str(if text.ends_with(['.', '!', '?', ';', ':']) {
                " "
            } else {
                "; "
            });
        }
        text.push_str(&item);
    }
    text
}
