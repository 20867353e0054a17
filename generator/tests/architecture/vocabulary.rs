//! Checks that some stages do not use words of others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::workspace;

#[test]
fn nothing_after_lowering_speaks_of_a_dialect() {
    let dialects = ["swagger", "openapi", "Swagger", "OpenApi"];
    let found = uses(&["passes", "names", "rust", "emit", "output"], &dialects);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn identifiers_are_made_by_names_alone() {
    let makers = ["heck", "format_ident"];
    let found = uses(&["ir", "passes", "rust", "emit", "output"], &makers);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Returns the files of these stages that use one of these words as an identifier.
fn uses(stages: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for stage in stages {
        let files = files(stage);
        assert!(!files.is_empty(), "there is no stage `{stage}`");
        for file in files {
            let text = workspace::text(&file).expect("a source file");
            let identifiers = identifiers(TokenStream::from_str(&text).expect("Rust"));
            for word in words.iter().filter(|word| identifiers.contains(**word)) {
                found.push(format!("{} uses `{word}`", file.display()));
            }
        }
    }
    found
}

fn files(stage: &str) -> Vec<PathBuf> {
    let folder = Path::new("generator/src").join(stage);
    let mut files = workspace::files();
    files.retain(|file| file.starts_with(&folder));
    files
}

fn identifiers(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => found.extend(identifiers(group.stream())),
            _ => {}
        }
    }
    found
}
