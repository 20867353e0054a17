//! Tests of lists.

use armsmith::fake::{FakeReply, FakeSettings, FindingKind};
use serde_json::{Value, json};

use crate::support::{Azure, SUBSCRIPTION, body, code, widget};

fn names(reply: &FakeReply) -> Vec<String> {
    let page = reply.value();
    let items = page["value"].as_array().expect("a list").iter();
    items
        .map(|item| item["name"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_list_has_the_resources_of_its_scope() {
    let azure = Azure::with_group();
    azure.create_group("g-2");
    azure.put(&widget("one"), &body());
    azure.put(&widget("one").replace("/g/", "/g-2/"), &body());
    let group = format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Widgets/widgets");
    assert_eq!(names(&azure.get(&group)), ["one"]);
    let all = format!("{SUBSCRIPTION}/providers/Contoso.Widgets/widgets");
    assert_eq!(names(&azure.get(&all)).len(), 2);
    let other = all.replace("1111", "2222");
    assert!(names(&azure.get(&other)).is_empty());
    let missing = group.replace("/g/", "/missing/");
    assert_eq!(code(&azure.get(&missing)), "404 ResourceGroupNotFound");
    let groups = azure.get(&format!("{SUBSCRIPTION}/resourceGroups"));
    assert_eq!(names(&groups), ["g", "g-2"]);
    let resources = azure.get(&format!("{SUBSCRIPTION}/resources"));
    assert_eq!(names(&resources), ["one", "one"]);
}

#[test]
fn pages_are_linked() {
    let azure = Azure::with(FakeSettings {
        polls: 0,
        page_size: 2,
        ..FakeSettings::default()
    });
    azure.create_group("g");
    for name in ["aaa", "bbb", "ccc", "ddd", "eee"] {
        azure.put(&widget(name), &body());
    }
    let path = format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Widgets/widgets");
    let mut reply = azure.get(&path);
    let mut all = vec![names(&reply)];
    while let Some(link) = reply
        .value()
        .get("nextLink")
        .and_then(Value::as_str)
        .map(str::to_owned)
    {
        assert!(link.starts_with("https://management.azure.com/"), "{link}");
        // Resources that are created or deleted in between do not change the other pages.
        azure.send("DELETE", &widget("bbb"), None);
        reply = azure.follow(&link);
        all.push(names(&reply));
    }
    assert_eq!(all, [vec!["aaa", "bbb"], vec!["ccc", "ddd"], vec!["eee"]]);
    assert_eq!(names(&azure.get(&format!("{path}?$top=1"))), ["aaa"]);
    assert_eq!(names(&azure.get(&format!("{path}?%24top=3"))).len(), 3);
}

#[test]
fn a_filter_selects_items_of_all_pages() {
    let azure = Azure::with(FakeSettings {
        polls: 0,
        page_size: 2,
        ..FakeSettings::default()
    });
    azure.create_group("g");
    for (name, size) in [("aaa", 1), ("abb", 2), ("bbb", 3), ("abc", 4), ("ccc", 5)] {
        let body = json!({"location": "eastus", "properties": {"size": size}});
        assert_eq!(azure.put(&widget(name), &body).status, 201);
    }
    let path = format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Widgets/widgets");
    let filtered = |filter: &str| azure.get(&format!("{path}?$filter={filter}"));
    let first = filtered("startswith(name,'a')%20and%20properties/size%20gt%200");
    assert_eq!(names(&first), ["aaa", "abb"]);
    let link = first.value()["nextLink"].as_str().map(str::to_owned);
    let second = azure.follow(&link.expect("a second page"));
    assert_eq!(names(&second), ["abc"]);
    assert_eq!(second.value().get("nextLink"), None);
    assert_eq!(names(&filtered("size%20eq%203")), ["bbb"]);
    // A filter that cannot be evaluated does not hide any item.
    for (filter, reason) in [
        (
            "length(name)%20eq%203",
            "the function `length` is not supported",
        ),
        ("weight%20eq%203", "the items have no member `weight`"),
    ] {
        assert_eq!(names(&filtered(filter)).len(), 2);
        let findings = azure.manager.requests().pop().expect("a request").findings;
        assert_eq!(findings[0].kind, FindingKind::Filter);
        assert_eq!(
            findings[0].message,
            format!("the filter is not evaluated: {reason}")
        );
    }
    let resources = format!("{SUBSCRIPTION}/resources?$filter=");
    let of_type = "resourceType%20eq%20'Contoso.Widgets/widgets'%20and%20name%20eq%20'bbb'";
    assert_eq!(names(&azure.get(&format!("{resources}{of_type}"))), ["bbb"]);
}

#[test]
fn items_are_skipped_and_counted() {
    let azure = Azure::with_group();
    for name in ["aaa", "bbb", "ccc", "ddd"] {
        azure.put(&widget(name), &body());
    }
    let path = format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Widgets/widgets");
    let first = azure.get(&format!("{path}?$skip=1&$top=2"));
    assert_eq!(names(&first), ["bbb", "ccc"]);
    let link = first.value()["nextLink"].as_str().map(str::to_owned);
    assert_eq!(names(&azure.follow(&link.expect("a second page"))), ["ddd"]);
    let none = azure.get(&format!("{path}?$top=0"));
    assert!(names(&none).is_empty());
    for query in ["$top=-1", "$skip=x"] {
        let reply = azure.get(&format!("{path}?{query}"));
        assert_eq!(code(&reply), "400 InvalidRequestContent", "{query}");
    }
}
