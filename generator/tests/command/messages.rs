//! Tests of what messages mark, and that one mistake is one message.

use crate::workspace::{Ended, Workspace};

/// A description with one path, two operations and one schema.
const SHOP: &str = r##"{
  "swagger": "2.0",
  "info": { "title": "Shop", "version": "1" },
  "paths": {
    "/items/{item}": {
      "get": {
        "operationId": "Items_Get",
        "parameters": [{ "name": "item", "in": "path", "required": true, "type": "string" }],
        "responses": { "200": { "description": "OK", "schema": { "$ref": "#/definitions/A" } } }
      },
      "put": {
        "operationId": "Items_Put",
        "parameters": [{ "name": "item", "in": "path", "required": true, "type": "string" }],
        "responses": { "200": { "description": "OK", "schema": { "$ref": "#/definitions/A" } } }
      }
    }
  },
  "definitions": {
    "A": {
      "type": "object",
      "properties": {
        "size": {
          "type": "integer",
          "format": "int32",
          "default": 1
        },
        "kind": { "type": "string", "enum": ["a", "b"] }
      }
    }
  }
}
"##;

/// Inspects the description with one part replaced everywhere.
fn inspected(from: &str, to: &str) -> Ended {
    assert!(SHOP.contains(from), "{from}");
    let workspace = Workspace::new(&[("shop.json", &SHOP.replace(from, to))]);
    workspace.run(&["inspect", "--spec", "shop.json"])
}

/// Returns the titles of the messages.
fn titles(ended: &Ended) -> Vec<&str> {
    let lines = ended.err.lines();
    let is_title = |line: &&str| line.contains("]: ") && !line.starts_with(' ');
    lines.filter(is_title).collect()
}

#[test]
fn one_mistake_is_one_message() {
    for (from, to, title, help) in [
        (
            "/items/{item}",
            "/items/{itm}",
            "error[undeclared-path-parameter]: the path contains `{itm}`, but no such path parameter is declared",
            "did you mean `item`?",
        ),
        (
            "/items/{item}",
            "/items/{number}",
            "error[undeclared-path-parameter]: the path contains `{number}`, but no such path parameter is declared",
            "did you mean `item`?",
        ),
        (
            "#/definitions/A\"",
            "#/definitions/Ax\"",
            "error[broken-reference]: the reference `#/definitions/Ax` cannot be resolved",
            "did you mean `#/definitions/A`?",
        ),
        (
            "#/definitions/A\"",
            "parts.json#/A\"",
            "error[broken-reference]: the reference `parts.json#/A` points to `parts.json`, which does not exist",
            "one more like this",
        ),
    ] {
        let ended = inspected(from, to);
        assert_eq!(ended.code, 1, "{to}");
        assert_eq!(titles(&ended), [title], "{}", ended.err);
        assert!(ended.err.contains(help), "{help}\n{}", ended.err);
    }
}

#[test]
fn a_mark_is_at_the_wrong_value() {
    for (from, to, place, mark) in [
        ("\"int32\"", "\"int33\"", "shop.json:24:21", "^^^^^^^"),
        (
            "\"default\": 1",
            "\"default\": \"x\"",
            "shop.json:25:22",
            "^^^",
        ),
        (
            "\"string\", \"enum\"",
            "\"integer\", \"enum\"",
            "shop.json:27:47",
            "^^^",
        ),
        ("{item}", "all", "shop.json:8:34", "^^^^^^"),
        (
            "\"type\": \"object\"",
            "\"required\": [\"sise\"]",
            "shop.json:20:19",
            "^^^^^^^^",
        ),
        (
            "\"required\": true,",
            "\"required\": true, \"x-ms-parameter-location\": \"server\",",
            "shop.json:8:101",
            "^^^^^^^^",
        ),
    ] {
        let ended = inspected(from, to);
        let place = format!("--> {place}\n");
        assert!(ended.err.contains(&place), "{place}{}", ended.err);
        let marked = format!(" {mark}\n");
        assert!(ended.err.contains(&marked), "{mark}\n{}", ended.err);
    }
}

#[test]
fn errors_in_the_standard_input_show_their_lines() {
    let workspace = Workspace::new(&[]);
    for (from, to, line) in [
        ("\"int32\",", "\"int32\"", "25 |           \"default\": 1"),
        (
            "\"integer\"",
            "\"integr\"",
            "23 |           \"type\": \"integr\",",
        ),
    ] {
        let text = SHOP.replace(from, to);
        let ended = workspace.run_with(text.as_bytes(), &["inspect", "--spec", "-"]);
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains("--> -:2"), "{}", ended.err);
        assert!(ended.err.contains(line), "{line}\n{}", ended.err);
        assert!(ended.err.contains('^'), "{}", ended.err);
    }
}

#[test]
fn the_list_of_codes_has_columns() {
    let list = Workspace::new(&[]).run(&["explain"]).out;
    let starts: Vec<_> = list
        .lines()
        .map(|line| {
            let severity = line
                .find(" error")
                .or(line.find(" warning"))
                .or(line.find(" note"));
            let severity = severity.expect("a severity") + 1;
            let rest = &line[severity..];
            let name = rest.find(' ').expect("a title");
            let title = severity + name + rest[name..].find(|c| c != ' ').expect("a title");
            (severity, title)
        })
        .collect();
    assert!(starts.windows(2).all(|pair| pair[0] == pair[1]), "{list}");
}

#[test]
fn manual_pages_have_the_usage_of_help() {
    let workspace = Workspace::new(&[]);
    for command in ["generate", "diff", "corpus"] {
        let page = workspace.run(&["man", command]).out;
        let (_, synopsis) = page.split_once(".SH SYNOPSIS\n").expect(&page);
        let (synopsis, rest) = synopsis.split_once(".SH ").expect(&page);
        let usage = format!("armsmith {command} [OPTIONS]");
        assert!(synopsis.contains(&usage), "{synopsis}");
        let (own, common) = rest.split_once("COMMON OPTIONS").expect(&page);
        assert!(!own.contains("\\-\\-quiet"), "{own}");
        assert!(common.contains("\\-\\-quiet"), "{common}");
        assert!(
            page.contains(concat!("\"armsmith ", env!("CARGO_PKG_VERSION"), "\"")),
            "{page}"
        );
    }
}
