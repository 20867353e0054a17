//! Tests of lists.

use armsmith::fake::{FakeReply, FakeSettings};
use serde_json::Value;

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
