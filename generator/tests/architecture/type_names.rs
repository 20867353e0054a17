//! Checks that a name of a type has one meaning.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::Item;

use crate::workspace;

/// The terms of the field that several stages, or the runtime, represent in their own form.
const TERMS: [&str; 45] = [
    "Alternative",
    "ApiVersion",
    "Arguments",
    "Authentication",
    "Client",
    "CommonFile",
    "CommonFolder",
    "CommonTypes",
    "Definition",
    "DefinitionKind",
    "Discriminator",
    "Endpoint",
    "Enumeration",
    "EnumerationBase",
    "EnumerationValue",
    "Family",
    "FinalState",
    "GlobalParameters",
    "Header",
    "HeaderSet",
    "JsonAlternative",
    "JsonUnion",
    "Literal",
    "Model",
    "Module",
    "NamedServer",
    "NextOperation",
    "Operation",
    "Package",
    "Pageable",
    "Parameter",
    "ParameterGroup",
    "Part",
    "Response",
    "ResultSchema",
    "Security",
    "SecurityScheme",
    "Service",
    "Tuple",
    "TupleField",
    "Union",
    "Version",
    "Xml",
    "XmlKind",
    "XmlPlacement",
];

/// The crates whose types a reader meets side by side.
const CRATES: [&str; 3] = ["generator/src", "generator/runtime/src", "xtask/src"];

#[test]
fn a_name_of_a_type_has_one_meaning() {
    let repeated = repeated_types();
    let terms = BTreeSet::from(TERMS);
    let mut faults = Vec::new();
    for (name, files) in &repeated {
        if !terms.contains(name.as_str()) {
            faults.push(format!("`{name}` is defined in {files:?}"));
        }
    }
    for term in terms {
        if !repeated.contains_key(term) {
            faults.push(format!("the term `{term}` has one type, or none"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the types that several files define, by name.
fn repeated_types() -> BTreeMap<String, BTreeSet<PathBuf>> {
    let mut types: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for file in workspace::files() {
        if !CRATES.iter().any(|folder| file.starts_with(folder)) || is_test(&file) {
            continue;
        }
        let text = workspace::text(&file).expect("a source file");
        for item in syn::parse_file(&text).expect("Rust").items {
            if let Some(name) = type_name(&item) {
                types.entry(name).or_default().insert(file.clone());
            }
        }
    }
    types.retain(|_, files| files.len() > 1);
    types
}

/// True for a file of unit tests.
fn is_test(file: &Path) -> bool {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let is_named_so = stem.is_some_and(|stem| stem == "tests" || stem.ends_with("_tests"));
    is_named_so || file.components().any(|part| part.as_os_str() == "tests")
}

fn type_name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Struct(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
