//! Tests that replace every text and name of a description, one by one, with text that tries to escape its context:
//! string literals, comments, documentation, Markdown and TOML.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use armsmith::emit::Options;
use armsmith::output::{self, Tree, WriteOptions};
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::source::Sources;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::{Map, Value, json};

use crate::evil::calls_evil;
use crate::{common, markdown};

/// Texts that end their context, each followed by a call of `evil!()`, which must never become code.
const TEXTS: [&str; 8] = [
    "*/ evil!(); /*",
    "\"#; evil!(); r#\"",
    "\"]\nevil!();\n#[doc = \"",
    "a\n```\nevil!();\n```\nb",
    "a\n\n```rust\nevil!();\n```\n\n    evil!();\n<script>evil!()</script> `\n# evil!()",
    "` ``` evil!() ~~~ ]]> [x](javascript:evil!()) \\",
    "a\r\u{2028}evil!();\u{202e}\u{2066}\u{0}\u{7f}\u{85}}) {{ evil!(); }}",
    "'''\nevil = 1\n\"\"\"\n[dependencies]\nevil!()",
];

#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn no_text_of_a_description_breaks_out() {
    let targets = targets();
    assert!(targets.len() > 1_000, "{}", targets.len());
    let next = AtomicUsize::new(0);
    let accepted = AtomicUsize::new(0);
    let faults = Mutex::new(Vec::new());
    // Most files are the same for all texts.
    let checked = Mutex::new(HashSet::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(target) = targets.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some((hostile, tree)) = target.emitted() else {
                        continue;
                    };
                    accepted.fetch_add(1, Ordering::Relaxed);
                    // The runtime is the same in every crate.
                    let own = tree.iter().filter(|(path, _)| {
                        !path.starts_with("src/runtime/") && !path.contains("/support/")
                    });
                    let found = own.filter_map(|(path, text)| {
                        let is_new = checked.lock().unwrap().insert(text.to_owned());
                        let fault = is_new.then(|| check(path, text))?.err()?;
                        Some(target.tell(hostile, path, &fault))
                    });
                    faults.lock().unwrap().extend(found);
                }
            });
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
    // Rejected input escapes nothing, and proves nothing.
    let (accepted, all) = (accepted.into_inner(), targets.len());
    assert!(accepted * 2 > all, "{accepted} of {all}");
}

#[test]
fn no_title_or_version_breaks_the_manifest() {
    let plain = dependencies("Zoo");
    assert!(plain.len() > 4, "{plain:?}");
    for text in TEXTS {
        assert_eq!(dependencies(text), plain, "{text:?}");
    }
}

/// Returns the dependencies that Cargo reads from a crate with this title and version.
fn dependencies(text: &str) -> Vec<Value> {
    let spec = json!({"swagger": "2.0", "info": {"title": text, "version": text}, "paths": {}});
    let tree = emitted(&spec.to_string()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    output::write(
        &tree,
        &folder.path().join("crate"),
        &WriteOptions::default(),
    )
    .unwrap();
    let read = Command::new(env!("CARGO"))
        .args(["read-manifest", "--offline", "--manifest-path"])
        .arg(folder.path().join("crate/Cargo.toml"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&read.stderr);
    let manifest = &tree["Cargo.toml"];
    assert!(
        read.status.success() && !told.contains("warning"),
        "{text:?}: {told}\n{manifest}"
    );
    let read: Value = serde_json::from_slice(&read.stdout).unwrap();
    let dependencies = read["dependencies"].as_array().unwrap();
    dependencies
        .iter()
        .map(|each| each["name"].clone())
        .collect()
}

/// A text or name of a description, to be replaced.
struct Target {
    seed: PathBuf,
    value: Arc<Value>,
    place: Place,
    /// The index of the first malicious text to try.
    first: usize,
}

impl Target {
    /// Returns the crate with the first malicious text that this place does not reject, out of three.
    fn emitted(&self) -> Option<(&'static str, Tree)> {
        let texts = TEXTS.iter().cycle().skip(self.first % TEXTS.len());
        let mut trees = texts.take(3).map(|hostile| {
            let mut value = Value::clone(&self.value);
            match &self.place {
                Place::Text(pointer) => *value.pointer_mut(pointer).unwrap() = json!(hostile),
                Place::Key(pointer, key) => rename(&mut value, pointer, key, hostile),
            }
            Some((*hostile, emitted(&value.to_string())?))
        });
        trees.find_map(|tree| tree)
    }

    fn tell(&self, hostile: &str, path: &str, fault: &str) -> String {
        let seed = self.seed.file_name().unwrap_or_default().display();
        let place = &self.place;
        format!("{place} of {seed} as {hostile:?}, {path}: {fault}")
    }
}

/// Returns every text and name of every seed, each of which begins with another malicious text.
fn targets() -> Vec<Target> {
    let mut targets = Vec::new();
    for (seed, value) in seeds() {
        let mut places = Vec::new();
        collect(&value, "", &mut places);
        let value = Arc::new(value);
        for place in places {
            targets.push(Target {
                seed: seed.clone(),
                value: Arc::clone(&value),
                place,
                first: targets.len(),
            });
        }
    }
    targets
}

/// Returns the seeds of the fuzz targets, which cover most constructs.
fn seeds() -> BTreeMap<PathBuf, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds/lower");
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        (path, value)
    };
    entries.map(read).collect()
}

enum Place {
    Text(String),
    Key(String, String),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Text(pointer) => f.write_str(pointer),
            Place::Key(pointer, key) => write!(f, "the key {pointer}/{key}"),
        }
    }
}

fn collect(value: &Value, pointer: &str, places: &mut Vec<Place>) {
    let below = |token: &str| format!("{pointer}/{}", token.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::String(_) if !pointer.ends_with("$ref") => {
            places.push(Place::Text(pointer.to_owned()))
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &below(&index.to_string()), places);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                places.push(Place::Key(pointer.to_owned(), key.clone()));
                collect(member, &below(key), places);
            }
        }
        _ => {}
    }
}

/// Renames a member and updates references to it.
fn rename(root: &mut Value, pointer: &str, key: &str, to: &str) {
    let Some(Value::Object(members)) = root.pointer_mut(pointer) else {
        panic!("no object at {pointer}");
    };
    let renamed: Map<_, _> = std::mem::take(members)
        .into_iter()
        .map(|(name, member)| (if name == key { to.to_owned() } else { name }, member))
        .collect();
    *members = renamed;
    let escape = |token: &str| token.replace('~', "~0").replace('/', "~1");
    let (from, to) = (
        format!("#{pointer}/{}", escape(key)),
        format!("#{pointer}/{}", escape(to)),
    );
    redirect(root, &from, &to.replace('%', "%25"));
}

fn redirect(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, from, to)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| redirect(member, from, to)),
        _ => {}
    }
}

fn emitted(text: &str) -> Option<Tree> {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("spec.json");
    std::fs::write(&spec, text).unwrap();
    let options = Options {
        tests: true,
        ..common::standalone()
    };
    let sources = Sources::with_root(folder.path());
    let generated = generate(&sources, &[Job::standalone(vec![spec])], &options, &Silent);
    generated.ok().map(|generated| generated.tree)
}

/// Returns an error if an emitted file differs from the one for harmless texts.
fn check(path: &str, text: &str) -> Result<(), String> {
    let odd = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !path.ends_with(".json")
        && let Some(line) = text.lines().find(|line| line.contains(odd))
    {
        return Err(format!("{line:?}"));
    }
    if path.ends_with(".md") {
        markdown::check(text)?;
    }
    if path.ends_with(".rs") {
        syn::parse_file(text).map_err(|error| error.to_string())?;
        let tokens: TokenStream = text.parse().map_err(|_| "no Rust")?;
        if calls_evil(tokens.clone()) {
            return Err("text became code".to_owned());
        }
        for docs in documentation(tokens) {
            markdown::check(&docs)?;
        }
    }
    Ok(())
}

/// Returns the documentation of every item: adjacent lines.
fn documentation(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for tree in tokens {
        match tree {
            TokenTree::Punct(mark) if matches!(mark.as_char(), '#' | '!') => {}
            TokenTree::Group(group) => match doc(&group) {
                Some(line) => lines.push(line),
                None => found.extend(documentation(group.stream())),
            },
            _ => {
                if !lines.is_empty() {
                    found.push(std::mem::take(&mut lines).join("\n"));
                }
            }
        }
    }
    found.extend((!lines.is_empty()).then(|| lines.join("\n")));
    found
}

fn doc(group: &proc_macro2::Group) -> Option<String> {
    let inner: Vec<_> = group.stream().into_iter().collect();
    match (group.delimiter(), inner.as_slice()) {
        (
            Delimiter::Bracket,
            [
                TokenTree::Ident(name),
                TokenTree::Punct(_),
                TokenTree::Literal(text),
            ],
        ) if name == "doc" => {
            let text: syn::LitStr = syn::parse2(TokenTree::Literal(text.clone()).into()).ok()?;
            Some(text.value())
        }
        _ => None,
    }
}
