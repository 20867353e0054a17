//! Tests of directives.

use serde_json::{Value, json};

use super::service::Service;

fn description() -> Value {
    json!({
        "swagger": "2.0",
        "paths": {
            "/pets": {
                "parameters": [{ "name": "trace", "in": "header" }],
                "get": {
                    "operationId": "Pets_List",
                    "parameters": [
                        { "name": "top", "in": "query" },
                        { "$ref": "#/parameters/Skip" },
                        { "name": "skip", "in": "header" }
                    ]
                },
                "put": { "operationId": "Pets_Put", "parameters": [{ "name": "top", "in": "query" }] }
            }
        },
        "x-ms-paths": { "/pets?old": { "delete": { "operationId": "Pets_Drop" } } },
        "parameters": { "Skip": { "name": "skip", "in": "query" } },
        "definitions": {
            "Pet": {
                "required": ["name", "kind"],
                "properties": {
                    "name": { "type": "string" },
                    "kind": { "type": "string", "x-ms-enum": { "name": "Kind" } },
                    "age": { "type": "integer" }
                }
            },
            "Toy": { "properties": { "name": { "type": "string" } } },
            "Colour": { "type": "string", "x-ms-enum": { "name": "Colour" } }
        }
    })
}

/// Returns the description after directives, and the messages.
fn amended(directives: &str) -> (Value, String) {
    let readme = format!("```yaml\ninput-file: pets.json\ndirective:\n{directives}\n```\n");
    let service = Service::new(&readme).with("pets.json", &description().to_string());
    let (mut values, told) = service.amended(&["pets.json"]);
    (values.remove(0), told)
}

/// Checks that directives make a change to the description, without messages.
#[track_caller]
fn does(directives: &str, change: impl FnOnce(&mut Value)) {
    let mut expected = description();
    change(&mut expected);
    let (value, told) = amended(directives);
    assert_eq!(told, "");
    assert_eq!(value, expected);
}

fn remove(value: &mut Value, pointer: &str, key: &str) {
    let object = value.pointer_mut(pointer).and_then(Value::as_object_mut);
    assert!(object.unwrap().shift_remove(key).is_some());
}

#[test]
fn operations_are_removed_and_renamed() {
    does("- remove-operation: Pets_List", |value| {
        remove(value, "/paths/~1pets", "get");
    });
    does("- remove-operation: Pets_Drop", |value| {
        remove(value, "/x-ms-paths/~1pets?old", "delete");
    });
    does(
        "- rename-operation:\n    from: Pets_Put\n    to: Pets_Create",
        |value| value["paths"]["/pets"]["put"]["operationId"] = json!("Pets_Create"),
    );
}

#[test]
fn models_are_removed_and_renamed() {
    does("- remove-model: Toy", |value| {
        remove(value, "/definitions", "Toy");
    });
    // The discriminator value is not renamed.
    does("- rename-model: { from: Pet, to: Animal }", |value| {
        value["definitions"]["Pet"]["x-ms-client-name"] = json!("Animal")
    });
    does("- rename-model: { from: Colour, to: Color }", |value| {
        value["definitions"]["Colour"]["x-ms-client-name"] = json!("Color");
        value["definitions"]["Colour"]["x-ms-enum"]["name"] = json!("Color");
    });
}

#[test]
fn enumerations_are_renamed_wherever_they_are() {
    does("- rename-enum: { from: Kind, to: Species }", |value| {
        let at = "/definitions/Pet/properties/kind/x-ms-enum/name";
        *value.pointer_mut(at).unwrap() = json!("Species");
    });
}

#[test]
fn properties_are_removed_and_renamed() {
    does("- where-model: Pet\n  remove-property: name", |value| {
        remove(value, "/definitions/Pet/properties", "name");
        value["definitions"]["Pet"]["required"] = json!(["kind"]);
    });
    does("- remove-property: name", |value| {
        remove(value, "/definitions/Pet/properties", "name");
        remove(value, "/definitions/Toy/properties", "name");
        value["definitions"]["Pet"]["required"] = json!(["kind"]);
    });
    does(
        "- where-model: Pet\n  rename-property: { from: kind, to: species }",
        |value| {
            let kind = value["definitions"]["Pet"]["properties"]["kind"].clone();
            value["definitions"]["Pet"]["properties"]["species"] = kind;
            remove(value, "/definitions/Pet/properties", "kind");
            value["definitions"]["Pet"]["required"] = json!(["name", "species"]);
        },
    );
}

#[test]
fn parameters_are_removed_by_name_and_location() {
    does(
        "- where-operation: Pets_List\n  remove-parameter: { in: query, name: top }",
        |value| remove_parameter(value, "/paths/~1pets/get", 0),
    );
    // A reference is treated as its target; the header with the same name is kept.
    does(
        "- where-operation: Pets_List\n  remove-parameter: { in: query, name: skip }",
        |value| remove_parameter(value, "/paths/~1pets/get", 1),
    );
    does("- remove-parameter: { in: query, name: top }", |value| {
        remove_parameter(value, "/paths/~1pets/get", 0);
        remove_parameter(value, "/paths/~1pets/put", 0);
    });
    does("- remove-parameter: { in: header, name: trace }", |value| {
        remove_parameter(value, "/paths/~1pets", 0);
    });
}

fn remove_parameter(value: &mut Value, owner: &str, index: usize) {
    let at = format!("{owner}/parameters");
    let list = value.pointer_mut(&at).and_then(Value::as_array_mut);
    list.unwrap().remove(index);
}

#[test]
fn values_are_set_where_a_path_leads() {
    does(
        "- from: pets.json\n  where: $.definitions.Pet.properties.age\n  set: { type: number }\n  reason: It may be half a year.",
        |value| value["definitions"]["Pet"]["properties"]["age"] = json!({ "type": "number" }),
    );
    does(
        "- where: $.definitions[*].properties.name.type\n  set: integer",
        |value| {
            for model in ["Pet", "Toy"] {
                value["definitions"][model]["properties"]["name"]["type"] = json!("integer");
            }
        },
    );
    does(
        "- where: $.paths['/pets'].get.operationId\n  set: Pets_Enumerate",
        |value| value["paths"]["/pets"]["get"]["operationId"] = json!("Pets_Enumerate"),
    );
}

#[test]
fn directives_are_applied_in_their_order() {
    does(
        "- rename-operation: { from: Pets_Put, to: Pets_Make }\n- rename-operation: { from: Pets_Make, to: Pets_Create }",
        |value| value["paths"]["/pets"]["put"]["operationId"] = json!("Pets_Create"),
    );
}

#[test]
fn what_concerns_validation_or_people_changes_nothing() {
    does(
        "- suppress: R1001\n  from: pets.json\n  where: $.definitions\n  reason: It is so.\n  approved-by: us",
        |_| {},
    );
}

#[test]
fn a_directive_is_for_the_files_that_it_names() {
    let readme = "```yaml\ninput-file:\n- a/pets.json\n- b/pets.json\n- b/toys.json\ndirective:\n- from: a/pets.json\n  remove-model: Pet\n- from: [toys.json, ./b/pets.json]\n  remove-model: Toy\n- from: swagger-document\n  remove-model: Colour\n```\n";
    let text = description().to_string();
    let names = ["a/pets.json", "b/pets.json", "b/toys.json"];
    let service = names
        .into_iter()
        .fold(Service::new(readme), |service, name| {
            service.with(name, &text)
        });
    let (values, told) = service.amended(&names);
    assert_eq!(told, "");
    let models = values.iter().map(|value| {
        let models = value["definitions"].as_object().unwrap().keys();
        models.cloned().collect::<Vec<_>>()
    });
    let models: Vec<_> = models.collect();
    assert_eq!(models, [["Toy"], ["Pet"], ["Pet"]]);
}

#[test]
fn a_directive_counts_with_its_block() {
    let readme = "```yaml\ntag: v2\ninput-file: pets.json\n```\n```yaml $(tag) == 'v1'\ndirective:\n- remove-model: Pet\n```\n```yaml $(tag) == 'v2'\ndirective:\n  remove-model: Toy\n```\n";
    let service = Service::new(readme).with("pets.json", &description().to_string());
    let (values, told) = service.amended(&["pets.json"]);
    assert_eq!(told, "");
    let definitions = values[0]["definitions"].as_object().unwrap();
    let models: Vec<_> = definitions.keys().collect();
    assert_eq!(models, ["Pet", "Colour"]);
}

/// Each directive is reported at its line, and none is applied.
#[test]
fn what_is_not_applied_is_told() {
    let directives = "- from: pets.json\n  where: $.definitions.Pet\n  transform: >\n    $.properties.age.type = 'number';\n- remove-operation-match: /^Pets/i\n- from: code-model-v3\n  where: $..name\n  set: x\n- renameoperation: { from: a, to: b }\n- remove-models: Pet\n- reason: nothing\n- a text\n- rename-model: Pet\n- remove-parameter: top\n- set: 1\n- where: '$$'\n  set: 1\n- where-model: Pet\n  where-operation: Pets_List\n  remove-property: name\n- from: { a: 1 }\n  remove-model: Pet\n- remove-model: Absent\n- from: absent.json\n  remove-model: Pet\n- where-model: Pet\n  rename-property: { from: absent, to: b }";
    let (value, told) = amended(directives);
    assert_eq!(value, description());
    insta::assert_snapshot!(told);
}
