//! Tests of `armsmith inspect`.

use crate::workspace::{GOOD, Workspace};

#[test]
fn an_api_is_printed_as_text() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    let ended = workspace.run(&["inspect", "--spec", "spec.json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    insta::assert_snapshot!(ended.out);
}

#[test]
fn every_stage_is_printed_as_json() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    let look = |stage| {
        let ended = workspace.run(&[
            "inspect",
            "--format",
            "json",
            "--stage",
            stage,
            "--spec",
            "spec.json",
        ]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        serde_json::from_str::<serde_json::Value>(&ended.out).unwrap()
    };
    let api = look("api");
    assert_eq!(
        api["result"]["groups"][0]["operations"][0]["id"],
        "Widgets_Get"
    );
    assert_eq!(api["diagnostics"].as_array().map(Vec::len), Some(0));
    assert_eq!(look("ir")["result"]["modules"][0]["inputs"][0], "spec.json");
    assert!(look("names")["result"]["modules"].is_array());
    let rust = look("rust");
    let method = &rust["result"]["modules"][0]["clients"][1]["methods"][0];
    assert_eq!(method["request"]["method"], "GET");
}

#[test]
fn the_crate_is_printed_as_data() {
    let workspace = Workspace::new(&[("spec.json", GOOD)]);
    let ended = workspace.run(&["inspect", "--stage", "rust", "--spec", "spec.json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    insta::assert_snapshot!(ended.out);
}
