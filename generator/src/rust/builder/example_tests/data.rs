//! The text of the examples: in data files beside the tests, or in the specifications.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value, json};

use crate::{
    ir::{Example, Package},
    rust::{
        example_tests::{DataFile, case::ExampleSource},
        options::CrateKind,
    },
};

/// The place where the tests find the text of the examples.
pub(super) struct Data {
    /// The names of the files beside the tests, by the paths of the examples; none if the tests read the specifications.
    names: Option<BTreeMap<String, String>>,
}

impl Data {
    /// The place for a crate of this kind.
    pub(super) fn of(package: &Package, kind: CrateKind) -> Self {
        let names = (kind == CrateKind::Standalone).then(|| names(package));
        Data { names }
    }

    /// The place of an example.
    pub(super) fn source(&self, example: &Example) -> ExampleSource {
        match &self.names {
            Some(names) => {
                let name = names.get(&example.file).cloned();
                ExampleSource::DataFile(name.unwrap_or_default())
            }
            None => ExampleSource::Specification(example.file.clone()),
        }
    }

    /// The files beside the tests, by name.
    pub(super) fn files(&self, package: &Package) -> Vec<DataFile> {
        let Some(names) = &self.names else {
            return Vec::new();
        };
        let mut files = BTreeMap::new();
        for example in examples(package) {
            if let Some(name) = names.get(&example.file) {
                files.entry(name).or_insert_with(|| text(example));
            }
        }
        let files = files.into_iter().map(|(name, text)| DataFile {
            name: name.clone(),
            text,
        });
        files.collect()
    }
}

fn examples(package: &Package) -> impl Iterator<Item = &Example> {
    package
        .modules
        .iter()
        .flat_map(|module| module.api.operations())
        .flat_map(|operation| &operation.examples)
}

/// A short name for each file, with a number if files of several folders have the same name.
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

/// The parts of an example that the tests read.
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
