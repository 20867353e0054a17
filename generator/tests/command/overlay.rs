//! Tests of overlays.

use crate::workspace::{Ended, Workspace};

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /orders:
    get:
      operationId: list
      tags: [old]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: secret, in: query, schema: {type: string}}
        - {name: hidden, in: query, schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
    delete:
      operationId: dropAll
      responses: {'204': {description: gone}}
components:
  schemas:
    Order:
      type: object
      properties:
        id: {type: string}
        note: {type: string}
    Empty: {type: object}
";

fn project(overlay: &str) -> Workspace {
    Workspace::new(&[("shop.yaml", DESCRIPTION), ("overlays/shop.yaml", overlay)])
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.1.0\ninfo: {{title: Changes, version: '1'}}\nactions:\n{actions}")
}

/// Prints the operations with their parameters, and the models with their members.
fn inspect(project: &Workspace) -> Ended {
    project.run(&[
        "inspect",
        "--spec",
        "shop.yaml",
        "--overlay",
        "overlays/shop.yaml",
        "--format",
        "json",
        "--stage",
        "ir",
    ])
}

/// Generates a crate, whose messages the tests check.
fn generate(project: &Workspace) -> Ended {
    let overlay = ["--overlay", "overlays/shop.yaml", "--out", "out"];
    project.run(&[&["generate", "--spec", "shop.yaml"], &overlay[..]].concat())
}

/// Returns the intermediate representation after these actions, which must have no warning apart from the type.
#[track_caller]
fn changed(actions: &str) -> String {
    let project = project(&overlay(actions));
    let generated = generate(&project);
    assert!(!generated.err.contains("overlay"), "{}", generated.err);
    let ended = inspect(&project);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let value: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    value.to_string()
}

#[test]
fn objects_are_merged_lists_are_appended_and_values_are_replaced() {
    let api = changed(
        "  - target: $.paths['/orders'].get
    update:
      operationId: orders_list
      tags: [new]
      parameters: [{name: page, in: query, schema: {type: integer}}]
",
    );
    for part in [
        "\"orders_list\"",
        "\"limit\"",
        "\"page\"",
        "\"old\",\"new\"",
    ] {
        assert!(api.contains(part), "{part}\n{api}");
    }
    let api = changed(
        "  - target: $.paths['/orders'].get.parameters
    update: {name: page, in: query, schema: {type: integer}}
  - target: $.paths['/orders'].get.tags
    update: [second, third]
  - target: $.paths['/orders'].get.operationId
    update: found
",
    );
    for part in ["\"found\"", "\"page\"", "\"old\",\"second\",\"third\""] {
        assert!(api.contains(part), "{part}\n{api}");
    }
}

#[test]
fn places_are_removed_in_any_order() {
    let api = changed(
        "  - target: $.paths.*.get.parameters[?@.name == 'limit' || @.name == 'hidden']
    remove: true
    update: {name: never}
  - target: $.paths['/orders'].delete
    remove: true
",
    );
    assert!(api.contains("\"secret\""), "{api}");
    for part in ["\"limit\"", "\"hidden\"", "dropAll", "never"] {
        assert!(!api.contains(part), "{part}\n{api}");
    }
    // A place in another selected place is removed with it.
    let api = changed(
        "  - {target: '$.paths[\"/orders\"].delete..*', remove: true}\n  - {target: $.paths.*.delete, remove: true}\n",
    );
    assert!(!api.contains("dropAll"), "{api}");
}

#[test]
fn a_place_is_copied_and_moved() {
    let api = changed(
        "  - target: $.paths
    update: {/archive: {}}
  - target: $.paths['/archive']
    copy: $.paths['/orders']
  - target: $.paths['/orders']
    remove: true
",
    );
    assert!(api.contains("\"/archive\""), "{api}");
    assert!(!api.contains("\"/orders\""), "{api}");
}

#[test]
fn a_reusable_action_has_the_change_for_several_targets() {
    let text = overlay(
        "  - {$ref: '#/components/actions/drop', target: $.paths.*.delete}
  - {$ref: '#/components/actions/drop', target: '$..parameters[?@.name == \"hidden\"]'}
components: {actions: {drop: {fields: {remove: true}}}}
",
    )
    .replace("1.1.0", "1.2.0");
    let ended = inspect(&project(&text));
    assert_eq!(ended.code, 0, "{}", ended.err);
    for part in ["dropAll", "\"hidden\""] {
        assert!(!ended.out.contains(part), "{part}");
    }
}

/// Before version 1.2, an overlay has no components. Whatever is unknown is reported at its place.
#[test]
fn keys_without_effect_are_reported() {
    let text = overlay(
        "  - {target: $.info, update: {x-a: 1}}
$self: https://example.com/o.yaml
components: {actions: {}}
extend: shop.yaml
x-own: 1
",
    );
    let ended = generate(&project(&text));
    assert_eq!(ended.code, 0, "{}", ended.err);
    for part in [
        "`$self` has no effect before version 1.2 of overlays",
        "`components` has no effect before version 1.2 of overlays",
        "unknown key `extend` in an overlay",
        "did you mean `extends`?",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert!(!ended.err.contains("x-own"), "{}", ended.err);
    let text = text
        .replace("1.1.0", "1.2.0")
        .replace("extend: shop", "extends: shop");
    let text = text.replace(
        "{actions: {}}",
        "{actions: {a: {fields: {remove: true}, parameters: []}}, schemas: {}}",
    );
    let ended = generate(&project(&text));
    for part in [
        "unknown key `schemas` in an overlay",
        "unknown key `parameters` in a reusable action",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
}

/// `extends` is relative to `$self`, and names the description with this `$self`.
#[test]
fn the_uri_of_an_overlay_is_the_base_of_extends() {
    let with_self = "extends: ../api.yaml\n$self: https://example.com/overlays/shop.yaml\n";
    let action = "  - {target: $.paths.*.delete, remove: true}\n";
    let text = overlay(&format!("{action}{with_self}")).replace("1.1.0", "1.2.0");
    let project = project(&text);
    let named = generate(&project);
    let warning = "no input file is named `api.yaml`, as the document that the overlay extends";
    assert!(named.err.contains(warning), "{}", named.err);
    let description = DESCRIPTION.replacen(
        "openapi:",
        "$self: https://example.com/api.yaml\nopenapi:",
        1,
    );
    project.put("shop.yaml", description.as_bytes());
    let ended = generate(&project);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(!ended.err.contains("overlay"), "{}", ended.err);
    assert!(!inspect(&project).out.contains("dropAll"));
    // A fragment names a part of a document.
    let text = text.replace("../api.yaml", "../api.yaml#/info");
    project.put("overlays/shop.yaml", text.as_bytes());
    let ended = generate(&project);
    assert!(
        ended.err.contains("the fragment of `extends` is ignored"),
        "{}",
        ended.err
    );
}

/// Messages about the description point to its file, not to the changed text.
#[test]
fn messages_point_into_the_original_file() {
    let description = DESCRIPTION.replace("note: {type: string}", "note: {type: strnig}");
    let project = project(&overlay(
        "  - {target: '$.paths[\"/orders\"].get.parameters[0]', remove: true}
  - {target: $.components.schemas.Empty, remove: true}
  - {target: $.info, update: {description: Changed.}}
",
    ));
    project.put("shop.yaml", description.as_bytes());
    let ended = inspect(&project);
    let line = description
        .lines()
        .position(|line| line.contains("strnig"))
        .unwrap()
        + 1;
    assert!(
        ended.err.contains(&format!("shop.yaml:{line}:")),
        "{}",
        ended.err
    );
}

#[test]
fn an_action_without_effect_is_a_warning_with_its_place() {
    let cases = [
        (
            "{target: \"$.paths['/order'].get\", remove: true}",
            "does not match anything",
            "4:14",
        ),
        (
            "{target: $.info, update: text}",
            "cannot be merged with `/info`",
            "4:30",
        ),
        (
            "{target: $.info.title, update: {a: 1}}",
            "cannot be merged with `/info/title`",
            "4:",
        ),
        (
            "{target: $.info, copy: $.paths.*.*}",
            "selects 2 values instead of one",
            "4:28",
        ),
        (
            "{target: $.info, copy: $.nothing}",
            "selects 0 values instead of one",
            "4:28",
        ),
        (
            "{target: $.info}",
            "neither `update` nor `remove` nor `copy`",
            "4:5",
        ),
        (
            "{target: $.info, remve: true, update: {}}",
            "did you mean `remove`?",
            "4:",
        ),
    ];
    for (action, message, place) in cases {
        let project = project(&overlay(&format!("  - {action}\n")));
        let ended = generate(&project);
        assert_eq!(ended.code, 0, "{action}\n{}", ended.err);
        for part in [
            "warning[overlay-without-effect]",
            message,
            &format!("overlays/shop.yaml:{place}"),
        ] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
    }
}

#[test]
fn an_invalid_overlay_is_an_error_with_its_place() {
    let cases = [
        (
            "openapi: 3.0.0".to_owned(),
            "it has no `overlay` with a version",
            "",
        ),
        (
            "overlay: 2.0.0".to_owned(),
            "unsupported overlay version `2.0.0`",
            "1:10",
        ),
        (
            "overlay: 1.0.0".to_owned(),
            "the overlay has no `actions`",
            "1:",
        ),
        (
            overlay("  - {target: $.info[, remove: true}\n"),
            "syntax",
            "",
        ),
        (
            overlay("  - {target: '$.info[', remove: true}\n"),
            "is not a valid JSONPath",
            "4:14",
        ),
        (
            overlay("  - {remove: true}\n"),
            "the action has no `target`",
            "4:5",
        ),
        (
            overlay("  - {target: $.info, remove: maybe}\n"),
            "`remove` must be true or false",
            "4:30",
        ),
        (overlay("  - text\n"), "the action is not an object", "4:5"),
        (
            overlay("  - {$ref: '#/x', target: $.info}\n"),
            "is not a reusable action",
            "4:12",
        ),
    ];
    for (text, message, place) in cases {
        let project = project(&text);
        let ended = project.run(&[
            "generate",
            "--spec",
            "shop.yaml",
            "--overlay",
            "overlays/shop.yaml",
            "--out",
            "out",
        ]);
        assert_eq!(ended.code, 1, "{text}");
        for part in [message, &format!("overlays/shop.yaml:{place}")] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
        assert!(!project.path("out").exists());
    }
}

/// `extends` selects one file of several, which need not be an input.
#[test]
fn an_overlay_changes_the_document_that_it_extends() {
    let shared =
        "components: {schemas: {Order: {type: object, properties: {id: {type: string}}}}}\n";
    let description = DESCRIPTION.replace(
        "'#/components/schemas/Order'",
        "'shared.yaml#/components/schemas/Order'",
    );
    let actions =
        "  - target: $.components.schemas.Order.properties\n    update: {weight: {type: number}}\n";
    let run = |extends: &str| {
        let text = overlay(actions).replace("actions:", &format!("extends: {extends}\nactions:"));
        let project = Workspace::new(&[
            ("shop.yaml", &description),
            ("shared.yaml", shared),
            ("overlays/shop.yaml", &text),
        ]);
        (inspect(&project).out, generate(&project).err)
    };
    let ended = run("../shared.yaml");
    assert!(ended.0.contains("\"weight\""), "{}", ended.1);
    assert!(!ended.1.contains("overlay"), "{}", ended.1);
    let ended = run("https://example.com/apis/shop.yaml");
    assert!(!ended.1.contains("overlay"), "{}", ended.1);
    for extends in ["../nothing.yaml", "https://example.com/apis/nothing.yaml"] {
        let ended = run(extends);
        assert!(ended.1.contains("overlays/shop.yaml:3:10"), "{}", ended.1);
    }
}

const MANIFEST: &str = "\
crate: shop
out: shop
services:
  - module: shop
    overlays: [overlays/names.yaml]
    versions:
      - version: '1'
        inputs: [shop.yaml]
        overlays: [overlays/shop.yaml]
      - version: '2'
        inputs: [shop2.yaml]
";

#[test]
fn a_manifest_has_overlays_of_services_and_versions() {
    let names = overlay(
        "  - {target: '$..get[?@ == \"list\"]', update: listed}\n  - {target: $.paths.*.put, remove: true}\n",
    );
    let project = Workspace::new(&[
        ("shop.yaml", DESCRIPTION),
        (
            "shop2.yaml",
            &DESCRIPTION.replace("    delete:", "    put:"),
        ),
        ("overlays/names.yaml", &names),
        (
            "overlays/shop.yaml",
            &overlay("  - {target: $.paths.*.delete, remove: true}\n"),
        ),
        ("armsmith.yaml", MANIFEST),
    ]);
    let ended = project.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(
        !ended.err.contains("overlay"),
        "each target matches in one version: {}",
        ended.err
    );
    for version in ["v1", "v2"] {
        let client = project.read(&format!("shop/src/shop/{version}/clients/old_client.rs"));
        assert!(client.contains("pub async fn listed("), "{client}");
        assert!(!client.contains("drop_all"), "{client}");
    }
    project.put(
        "armsmith.yaml",
        MANIFEST.replace("names.yaml", "nmes.yaml").as_bytes(),
    );
    let ended = project.run(&["regen", "--no-build"]);
    for part in [
        "the overlay `overlays/nmes.yaml` does not exist",
        "did you mean `overlays/names.yaml`?",
        "armsmith.yaml:5:16",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
}

#[test]
fn a_new_manifest_lists_the_overlays() {
    let project = project(&overlay("  - {target: $.paths.*.delete, remove: true}\n"));
    let ended = project.run(&[
        "init",
        "--spec",
        "shop.yaml",
        "--overlay",
        "overlays/shop.yaml",
    ]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let manifest = project.read("armsmith.yaml");
    assert!(
        manifest.contains("    overlays: [\"overlays/shop.yaml\"]\n"),
        "{manifest}"
    );
    let ended = project.run(&["regen", "--no-build"]);
    assert!(
        ended.out.contains(": 1 operation, "),
        "{}{}",
        ended.out,
        ended.err
    );
}
