//! A description whose names are the identifiers of the runtime and of generated code.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::str::FromStr;

use armsmith::pipeline::{Job, Silent, generate};
use armsmith::source::Sources;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};

use crate::common;

/// Constructs whose crates have all kinds of methods and types.
const CONSTRUCTS: [&str; 8] = [
    "api_key",
    "collisions",
    "discriminator",
    "headers",
    "long_running_put",
    "openapi3_parameters",
    "paging",
    "xml",
];

/// Returns the identifiers of the runtime and of the crates of some constructs, one for those that become equal names.
pub fn all() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut met = HashSet::new();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src");
    of_folder(&runtime, &mut all);
    for construct in CONSTRUCTS {
        let folder = common::tests().join("emission").join(construct);
        let sources = Sources::with_root(&folder);
        let job = Job::standalone(vec![folder.join("spec.json")]);
        let generated = generate(&sources, &[job], &common::standalone(), &Silent);
        let tree = generated.expect("a crate").tree;
        for (path, text) in &tree {
            if path.ends_with(".rs") {
                of_text(text, &mut all);
            }
        }
    }
    // Names that clippy refuses by default.
    all.extend(["baz", "foo", "quux"].map(str::to_owned));
    all.retain(|name| met.insert(name.to_lowercase().replace('_', "")));
    all
}

fn of_folder(folder: &Path, all: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            of_folder(&path, all);
        } else {
            of_text(&fs::read_to_string(path).unwrap(), all);
        }
    }
}

fn of_text(text: &str, all: &mut BTreeSet<String>) {
    of_tokens(TokenStream::from_str(text).expect("Rust"), all);
}

fn of_tokens(tokens: TokenStream, all: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => of_tokens(group.stream(), all),
            TokenTree::Ident(name) => {
                all.insert(name.to_string().trim_start_matches("r#").to_owned());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Returns a description with each of these names in each role.
pub fn description(names: &BTreeSet<String>) -> String {
    let object = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let mut paths = Map::new();
    let mut schemas = Map::new();
    schemas.insert("FilterOfEachOperation".to_owned(), object("page"));
    let mut properties = Map::new();
    for (index, name) in names.iter().enumerate() {
        let text = json!({"type": "string"});
        let operation = json!({
            "operationId": name,
            "parameters": [
                {"name": name, "in": "path", "required": true, "schema": text},
                {"name": name, "in": "header", "schema": text},
                // These call functions of the runtime.
                {"name": "filter", "in": "query", "style": "deepObject", "schema": {
                    "$ref": "#/components/schemas/FilterOfEachOperation",
                }},
                {"name": "hash", "in": "query", "schema": {"type": "string", "format": "byte"}},
                {"name": "hashes", "in": "query", "explode": false, "schema": {
                    "type": "array", "items": {"type": "string", "format": "byte"},
                }},
            ],
            "responses": {"204": {"description": "Nothing."}},
        });
        paths.insert(format!("/{index}/{{{name}}}"), json!({"get": operation}));
        schemas.insert(name.clone(), object(name));
        properties.insert(
            name.clone(),
            json!({"$ref": format!("#/components/schemas/{name}")}),
        );
    }
    properties.insert(
        "x-words".to_owned(),
        json!({"type": "string", "enum": names}),
    );
    let body = json!({"content": {"application/json": {"schema": {
        "type": "object", "properties": properties,
    }}}});
    let operation = json!({
        "operationId": "putEverything",
        "requestBody": body,
        "responses": {"200": {"description": "Everything.", "content": body["content"]}},
    });
    paths.insert("/everything".to_owned(), json!({"put": operation}));
    let description: Value = json!({
        "openapi": "3.0.3",
        "info": {"title": "Identifiers", "version": "1"},
        "servers": [{"url": "https://identifiers.example"}],
        "paths": paths,
        "components": {"schemas": schemas},
    });
    description.to_string()
}
