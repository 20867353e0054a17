//! Tests of the pass for error models.

use super::sample::*;
use crate::{
    ir::{Api, DefinitionId, Endpoint, ErrorModel, Property, Scalar, Type},
    passes::errors,
};

/// Returns the error model after the pass.
fn model_of(api: &mut Api, ty: Type) -> ErrorModel {
    let mut one = operation("A_Get", "GET").fails(404, Some(ty.clone()));
    one.error = ErrorModel::Type(ty);
    api.operation("A", one);
    errors::run(api);
    api.first().error.clone()
}

fn detail(api: &mut Api, more: Vec<Property>) -> DefinitionId {
    let mut properties = vec![text("code"), text("message")];
    properties.extend(more);
    api.model("Detail", properties)
}

#[test]
fn the_shape_of_resource_manager_is_found() {
    let mut api = api();
    let own = Type::Named(DefinitionId(0));
    let more = vec![
        text("target"),
        property("details", list(own)),
        property("additionalInfo", Type::Any),
        property("innererror", Type::Any),
    ];
    let detail = detail(&mut api, more);
    let error = api.model("Error", vec![property("error", Type::Named(detail))]);
    assert_eq!(model_of(&mut api, Type::Named(error)), ErrorModel::Arm);
    assert_eq!(
        api.first().responses[0].body,
        None,
        "a listed failure says no more"
    );
}

#[test]
fn details_may_be_declared_as_outer_objects() {
    let mut api = api();
    let outer = Type::Named(DefinitionId(1));
    let detail = detail(&mut api, vec![property("details", list(outer.clone()))]);
    api.model("Error", vec![property("error", Type::Named(detail))]);
    assert_eq!(model_of(&mut api, outer), ErrorModel::Arm);
}

#[test]
fn the_inner_object_alone_is_the_shape_for_resource_manager_only() {
    let mut arm = api();
    let detail_of_arm = detail(&mut arm, Vec::new());
    assert_eq!(
        model_of(&mut arm, Type::Named(detail_of_arm)),
        ErrorModel::Arm
    );
    let mut other = api();
    other.client.endpoint = Endpoint::Unspecified;
    let ty = Type::Named(detail(&mut other, Vec::new()));
    assert_eq!(
        model_of(&mut other, ty.clone()),
        ErrorModel::Type(ty.clone())
    );
    assert_eq!(other.first().responses[0].body, Some(ty));
}

#[test]
fn what_says_more_or_something_else_stays() {
    let number = Type::Scalar(Scalar::Int32);
    let shapes: Vec<(&str, Vec<Property>)> = vec![
        (
            "a further member",
            vec![text("code"), text("message"), text("requestId")],
        ),
        ("no message", vec![text("code")]),
        (
            "a number for a code",
            vec![property("code", number.clone()), text("message")],
        ),
        (
            "no list",
            vec![text("code"), text("message"), text("details")],
        ),
        (
            "a list of other things",
            vec![
                text("code"),
                text("message"),
                property("details", list(number.clone())),
            ],
        ),
        (
            "a number for a target",
            vec![text("code"), text("message"), property("target", number)],
        ),
    ];
    for (what, properties) in shapes {
        let mut api = api();
        let detail = api.model("Detail", properties);
        let error = api.model("Error", vec![property("error", Type::Named(detail))]);
        let ty = Type::Named(error);
        assert_eq!(
            model_of(&mut api, ty.clone()),
            ErrorModel::Type(ty),
            "{what}"
        );
    }
    let mut api = api();
    let detail = detail(&mut api, Vec::new());
    let members = vec![property("error", Type::Named(detail)), text("traceId")];
    let ty = Type::Named(api.model("Error", members));
    assert_eq!(
        model_of(&mut api, ty.clone()),
        ErrorModel::Type(ty),
        "a further outer member"
    );
}

#[test]
fn a_success_keeps_its_body() {
    let mut api = api();
    let ty = Type::Named(detail(&mut api, Vec::new()));
    api.operation(
        "A",
        operation("A_Get", "GET").returns(200, Some(ty.clone())),
    );
    errors::run(&mut api);
    assert_eq!(api.first().responses[0].body, Some(ty));
}
