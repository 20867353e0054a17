//! Checks that every hand-written file begins with a sentence that describes it.

use crate::workspace;

/// Words that begin a question instead of a description.
const RIDDLES: [&str; 7] = [
    "How ", "What ", "Where ", "Whether ", "Which ", "Who ", "Why ",
];

#[test]
fn every_file_begins_with_what_it_is() {
    let mut missing = Vec::new();
    for file in workspace::files() {
        let text = workspace::text(&file).unwrap_or_default();
        if !begins_with_a_sentence(&text) {
            missing.push(file.display().to_string());
        }
    }
    assert!(
        missing.is_empty(),
        "these files do not begin with a `//!` sentence:\n{}",
        missing.join("\n")
    );
}

#[test]
fn a_sentence_begins_with_a_capital_and_ends_with_a_stop() {
    let holds = [
        "//! A rule.\n",
        "//! One\n//! rule: a, b.\n//!\n//! More",
        "//! `a` of b.\nuse x;",
    ];
    for text in holds {
        assert!(begins_with_a_sentence(text), "{text}");
    }
    let fails = [
        "",
        "use x;\n",
        "// A rule.\n",
        "\n//! A rule.\n",
        "//! A rule\n",
        "//!\n//! A rule.\n",
        "//! a rule.\n",
        "//! What it is.\n",
        "//! Whether it is.\n",
    ];
    for text in fails {
        assert!(!begins_with_a_sentence(text), "{text}");
    }
}

/// True if the first paragraph is an inner doc comment with a sentence that is not a question.
fn begins_with_a_sentence(text: &str) -> bool {
    let lines = text.lines().map_while(|line| line.strip_prefix("//! "));
    let paragraph = lines.collect::<Vec<_>>().join(" ");
    let first = paragraph.chars().next();
    let begins = first.is_some_and(|first| first.is_uppercase() || "`[".contains(first));
    let is_riddle = RIDDLES.iter().any(|word| paragraph.starts_with(word));
    begins && !is_riddle && paragraph.ends_with(['.', ':'])
}
