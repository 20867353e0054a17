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

/// A description in YAML whose texts span several lines, and whose aliases repeat a mistake.
const LINES: &str = r##"openapi: 3.1.0
info: {title: Lines, version: '1'}
paths:
  /quoted:
    get:
      operationId: quoted
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                type: "obj\
                  ect2"
  /block:
    get:
      operationId: block
      responses:
        '200':
          description: OK
          content:
            application/json: {schema: {type: object, properties: {
              a: {type: string, format: 'rou
                nd'}, b: &b {$ref: "#/components/schemas/
                Pt"}}}}
  /anchor:
    get:
      operationId: anchor
      responses:
        '200': &ok
          description: OK
          content:
            application/json: {schema: &schema {type: strin}}
  /alias:
    get:
      operationId: alias
      responses: {'200': *ok}
components: {schemas: {Pet: {type: object}}}
"##;

#[test]
fn of_a_text_with_several_lines_the_first_is_marked() {
    let workspace = Workspace::new(&[("lines.yaml", LINES)]);
    let ended = workspace.run(&["inspect", "--spec", "lines.yaml"]);
    for (place, line, mark) in [
        ("13:23", "13 |                 type: \"obj\\", "^^^^^"),
        (
            "23:41",
            "23 |               a: {type: string, format: 'rou",
            "^^^^",
        ),
        (
            "24:36",
            "24 |                 nd'}, b: &b {$ref: \"#/components/schemas/",
            "^^^^^^^^^^^^^^^^^^^^^^",
        ),
    ] {
        let after = ended.err.split_once(&format!("--> lines.yaml:{place}\n"));
        let (_, after) = after.unwrap_or_else(|| panic!("{place}\n{}", ended.err));
        let mut lines = after.lines().skip(1);
        assert_eq!(lines.next(), Some(line), "{}", ended.err);
        let marks = lines.next().unwrap_or_default();
        assert!(marks.ends_with(&format!(" {mark}")), "{}", ended.err);
    }
}

#[test]
fn a_mistake_that_several_places_share_is_one_message() {
    let workspace = Workspace::new(&[
        ("lines.yaml", LINES),
        ("broken.json", "{\"definitions\": {},}"),
        (
            "shop.json",
            &SHOP.replace("#/definitions/A\"", "broken.json#/definitions/A\""),
        ),
        (
            "armsmith.yaml",
            "crate: shop\nout: out\nservices:\n- module: a\n  versions: [{version: 2024-01-01, inputs: [shop.json]}]\n\
             - module: b\n  versions: [{version: 2024-01-01, inputs: [broken.json]}]\n",
        ),
    ]);
    let ended = workspace.run(&["inspect", "--spec", "lines.yaml"]);
    assert_eq!(
        ended.err.matches("invalid value `strin`").count(),
        1,
        "{}",
        ended.err
    );
    assert!(
        ended.err.ends_with("3 errors and 1 warning\n"),
        "{}",
        ended.err
    );
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(titles(&ended).len(), 1, "{}", ended.err);
    assert!(
        ended.err.contains("the file is referenced here"),
        "{}",
        ended.err
    );
    assert!(
        ended.err.ends_with("1 error; nothing was written\n"),
        "{}",
        ended.err
    );
    let many = SHOP.replace("#/definitions/A\"", "#/definitions/Ax\"");
    let ended = workspace.run_with(many.as_bytes(), &["inspect", "--spec", "-"]);
    assert!(
        ended.err.contains("= note: one more like this"),
        "{}",
        ended.err
    );
    assert!(ended.err.ends_with("1 error\n"), "{}", ended.err);
}

#[test]
fn errors_in_yaml_are_in_plain_words() {
    let workspace = Workspace::new(&[]);
    for (text, message, help) in [
        (
            "a: 1\n b: 2\n",
            "not valid YAML: a key with a value is not allowed here",
            "put a text in quotes",
        ),
        (
            "a:\n  b: 1\n c: 2\n",
            "expected a key at the indentation of its object",
            "align the keys",
        ),
        (
            "a:\n\tb: 1\n",
            "a tab is not allowed in indentation",
            "indent with spaces",
        ),
        (
            "a: {b: 1\nc: 2\n",
            "expected `,` or `}`",
            "close the bracket",
        ),
        (
            "a: *b\n",
            "the alias refers to an anchor that does not exist",
            "correct the name of the alias",
        ),
        ("a: \"b\n", "is not closed", "add the closing quote"),
        (
            "a: @b\n",
            "a text cannot begin with `@`",
            "put a text in quotes",
        ),
        (
            "",
            "the standard input is empty",
            "pass a JSON or YAML file",
        ),
    ] {
        let ended = workspace.run_with(text.as_bytes(), &["inspect", "--spec", "-"]);
        assert_eq!(ended.code, 1, "{text}");
        assert!(ended.err.contains(message), "{text}\n{}", ended.err);
        assert!(ended.err.contains(help), "{text}\n{}", ended.err);
    }
}

#[test]
fn an_unknown_code_is_explained() {
    let workspace = Workspace::new(&[]);
    for (code, message) in [
        (
            "brokn-reference",
            "unknown code `brokn-reference`: did you mean `broken-reference`?",
        ),
        (
            "xyz",
            "unknown code `xyz`: run `armsmith explain` to list all codes",
        ),
    ] {
        let ended = workspace.run(&["explain", code]);
        assert_eq!(ended.code, 2);
        assert!(ended.err.contains(message), "{}", ended.err);
        assert!(ended.err.len() < 300, "{}", ended.err);
    }
    let ended = workspace.run(&["explain", "error[Broken-Reference]"]);
    assert!(
        ended.out.starts_with("error[broken-reference]: "),
        "{}",
        ended.out
    );
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
        let version = env!("CARGO_PKG_VERSION");
        let title = format!(
            ".TH \"armsmith-{command}\" \"1\" \"\" \"armsmith {version}\" \"Armsmith Manual\"\n"
        );
        assert!(page.starts_with(&title), "{page}");
    }
}

#[test]
fn every_wrong_part_of_an_operation_is_a_message() {
    let swagger = SHOP
        .replace(
            r#"[{ "name": "item", "in": "path", "required": true, "type": "string" }]"#,
            r#"[{ "name": "item", "in": "path", "required": true, "type": "strng" },
            { "name": "top", "in": "query", "type": "intger" }]"#,
        )
        .replace(
            r#""description": "OK", "schema""#,
            r#""description": "OK", "headers": [], "schema""#,
        );
    let openapi = r#"{"openapi": "3.0.3", "info": {"title": "Shop", "version": "1"}, "paths": {"/items": {"get": {
        "operationId": "Items_Get",
        "parameters": [{"name": "a", "in": "query", "explode": [], "schema": {}}, {"name": "b", "in": "query", "style": [], "schema": {}}],
        "responses": {"200": {"description": "OK", "content": []}}
    }}}}"#;
    let workspace = Workspace::new(&[("shop.json", &swagger), ("open.json", openapi)]);
    for (file, wrong) in [
        (
            "shop.json",
            [
                "`strng` for `type`",
                "`intger` for `type`",
                "`headers` has the wrong type",
            ],
        ),
        (
            "open.json",
            [
                "`explode` has the wrong type",
                "`style` has the wrong type",
                "`content` has the wrong type",
            ],
        ),
    ] {
        let ended = workspace.run(&["inspect", "--spec", file]);
        assert_eq!(ended.code, 1, "{file}");
        for wrong in wrong {
            assert!(ended.err.contains(wrong), "{file}: {wrong}\n{}", ended.err);
        }
        let operations = if file == "shop.json" { 2 } else { 1 };
        let errors = titles(&ended);
        let errors: Vec<_> = errors
            .iter()
            .filter(|title| title.starts_with("error"))
            .collect();
        assert!(errors.len() <= 3 * operations, "{errors:#?}");
    }
}
