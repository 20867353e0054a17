//! Tests of the names of methods, options and arguments.

use armsmith::{
    ir::{
        BodyKind, Decided, HttpMethod, Operation, Output, Parameter, ParameterLocation, StatusBody,
        SuppliedBy, Type,
    },
    names::{MethodNames, ModuleNames},
};

use crate::build::{
    api, assign_one, body, group, long_running, model, operation, parameter, texts,
};

fn methods(name: &str, operations: Vec<Operation>) -> (ModuleNames, Vec<String>) {
    assign_one(api("Example", vec![group(name, operations)]))
}

fn arguments(operation: Operation) -> (MethodNames, Vec<String>) {
    let (mut names, notes) = methods("Pets", vec![operation]);
    (names.methods.remove(0).remove(0), notes)
}

fn method_texts(names: &ModuleNames) -> Vec<String> {
    names.methods[0]
        .iter()
        .map(|method| method.method.to_string())
        .collect()
}

#[test]
fn methods_are_the_rest_of_the_operation_id() {
    let operations = [
        "CreateOrUpdate",
        "List_By_Owner",
        "get-all",
        "Move",
        "ListVMs",
        "5G",
    ]
    .map(operation);
    let (names, notes) = methods("Pets", operations.into());
    assert_eq!(
        method_texts(&names),
        [
            "create_or_update",
            "list_by_owner",
            "get_all",
            "r#move",
            "list_vms",
            "n5g"
        ]
    );
    let options: Vec<_> = names.methods[0]
        .iter()
        .map(|method| method.options.to_string())
        .collect();
    assert_eq!(
        options,
        [
            "PetsClientCreateOrUpdateOptions",
            "PetsClientListByOwnerOptions",
            "PetsClientGetAllOptions",
            "PetsClientMoveOptions",
            "PetsClientListVmsOptions",
            "PetsClient5gOptions",
        ]
    );
    assert_eq!(notes, [] as [&str; 0]);
}

#[test]
fn an_operation_without_a_name_has_its_id() {
    let (names, _) = methods(
        "",
        vec![Operation {
            id: "get_pets".to_owned(),
            ..operation("")
        }],
    );
    assert_eq!(method_texts(&names), ["get_pets"]);
    assert_eq!(
        names.methods[0][0].options.as_str(),
        "ExampleClientGetPetsOptions"
    );
}

#[test]
fn the_authors_name_comes_first() {
    let (names, _) = methods(
        "Pets",
        vec![Operation {
            client_name: Some("Fetch".to_owned()),
            ..operation("Get")
        }],
    );
    assert_eq!(method_texts(&names), ["fetch"]);
}

#[test]
fn long_running_operations_begin_and_resume() {
    let (names, _) = methods(
        "Pets",
        vec![
            long_running("Delete"),
            long_running("BeginStart"),
            long_running("Begin"),
        ],
    );
    assert_eq!(
        method_texts(&names),
        ["begin_delete", "begin_start", "begin_begin"]
    );
    let resumes: Vec<_> = names.methods[0]
        .iter()
        .flat_map(|method| &method.resume)
        .map(ToString::to_string)
        .collect();
    assert_eq!(resumes, ["resume_delete", "resume_start", "resume_begin"]);
    assert_eq!(
        names.methods[0][0].options.as_str(),
        "PetsClientBeginDeleteOptions"
    );
}

#[test]
fn operations_that_fall_together_are_told_apart() {
    let post = Operation {
        method: HttpMethod::Post,
        ..operation("list_")
    };
    let (names, notes) = methods(
        "Pets",
        vec![
            operation("List"),
            post,
            operation("LIST"),
            operation("List_Get"),
            operation("list"),
        ],
    );
    assert_eq!(
        method_texts(&names),
        ["list", "list_post", "list_2", "list_get", "list_3"]
    );
    assert_eq!(
        names.methods[0][1].options.as_str(),
        "PetsClientListPostOptions"
    );
    assert_eq!(names.methods[0][2].method.renamed_from(), Some("list"));
    assert_eq!(notes.len(), 3);
}

#[test]
fn a_resume_follows_its_operation() {
    let put = Operation {
        method: HttpMethod::Put,
        ..long_running("start")
    };
    let (names, _) = methods(
        "Pets",
        vec![long_running("Start"), put, operation("ResumeStart")],
    );
    assert_eq!(
        method_texts(&names),
        ["begin_start", "begin_start_put", "resume_start"]
    );
    assert_eq!(
        names.methods[0][0]
            .resume
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("resume_start_2")
    );
    assert_eq!(
        names.methods[0][1]
            .resume
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
        Some("resume_start_put")
    );
}

#[test]
fn methods_keep_clear_of_what_every_client_has() {
    let mut api = api(
        "Example",
        vec![
            group(
                "",
                [
                    "New",
                    "Endpoint",
                    "WithOwner",
                    "Pets_Client",
                    "UnscopedClient",
                ]
                .map(operation)
                .into(),
            ),
            group("Pets", vec![operation("PetsClient")]),
        ],
    );
    api.client.parameters.push(Parameter {
        supplied_by: SuppliedBy::Client,
        ..parameter("owner", ParameterLocation::Path)
    });
    let (names, _) = assign_one(api);
    let expected = [
        "new_operation",
        "endpoint_operation",
        "with_owner_operation",
        "pets_client_operation",
        "unscoped_client_operation",
    ];
    assert_eq!(method_texts(&names), expected);
    assert_eq!(names.methods[1][0].method.as_str(), "pets_client");
}

#[test]
fn responses_by_status_have_a_type() {
    let by_status = Operation {
        output: Decided::As(Output::ByStatus(vec![StatusBody {
            statuses: vec![200],
            is_rest: false,
            body: None,
            kind: BodyKind::Json,
        }])),
        ..operation("Check")
    };
    let (names, _) = methods("Pets", vec![operation("Get"), by_status]);
    let outputs: Vec<_> = names.methods[0]
        .iter()
        .map(|method| method.output.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(outputs, [None, Some("PetsClientCheckOutput".to_owned())]);
}

#[test]
fn arguments_keep_clear_of_the_methods_own_words() {
    let parameters = [
        "client",
        "options",
        "body",
        "self",
        "call",
        "credential",
        "method-options",
        "type",
    ];
    let parameters = parameters
        .map(|name| parameter(name, ParameterLocation::Query))
        .into();
    let (names, notes) = arguments(Operation {
        parameters,
        body: Some(body("options")),
        ..operation("Get")
    });
    assert_eq!(
        texts(&names.parameters),
        [
            "client",
            "options_parameter",
            "body",
            "self_",
            "call_parameter",
            "credential_parameter",
            "method_options_parameter",
            "r#type"
        ]
    );
    assert_eq!(
        names.body.as_ref().map(ToString::to_string).as_deref(),
        Some("options_body")
    );
    assert_eq!(notes.len(), 6);
    assert!(
        notes.contains(
            &"the parameter `self` is named `self_`: `self` is a Rust keyword".to_owned()
        )
    );
}

#[test]
fn one_name_in_two_places_is_told_apart() {
    let parameters = vec![
        parameter("id", ParameterLocation::Query),
        parameter("id", ParameterLocation::Path),
        parameter("x-ms-id", ParameterLocation::Header),
        parameter("ID", ParameterLocation::Query),
    ];
    let (names, _) = arguments(Operation {
        parameters,
        body: Some(body("Id")),
        ..operation("Get")
    });
    assert_eq!(
        texts(&names.parameters),
        ["id_query", "id", "id_header", "id_2"]
    );
    assert_eq!(
        names.body.as_ref().map(ToString::to_string).as_deref(),
        Some("id_body")
    );
}

#[test]
fn options_yield_to_arguments_and_to_the_body() {
    let optional = Parameter {
        required: false,
        ..parameter("$pet", ParameterLocation::Query)
    };
    let constant = Parameter {
        ty: Type::Constant("1".into()),
        ..parameter("owner", ParameterLocation::Query)
    };
    let parameters = vec![
        optional,
        constant,
        parameter("owner", ParameterLocation::Header),
    ];
    let (names, _) = arguments(Operation {
        parameters,
        body: Some(body("pet")),
        ..operation("Get")
    });
    assert_eq!(
        texts(&names.parameters),
        ["pet_query", "owner_query", "owner"]
    );
    assert_eq!(
        names.body.as_ref().map(ToString::to_string).as_deref(),
        Some("pet")
    );
}

#[test]
fn what_the_client_supplies_has_the_clients_name() {
    let supplied = Parameter {
        supplied_by: SuppliedBy::Client,
        ..parameter("endpoint", ParameterLocation::Path)
    };
    let get = Operation {
        parameters: vec![
            supplied.clone(),
            parameter("endpoint", ParameterLocation::Query),
        ],
        ..operation("Get")
    };
    let mut api = api("Example", vec![group("Pets", vec![get])]);
    api.client.parameters.push(supplied);
    let (names, _) = assign_one(api);
    assert_eq!(
        texts(&names.methods[0][0].parameters),
        ["endpoint_parameter", "endpoint"]
    );
}

#[test]
fn options_of_methods_keep_their_names_before_models() {
    let mut api = api("Example", vec![group("Pets", vec![operation("Get")])]);
    api.definitions
        .push(model("PetsClientGetOptions", Vec::new()));
    let (names, _) = assign_one(api);
    assert_eq!(names.methods[0][0].options.as_str(), "PetsClientGetOptions");
    assert_eq!(names.types[0].name.as_str(), "PetsClientGetOptionsModel");
}
