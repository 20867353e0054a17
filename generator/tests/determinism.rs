//! Tests that the output only depends on the input bytes and the options, and not on threads or on the order in which
//! files are read.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use armsmith::output::Tree;
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::report;
use armsmith::source::Sources;

/// The crate of the committed specifications and its messages.
static GENERATED: LazyLock<Output> = LazyLock::new(|| run(&jobs()));

/// The result of a run.
struct Output {
    tree: Tree,
    messages: String,
}

#[test]
fn two_runs_give_the_same_bytes() {
    assert_same(&GENERATED, &run(&jobs()));
}

#[test]
fn the_number_of_threads_leaves_no_trace() {
    for threads in [1, 2, 4, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let other = pool.unwrap().install(|| run(&jobs()));
        assert_same(&GENERATED, &other);
    }
}

/// A file to which several APIs refer is read for any of them.
#[test]
fn the_order_in_which_files_are_read_leaves_no_trace() {
    let sources = Sources::with_root(common::specs());
    let mut inputs: Vec<_> = jobs().into_iter().flat_map(|job| job.inputs).collect();
    inputs.reverse();
    for input in inputs {
        sources.load(&input).unwrap();
    }
    assert_same(&GENERATED, &run_with(&sources, &jobs()));
}

/// Services are in the order of the manifest in `lib.rs` and in the conditions of common types. Their content does not
/// depend on it.
#[test]
fn the_order_of_services_changes_no_service() {
    let in_services = |tree: &Tree| -> Tree {
        let together = |path: &str| {
            path == "src/lib.rs" || (path.contains("/common_types/") && path.ends_with("/mod.rs"))
        };
        let files = tree.iter();
        files
            .filter(|(path, _)| path.starts_with("src/") && !together(path))
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect()
    };
    let mut jobs = jobs();
    let forwards = in_services(&GENERATED.tree);
    let before = jobs.clone();
    jobs.sort_by_key(|job| job.path.first().cloned());
    assert_ne!(jobs, before, "the manifest is in the order of names");
    assert_same_files(&forwards, &in_services(&run(&jobs).tree));
}

/// Groups and definitions are in the order of the input files. Their content does not depend on it, except for names
/// that depend on the first of several items.
#[test]
fn the_order_of_input_files_changes_the_order_only() {
    let lines = |tree: &Tree| -> BTreeMap<String, BTreeSet<String>> {
        let lines_of = |text: &str| {
            let lines = text
                .lines()
                .filter(|line| !line.starts_with("// Generated"));
            lines.map(str::to_owned).collect()
        };
        let files = tree.iter();
        files
            .map(|(path, text)| (path.clone(), lines_of(text)))
            .collect()
    };
    let mut jobs = jobs();
    let forwards = lines(&GENERATED.tree);
    let mut several = 0;
    for job in jobs.iter_mut().filter(|job| !has_firsts(job)) {
        several += usize::from(job.inputs.len() > 1);
        job.inputs.reverse();
    }
    assert!(several > 0, "no version is made of several files");
    let backwards = lines(&run(&jobs).tree);
    for (path, forwards) in &forwards {
        assert_eq!(Some(forwards), backwards.get(path), "{path}");
    }
    assert_eq!(forwards.len(), backwards.len());
}

/// True if names in an API depend on the first of several items: definitions with one name, operations that share a
/// header set.
fn has_firsts(job: &Job) -> bool {
    let tree = run(std::slice::from_ref(job)).tree;
    let is_first = |(path, text): (&String, &String)| {
        path.ends_with("/header_traits.rs") || text.contains("In the specification it is called")
    };
    tree.iter().any(is_first)
}

fn jobs() -> Vec<Job> {
    common::manifest_jobs(&Sources::with_root(common::specs()))
}

fn run(jobs: &[Job]) -> Output {
    run_with(&Sources::with_root(common::specs()), jobs)
}

fn run_with(sources: &Sources, jobs: &[Job]) -> Output {
    let generated = generate(sources, jobs, &common::curated(), &Silent)
        .unwrap_or_else(|diagnostics| panic!("{}", report::text(&diagnostics, sources, false)));
    Output {
        messages: report::text(&generated.diagnostics, sources, false),
        tree: generated.tree,
    }
}

fn assert_same(one: &Output, other: &Output) {
    assert!(!one.messages.is_empty());
    assert_eq!(one.messages, other.messages);
    assert_same_files(&one.tree, &other.tree);
}

fn assert_same_files(one: &Tree, other: &Tree) {
    assert!(!one.is_empty());
    let paths = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other));
    for (path, text) in one {
        assert!(Some(text) == other.get(path), "{path} differs");
    }
}
