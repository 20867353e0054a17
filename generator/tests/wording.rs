//! Tests that docs, messages and help use the usual terms.
//!
//! The phrases below are easy to write and hard to read: each has a plain or technical term in its place.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use armsmith::diagnostics::Code;

/// Phrases, and the terms to use instead. A phrase is a sequence of whole words in lower case.
const PHRASES: &[(&str, &str)] = &[
    ("answer", "response"),
    ("answers", "returns, responses"),
    ("answered", "returned, responded"),
    ("go on", "continue, resume"),
    ("goes on", "continues, resumes"),
    ("ends with 3", "exits with code 3"),
    ("end with 3", "exit with code 3"),
    ("made of", "generated from"),
    ("held against", "checked against"),
    ("hold against", "check against"),
    ("one counts", "one is used"),
    ("that counts", "that is used"),
    ("value counts", "value is used"),
    ("counts as", "is treated as"),
    ("counts when", "applies if"),
    ("stands", "is"),
    ("lies in", "is in"),
    ("lie in", "are in"),
    ("told", "described, reported"),
    ("leads to", "selects, points to"),
    ("lead to", "select, point to"),
    ("leads nowhere", "cannot be resolved"),
    ("go without", "optional"),
    ("goes without", "is optional"),
    ("own making", "custom"),
    ("nobody here", "third-party"),
    ("lines an operation", "lines per operation"),
    ("module a version", "module per version"),
];

/// Words with which no sentence begins, and the ways to begin instead.
const BEGINNINGS: &[(&str, &str)] = &[
    ("what", "the noun"),
    ("whether", "True if"),
    ("how many", "the number of"),
    ("the same", "the noun"),
];

#[test]
fn emitted_docs_use_the_usual_terms() {
    let mut texts = BTreeMap::new();
    for folder in common::constructs() {
        let (generated, _) = common::generate_in(&folder);
        let generated = generated.expect("is generated");
        for (path, text) in &generated.tree {
            let name = format!("{}: {path}", common::name(&folder));
            // The runtime is the same file in every crate that has it.
            let name = match path.starts_with("src/runtime/") {
                true => path.clone(),
                false => name,
            };
            texts.insert(name, documentation(path, text));
        }
    }
    let curated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated");
    for path in ["src", "README.md"] {
        collect(&curated, path, &mut texts);
    }
    assert!(texts.len() > 500, "{}", texts.len());
    check(&texts);
}

#[test]
fn messages_use_the_usual_terms() {
    let mut texts = BTreeMap::new();
    for code in Code::ALL {
        for text in [code.title(), code.explanation(), code.remedy()] {
            texts.insert(format!("{}: {text}", code.name()), text.to_owned());
        }
    }
    let folder = common::tests().join("diagnostics");
    for code in fs::read_dir(folder).unwrap() {
        for case in fs::read_dir(code.unwrap().path()).unwrap() {
            let path = case.unwrap().path().join("message.snap");
            let said = fs::read_to_string(&path).unwrap();
            let is_message = |line: &&str| {
                let line = line.trim_start();
                let starts = ["error[", "warning[", "note", "= help: "];
                starts.iter().any(|start| line.starts_with(start))
            };
            let lines: Vec<_> = said.lines().filter(is_message).collect();
            assert!(!lines.is_empty(), "{}", path.display());
            texts.insert(path.display().to_string(), lines.join("\n\n"));
        }
    }
    check(&texts);
}

#[test]
fn help_uses_the_usual_terms() {
    let commands = [
        "generate",
        "inspect",
        "diff",
        "import",
        "tags",
        "explain",
        "completions",
        "man",
    ];
    let mut texts = BTreeMap::from([("armsmith".to_owned(), help(&["--help"]))]);
    for command in commands {
        texts.insert(command.to_owned(), help(&[command, "--help"]));
    }
    check(&texts);
}

#[test]
fn a_phrase_is_found_wherever_it_is() {
    for (text, found) in [
        ("The value that counts.", 1),
        ("Sent to the server. Whether it\narrives is unknown.", 1),
        ("What the call can go without.", 2),
        (
            "The `answer` of the service, see [`counts`](crate::stands).",
            0,
        ),
        ("The accounts and discounts of the service.", 0),
        ("```\nlet answer = stands;\n```\n", 0),
        ("# Errors\n\nThe service answers with 404.", 1),
    ] {
        assert_eq!(faults(text).len(), found, "{text}: {:?}", faults(text));
    }
    let docs = "/// Answers.\npub fn answer() {} // counts\n#[doc = \" It stands.\"]";
    assert_eq!(faults(&documentation("src/lib.rs", docs)).len(), 2);
}

/// The help of a command.
fn help(arguments: &[&str]) -> String {
    let command = Command::new(env!("CARGO_BIN_EXE_armsmith"))
        .args(arguments)
        .output()
        .unwrap();
    String::from_utf8(command.stdout).unwrap()
}

/// Collects the documentation of the files in a folder.
fn collect(root: &Path, path: &str, texts: &mut BTreeMap<String, String>) {
    let full = root.join(path);
    if full.is_dir() {
        for entry in fs::read_dir(full).unwrap() {
            let name = entry.unwrap().file_name();
            collect(root, &format!("{path}/{}", name.to_str().unwrap()), texts);
        }
    } else {
        let text = fs::read_to_string(full).unwrap();
        texts.insert(path.to_owned(), documentation(path, &text));
    }
}

/// The documentation in a file.
fn documentation(path: &str, text: &str) -> String {
    if path.ends_with(".md") {
        return text.to_owned();
    }
    if !path.ends_with(".rs") {
        return String::new();
    }
    let lines = text.lines().map(|line| {
        let line = line.trim_start();
        let comment = line
            .strip_prefix("///")
            .or_else(|| line.strip_prefix("//!"));
        let attribute = line.split_once("doc = \"").map(|(_, docs)| docs);
        comment.or(attribute).unwrap_or_default().trim()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn check(texts: &BTreeMap<String, String>) {
    let mut all = Vec::new();
    for (name, text) in texts {
        all.extend(
            faults(text)
                .into_iter()
                .map(|fault| format!("{name}: {fault}")),
        );
    }
    assert!(all.is_empty(), "{} places:\n{}", all.len(), all.join("\n"));
}

/// The phrases in a text.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for sentence in sentences(text) {
        let words = format!(" {} ", words(&sentence));
        let has = |phrase: &str| words.contains(&format!(" {phrase} "));
        let begins = |beginning: &str| words.starts_with(&format!(" {beginning} "));
        let phrases = PHRASES.iter().filter(|(phrase, _)| has(phrase));
        let beginnings = BEGINNINGS.iter().filter(|(beginning, _)| begins(beginning));
        for (phrase, instead) in phrases.chain(beginnings) {
            faults.push(format!("`{phrase}` (use: {instead}) in: {sentence}"));
        }
    }
    faults
}

/// The sentences of Markdown, without code.
fn sentences(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut in_code = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        let starts_item = line.starts_with(['*', '-', '#', '|']);
        if line.is_empty() || starts_item {
            paragraphs.push(String::new());
        }
        if !in_code && let Some(last) = paragraphs.last_mut() {
            last.push_str(line);
            last.push(' ');
        }
    }
    let mut sentences = Vec::new();
    for paragraph in paragraphs {
        let plain = without_code(&paragraph);
        let ends = [". ", "? ", "! ", " - "];
        let mut rest = plain.as_str();
        while let Some((at, end)) = ends
            .iter()
            .filter_map(|end| Some((rest.find(end)?, end)))
            .min()
        {
            sentences.push(rest[..at].to_owned());
            rest = &rest[at + end.len()..];
        }
        sentences.push(rest.to_owned());
    }
    sentences
}

/// A paragraph without code spans and the targets of links.
fn without_code(paragraph: &str) -> String {
    let mut plain = String::new();
    for (index, part) in paragraph.split('`').enumerate() {
        plain.push_str(if index % 2 == 0 { part } else { "code" });
    }
    let mut out = String::new();
    let mut rest = plain.as_str();
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(before);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The words of a sentence, in lower case, with single spaces.
fn words(sentence: &str) -> String {
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '\'');
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
