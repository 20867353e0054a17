//! Tests of the names of models, unions and enumerations.

use armsmith::ir::{Definition, DefinitionName};

use crate::build::{api_of, assign_one, enumeration, model};

/// Returns the type names of the definitions.
fn types(definitions: Vec<Definition>) -> Vec<String> {
    let (names, _) = assign_one(api_of(definitions));
    names.types.iter().map(|ty| ty.name.to_string()).collect()
}

fn models(names: &[&str]) -> Vec<Definition> {
    names.iter().map(|name| model(name, Vec::new())).collect()
}

fn derived(parts: &[&str]) -> Definition {
    let name = DefinitionName::Derived(parts.iter().map(|part| (*part).to_owned()).collect());
    Definition {
        name,
        ..model("inline", Vec::new())
    }
}

#[test]
fn types_are_called_like_their_definitions() {
    let names = [
        "Identity",
        "vmSKU",
        "Azure.Core.uuid",
        "Multivariate.MultivariateResult",
        "KeyValuePair[String,Object]",
        "5Qi",
    ];
    let expected = [
        "Identity",
        "VmSku",
        "AzureCoreUuid",
        "MultivariateResult",
        "KeyValuePairStringObject",
        "N5Qi",
    ];
    assert_eq!(types(models(&names)), expected);
}

#[test]
fn names_that_services_define_themselves_are_theirs() {
    let names = [
        "Operation",
        "Endpoint",
        "Settings",
        "Secret",
        "Display",
        "ResourceId",
    ];
    assert_eq!(types(models(&names)), names);
}

#[test]
fn what_generated_code_needs_is_not_to_be_had() {
    let names = [
        "Option", "Result", "Vec", "String", "Error", "Box", "Ok", "Send", "Self", "URL", "Call",
        "Page",
    ];
    let expected = [
        "OptionModel",
        "ResultModel",
        "VecModel",
        "StringModel",
        "ErrorModel",
        "BoxModel",
        "OkModel",
        "SendModel",
        "Self_",
        "UrlModel",
        "CallModel",
        "PageModel",
    ];
    assert_eq!(types(models(&names)), expected);
    assert_eq!(types(vec![enumeration("Method", &[])]), ["MethodKind"]);
}

#[test]
fn a_renamed_type_knows_its_name_and_is_reported() {
    let (names, notes) = assign_one(api_of(models(&["Error"])));
    assert_eq!(names.types[0].name.renamed_from(), Some("Error"));
    assert_eq!(
        notes,
        ["the model `Error` is named `ErrorModel`: `Error` is reserved in generated code"]
    );
}

#[test]
fn names_that_fall_together_are_told_apart() {
    let names = [
        "Pet", "pet", "PET", "Pet2", "FooBar", "fooBar", "foo_bar", "Foobar",
    ];
    let expected = [
        "Pet", "Pet3", "Pet4", "Pet2", "FooBar", "FooBar2", "FooBar3", "Foobar4",
    ];
    assert_eq!(types(models(&names)), expected);
}

#[test]
fn the_real_owner_keeps_a_name_that_a_renaming_would_take() {
    assert_eq!(
        types(models(&["Error", "ErrorModel"])),
        ["Error2", "ErrorModel"]
    );
}

#[test]
fn enumerations_yield_to_models_and_inline_schemas_to_declared_ones() {
    let definitions = vec![
        derived(&["Pet", "owner"]),
        enumeration("Sku", &[]),
        model("Sku", Vec::new()),
        model("PetOwner", Vec::new()),
        enumeration("sku", &[]),
    ];
    assert_eq!(
        types(definitions),
        ["PetOwner2", "SkuKind", "Sku", "PetOwner", "Sku2"]
    );
}

#[test]
fn inline_schemas_are_called_by_the_way_to_them() {
    let definitions = vec![
        derived(&["ProvisionedClusterProperties", "status"]),
        derived(&["ClusterProperties", "properties"]),
        derived(&["Pets_List", "Request"]),
    ];
    assert_eq!(
        types(definitions),
        [
            "ProvisionedClusterPropertiesStatus",
            "ClusterProperties",
            "PetsListRequest"
        ]
    );
}

#[test]
fn many_of_one_name_are_numbered_in_order() {
    let names = types(models(&["A"; 1000]));
    assert_eq!(names[0], "A");
    assert_eq!(names[1], "A2");
    assert_eq!(names[999], "A1000");
}
