//! Tests of the pass for host parameters.

use super::sample::*;
use crate::{
    ir::{Parameter, ParameterLocation, SuppliedBy, Type},
    passes::hosts,
};

fn of_host(wire_name: &str) -> Parameter {
    Parameter {
        wire_name: wire_name.to_owned(),
        location: ParameterLocation::Host,
        required: true,
        ..parameter(Type::STRING)
    }
}

#[test]
fn the_client_is_asked_for_what_its_host_is_made_of() {
    let mut api = api();
    for id in ["A_Get", "A_List"] {
        let mut operation = operation(id, "GET");
        operation.parameters = vec![of_host("account"), parameter(Type::STRING), of_host("zone")];
        api.operation("A", operation);
    }
    api.client.parameters = vec![Parameter {
        supplied_by: SuppliedBy::Client,
        ..of_host("zone")
    }];
    hosts::run(&mut api);
    let client: Vec<_> = api
        .client
        .parameters
        .iter()
        .map(|parameter| (parameter.wire_name.as_str(), parameter.supplied_by))
        .collect();
    assert_eq!(
        client,
        [
            ("zone", SuppliedBy::Client),
            ("account", SuppliedBy::Client)
        ]
    );
    for operation in api.operations() {
        let left: Vec<_> = operation
            .parameters
            .iter()
            .map(|one| one.location)
            .collect();
        assert_eq!(left, [ParameterLocation::Query]);
    }
}
