//! Tests of the pass for parameter groups.

use super::sample::*;
use crate::{
    diagnostics::{Code, Diagnostics},
    ir::{Api, Operation, Parameter, Scalar, SuppliedBy, Type},
    passes::parameter_groups,
};

fn grouped(name: &str, required: bool) -> Parameter {
    Parameter {
        wire_name: name.to_owned(),
        required,
        group: Some("Place".to_owned()),
        ..parameter(Type::STRING)
    }
}

fn with_parameters(id: &str, parameters: Vec<Parameter>) -> Operation {
    Operation {
        parameters,
        ..operation(id, "GET")
    }
}

fn run(operations: Vec<Operation>) -> (Api, Diagnostics) {
    let mut api = api();
    for operation in operations {
        api.operation("A", operation);
    }
    let mut diagnostics = Diagnostics::default();
    parameter_groups::run(&mut api, &mut diagnostics);
    (api, diagnostics)
}

#[test]
fn what_every_operation_of_a_group_requires_is_required() {
    let (api, _) = run(vec![
        with_parameters("A_Get", vec![grouped("one", true), grouped("two", true)]),
        with_parameters(
            "A_List",
            vec![grouped("three", false), grouped("one", true)],
        ),
        with_parameters("A_Put", vec![parameter(Type::STRING)]),
    ]);
    let [group] = api.parameter_groups.as_slice() else {
        panic!("{:?}", api.parameter_groups)
    };
    let members: Vec<_> = group
        .parameters
        .iter()
        .map(|member| (member.wire_name.as_str(), member.required))
        .collect();
    assert_eq!(members, [("one", true), ("two", false), ("three", false)]);
    let uses: Vec<_> = api
        .operations()
        .map(|operation| operation.parameter_groups().len())
        .collect();
    assert_eq!(uses, [1, 1, 0]);
}

#[test]
fn an_operation_can_go_without_a_group_of_options() {
    let (api, _) = run(vec![
        with_parameters("A_Get", vec![grouped("one", false)]),
        with_parameters("A_List", vec![grouped("one", false), grouped("two", true)]),
    ]);
    let required: Vec<_> = api
        .operations()
        .map(|operation| operation.parameter_groups()[0].required)
        .collect();
    assert_eq!(required, [false, true]);
}

#[test]
fn what_is_not_asked_for_is_in_no_group() {
    let supplied = Parameter {
        supplied_by: SuppliedBy::Client,
        ..grouped("one", true)
    };
    let constant = Parameter {
        ty: Type::Constant("fixed".into()),
        ..grouped("two", true)
    };
    let (api, _) = run(vec![with_parameters("A_Get", vec![supplied, constant])]);
    assert!(api.parameter_groups.is_empty());
    let parameters = &api.first().parameters;
    assert!(parameters.iter().all(|parameter| parameter.group.is_none()));
}

#[test]
fn what_holds_something_else_stays_apart() {
    let number = Parameter {
        ty: Type::Scalar(Scalar::Int32),
        ..grouped("one", false)
    };
    let (api, diagnostics) = run(vec![
        with_parameters("A_Get", vec![grouped("one", false)]),
        with_parameters("A_List", vec![number]),
    ]);
    assert_eq!(api.parameter_groups[0].parameters.len(), 1);
    let apart = api
        .operations()
        .nth(1)
        .map(|operation| &operation.parameters[0].group);
    assert_eq!(apart, Some(&None));
    let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, [Code::Unsupported]);
}
