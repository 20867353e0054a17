//! Tests of the committed versions of one service.

use std::path::Path;

use armsmith::diff::{compare, markdown, text};

use crate::side::crate_of;

const FILES: [&str; 3] = [
    "stable/2023-01-31/ManagedIdentity.json",
    "ManagedIdentity/stable/2024-11-30/ManagedIdentity.json",
    "ManagedIdentity/preview/2025-05-31-preview/openapi.json",
];

fn crates() -> [(armsmith::pipeline::Generated, armsmith::source::Sources); 3] {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let folder = specs.join("specification/msi/resource-manager/Microsoft.ManagedIdentity");
    FILES.map(|file| crate_of(&specs, &folder.join(file)))
}

#[test]
fn three_versions_as_text_markdown_and_json() {
    let crates = crates();
    let [one, two, three] = &crates;
    let first = compare(&one.0.version(&one.1), &two.0.version(&two.1));
    let second = compare(&two.0.version(&two.1), &three.0.version(&three.1));
    let plain = anstream::adapter::strip_str(&text(&first).to_string()).to_string();
    insta::assert_snapshot!("first_text", plain);
    insta::assert_snapshot!("second_markdown", markdown(&second));
    insta::assert_snapshot!(
        "second_json",
        serde_json::to_string_pretty(&second).unwrap()
    );
}

#[test]
fn the_way_back_breaks_what_the_way_there_added() {
    let crates = crates();
    let [one, two, _] = &crates;
    let back = compare(&two.0.version(&two.1), &one.0.version(&one.1));
    let removed = back
        .changes
        .iter()
        .find(|change| change.path == "models::IsolationScope");
    let removed = removed.expect("the enumeration");
    assert!(removed.breaking && removed.new.is_none());
    assert_eq!(removed.old.as_ref().map(|spot| spot.line), Some(815));
    assert_eq!(back.bump.before_1_0.name(), "minor");
    assert_eq!(back.bump.from_1_0.name(), "major");
}
