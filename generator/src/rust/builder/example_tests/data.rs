//! The location of examples: data files beside the tests, or the specifications.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::{
    ir::{Example, Package},
    rust::{
        example_tests::{DataFile, case::ExampleSource},
        options::CrateKind,
    },
};

/// The location of the examples.
pub(super) struct Data {
    /// The names of the data files, by the places of the examples. `None` if the tests read the specifications.
    names: Option<BTreeMap<FilePlace, String>>,
}

/// The file of an example, and the JSON pointer of the example in it.
type FilePlace = (String, String);

fn place(example: &Example) -> FilePlace {
    (example.file.clone(), example.pointer.clone())
}

impl Data {
    /// Returns the location for a kind of crate.
    pub(super) fn of(package: &Package, kind: CrateKind) -> Self {
        let names =
            matches!(kind, CrateKind::Standalone | CrateKind::Service).then(|| names(package));
        Data { names }
    }

    /// Returns the location of an example.
    pub(super) fn source(&self, example: &Example) -> ExampleSource {
        match &self.names {
            Some(names) => {
                let name = names.get(&place(example)).cloned();
                ExampleSource::DataFile(name.unwrap_or_default())
            }
            None if example.pointer.is_empty() => {
                ExampleSource::Specification(example.file.clone())
            }
            None => ExampleSource::Specification(format!("{}#{}", example.file, example.pointer)),
        }
    }

    /// Returns the data files by name.
    pub(super) fn files(&self, package: &Package) -> Vec<DataFile> {
        let Some(names) = &self.names else {
            return Vec::new();
        };
        let mut files = BTreeMap::new();
        for example in examples(package) {
            if let Some(name) = names.get(&place(example)) {
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

/// Returns a short name per example, numbered if several examples of a file or files of several folders have the same
/// name.
fn names(package: &Package) -> BTreeMap<FilePlace, String> {
    let mut names = BTreeMap::new();
    let mut taken = HashSet::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for example in examples(package) {
        let place = place(example);
        if names.contains_key(&place) {
            continue;
        }
        let file = example.file.rsplit('/').next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let number = numbers.entry(stem).or_default();
        let mut name = String::new();
        while name.is_empty() || !taken.insert(name.to_lowercase()) {
            *number += 1;
            name = match *number {
                1 => format!("{stem}.json"),
                number => format!("{stem}_{number}.json"),
            };
        }
        names.insert(place, name);
    }
    names
}

/// Returns the parts of an example that the tests read.
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
