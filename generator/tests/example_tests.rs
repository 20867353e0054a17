//! Tests of the tests that are generated from an API's examples, including invalid ones.

use std::path::Path;

use armsmith::{
    emit::{CrateKind, Options},
    output::Tree,
    pipeline::{Job, Silent, generate},
    source::Sources,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example_tests");

fn tree(kind: CrateKind) -> Tree {
    tree_of("pets.json", kind)
}

fn tree_of(file: &str, kind: CrateKind) -> Tree {
    let job = Job::standalone(vec![Path::new(FOLDER).join(file)]);
    let options = Options {
        crate_name: "pets".to_owned(),
        command: "a test".to_owned(),
        kind,
        examples: Default::default(),
        tests: true,
        package: Default::default(),
        layout: Default::default(),
    };
    let sources = Sources::with_root(FOLDER);
    let generated = generate(&sources, &[job], &options, &Silent);
    generated.expect("the specification is sound").tree
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    let text = &tree[path];
    text.split_once("\n\n").map_or(text, |(_, text)| text)
}

#[test]
fn each_example_becomes_a_call() {
    let tree = tree(CrateKind::Standalone);
    insta::assert_snapshot!(text(&tree, "tests/examples/api/pets_operations_client.rs"));
}

#[test]
fn clients_are_made_of_what_the_examples_give() {
    let tree = tree(CrateKind::Standalone);
    insta::assert_snapshot!(text(&tree, "tests/examples/api/mod.rs"));
}

#[test]
fn what_examples_get_wrong_is_listed() {
    let tree = tree(CrateKind::Standalone);
    insta::assert_snapshot!(text(&tree, "tests/examples/listed.rs"));
    let unreached = text(&tree, "tests/examples/unreached.rs");
    assert!(
        unreached.contains(r#"&["api: Pets_Get", "api: Pets_Delete"]"#),
        "{unreached}"
    );
}

#[test]
fn an_example_without_an_address_is_listed_and_tested_at_another() {
    let tree = tree(CrateKind::Standalone);
    let tests = text(&tree, "tests/examples/api/pets_operations_client.rs");
    let line = "GET https://example.pets.example/pets?api-version=1.0";
    assert!(tests.contains(line), "{tests}");
    let listed = text(&tree, "tests/examples/listed.rs");
    let missing = r#"the required parameter \"region\" is missing"#;
    assert!(listed.contains(missing), "{listed}");
    assert!(
        !listed.contains("/parameters/x-key"),
        "the key is known: {listed}"
    );
}

#[test]
fn the_support_is_what_the_tests_use() {
    let tree = tree(CrateKind::Standalone);
    let root = text(&tree, "tests/examples/support/mod.rs");
    assert!(root.contains("mod argument;"), "{root}");
    assert!(
        !root.contains("mod credential;"),
        "a key needs none: {root}"
    );
    assert!(
        !root.contains("mod plain_body;"),
        "all bodies are models: {root}"
    );
}

#[test]
fn a_crate_in_a_workspace_reads_the_examples_where_they_are() {
    let tree = tree(CrateKind::Curated);
    let data = tree.keys().filter(|path| path.ends_with(".json"));
    assert_eq!(data.count(), 0);
    let text = text(&tree, "tests/examples/api/pets_operations_client.rs");
    assert!(text.contains("example: \"examples/Put.json\""), "{text}");
}

/// Several examples in the description have a data file each.
#[test]
fn examples_in_one_file_are_told_apart() {
    let tree = tree_of("values.json", CrateKind::Standalone);
    let data = |name: &str| -> serde_json::Value {
        serde_json::from_str(&tree[&format!("tests/examples/data/{name}.json")]).unwrap()
    };
    let births = serde_json::json!(["2022-08-26T18:38:00Z", "2022-08-26T20:38:00+02:00"]);
    assert_eq!(data("values")["responses"]["200"]["body"], births);
    assert_eq!(data("values_2")["responses"]["200"]["body"], "dGVzdA==");

    let tree = tree_of("values.json", CrateKind::Curated);
    let tests = text(&tree, "tests/examples/api/pets_operations_client.rs");
    let place = r#"example: "values.json#/paths/~1births/get/x-ms-examples/Two""#;
    assert!(tests.contains(place), "{tests}");
}

#[test]
fn a_list_that_an_example_shows_as_text_is_listed() {
    let tree = tree_of("values.json", CrateKind::Standalone);
    let listed = text(&tree, "tests/examples/listed.rs");
    let reason = r#"\"fish,meat\" stands where a list belongs"#;
    assert!(listed.contains(reason), "{listed}");
    assert_eq!(listed.matches("include_str!").count(), 1, "{listed}");
}

#[test]
fn names_of_the_api_yield_to_those_of_the_tests() {
    let tree = tree_of("words.json", CrateKind::Standalone);
    insta::assert_snapshot!(text(&tree, "tests/examples/api/mod.rs"));
    insta::assert_snapshot!(text(&tree, "tests/examples/api/words_operations_client.rs"));
}

#[test]
fn an_api_without_examples_still_tells_what_is_not_tested() {
    let tree = tree_of("silent.json", CrateKind::Standalone);
    let tests = tree.keys().filter(|path| path.starts_with("tests/"));
    let expected = [
        "tests/examples/listed.rs",
        "tests/examples/main.rs",
        "tests/examples/rustfmt.toml",
        "tests/examples/support/example.rs",
        "tests/examples/support/mod.rs",
        "tests/examples/unreached.rs",
    ];
    assert!(tests.eq(expected), "{:?}", tree.keys());
    let unreached = text(&tree, "tests/examples/unreached.rs");
    assert!(unreached.contains("api: Things_Get"), "{unreached}");
}

#[test]
fn examples_at_several_places_are_composed() {
    let tree = tree_of("scattered.json", CrateKind::Standalone);
    insta::assert_snapshot!(text(&tree, "tests/examples/api/dogs_client.rs"));
    let unreached = text(&tree, "tests/examples/unreached.rs");
    let expected = r#"&["api: getSilence"]"#;
    assert!(unreached.contains(expected), "{unreached}");

    let tree = tree_of("scattered_swagger.json", CrateKind::Standalone);
    insta::assert_snapshot!(text(&tree, "tests/examples/api/cats_client.rs"));
}

/// A client has the defaults of the variables of its server.
#[test]
fn variables_of_servers_have_their_defaults() {
    let tree = tree_of("servers.json", CrateKind::Standalone);
    let tests = tree
        .iter()
        .filter(|(path, _)| path.starts_with("tests/examples/api"));
    let line = "GET https://eu.pets.example/v1/pets/4";
    assert!(
        tests.clone().any(|(_, text)| text.contains(line)),
        "{tests:?}"
    );
    let cookies = r#"("cookie", "taste=sweet; sid=key")"#;
    assert!(tests.clone().any(|(_, text)| text.contains(cookies)));
    let listed = text(&tree, "tests/examples/listed.rs");
    assert!(!listed.contains("region"), "{listed}");
}

/// Forms, objects in parameters, values in lists and maps, and bodies that are not JSON documents.
#[test]
fn forms_and_objects_are_compared_as_written() {
    let tree = tree_of("forms.json", CrateKind::Standalone);
    let tests = text(&tree, "tests/examples/api/desk_operations_client.rs");
    insta::assert_snapshot!(tests);
    let unreached = text(&tree, "tests/examples/unreached.rs");
    assert!(
        unreached.contains("UNREACHED: &[&str] = &[]"),
        "{unreached}"
    );
    let listed = text(&tree, "tests/examples/listed.rs");
    let reason = "the description has no end marker, so the client reads `[DONE]` as an item";
    assert!(listed.contains(reason), "{listed}");
    for reason in [
        "the example is the text of a document, in which the test finds no values",
        "XML does not show this text as it is",
    ] {
        assert!(listed.contains(reason), "{listed}");
    }
    assert_eq!(listed.matches("include_str!").count(), 3, "{listed}");
}

/// The items of a stream are those of its example: a list, or the text of the stream.
#[test]
fn streams_are_compared_by_item() {
    let tree = tree_of("streams.json", CrateKind::Standalone);
    let tests = text(&tree, "tests/examples/api/feeds_operations_client.rs");
    insta::assert_snapshot!(tests);
    let listed = text(&tree, "tests/examples/listed.rs");
    for reason in [
        "the text is not lines of JSON",
        "1 stands where text belongs",
    ] {
        assert!(listed.contains(reason), "{listed}");
    }
    let unreached = text(&tree, "tests/examples/unreached.rs");
    assert!(unreached.contains("api: Feeds_Silent"), "{unreached}");
}

#[test]
fn tests_that_read_the_specifications_have_no_composed_examples() {
    let tree = tree_of("scattered.json", CrateKind::Curated);
    let tests = tree.keys().filter(|path| path.contains("dogs_client"));
    let tests: Vec<_> = tests.filter(|path| path.starts_with("tests/")).collect();
    assert_eq!(tests, Vec::<&String>::new());
}
