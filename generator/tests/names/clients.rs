//! Tests of the names of clients, accessors and client parameters.

use armsmith::ir::{Api, Endpoint, OperationGroup, ParameterLocation, SuppliedBy};

use crate::build::{api, assign_one, group, model, operation, parameter, texts};

fn root(title: &str) -> String {
    assign_one(api(title, Vec::new()))
        .0
        .client
        .client
        .to_string()
}

fn groups(names: &[&str]) -> Vec<OperationGroup> {
    names.iter().map(|name| group(name, Vec::new())).collect()
}

#[test]
fn the_root_client_is_called_like_the_title() {
    assert_eq!(
        root("ManagedServiceIdentityClient"),
        "ManagedServiceIdentityClient"
    );
    assert_eq!(
        root("Hybrid Container Service"),
        "HybridContainerServiceClient"
    );
    assert_eq!(
        root("Network Management client Client"),
        "NetworkManagementClient"
    );
    assert_eq!(root("ClientTools"), "ClientToolsClient");
    assert_eq!(root("Client"), "ApiClient");
    assert_eq!(root(" "), "ApiClient");
}

#[test]
fn the_root_client_has_options() {
    let (names, _) = assign_one(api("ManagedServiceIdentityClient", Vec::new()));
    assert_eq!(
        names.client.options.as_str(),
        "ManagedServiceIdentityClientOptions"
    );
    assert_eq!(
        names.client.file.as_str(),
        "managed_service_identity_client"
    );
}

#[test]
fn groups_have_clients_whatever_they_are_called() {
    let (names, notes) = assign_one(api(
        "Example",
        groups(&[
            "UserAssignedIdentities",
            "Client",
            "Models",
            "Operations",
            "vmSKUs",
        ]),
    ));
    let clients: Vec<_> = names
        .groups
        .iter()
        .map(|group| group.client.to_string())
        .collect();
    assert_eq!(
        clients,
        [
            "UserAssignedIdentitiesClient",
            "ClientClient",
            "ModelsClient",
            "OperationsClient",
            "VmSkusClient"
        ]
    );
    let accessors: Vec<_> = names
        .groups
        .iter()
        .map(|group| group.accessor.to_string())
        .collect();
    assert_eq!(
        accessors,
        [
            "user_assigned_identities_client",
            "client_client",
            "models_client",
            "operations_client",
            "vm_skus_client"
        ]
    );
    assert_eq!(
        texts(
            &names
                .groups
                .iter()
                .map(|group| group.file.clone())
                .collect::<Vec<_>>()
        ),
        accessors
    );
    assert_eq!(notes, [] as [&str; 0]);
}

#[test]
fn operations_without_a_group_sit_on_the_root_client() {
    let (names, _) = assign_one(api("Example", groups(&["", "Pets"])));
    assert_eq!(names.groups[0], names.client);
    assert_eq!(names.groups[1].client.as_str(), "PetsClient");
}

#[test]
fn a_group_called_like_the_root_client_yields() {
    let (names, notes) = assign_one(api(
        "ManagedIdentity",
        groups(&["ManagedIdentity", "managedIdentity"]),
    ));
    assert_eq!(names.client.client.as_str(), "ManagedIdentityClient");
    assert_eq!(
        names.groups[0].client.as_str(),
        "ManagedIdentityOperationsClient"
    );
    assert_eq!(
        names.groups[0].client.renamed_from(),
        Some("ManagedIdentityClient")
    );
    assert_eq!(
        names.groups[0].accessor.as_str(),
        "managed_identity_operations_client"
    );
    assert_eq!(names.groups[1].client.as_str(), "ManagedIdentity2Client");
    assert_eq!(
        notes[0],
        "the client `ManagedIdentityClient` is named `ManagedIdentityOperationsClient`: `ManagedIdentityClient` \
         is in use"
    );
    assert_eq!(notes.len(), 2);
}

#[test]
fn models_yield_to_clients_and_options() {
    let mut api = api("Example", vec![group("Pets", vec![operation("Get")])]);
    for name in [
        "PetsClient",
        "ExampleClientOptions",
        "PetsClientGetOptions",
        "Pets",
    ] {
        api.definitions.push(model(name, Vec::new()));
    }
    let (names, notes) = assign_one(api);
    let types: Vec<_> = names.types.iter().map(|ty| ty.name.to_string()).collect();
    assert_eq!(
        types,
        [
            "PetsClientModel",
            "ExampleClientOptionsModel",
            "PetsClientGetOptionsModel",
            "Pets"
        ]
    );
    assert_eq!(notes.len(), 3);
}

fn with_parameters(names: &[&str]) -> Api {
    let mut api = api("Example", groups(&["Pets"]));
    for name in names {
        let mut parameter = parameter(name, ParameterLocation::Path);
        parameter.supplied_by = SuppliedBy::Client;
        api.client.parameters.push(parameter);
    }
    api
}

#[test]
fn client_parameters_keep_clear_of_what_constructors_take() {
    let (names, notes) = assign_one(with_parameters(&[
        "subscriptionId",
        "credential",
        "options",
        "endpoint",
        "self",
        "type",
    ]));
    let expected = [
        "subscription_id",
        "credential_parameter",
        "options_parameter",
        "endpoint_parameter",
        "self_",
        "r#type",
    ];
    assert_eq!(texts(&names.client.parameters), expected);
    assert_eq!(names.groups[0].parameters, names.client.parameters);
    assert_eq!(notes.len(), 4);
}

#[test]
fn the_endpoint_of_a_template_is_called_so() {
    let mut api = with_parameters(&["Endpoint"]);
    api.client.endpoint = Endpoint::Template {
        template: "{Endpoint}/v1".to_owned(),
        parameters: Vec::new(),
    };
    let (names, notes) = assign_one(api);
    assert_eq!(texts(&names.client.parameters), ["endpoint"]);
    assert_eq!(notes, [] as [&str; 0]);
}

#[test]
fn accessors_keep_clear_of_the_methods_of_clients() {
    let mut api = with_parameters(&["petsClient"]);
    api.groups = groups(&["WithPets"]);
    let (names, _) = assign_one(api);
    assert_eq!(names.groups[0].client.as_str(), "WithPetsClient");
    assert_eq!(names.groups[0].accessor.as_str(), "with_pets_client_2");
}
