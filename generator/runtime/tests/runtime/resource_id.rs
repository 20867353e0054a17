//! Tests of resource IDs.

use std::collections::HashSet;

use armsmith_runtime::{Parameter, ResourceId};

const VM: &str = "/subscriptions/s/resourceGroups/web/providers/Microsoft.Compute/virtualMachines/front/extensions/mon";
const LOCK: &str = "/subscriptions/s/resourcegroups/web/providers/Microsoft.Compute/virtualMachines/front/providers/Microsoft.Authorization/locks/keep";

fn id(text: &str) -> ResourceId {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_parts_of_a_child_resource() {
    let vm = id(VM);
    assert_eq!(vm.subscription_id(), Some("s"));
    assert_eq!(vm.resource_group(), Some("web"));
    assert_eq!(vm.provider(), Some("Microsoft.Compute"));
    assert_eq!(
        vm.resource_type(),
        "Microsoft.Compute/virtualMachines/extensions"
    );
    assert_eq!(vm.types(), ["virtualMachines", "extensions"]);
    assert_eq!(vm.names(), ["front", "mon"]);
    assert_eq!(vm.name(), Some("mon"));
    assert_eq!(vm.name_of("virtualmachines"), Some("front"));
    assert_eq!(vm.name_of("disks"), None);
    assert!(!vm.is_extension());
    assert_eq!(vm.scope().as_str(), "/subscriptions/s/resourceGroups/web");
}

#[test]
fn the_parts_of_an_extension() {
    let lock = id(LOCK);
    assert_eq!(lock.resource_group(), Some("web"));
    assert_eq!(lock.resource_type(), "Microsoft.Authorization/locks");
    assert_eq!(lock.names(), ["keep"]);
    assert!(lock.is_extension());
    assert_eq!(
        lock.scope().resource_type(),
        "Microsoft.Compute/virtualMachines"
    );
    assert_eq!(lock.parent(), Some(lock.scope()));
}

#[test]
fn the_way_up() {
    let up: Vec<String> = id(LOCK).ancestors().map(String::from).collect();
    assert_eq!(
        up,
        [
            "/subscriptions/s/resourcegroups/web/providers/Microsoft.Compute/virtualMachines/front",
            "/subscriptions/s/resourcegroups/web",
            "/subscriptions/s",
            "/",
        ]
    );
    assert_eq!(id("/").parent(), None);
    let group = id("/providers/Microsoft.Management/managementGroups/m");
    assert_eq!(group.parent(), Some(ResourceId::tenant()));
    assert_eq!(
        (group.subscription_id(), group.resource_group()),
        (None, None)
    );
}

#[test]
fn every_kind_of_scope() {
    for (text, kind, name) in [
        ("/", "Microsoft.Resources/tenants", None),
        (
            "/subscriptions/s",
            "Microsoft.Resources/subscriptions",
            Some("s"),
        ),
        (
            "/subscriptions/s/resourceGroups/g",
            "Microsoft.Resources/resourceGroups",
            Some("g"),
        ),
        (
            "/subscriptions/s/providers/Microsoft.Compute",
            "Microsoft.Resources/providers",
            Some("Microsoft.Compute"),
        ),
        (
            "/subscriptions/s/locations/westus",
            "Microsoft.Resources/locations",
            Some("westus"),
        ),
        (
            "/subscriptions/s/providers/Microsoft.Policy/definitions/d",
            "Microsoft.Policy/definitions",
            Some("d"),
        ),
        (
            "/providers/Microsoft.Billing/accounts/a:b_1",
            "Microsoft.Billing/accounts",
            Some("a:b_1"),
        ),
    ] {
        let id = id(text);
        assert_eq!(
            (id.resource_type().as_str(), id.name()),
            (kind, name),
            "{text}"
        );
        assert_eq!(id.to_string(), text);
        assert_eq!(id.to_text(), Ok(Some(text.into())));
    }
    assert_eq!(
        id("/subscriptions/s/providers/Microsoft.Compute").provider(),
        Some("Microsoft.Compute")
    );
    // A resource group may have the name of a keyword.
    let odd =
        id("/subscriptions/providers/resourceGroups/subscriptions/providers/N/providers/providers");
    assert_eq!(odd.subscription_id(), Some("providers"));
    assert_eq!(odd.resource_group(), Some("subscriptions"));
    assert_eq!(odd.types(), ["providers"]);
}

#[test]
fn ids_are_made_of_parts() {
    let vm = ResourceId::of_resource_group("s", "web")
        .and_then(|group| group.resource("Microsoft.Compute", "virtualMachines", "front"))
        .and_then(|vm| vm.child("extensions", "mon"))
        .expect("are names");
    assert_eq!(vm.as_str(), VM);
    let root = ResourceId::tenant().resource("Microsoft.Management", "managementGroups", "m");
    assert_eq!(
        root.unwrap().as_str(),
        "/providers/Microsoft.Management/managementGroups/m"
    );
    for name in ["", "a/b"] {
        assert!(vm.child("parts", name).is_err(), "{name}");
    }
    assert!(
        vm.child("providers", "x")
            .is_ok_and(|id| id.provider() == Some("x"))
    );
}

#[test]
fn case_makes_no_difference() {
    let (a, b) = (id(VM), id(&VM.to_uppercase()));
    assert_eq!(a, b);
    assert_eq!(a.cmp(&b), std::cmp::Ordering::Equal);
    assert_eq!(HashSet::from([a.clone(), b.clone()]).len(), 1);
    assert_ne!(a.to_string(), b.to_string());
    assert_eq!(b.resource_group(), Some("WEB"));
    assert_ne!(a, id(LOCK));
}

#[test]
fn what_is_wrong_is_said() {
    for (text, reason) in [
        ("", "does not begin with a slash"),
        ("subscriptions/s", "does not begin with a slash"),
        (
            "/subscriptions",
            "`subscriptions` is not followed by a name",
        ),
        (
            "/subscriptions/",
            "`subscriptions` is not followed by a name",
        ),
        ("/subscriptions/s/", "empty part"),
        (
            "/subscriptions//resourceGroups/g",
            "`subscriptions` is not followed by a name",
        ),
        ("//x", "before `x` is empty"),
        (
            "/subscriptions/s/providers",
            "`providers` is not followed by a namespace",
        ),
        (
            "/subscriptions/s/providers/N/t",
            "`t` is not followed by a name",
        ),
    ] {
        let error = text.parse::<ResourceId>().expect_err(text).to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn what_would_change_a_path_is_refused() {
    for name in ["..", ".", "a?b", "a#b", "a\\b", "a\u{0}b", "a\nb", ""] {
        assert!(
            ResourceId::of_resource_group("sub", name).is_err(),
            "{name:?}"
        );
        assert!(ResourceId::of_subscription(name).is_err(), "{name:?}");
        let group = ResourceId::of_resource_group("sub", "group").unwrap();
        assert!(group.child("kind", name).is_err(), "{name:?}");
        assert!(group.child(name, "name").is_err(), "{name:?}");
        assert!(group.resource(name, "kind", "name").is_err(), "{name:?}");
        let text = format!("/subscriptions/sub/resourceGroups/{name}");
        assert!(text.parse::<ResourceId>().is_err(), "{text:?}");
    }
}
