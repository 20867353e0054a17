//! Tests of `rename` and `directives` in a manifest.

use crate::workspace::{Ended, Workspace};

const OPENAPI: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /orders:
    get:
      operationId: listThem
      tags: [ord]
      parameters:
        - {name: trace, in: query, schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/OrderDto'}}}}}
    put:
      operationId: Ord_Put
      tags: [ord]
      requestBody: {required: true, content: {application/xml: {schema: {$ref: '#/components/schemas/Parcel'}}}}
      responses: {'204': {description: gone}}
components:
  schemas:
    OrderDto:
      type: object
      properties:
        n: {type: string}
        state: {$ref: '#/components/schemas/St'}
    St: {type: string, enum: [a, b]}
    Parcel: {type: object, properties: {w: {type: number}}}
";

fn manifest(settings: &str) -> String {
    format!(
        "crate: shop
out: shop
services:
  - module: shop
{settings}
    versions:
      - version: '1'
        inputs: [shop.yaml]
"
    )
}

fn project(settings: &str) -> Workspace {
    Workspace::new(&[
        ("shop.yaml", OPENAPI),
        ("armsmith.yaml", &manifest(settings)),
    ])
}

fn regen(project: &Workspace) -> Ended {
    project.run(&["regen", "--no-build"])
}

/// Returns the sources of the crate.
fn sources(project: &Workspace) -> String {
    let files = project.snapshot("shop/src/shop").into_values();
    files
        .map(|(bytes, _)| String::from_utf8(bytes).unwrap())
        .collect()
}

const RENAME: &str = "    rename:
      operations: {listThem: Orders_List, Ord_Put: Ship}
      groups: {ord: Parcels}
      models: {OrderDto: Order, St: OrderState, Parcel: Shipment}
      properties: {OrderDto.n: name, Parcel.w: weight}
      values: {St.a: Open, St.b: closed}
";

#[test]
fn names_in_code_change_and_those_on_the_wire_stay() {
    let project = project(RENAME);
    let ended = regen(&project);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let sources = sources(&project);
    for part in [
        "pub fn orders_client(",
        "pub fn parcels_client(",
        "pub async fn list(",
        "pub async fn ship(",
        "pub struct Order {",
        "pub enum OrderState {",
        "pub struct Shipment {",
        "pub name: Option<String>",
        "name = \"n\"",
        "weight = \"w\"",
        "Open = \"a\"",
        "Closed = \"b\"",
        // The root element in XML.
        "\"Parcel\"",
    ] {
        assert!(sources.contains(part), "{part}\n{sources}");
    }
    for part in ["OrderDto", "list_them", "ord_client", "OrdClient"] {
        assert!(
            !sources.contains(&format!("pub struct {part}")),
            "{part}\n{sources}"
        );
        assert!(
            !sources.contains(&format!("fn {part}")),
            "{part}\n{sources}"
        );
    }
}

#[test]
fn two_names_are_exchanged() {
    let project = project("    rename: {models: {OrderDto: Parcel, Parcel: OrderDto}}");
    assert_eq!(regen(&project).err, "");
    let sources = sources(&project);
    let order = sources.split("pub struct Parcel {").nth(1).unwrap();
    assert!(
        order.split('}').next().unwrap().contains("pub n: "),
        "{sources}"
    );
}

#[test]
fn a_new_name_that_matches_nothing_is_a_warning() {
    let cases = [
        (
            "operations: {listThm: a}",
            "no operation `listThm`",
            "did you mean `listThem`?",
        ),
        (
            "groups: {order: a}",
            "no operation group `order`",
            "did you mean `ord`?",
        ),
        (
            "models: {OrderDtos: a}",
            "no model `OrderDtos`",
            "did you mean `OrderDto`?",
        ),
        (
            "properties: {OrderDto.m: a}",
            "no property `OrderDto.m`",
            "did you mean `OrderDto.n`?",
        ),
        (
            "values: {St.A: a}",
            "no enumeration value `St.A`",
            "did you mean `St.a`?",
        ),
    ];
    for (entry, message, help) in cases {
        let project = project(&format!("    rename:\n      {entry}"));
        let ended = regen(&project);
        assert_eq!(ended.code, 0, "{}", ended.err);
        for part in [
            "warning[unmatched-rename]",
            message,
            help,
            "armsmith.yaml:6:",
        ] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
    }
    let project = project("    rename:\n      models: {OrderDto: '1'}");
    let ended = regen(&project);
    assert!(
        ended.err.contains("`1` is not a valid name"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("armsmith.yaml:6:"), "{}", ended.err);
}

/// Versions share the settings of their service, so a name in one of them is enough.
#[test]
fn names_and_selectors_match_in_one_version_at_least() {
    let versions = "      - version: '2'\n        inputs: [shop2.yaml]\n";
    let settings = "    operations: {include: [listThem, Ord_Put2]}\n    rename: {models: {OrderDto: Order, NewDto: Order}}";
    let project = Workspace::new(&[
        ("shop.yaml", OPENAPI),
        (
            "shop2.yaml",
            &OPENAPI
                .replace("Ord_Put", "Ord_Put2")
                .replace("OrderDto", "NewDto"),
        ),
        (
            "armsmith.yaml",
            &format!("{}{versions}", manifest(settings)),
        ),
    ]);
    let ended = regen(&project);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let manifest = project
        .read("armsmith.yaml")
        .replace("Ord_Put2]", "Ord_Put3]");
    project.put("armsmith.yaml", manifest.as_bytes());
    let ended = regen(&project);
    assert_eq!(ended.code, 1);
    assert_eq!(
        ended.err.matches("`Ord_Put3` matches no operation").count(),
        1,
        "{}",
        ended.err
    );
}

const DIRECTIVES: &str = "    directives:
      - rename-model: {from: OrderDto, to: Order}
      - where-model: OrderDto
        rename-property: {from: n, to: name}
      - remove-operation: Ord_Put
      - remove-parameter: {in: query, name: trace}
      - where: $.components.schemas.St.enum
        set: [a, c]
";

#[test]
fn directives_change_descriptions_of_openapi_3() {
    let project = project(DIRECTIVES);
    let ended = regen(&project);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{}", ended.out);
    let sources = sources(&project);
    for part in ["pub struct Order {", "name = \"name\"", "C = \"c\""] {
        assert!(sources.contains(part), "{part}\n{sources}");
    }
    for part in ["trace", "fn put(", "Parcel"] {
        assert!(!sources.contains(part), "{part}\n{sources}");
    }
}

#[test]
fn a_directive_without_effect_is_a_warning_with_its_place() {
    let cases = [
        (
            "{rename-model: {from: X, to: Y}}",
            "does not match anything",
            "6:",
        ),
        (
            "{remove-operation: a, from: other.yaml}",
            "none of the files is named `other.yaml`",
            "6:",
        ),
        (
            "{rename-modl: {from: X, to: Y}}",
            "did you mean `rename-model`?",
            "6:",
        ),
        ("{where: $, transform: 'code'}", "program code", "6:"),
    ];
    for (directive, message, place) in cases {
        let project = project(&format!("    directives:\n      - {directive}"));
        let ended = regen(&project);
        assert_eq!(ended.code, 0, "{}", ended.err);
        for part in [
            "ignored-directive",
            message,
            &format!("armsmith.yaml:{place}"),
        ] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
    }
}

/// A readme of an API in OpenAPI 3.0 has directives too.
#[test]
fn directives_of_a_readme_change_descriptions_of_openapi_3() {
    let readme = "```yaml\ninput-file: shop.yaml\ndirective:\n  - rename-model: {from: OrderDto, to: Order}\n  - remove-model: Parcel\n  - remove-operation: Ord_Put\n```\n";
    let project = Workspace::new(&[("shop.yaml", OPENAPI), ("readme.md", readme)]);
    let ended = project.run(&["generate", "--readme", "readme.md", "--out", "out"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert!(project.path("out/src/models").exists());
    let files = project.snapshot("out/src/models").into_values();
    let models: String = files
        .map(|(bytes, _)| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(models.contains("pub struct Order {"), "{models}");
}
