//! Tests of the pass for usage.

use super::sample::*;
use crate::{
    ir::{Alternative, Api, BodyKind, DefinitionId, DefinitionKind, Type, Union, Usage},
    passes::usage,
};

fn usage_of(api: &Api, id: DefinitionId) -> Usage {
    api.definitions[id].usage()
}

const NONE: Usage = Usage {
    xml_body: false,
    request: false,
    response: false,
    merge_patch: false,
    body: false,
    xml: false,
    resource: false,
};

#[test]
fn what_a_body_holds_is_sent() {
    let mut api = api();
    let leaf = api.values("Leaf", &["a"]);
    let held = api.model("Held", vec![property("leaf", map(list(Type::Named(leaf))))]);
    let body = api.model("Body", vec![property("held", Type::Named(held))]);
    api.of_mut(body).additional_properties = Some(Type::Any);
    let other = api.model("Other", Vec::new());
    api.operation(
        "A",
        operation("A_Put", "PUT").takes(BodyKind::Json, Type::Named(body)),
    );
    usage::run(&mut api);
    let sent = Usage {
        request: true,
        ..NONE
    };
    assert_eq!(usage_of(&api, body), Usage { body: true, ..sent });
    assert_eq!(usage_of(&api, held), sent);
    assert_eq!(usage_of(&api, leaf), sent);
    assert_eq!(usage_of(&api, other), NONE);
}

#[test]
fn a_list_as_body_makes_no_body_of_its_items() {
    let mut api = api();
    let item = api.model("Item", Vec::new());
    let body = list(Type::Named(item));
    api.operation("A", operation("A_Put", "PUT").takes(BodyKind::Json, body));
    usage::run(&mut api);
    let usage = usage_of(&api, item);
    assert!(usage.request && !usage.body);
}

#[test]
fn no_request_reaches_through_read_only_members() {
    let mut api = api();
    let own = api.model("Own", Vec::new());
    let both = api.model("Both", Vec::new());
    let members = vec![
        read_only("own", Type::Named(own)),
        read_only("seen", Type::Named(both)),
        property("set", Type::Named(both)),
    ];
    let body = api.model("Body", members);
    let patch = operation("A_Patch", "PATCH").takes(BodyKind::MergePatch, Type::Named(body));
    api.operation("A", patch);
    usage::run(&mut api);
    let received = Usage {
        response: true,
        ..NONE
    };
    assert_eq!(usage_of(&api, own), received);
    let patched = Usage {
        request: true,
        merge_patch: true,
        ..received
    };
    assert_eq!(usage_of(&api, both), patched);
    assert!(usage_of(&api, body).merge_patch);
}

#[test]
fn parameters_responses_and_xml_are_told_apart() {
    let mut api = api();
    let parameter_of_client = api.values("Cloud", &["a"]);
    let sort = api.values("Sort", &["asc"]);
    let response = api.model("Response", Vec::new());
    let failure = api.model("Failure", Vec::new());
    let result = api.model("Result", Vec::new());
    api.client
        .parameters
        .push(parameter(Type::Named(parameter_of_client)));
    let mut get = operation("A_Get", "GET")
        .parameter(list(Type::Named(sort)))
        .returns(200, Some(Type::Named(response)))
        .long(Some(Type::Named(result)))
        .fails(409, Some(list(Type::Named(failure))));
    get.produces = vec!["application/xml; charset=utf-8".to_owned()];
    api.operation("A", get);
    usage::run(&mut api);
    let sent = Usage {
        request: true,
        ..NONE
    };
    let received = Usage {
        response: true,
        xml: true,
        ..NONE
    };
    assert_eq!(usage_of(&api, parameter_of_client), sent);
    assert_eq!(usage_of(&api, sort), sent);
    for id in [response, failure, result] {
        assert_eq!(usage_of(&api, id), received);
    }
}

#[test]
fn a_union_reaches_its_alternatives_and_circles_end() {
    let mut api = api();
    let union = DefinitionId(1);
    let kind = api.model("Kind", vec![property("again", Type::Named(union))]);
    let held = DefinitionId(2);
    api.add(
        "Union",
        DefinitionKind::Union(Union {
            discriminator: "kind".to_owned(),
            alternatives: vec![Alternative {
                value: "Kind".into(),
                model: kind,
            }],
            default: None,
            shared: vec![read_only("held", Type::Named(held))],
        }),
    );
    api.values("Held", &["a"]);
    let get = operation("A_Get", "GET").returns(200, Some(Type::Named(union)));
    api.operation("A", get.takes(BodyKind::Json, Type::Named(kind)));
    usage::run(&mut api);
    let usage = usage_of(&api, kind);
    assert!(usage.request && usage.response && usage.body);
    let usage = usage_of(&api, union);
    assert!(usage.request && usage.response && !usage.body);
    let usage = usage_of(&api, held);
    assert!(usage.response && !usage.request);
}
