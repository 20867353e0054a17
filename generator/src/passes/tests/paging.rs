//! Tests of the pass for paging.

use super::sample::*;
use crate::{
    diagnostics::{Code, Diagnostics},
    ir::{Api, DefinitionId, NextPage, Operation, Paging, Parameter, ParameterLocation, Type},
    passes::paging,
};

/// Adds an operation, runs the pass, and returns its paging and the codes.
fn page(api: &mut Api, operation: Operation) -> (Option<Paging>, Vec<Code>) {
    let mut diagnostics = Diagnostics::default();
    api.operation("A", operation);
    paging::run(api, &mut diagnostics);
    let codes = diagnostics.iter().map(|one| one.code).collect();
    (api.first().paging().cloned(), codes)
}

fn pages_of(api: &mut Api) -> DefinitionId {
    api.model(
        "Page",
        vec![property("value", list(Type::STRING)), text("nextLink")],
    )
}

fn get(page: DefinitionId) -> Operation {
    operation("A_List", "GET").returns(200, Some(Type::Named(page)))
}

#[test]
fn items_and_links_are_found() {
    let mut api = api();
    let id = pages_of(&mut api);
    let (paging, codes) = page(&mut api, get(id).paged(&["value"], link(&["nextLink"])));
    let paging = paging.expect("a list");
    assert_eq!(paging.item, Type::STRING);
    assert_eq!(paging.page, id);
    assert_eq!(paging.next, link(&["nextLink"]));
    assert!(codes.is_empty());
}

#[test]
fn names_may_be_paths_and_hold_dots() {
    let mut api = api();
    let inner = api.model("Inner", vec![property("list.of", list(Type::Any))]);
    let members = vec![property("body", Type::Named(inner)), text("odata.next")];
    let id = api.model("Page", members);
    let operation = get(id).paged(&["body", "list", "of"], link(&["odata", "next"]));
    let (paging, codes) = page(&mut api, operation);
    let paging = paging.expect("a list");
    assert_eq!(paging.items, ["body", "list.of"]);
    assert_eq!(paging.next, link(&["odata.next"]));
    assert_eq!(paging.item, Type::Any);
    assert!(codes.is_empty());
}

#[test]
fn a_name_with_dots_comes_before_a_path() {
    let mut api = api();
    let inner = api.model("Inner", vec![property("list", list(Type::Any))]);
    let dotted = property("body.list", list(Type::STRING));
    let id = api.model("Page", vec![property("body", Type::Named(inner)), dotted]);
    let operation = get(id).paged(&["body", "list"], NextPage::None);
    let (paging, _) = page(&mut api, operation);
    assert_eq!(
        paging.map(|paging| paging.items),
        Some(vec!["body.list".to_owned()])
    );
}

#[test]
fn flattened_members_are_looked_through() {
    let mut api = api();
    let inner = pages_of(&mut api);
    let id = api.model("Outer", vec![text("id"), flattened("properties", inner)]);
    let (paging, _) = page(&mut api, get(id).paged(&["value"], link(&["nextLink"])));
    let paging = paging.expect("a list");
    assert_eq!(paging.items, ["properties", "value"]);
    assert_eq!(paging.next, link(&["properties", "nextLink"]));
}

#[test]
fn a_name_of_code_or_in_another_casing_is_understood() {
    let mut api = api();
    let mut items = property("Items", list(Type::Any));
    items.client_name = Some("elements".to_owned());
    let id = api.model("Page", vec![items, text("NextLink")]);
    let (paging, codes) = page(&mut api, get(id).paged(&["elements"], link(&["nextLink"])));
    let paging = paging.expect("a list");
    assert_eq!(
        (paging.items, paging.next),
        (vec!["Items".to_owned()], link(&["NextLink"]))
    );
    assert!(codes.is_empty());
}

#[test]
fn what_has_no_list_is_no_list() {
    let next = || link(&["nextLink"]);
    let mut api = api();
    let id = pages_of(&mut api);
    let named = Type::Named(id);
    let kinds = api.values("Kinds", &["a"]);
    let cases = [
        operation("A_List", "GET")
            .returns(200, Some(list(named.clone())))
            .paged(&["value"], next()),
        operation("A_List", "GET")
            .returns(200, Some(Type::STRING))
            .paged(&["value"], next()),
        operation("A_List", "GET")
            .returns(200, Some(Type::Named(kinds)))
            .paged(&["value"], next()),
        operation("A_List", "GET")
            .returns(204, None)
            .paged(&["value"], next()),
        operation("A_List", "GET")
            .fails(200, Some(named))
            .paged(&["value"], next()),
        get(id).paged(&["items"], next()),
        get(id).paged(&["nextLink"], next()),
    ];
    for operation in cases {
        let mut api = api.clone();
        let (paging, codes) = page(&mut api, operation);
        assert!(paging.is_none());
        assert_eq!(codes, [Code::Unsupported]);
    }
}

#[test]
fn without_the_link_one_page_holds_all() {
    let mut api = api();
    let id = pages_of(&mut api);
    for name in ["next", "value"] {
        let mut api = api.clone();
        let (paging, codes) = page(&mut api, get(id).paged(&["value"], link(&[name])));
        assert_eq!(paging.map(|paging| paging.next), Some(NextPage::None));
        assert_eq!(codes, [Code::Inconsistent]);
    }
    let (paging, codes) = page(&mut api, get(id).paged(&["value"], NextPage::None));
    assert_eq!(paging.map(|paging| paging.next), Some(NextPage::None));
    assert!(codes.is_empty());
}

#[test]
fn a_next_operation_must_exist() {
    let mut api = api();
    let id = pages_of(&mut api);
    let next = |operation: &str| NextPage::Operation {
        link: vec!["nextLink".to_owned()],
        operation: operation.to_owned(),
    };
    let mut known = api.clone();
    let (paging, codes) = page(&mut known, get(id).paged(&["value"], next("A_List")));
    assert_eq!(paging.map(|paging| paging.next), Some(next("A_List")));
    assert!(codes.is_empty());
    let (paging, codes) = page(&mut api, get(id).paged(&["value"], next("A_Next")));
    assert_eq!(paging.map(|paging| paging.next), Some(link(&["nextLink"])));
    assert_eq!(codes, [Code::Inconsistent]);
}

#[test]
fn a_long_running_list_pages_its_result() {
    let mut api = api();
    let id = pages_of(&mut api);
    let operation = operation("A_List", "POST")
        .returns(202, None)
        .long(Some(Type::Named(id)))
        .paged(&["value"], link(&["nextLink"]));
    let (paging, codes) = page(&mut api, operation);
    assert_eq!(paging.map(|paging| paging.page), Some(id));
    assert!(codes.is_empty());
}

#[test]
fn a_search_in_circles_ends() {
    let mut api = api();
    let own = DefinitionId(0);
    let members = (0..60)
        .map(|place| flattened(&format!("m{place}"), own))
        .collect();
    let id = api.model("Page", members);
    let (paging, _) = page(&mut api, get(id).paged(&["value"], NextPage::None));
    assert!(paging.is_none());
}

#[test]
fn the_only_list_holds_items_that_nothing_names() {
    let mut api = api();
    let inner = api.model("Inner", vec![property("Blobs", list(Type::STRING))]);
    let id = api.model("Page", vec![property("Segment", Type::Named(inner))]);
    let (paging, codes) = page(&mut api, get(id).paged(&[], NextPage::None));
    assert_eq!(paging.expect("a list").items, ["Segment", "Blobs"]);
    assert!(codes.is_empty());
    for (members, names) in [(1, &["items"][..]), (1, &["value"]), (2, &[])] {
        let mut api = super::sample::api();
        let lists = ["a", "b"].iter().take(members);
        let lists = lists.map(|name| property(name, list(Type::STRING)));
        let id = api.model("Page", lists.collect());
        let (paging, codes) = page(&mut api, get(id).paged(names, NextPage::None));
        assert!(paging.is_none(), "{names:?}");
        assert_eq!(codes, [Code::Unsupported], "{names:?}");
    }
}

#[test]
fn a_parameter_may_take_the_place_of_a_link() {
    for (member, name, required, is_marker) in [
        ("NextMarker", "marker", false, true),
        ("nextSkipToken", "$skipToken", false, true),
        ("nextLink", "nextLink", false, false),
        ("nextLink", "marker", false, false),
        ("NextMarker", "marker", true, false),
    ] {
        let mut api = api();
        let id = api.model(
            "Page",
            vec![property("value", list(Type::STRING)), text(member)],
        );
        let mut operation = get(id).paged(&["value"], link(&[member]));
        operation.parameters.push(Parameter {
            wire_name: name.to_owned(),
            location: ParameterLocation::Query,
            required,
            ..parameter(Type::STRING)
        });
        let (paging, _) = page(&mut api, operation);
        let next = match is_marker {
            true => NextPage::Marker {
                member: vec![member.to_owned()],
                parameter: name.to_owned(),
            },
            false => link(&[member]),
        };
        assert_eq!(
            paging.map(|paging| paging.next),
            Some(next),
            "{member} and {name}"
        );
    }
}
