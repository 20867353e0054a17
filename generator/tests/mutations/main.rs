//! Tests of mutated descriptions: the result is a crate or errors. The generator does not panic, overflow its stack or
//! loop, and its output is Rust.
//!
//! Every mutation only depends on its seed. A panic is reported with the seed. A stack overflow occurs in a thread that
//! is named after the seed. Excessive output is a failure too.

mod chance;
#[path = "../common/mod.rs"]
mod common;
mod random;
mod tree;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use armsmith::emit::Options;
use armsmith::output::Tree;
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::report;
use armsmith::source::Sources;
use serde_json::Value;

use chance::Chance;

/// The number of mutations of small descriptions.
const OF_CONSTRUCTS: u64 = 2_000;

/// The number of mutations of descriptions in `specs/`.
const OF_SPECS: u64 = 120;

/// The maximum size of the output for these descriptions.
const MOST_BYTES: usize = 16 << 20;
const MOST_MESSAGES: usize = 10_000;

#[test]
fn of_small_descriptions() {
    let originals: Vec<_> = common::constructs()
        .iter()
        .map(|folder| folder.join("spec.json"))
        .collect();
    let root = common::tests().join("emission");
    run_all(&root, &originals, 0..OF_CONSTRUCTS);
}

#[test]
fn of_whole_services() {
    let jobs = common::manifest_jobs(&Sources::with_root(common::specs()));
    let originals: Vec<_> = jobs.into_iter().flat_map(|job| job.inputs).collect();
    let seeds = OF_CONSTRUCTS..OF_CONSTRUCTS + OF_SPECS;
    run_all(&common::specs(), &originals, seeds);
}

/// The result of a run.
#[derive(Eq, PartialEq)]
enum Ended {
    Accepted,
    Refused,
}

fn run_all(root: &Path, originals: &[PathBuf], seeds: std::ops::Range<u64>) {
    let workspace = tempfile::tempdir().unwrap();
    copy(root, workspace.path());
    let originals: Vec<_> = originals
        .iter()
        .map(|original| workspace.path().join(original.strip_prefix(root).unwrap()))
        .collect();
    let next = AtomicU64::new(seeds.start);
    let accepted = AtomicU64::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    if run(seed, workspace.path(), &originals) == Ended::Accepted {
                        accepted.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let (accepted, all) = (accepted.into_inner(), seeds.end - seeds.start);
    println!("{accepted} of {all} were accepted");
    // Otherwise the mutations would test nothing.
    assert!(accepted * 10 > all, "{accepted} of {all} were accepted");
    assert!(accepted * 10 < all * 9, "{accepted} of {all} were accepted");
}

/// Mutates one description and runs the whole pipeline on it, in a thread that is named after the seed.
fn run(seed: u64, root: &Path, originals: &[PathBuf]) -> Ended {
    let mut chance = Chance::new(seed);
    let original = chance.pick(originals).clone();
    let mutant = original.with_file_name(format!("mutant-{seed}.json"));
    fs::write(&mutant, mutated(&original, &mut chance)).unwrap();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .thread_name(move |_| format!("mutation {seed} of {}", original.display()))
        .build()
        .unwrap();
    let ended = catch_unwind(AssertUnwindSafe(|| {
        pool.install(|| generate_from(&mutant, root, seed))
    }));
    let ended = ended.unwrap_or_else(|_| {
        let text = fs::read_to_string(&mutant).unwrap_or_default();
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mutant-{seed}.json"));
        fs::write(&kept, text).unwrap();
        panic!("mutation {seed} failed: {}", kept.display())
    });
    fs::remove_file(&mutant).unwrap();
    ended
}

/// Returns a mutated text: one to three changes of the tree, usually one, and sometimes one of the text.
fn mutated(original: &Path, chance: &mut Chance) -> Vec<u8> {
    let text = fs::read(original).unwrap();
    let mut value: Value = serde_json::from_slice(&text).unwrap();
    for _ in 0..=*chance.pick(&[0, 0, 0, 1, 1, 2]) {
        tree::mutate(&mut value, chance);
    }
    let mut text = serde_json::to_vec_pretty(&value).unwrap();
    let place = chance.below(text.len());
    match chance.below(16) {
        0 => text.truncate(place),
        1 => text.truncate(text.len() - 1 - chance.below(4)),
        2 => text.insert(place, *chance.pick(b"{}[],:\"\\0\x00\xff ")),
        3 => drop(text.remove(place)),
        _ => {}
    }
    text
}

fn generate_from(spec: &Path, root: &Path, seed: u64) -> Ended {
    let sources = Sources::with_root(root);
    let options = Options {
        tests: seed.is_multiple_of(2),
        ..common::standalone()
    };
    let job = Job::standalone(vec![spec.to_owned()]);
    let (diagnostics, tree) = match generate(&sources, &[job], &options, &Silent) {
        Ok(generated) => (generated.diagnostics, Some(generated.tree)),
        Err(diagnostics) => (diagnostics, None),
    };
    assert!(diagnostics.iter().count() < MOST_MESSAGES);
    let text = report::text(&diagnostics, &sources, true);
    let json = report::json(&diagnostics, &sources);
    assert_eq!(json.is_empty(), diagnostics.is_empty());
    match tree {
        Some(tree) => {
            assert!(!diagnostics.has_errors(), "{text}");
            check(&tree);
            Ended::Accepted
        }
        None => {
            assert!(diagnostics.has_errors(), "refused without a word");
            Ended::Refused
        }
    }
}

/// Checks that the output is Rust, except the runtime, which is the same in every crate.
fn check(tree: &Tree) {
    let files = tree.iter().filter(|(path, _)| {
        path.ends_with(".rs") && !path.starts_with("src/runtime/") && !path.contains("/support/")
    });
    for (path, text) in files {
        assert!(text.len() < MOST_BYTES, "{path}");
        if let Err(error) = syn::parse_file(text) {
            panic!("{path}: {error}\n{text}");
        }
        assert!(!text.contains("compile_error!"), "{path}\n{text}");
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
