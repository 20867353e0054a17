//! Tests of every code with inputs that cause it, and the message that users see.
//!
//! `diagnostics/<code>/<case>/` is one case. Its input is `spec.json` or `spec.yaml`, which refers to any other files.
//! The output is in `message.snap` beside it. After a change of messages, run `INSTA_UPDATE=always cargo test -p
//! armsmith --test diagnostics`.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use armsmith::diagnostics::{Code, Diagnostics};
use armsmith::ir::DocumentId;
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::report;
use armsmith::source::{Dialect, Sources, pointer};
use serde_json::Value;

/// The codes that no description causes. They are about manifests, output folders and bugs, and have tests elsewhere.
const WITHOUT_CASE: &[Code] = &[
    Code::InvalidManifest,
    Code::InvalidSelector,
    Code::UnmatchedSelector,
    Code::MissingDependency,
    Code::UnmatchedRename,
    Code::InvalidOverlay,
    Code::OverlayWithoutEffect,
    Code::WorkspaceMismatch,
    Code::ProfileMismatch,
    Code::ModuleCollision,
    Code::AmbiguousService,
    Code::InvalidReadme,
    Code::UnknownTag,
    Code::UnclearCondition,
    Code::MissingRequire,
    Code::IgnoredDirective,
    Code::ForeignBlock,
    Code::SeveralVersions,
    Code::TooLarge,
    Code::ForeignFile,
    Code::EditedFile,
    Code::EditedKey,
    Code::ExistingFolder,
    Code::LinkedOutput,
    Code::InvalidJournal,
    Code::InvalidRecord,
    Code::LostDescription,
    Code::InvalidLock,
    Code::OutdatedLock,
    Code::OutputUnwritable,
    Code::InvalidCorpusFile,
    Code::CargoFailed,
    Code::Internal,
];

#[test]
fn every_code_has_a_case_or_is_listed_as_having_none() {
    let with_case: BTreeSet<_> = cases().into_iter().map(|case| case.code).collect();
    for code in Code::ALL {
        let listed = WITHOUT_CASE.contains(code);
        let name = code.name();
        assert!(
            listed || with_case.contains(code),
            "add tests/diagnostics/{name}/"
        );
        assert!(
            !(listed && with_case.contains(code)),
            "{name} has a case: take it off the list"
        );
    }
}

#[test]
fn every_case_gives_its_message() {
    for case in cases() {
        let (diagnostics, sources) = run(&case);
        let provoked = diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code == case.code);
        assert!(
            provoked,
            "{} gives no {}",
            case.folder.display(),
            case.code.name()
        );
        let text = report::text(&diagnostics, &sources, false);
        let json = report::json(&diagnostics, &sources);
        assert_eq!(json.lines().count(), diagnostics.iter().count());
        insta::with_settings!({
            snapshot_path => &case.folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("message", text);
        });
    }
}

/// Reads the input of a case: the file, its dialect and all its references. If these are valid, runs the whole
/// pipeline. References that only lowering reports are not resolved first.
fn run(case: &Case) -> (Diagnostics, Sources) {
    let folder = &case.folder;
    let sources = Sources::with_root(folder);
    let names = ["spec.json", "spec.yaml", "spec"];
    let inputs = names.map(|name| folder.join(name));
    let input = inputs
        .iter()
        .find(|input| input.exists())
        .unwrap_or(&inputs[0]);
    let mut diagnostics = Diagnostics::default();
    let document = diagnostics.take(sources.load(input));
    if let Some(document) = document
        && diagnostics
            .take(Dialect::of(&sources.document(document)))
            .is_some()
        && case.code != Code::UnusedBrokenReference
    {
        resolve_all(&sources, document, &mut diagnostics);
    }
    diagnostics.extend(sources.warnings());
    if diagnostics.is_empty() {
        let job = Job::standalone(vec![input.clone()]);
        diagnostics = match generate(&sources, &[job], &common::standalone(), &Silent) {
            Ok(generated) => generated.diagnostics,
            Err(diagnostics) => diagnostics,
        };
    }
    (diagnostics, sources)
}

fn resolve_all(sources: &Sources, document: DocumentId, diagnostics: &mut Diagnostics) {
    let document = sources.document(document);
    let mut open = vec![(String::new(), &document.value)];
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(reference)) = object.get("$ref") {
                    let origin = document.origin(pointer.clone());
                    diagnostics.take(sources.resolve(reference, &origin));
                }
                let members = object.iter();
                open.extend(members.map(|(key, value)| (pointer::child(&pointer, key), value)));
            }
            Value::Array(array) => {
                let items = array.iter().enumerate();
                open.extend(items.map(|(index, value)| (pointer::item(&pointer, index), value)));
            }
            _ => {}
        }
    }
}

struct Case {
    code: Code,
    folder: PathBuf,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut cases = Vec::new();
    for of_code in folders(&root) {
        let name = of_code.file_name().unwrap().to_str().unwrap();
        let code = Code::from_name(name).unwrap_or_else(|| panic!("no code is called {name}"));
        let cases_of_code = folders(&of_code);
        assert!(!cases_of_code.is_empty(), "{name} has no case");
        cases.extend(
            cases_of_code
                .into_iter()
                .map(|folder| Case { code, folder }),
        );
    }
    cases
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}
