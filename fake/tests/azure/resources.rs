//! Tests of resources by ID.

use armsmith::fake::{FakeRequest, FakeSettings};
use serde_json::json;

use crate::support::{Azure, SUBSCRIPTION, body, code, widget};

#[test]
fn a_resource_is_created_read_changed_and_deleted() {
    let azure = Azure::with_group();
    let path = widget("one");
    let created = azure.put(&path, &body());
    assert_eq!(created.status, 201, "{}", created.value());
    assert_eq!(azure.put(&path, &body()).status, 200);
    let read = azure.get(&path).value();
    assert_eq!(read["id"], json!(path));
    assert_eq!(read["name"], "one");
    assert_eq!(read["type"], "Contoso.Widgets/widgets");
    assert_eq!(read["properties"]["size"], 3);
    let changed = azure.send("PATCH", &path, Some(&json!({"properties": {"size": 4}})));
    assert_eq!(changed.value()["properties"]["size"], 4);
    assert_eq!(changed.value()["properties"]["enabled"], true);
    assert_eq!(azure.send("HEAD", &path, None).status, 204);
    assert_eq!(azure.send("DELETE", &path, None).status, 204);
    assert_eq!(code(&azure.get(&path)), "404 ResourceNotFound");
    assert_eq!(azure.send("HEAD", &path, None).status, 404);
}

#[test]
fn ids_are_case_insensitive() {
    let azure = Azure::with_group();
    let path = format!("{SUBSCRIPTION}/RESOURCEGROUPS/G/providers/contoso.widgets/Widgets/One");
    let created = azure.put(&path, &body()).value();
    // The ID has the case of the description, and of the group and the name when they were created.
    assert_eq!(created["id"], json!(widget("One")));
    assert_eq!(azure.get(&widget("ONE")).value()["name"], "One");
    assert_eq!(
        azure.put(&widget("one"), &body()).value()["id"],
        json!(widget("One"))
    );
}

#[test]
fn read_only_members_are_filled_in_and_kept() {
    let azure = Azure::with_group();
    let path = widget("one");
    let request = json!({
        "id": "ignored", "location": "eastus",
        "identity": {"type": "SystemAssigned", "principalId": "ignored"},
        "properties": {"size": 1, "secret": "hidden", "widgetId": "ignored"},
    });
    let created = azure.put(&path, &request).value();
    let properties = &created["properties"];
    assert_eq!(properties["provisioningState"], "Succeeded");
    assert_eq!(properties["enabled"], true);
    assert_eq!(properties["secret"], json!(null));
    assert_eq!(
        properties["endpoints"]["main"],
        "https://one.main.example.net/"
    );
    assert_eq!(properties["widgetId"].as_str().map(str::len), Some(36));
    assert_eq!(
        created["identity"]["principalId"].as_str().map(str::len),
        Some(36)
    );
    let replaced = azure.put(&path, &body()).value();
    assert_eq!(replaced["properties"]["widgetId"], properties["widgetId"]);
    assert_ne!(replaced["etag"], created["etag"]);
    let unassigned =
        json!({"location": "eastus", "identity": {"type": "None"}, "properties": {"size": 1}});
    let other = azure.put(&widget("two"), &unassigned).value();
    assert_eq!(other["identity"].get("principalId"), None);
}

#[test]
fn parents_must_exist_and_take_their_children_with_them() {
    let azure = Azure::with(FakeSettings {
        polls: 0,
        ..FakeSettings::default()
    });
    let part = format!("{}/parts/p", widget("one"));
    assert_eq!(
        code(&azure.put(&part, &json!({}))),
        "404 ResourceGroupNotFound"
    );
    assert_eq!(
        code(&azure.get(&widget("one"))),
        "404 ResourceGroupNotFound"
    );
    azure.create_group("g");
    assert_eq!(
        code(&azure.put(&part, &json!({}))),
        "404 ParentResourceNotFound"
    );
    azure.put(&widget("one"), &body());
    assert_eq!(
        azure
            .put(&part, &json!({"properties": {"weight": 1.5}}))
            .status,
        201
    );
    azure.send("DELETE", &widget("one"), None);
    azure.put(&widget("one"), &body());
    assert_eq!(code(&azure.get(&part)), "404 ResourceNotFound");
    let group = format!("{SUBSCRIPTION}/resourceGroups/g");
    assert_eq!(azure.send("DELETE", &group, None).status, 200);
    assert_eq!(
        code(&azure.get(&widget("one"))),
        "404 ResourceGroupNotFound"
    );
}

#[test]
fn an_extension_resource_is_in_any_scope() {
    let azure = Azure::with_group();
    azure.put(&widget("one"), &body());
    let note = json!({"properties": {"text": "hello"}});
    for scope in [
        SUBSCRIPTION.to_owned(),
        format!("{SUBSCRIPTION}/resourceGroups/g"),
        widget("one"),
        String::new(),
    ] {
        let path = format!("{scope}/providers/Contoso.Widgets/notes/n");
        let created = azure.put(&path, &note);
        assert_eq!(created.status, 201, "{path}: {}", created.value());
        assert_eq!(created.value()["id"], json!(path));
    }
    let missing = format!("{}/providers/Contoso.Widgets/notes/n", widget("two"));
    assert_eq!(
        code(&azure.put(&missing, &note)),
        "404 ParentResourceNotFound"
    );
    let below = azure
        .get(&format!(
            "{}/providers/Contoso.Widgets/notes",
            widget("one")
        ))
        .value();
    assert_eq!(below["value"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_singleton_exists_with_its_parent() {
    let azure = Azure::with_group();
    let path = format!("{}/settings/default", widget("one"));
    assert_eq!(code(&azure.get(&path)), "404 ParentResourceNotFound");
    azure.put(&widget("one"), &body());
    assert_eq!(azure.get(&path).value()["properties"]["level"], 3);
    azure.put(&path, &json!({"properties": {"level": 5}}));
    assert_eq!(azure.get(&path).value()["properties"]["level"], 5);
}

#[test]
fn tags_are_replaced_as_a_whole_unless_it_is_a_merge_patch() {
    let azure = Azure::with_group();
    let path = widget("one");
    let mut request = body();
    request["tags"] = json!({"a": "1", "b": "2"});
    azure.put(&path, &request);
    let changed = azure.send("PATCH", &path, Some(&json!({"tags": {"c": "3"}})));
    assert_eq!(changed.value()["tags"], json!({"c": "3"}));
    let url = format!("https://management.azure.com{path}?api-version=2024-01-01");
    let mut merge = FakeRequest::new("PATCH", &url).json(&json!({"tags": {"d": "4", "c": null}}));
    merge.headers[0].1 = "application/merge-patch+json".to_owned();
    assert_eq!(
        azure.manager.respond(&merge).value()["tags"],
        json!({"d": "4"})
    );
}

#[test]
fn conditions_are_checked() {
    let azure = Azure::with_group();
    let path = widget("one");
    let url = format!("https://management.azure.com{path}?api-version=2024-01-01");
    let send = |method: &str, header: &str, tag: &str| {
        let request = FakeRequest::new(method, &url)
            .json(&body())
            .header(header, tag);
        azure.manager.respond(&request)
    };
    assert_eq!(
        code(&send("PUT", "If-Match", "*")),
        "412 PreconditionFailed"
    );
    let created = send("PUT", "If-None-Match", "*");
    assert_eq!(created.status, 201);
    let tag = created
        .header_value("etag")
        .expect("an entity tag")
        .to_owned();
    assert_eq!(
        code(&send("PUT", "If-None-Match", "*")),
        "412 PreconditionFailed"
    );
    assert_eq!(send("PUT", "If-Match", &tag).status, 200);
    assert_eq!(
        code(&send("PUT", "If-Match", &tag)),
        "412 PreconditionFailed"
    );
    let tag = azure
        .get(&path)
        .header_value("etag")
        .expect("an entity tag")
        .to_owned();
    let unchanged = FakeRequest::new("GET", &url).header("If-None-Match", &tag);
    assert_eq!(azure.manager.respond(&unchanged).status, 304);
}

#[test]
fn actions_return_samples_and_made_up_secrets() {
    let azure = Azure::with_group();
    let keys = format!("{}/listKeys", widget("one"));
    assert_eq!(
        code(&azure.send("POST", &keys, None)),
        "404 ResourceNotFound"
    );
    azure.put(&widget("one"), &body());
    let first = azure.send("POST", &keys, None).value();
    assert!(
        first["key1"].as_str().is_some_and(|key| key.len() > 40),
        "{first}"
    );
    assert_eq!(azure.send("POST", &keys, None).value(), first);
    let usages = azure.get(&format!("{}/usages", widget("one"))).value();
    assert_eq!(usages["value"][0]["limit"], 1);
    let check = format!("{SUBSCRIPTION}/providers/Contoso.Widgets/checkNameAvailability");
    for (name, is_available) in [("one", false), ("two", true)] {
        let request = json!({"name": name, "type": "Contoso.Widgets/widgets"});
        let result = azure.send("POST", &check, Some(&request)).value();
        assert_eq!(result["nameAvailable"], is_available, "{result}");
    }
}
