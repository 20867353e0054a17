//! Tests that crates of `armsmith generate` compile: without warnings, with documentation and its examples, offline,
//! and without dependencies that the workspace does not have. They take long, so that `cargo xtask ci` alone runs them.

#[path = "standalone/commands.rs"]
mod commands;
mod common;
#[path = "standalone/identifiers.rs"]
mod identifiers;
#[path = "standalone/large_models.rs"]
mod large_models;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use armsmith::emit::WorkspaceRole;
use armsmith::output::{self, WriteOptions};
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::report;
use armsmith::source::Sources;

use commands::{
    builds, cargo, cargo_in, fresh, generate_crate, generate_member, lock, run, succeeds,
};

/// Crates whose tests and examples of documentation pass.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn crates_with_tests() {
    let workspace = members("tested");
    succeeds(&mut cargo(&workspace, &["test", "--workspace"]));
}

#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn crates_with_documentation() {
    let workspace = members("documented");
    succeeds(&mut cargo(&workspace, &["doc", "--workspace", "--no-deps"]));
}

/// Writes crates of different kinds. They are members of one workspace, so that cargo builds them in parallel.
fn members(name: &str) -> PathBuf {
    let workspace = fresh(name);
    let member = |name: &str| workspace.join(name);
    for construct in ["api_key", "discriminator", "long_running_put", "streams"] {
        let name = format!("zoo_{construct}");
        run(generate_member(&name)
            .arg("--spec")
            .arg(description(construct))
            .arg("--out")
            .arg(member(&name)));
    }
    write_every_construct(&member("every_construct"));
    write_large_models(&member("zoo_graphs"));
    let manifest = "[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n";
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    fs::copy(lock(), workspace.join("Cargo.lock")).unwrap();
    workspace
}

/// Each crate has few parts of the runtime, and different ones: no part may need another that is missing, and no part
/// may be unused.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn crates_with_few_parts_of_the_runtime() {
    for construct in [
        "array_formats",
        "enumeration_open",
        "formats",
        "head",
        "headers",
        "paging",
        "paging_operation",
        "plain_definitions",
        "profile_plain",
        "scalar_output",
        "streams_swagger",
        "url_encoded",
        "xml",
    ] {
        let folder = fresh(construct);
        run(generate_crate(&format!("zoo_{construct}"))
            .arg("--spec")
            .arg(description(construct))
            .arg("--out")
            .arg(&folder));
        reports_unused_parts(&folder);
        builds(&folder);
    }
}

macro_rules! tests {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("standalone/", $path)))),*]
    };
}

/// The tests of the crate with every construct.
const TESTS: &[(&str, &str)] = tests! {
    "data.rs"
    "long_running.rs"
    "long_running_results.rs"
    "profiles.rs"
    "wire/addresses.rs"
    "wire/bodies.rs"
    "wire/durations.rs"
    "wire/forms.rs"
    "wire/json_in_text.rs"
    "wire/main.rs"
    "wire/parameters.rs"
    "wire/responses.rs"
};

/// Makes the runtime public, so that only items that it does not export itself can be unused, and reports these.
fn reports_unused_parts(folder: &Path) {
    let root = folder.join("src/lib.rs");
    let text = fs::read_to_string(&root).unwrap();
    let (before, rest) = text.split_once("#[allow(").expect("lints of the runtime");
    let (_, after) = rest.split_once("mod runtime;").expect("the runtime");
    let docs = "/// The runtime.\n";
    fs::write(&root, format!("{before}{docs}pub mod runtime;{after}")).unwrap();
}

/// Writes a crate with all constructs of the snapshots as modules, and tests of its requests and responses.
fn write_every_construct(folder: &Path) {
    let constructs = common::constructs();
    let jobs: Vec<_> = constructs
        .iter()
        .map(|construct| Job {
            path: vec![common::name(construct).to_owned()],
            ..common::job(construct)
        })
        .collect();
    let sources = Sources::with_root(common::tests().join("emission"));
    let mut options = common::standalone();
    options.package.workspace = WorkspaceRole::Member;
    let generated = generate(&sources, &jobs, &options, &Silent)
        .unwrap_or_else(|diagnostics| panic!("{}", report::text(&diagnostics, &sources, false)));
    output::write(&generated.tree, folder, &WriteOptions::default()).unwrap();
    for (path, test) in TESTS {
        let path = folder.join("tests").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, test).unwrap();
    }
}

/// A module of a crate that uses a part of it, with the dependencies and features that the first run names. Operation
/// groups have features.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn a_module_of_a_crate() {
    let folder = fresh("module");
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for construct in ["long_running_put", "discriminator", "xml"] {
        let spec = common::tests()
            .join("emission")
            .join(construct)
            .join("spec.json");
        put(
            &format!("specs/{construct}.json"),
            &fs::read_to_string(spec).unwrap(),
        );
    }
    put("armsmith.yaml", include_str!("standalone/module.yaml"));
    let package = "[package]\nname = \"zoo-module\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    put("Cargo.toml", package);
    put("src/main.rs", include_str!("standalone/module.rs"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_armsmith"));
    let regen = command.args(["regen", "--no-build"]).current_dir(&folder);
    let output = regen.output().unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{messages}");
    let is_line =
        |line: &&str| line.contains(" = ") && !line.contains("help:") || line.ends_with(']');
    let lines = messages.lines().map(str::trim).filter(is_line);
    let lines: Vec<_> = lines.filter(|line| !line.starts_with("warning")).collect();
    // The default features need a C compiler.
    let lines = lines.join("\n").replace(
        "azure_core = \"1.1.0\"",
        "azure_core = { version = \"1.1.0\", default-features = false }",
    );
    put("Cargo.toml", &format!("{package}\n{lines}\n"));
    let output = regen.output().unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(!messages.contains("missing-dependency"), "{messages}");
    builds(&folder);
    succeeds(&mut cargo(&folder, &["check", "--all-features"]));
}

/// Two services with a shared runtime: errors, resource IDs and common types are the same types for both. Each
/// operation group compiles without the others.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn crates_with_a_shared_runtime() {
    let folder = fresh("shared_runtime");
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for file in ["birds.json", "fish.json", "common-types/zoo/v1/types.json"] {
        let source = common::tests().join("standalone/crates").join(file);
        put(file, &fs::read_to_string(source).unwrap());
    }
    put(
        "armsmith.yaml",
        include_str!("standalone/crates/armsmith.yaml"),
    );
    let mut command = Command::new(env!("CARGO_BIN_EXE_armsmith"));
    run(command.args(["regen", "--no-build"]).current_dir(&folder));
    let birds = folder.join("crates/my_zoo_birds");
    let manifest = fs::read_to_string(birds.join("Cargo.toml")).unwrap();
    let manifest = manifest.replace(
        "[dev-dependencies]\n",
        "[dev-dependencies]\nasync-trait = \"0.1\"\nmy_zoo_fish = { path = \"../my_zoo_fish\", default-features = false }\nserde_json = \"1\"\n",
    );
    fs::write(birds.join("Cargo.toml"), manifest).unwrap();
    fs::create_dir(birds.join("tests")).unwrap();
    fs::write(
        birds.join("tests/crates.rs"),
        include_str!("standalone/crates.rs"),
    )
    .unwrap();
    fs::copy(lock(), folder.join("crates/Cargo.lock")).unwrap();
    let crates = folder.join("crates");
    succeeds(&mut cargo(
        &crates,
        &[
            "test",
            "--workspace",
            "--features",
            "my_zoo_birds/full,my_zoo_fish/full",
        ],
    ));
    succeeds(&mut cargo(&crates, &["doc", "--workspace", "--no-deps"]));
    for features in ["", "things", "feathers"] {
        let check = [
            "check",
            "--package",
            "my_zoo_birds",
            "--lib",
            "--features",
            features,
        ];
        succeeds(&mut cargo(&crates, &check));
    }
}

/// The example crates: one generates its module in a build script, the other has it in version control.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn the_example_crates() {
    for name in ["build-script", "committed-module"] {
        let root = common::specs().with_file_name("examples").join(name);
        let folder = fresh(&format!("example_{name}"));
        for entry in walkdir::WalkDir::new(&root) {
            let entry = entry.unwrap();
            let target = folder.join(entry.path().strip_prefix(&root).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(target).unwrap(),
                false => drop(fs::copy(entry.path(), target).unwrap()),
            }
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let generator = format!("{:?}", Path::new(env!("CARGO_MANIFEST_DIR")));
        let manifest = manifest.replace("\"../../generator\"", &generator);
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(lock(), folder.join("Cargo.lock")).unwrap();
        let mut command = cargo_in(&folder);
        command.args(["run", "--offline"]);
        let text = succeeds(&mut command);
        assert!(text.starts_with("https://shop.example/"), "{text}");
    }
}

/// The tests of examples pass. Long-running operations: results with a `status`, lists and maps as results, services
/// with their own final states, status monitors, the tenant scope. Values: several examples in one file, dates and
/// bytes outside of models, enumerations of numbers, errors in XML, events.
///
/// They need features of `azure_core` that the tests of other crates must not have.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn tests_of_examples() {
    let folder = fresh("examples");
    let specs = common::tests().join("example_tests");
    let mut command = generate_crate("pet_examples");
    command.args(["--tests", "--features", "groups"]);
    for spec in ["long_running.json", "values.json"] {
        command.arg("--spec").arg(specs.join(spec));
    }
    run(command.arg("--out").arg(&folder));
    fs::copy(lock(), folder.join("Cargo.lock")).unwrap();
    // The tests call operations of all groups.
    let text = succeeds(&mut cargo(&folder, &["test", "--features", "full"]));
    let tests = [
        "begin_count_later",
        "begin_export",
        "begin_train",
        "births_two",
        "card_none",
        "cards_nothing",
        "chip",
        "feed",
        "register",
        "rooms_all",
        "rooms_one",
        "sort",
        "sounds_live",
        "sounds_object",
        "visits",
    ];
    assert_passed(&text, &tests);
}

/// The tests of streams pass: lines, records and events, as the lists and texts of examples, and a body that requests a
/// stream. So do those of UUIDs and dates outside of models.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn tests_of_streams() {
    let names = [
        "both_stream",
        "chat",
        "events",
        "ids",
        "lines",
        "lines_text",
        "order",
    ];
    let more = ["one_list", "records", "text", "whole"];
    let names = names.into_iter().chain(more);
    let names: Vec<_> = names.map(|name| format!("{name}_example")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    tests_pass("stream_examples", "streams.json", &names);
}

/// The tests of forms, of objects in parameters, and of bodies of items, text, bytes, XML and events pass.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn tests_of_forms() {
    let names = [
        "board_example",
        "card_example",
        "chat_example",
        "choices_example",
        "days_example",
        "events_example",
        "fields_example",
        "find_example",
        "letter_example",
        "letters_example",
        "login_all",
        "login_one",
        "moments_example",
        "note_example",
        "parts_example",
        "picture_example",
        "place_example",
        "query_example",
        "readings_list",
        "readings_single",
        "readings_text",
        "records_example",
        "rows_example",
        "search_example",
        "shown_example",
        "times_example",
        "upload_example",
    ];
    tests_pass("form_examples", "forms.json", &names);
}

/// Fails unless the tests with these names pass in the crate of a description.
fn tests_pass(name: &str, spec: &str, tests: &[&str]) {
    let folder = fresh(name);
    let spec = common::tests().join("example_tests").join(spec);
    let mut command = generate_crate(name);
    command.arg("--tests").arg("--spec").arg(spec);
    run(command.arg("--out").arg(&folder));
    fs::copy(lock(), folder.join("Cargo.lock")).unwrap();
    assert_passed(&succeeds(&mut cargo(&folder, &["test"])), tests);
}

/// Fails unless the tests with these names passed in an output of `cargo test`.
fn assert_passed(output: &str, tests: &[&str]) {
    for test in tests {
        let passed = format!("::{test} ... ok");
        assert!(output.contains(&passed), "{test} did not pass\n{output}");
    }
}

/// Every identifier of the runtime and of generated code as the name of an operation, a parameter, an option, a model,
/// a property and an enumeration value.
#[test]
#[ignore = "takes long; `cargo xtask ci` runs it"]
fn a_crate_with_the_identifiers_of_generated_code() {
    let folder = fresh("identifiers");
    let spec = folder.join("spec.json");
    fs::write(&spec, identifiers::description(&identifiers::all())).unwrap();
    let mut command = generate_crate("zoo_identifiers");
    let out = folder.join("crate");
    run(command.arg("--spec").arg(&spec).arg("--out").arg(&out));
    builds(&out);
}

/// Writes a crate of schemas that refer to each other, and one with a thousand members and two thousand enumeration
/// values.
fn write_large_models(folder: &Path) {
    let spec = folder.with_file_name("graphs.json");
    fs::write(&spec, large_models::description()).unwrap();
    let mut command = generate_member("zoo_graphs");
    run(command.arg("--spec").arg(spec).arg("--out").arg(folder));
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let tokio = r#"tokio = { version = "1", features = ["macros", "rt-multi-thread"] }"#;
    let manifest = manifest.replace(
        "[dev-dependencies]\n",
        &format!("[dev-dependencies]\n{tokio}\n"),
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::create_dir_all(folder.join("tests")).unwrap();
    let test = include_str!("standalone/graphs.rs");
    fs::write(folder.join("tests/graphs.rs"), test).unwrap();
}

/// Returns the description of a construct.
fn description(construct: &str) -> PathBuf {
    let folder = common::tests().join("emission").join(construct);
    folder.join("spec.json")
}
