//! The folders are the pipeline: each may know only what stands before it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What each stage may know beside itself.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("diagnostics", &["ir"]),
    ("diff", &["ir", "names", "source"]),
    ("emit", &["ir", "names", "rust"]),
    (
        "import",
        &["diagnostics", "ir", "manifest", "readme", "source"],
    ),
    ("ir", &[]),
    ("lower", &["diagnostics", "ir", "source"]),
    ("manifest", &["diagnostics", "ir", "report", "source"]),
    ("names", &["diagnostics", "ir"]),
    ("openapi3", &["diagnostics", "ir", "lower", "source"]),
    ("output", &["diagnostics"]),
    ("passes", &["diagnostics", "ir"]),
    ("readme", &["diagnostics", "ir", "source"]),
    ("report", &["diagnostics", "ir", "source"]),
    ("rust", &["ir", "names"]),
    ("revision", &["diagnostics", "ir", "source"]),
    ("source", &["diagnostics", "ir"]),
    ("swagger", &["diagnostics", "ir", "lower", "source"]),
];

#[test]
fn stages_depend_one_way() {
    let mut strays = Vec::new();
    for (stage, allowed) in MAY_KNOW {
        for (file, known) in mentions(stage) {
            for other in known {
                if other != *stage && !allowed.contains(&other.as_str()) {
                    strays.push(format!("{} knows `{other}`", file.display()));
                }
            }
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn nothing_after_lowering_speaks_of_a_dialect() {
    for stage in ["passes", "names", "rust", "emit", "output"] {
        for (file, tokens) in files(stage) {
            let words = identifiers(tokens);
            let dialects = ["swagger", "openapi", "Swagger", "OpenApi"];
            let found: Vec<_> = dialects
                .iter()
                .filter(|word| words.contains(**word))
                .collect();
            assert!(found.is_empty(), "{} speaks of {found:?}", file.display());
        }
    }
}

#[test]
fn identifiers_are_made_by_names_alone() {
    for stage in ["ir", "passes", "rust", "emit", "output"] {
        for (file, tokens) in files(stage) {
            let words = identifiers(tokens);
            for word in ["heck", "format_ident"] {
                assert!(!words.contains(word), "{} uses `{word}`", file.display());
            }
        }
    }
}

/// The stages that each file of a stage mentions.
fn mentions(stage: &str) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let files = files(stage).into_iter();
    files
        .map(|(file, tokens)| (file, after_crate(tokens)))
        .collect()
}

fn files(stage: &str) -> Vec<(PathBuf, TokenStream)> {
    let mut paths = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(stage),
        &mut paths,
    );
    assert!(!paths.is_empty(), "there is no stage `{stage}`");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a source file");
        let tokens = TokenStream::from_str(&text).expect("Rust");
        (path, tokens)
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
    {
        if entry.is_dir() {
            collect(&entry, paths);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            paths.push(entry);
        }
    }
}

/// The names that follow `crate::`, alone or in braces.
fn after_crate(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) if ident == "crate" => match tokens.get(index + 3) {
                Some(TokenTree::Ident(name)) => {
                    found.insert(name.to_string());
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    found.extend(first_of_each(group.stream()));
                }
                _ => {}
            },
            TokenTree::Group(group) => found.extend(after_crate(group.stream())),
            _ => {}
        }
    }
    // `crate::Name` of the library itself is no stage, and emitted code is quoted with paths of its own.
    let stages: BTreeSet<_> = MAY_KNOW
        .iter()
        .map(|(stage, _)| (*stage).to_owned())
        .collect();
    found.retain(|name| {
        stages.contains(name) || ["pipeline", "cli", "inspect"].contains(&name.as_str())
    });
    found
}

/// The first name of each entry of a list in braces.
fn first_of_each(list: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut begins = true;
    for token in list {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => begins = true,
            TokenTree::Ident(name) if begins => {
                found.insert(name.to_string());
                begins = false;
            }
            _ => begins = false,
        }
    }
    found
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
