//! Checks that doc comments say what an item is or does, and that comments fit on a screen.

use crate::workspace;

/// The beginnings of questions.
const QUESTIONS: [&str; 4] = ["How many ", "How much ", "What ", "Whether "];

/// The maximum number of columns of a comment, which emitted documentation has as well.
const WIDTH: usize = 120;

#[test]
fn no_doc_comment_begins_with_a_question() {
    let mut found = Vec::new();
    for file in workspace::files() {
        let text = workspace::text(&file).unwrap_or_default();
        let lines = questions(&text);
        found.extend(lines.map(|line| format!("{}:{line}", file.display())));
    }
    assert!(
        found.is_empty(),
        "say what the item is or does, such as \"The number of …\" or \"True if …\":\n{}",
        found.join("\n")
    );
}

#[test]
fn only_the_first_line_of_a_comment_is_checked() {
    let text = "/// Whether it is.\nfn a() {}\n\n/// A rule.\n/// What follows is text.\nfn b() {}\n    /// What it is.\n";
    assert_eq!(questions(text).collect::<Vec<_>>(), [1, 7]);
}

#[test]
fn comments_are_at_most_120_columns_wide() {
    let mut found = Vec::new();
    for file in workspace::files() {
        let text = workspace::text(&file).unwrap_or_default();
        let lines = wide_comments(&text);
        found.extend(lines.map(|line| format!("{}:{line}", file.display())));
    }
    assert!(found.is_empty(), "wrap:\n{}", found.join("\n"));
}

#[test]
fn tables_urls_and_code_may_be_wider() {
    let words = "word ".repeat(24);
    let text = [
        format!("/// {words}"),
        format!("    // {words}"),
        format!("/// | {words}|"),
        format!("/// https://example.com/ {words}"),
        format!("//! ```text\n//! {words}\n//! ```"),
        format!("const TEXT: &str = \"{words}\";"),
    ];
    assert_eq!(wide_comments(&text.join("\n")).collect::<Vec<_>>(), [1, 2]);
}

/// Returns the lines, from one, of comments that are too wide. Tables, URLs and code cannot be wrapped.
fn wide_comments(text: &str) -> impl Iterator<Item = usize> {
    let mut in_code = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let comment = line.trim_start().strip_prefix("//")?;
        let words = comment.trim_start_matches(['/', '!']).trim_start();
        in_code ^= words.starts_with("```");
        let can_wrap = !in_code && !words.starts_with('|') && !words.contains("://");
        (can_wrap && line.chars().count() > WIDTH).then_some(index + 1)
    })
}

/// Returns the lines, from one, at which doc comments begin with a question.
fn questions(text: &str) -> impl Iterator<Item = usize> {
    let mut was_comment = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let comment = line.trim_start().strip_prefix("///");
        let begins = comment.is_some() && !was_comment;
        was_comment = comment.is_some();
        let words = comment.filter(|_| begins)?.trim_start();
        let is_question = QUESTIONS.iter().any(|question| words.starts_with(question));
        is_question.then_some(index + 1)
    })
}
