use std::collections::{BTreeMap, HashSet};

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value, json};

use super::super::{CrateKind, File};
use crate::ir::{Example, Package};

/// Where the tests find the text of the examples: beside them, or in the specifications.
pub(super) struct Data {
    /// The names of the files beside the tests, by the examples' own.
    names: Option<BTreeMap<String, String>>,
}

impl Data {
    pub(super) fn of(package: &Package, kind: CrateKind) -> Self {
        let names = (kind == CrateKind::Standalone).then(|| names(package));
        Data { names }
    }

    /// The expression that yields an example's path or text in a file of `folder`.
    pub(super) fn expression(&self, example: &Example, folder: &str) -> TokenStream {
        match self.names.as_ref().map(|names| names.get(&example.file)) {
            Some(name) => {
                let up = folder.split('/').skip(2).map(|_| "../").collect::<String>();
                let path = format!("{up}data/{}", name.map_or("", String::as_str));
                quote!(include_str!(#path))
            }
            None => {
                let path = &example.file;
                quote!(#path)
            }
        }
    }

    /// The files beside the tests.
    pub(super) fn files(&self, package: &Package) -> Vec<File> {
        let Some(names) = &self.names else {
            return Vec::new();
        };
        let mut files = BTreeMap::new();
        for example in examples(package) {
            if let Some(name) = names.get(&example.file) {
                let path = format!("tests/examples/data/{name}");
                files.entry(path).or_insert_with(|| text(example));
            }
        }
        files.into_iter().collect()
    }
}

fn examples(package: &Package) -> impl Iterator<Item = &Example> {
    package
        .modules
        .iter()
        .flat_map(|module| module.api.operations())
        .flat_map(|operation| &operation.examples)
}

/// A short name each, numbered where two folders have files of one name.
fn names(package: &Package) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut taken = HashSet::new();
    for example in examples(package) {
        if names.contains_key(&example.file) {
            continue;
        }
        let file = example.file.rsplit('/').next().unwrap_or_default();
        let stem = file.strip_suffix(".json").unwrap_or(file);
        let mut name = format!("{stem}.json");
        for number in 2.. {
            if taken.insert(name.to_lowercase()) {
                break;
            }
            name = format!("{stem}_{number}.json");
        }
        names.insert(example.file.clone(), name);
    }
    names
}

/// The example as far as the tests read it.
fn text(example: &Example) -> String {
    let parameters: Map<_, _> = example
        .parameters
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let responses: Map<_, _> = example
        .responses
        .iter()
        .map(|response| {
            let mut members = Map::new();
            if !response.headers.is_empty() {
                let headers = response.headers.iter();
                let headers: Map<_, _> = headers
                    .map(|(name, value)| (name.clone(), value.clone()))
                    .collect();
                members.insert("headers".to_owned(), Value::Object(headers));
            }
            if let Some(body) = &response.body {
                members.insert("body".to_owned(), body.clone());
            }
            (response.status.to_string(), Value::Object(members))
        })
        .collect();
    let value = json!({ "parameters": parameters, "responses": responses });
    format!("{value:#}\n")
}
