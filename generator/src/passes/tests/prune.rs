//! Tests of the pass for pruning.

use super::sample::*;
use crate::{
    diagnostics::Diagnostics,
    ir::{BodyKind, DefinitionId, DefinitionKind, ErrorModel, FinalResult, Type},
    passes,
};

#[test]
fn what_nothing_reaches_vanishes_and_all_mentions_follow() {
    let mut api = api();
    let detail = api.model("Detail", vec![text("code"), text("message")]);
    let error = api.model("Error", vec![property("error", Type::Named(detail))]);
    let resource = api.model("Resource", vec![read_only("id", Type::STRING)]);
    let kept = api.model("Kept", vec![text("kept")]);
    let kind = api.values("Kind", &["Dog"]);
    let pet = api.base("Pet", "kind", vec![property("kind", Type::Named(kind))]);
    let dog = api.derived(
        "Dog",
        &[pet],
        vec![property("kept", list(Type::Named(kept)))],
    );
    api.of_mut(dog).discriminator_values = vec!["Dog".into()];
    let thing = api.derived(
        "Thing",
        &[resource, kept],
        vec![property("pet", Type::Named(pet))],
    );
    let of_page = vec![
        property("value", list(Type::Named(thing))),
        text("nextLink"),
    ];
    let page = api.model("Page", of_page);
    let mut get = operation("A_List", "GET")
        .returns(200, Some(Type::Named(page)))
        .takes(BodyKind::Json, Type::Named(kept))
        .paged(&["value"], link(&["nextLink"]))
        .long(Some(Type::Named(page)));
    get.error = ErrorModel::Type(Type::Named(error));
    api.operation("A", get);

    passes::run(&mut api, &mut Diagnostics::default());

    assert_eq!(api.names(), ["Kept", "Pet", "Dog", "Thing", "Page"]);
    let [kept, pet, dog, thing, page] = [0, 1, 2, 3, 4].map(DefinitionId);
    let operation = api.first();
    assert_eq!(operation.error, ErrorModel::Arm);
    assert_eq!(operation.responses[0].body, Some(Type::Named(page)));
    assert_eq!(
        operation.body.as_ref().map(|body| &body.ty),
        Some(&Type::Named(kept))
    );
    let paging = operation.paging().expect("a list");
    assert_eq!((paging.page, &paging.item), (page, &Type::Named(thing)));
    let long_running = operation.long_running.as_ref().expect("long-running");
    assert_eq!(
        long_running.result,
        FinalResult::Decided(Some(Type::Named(page)), Default::default())
    );
    let DefinitionKind::Union(union) = &api.definitions[pet].kind else {
        panic!("no union");
    };
    assert_eq!(union.alternatives[0].model, dog);
    assert_eq!(api.of(dog).parents, [pet]);
    assert_eq!(api.of(dog).properties[1].ty, list(Type::Named(kept)));
    assert_eq!(
        api.of(thing).parents,
        [kept],
        "a parent that is gone is forgotten"
    );
    assert_eq!(members(api.of(thing)), ["id", "kept", "pet"]);
}
