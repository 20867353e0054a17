//! Tests of the variants of enumerations and unions.

use armsmith::{
    ir::{
        Alternative, Definition, DefinitionId, DefinitionKind, DefinitionName, Enumeration,
        EnumerationBase, Union,
    },
    names::TypeNames,
};

use crate::build::{api_of, assign_one, definition, enumeration, model, property, texts, value};

fn only_type(definition: Definition) -> (TypeNames, Vec<String>) {
    let (mut names, notes) = assign_one(api_of(vec![definition]));
    (names.types.remove(0), notes)
}

fn variants(values: &[&str]) -> Vec<String> {
    texts(&only_type(enumeration("Choice", values)).0.variants)
}

#[test]
fn values_become_variants() {
    let values = [
        "SystemAssigned",
        "System Assigned, UserAssigned",
        "None",
        "5qi",
        "Standard_GS4",
        "Standard_GS4-4",
        "true",
        "-1",
    ];
    let expected = [
        "SystemAssigned",
        "SystemAssignedUserAssigned",
        "None",
        "N5qi",
        "StandardGs4",
        "StandardGs4_4",
        "True",
        "Minus1",
    ];
    assert_eq!(variants(&values), expected);
}

#[test]
fn values_that_fall_together_are_told_apart() {
    assert_eq!(variants(&["RED", "red", "Red"]), ["Red", "Red2", "Red3"]);
    assert_eq!(variants(&["5qi", "5Qi"]), ["N5qi", "N5Qi2"]);
    assert_eq!(variants(&["a/b", "a-b", "AB"]), ["AB", "AB2", "Ab3"]);
    assert_eq!(
        variants(&["Standard_GS4-4", "Standard_GS44"]),
        ["StandardGs4_4", "StandardGs44"]
    );
}

#[test]
fn values_without_letters_become_variants() {
    assert_eq!(
        variants(&["", " ", "  ", "C", "C++", "C#", "/", "(x)"]),
        [
            "Empty",
            "Blank",
            "Blank2",
            "C",
            "CPlusPlus",
            "CSharp",
            "Slash",
            "X"
        ]
    );
}

#[test]
fn what_the_specification_does_not_know_has_a_variant_of_its_own() {
    let (names, notes) = only_type(enumeration(
        "Choice",
        &["Self", "UnknownValue", "Unknown", "UnknownValue2"],
    ));
    assert_eq!(
        texts(&names.variants),
        ["Self_", "UnknownValue3", "Unknown", "UnknownValue2"]
    );
    assert_eq!(names.unknown.as_str(), "UnknownValue");
    assert_eq!(notes.len(), 2);
}

#[test]
fn the_authors_names_come_first() {
    let values = vec![
        value("1", Some("One")),
        value("2", Some("One")),
        value("3", Some(" ")),
        value("4", None),
    ];
    let base = EnumerationBase::Integer;
    let (names, _) = only_type(definition(
        "Choice",
        DefinitionKind::Enumeration(Enumeration {
            base,
            values,
            closed: true,
        }),
    ));
    assert_eq!(texts(&names.variants), ["One", "N2", "N3", "N4"]);
}

fn union(name: &str, all: &[(&str, u32)]) -> Definition {
    let alternatives = all
        .iter()
        .map(|(value, model)| Alternative {
            value: (*value).into(),
            model: DefinitionId(*model),
        })
        .collect();
    let shared = vec![property("name"), property("new"), property("clone")];
    definition(
        name,
        DefinitionKind::Union(Union {
            discriminator: "kind".to_owned(),
            alternatives,
            default: None,
            shared,
        }),
    )
}

#[test]
fn alternatives_are_called_like_their_models_without_the_unions_name() {
    let definitions = vec![
        union("Pet", &[("a", 1), ("b", 2), ("c", 3), ("d", 4), ("f", 99)]),
        model("CatPet", Vec::new()),
        model("Dog", Vec::new()),
        model("UnknownPet", Vec::new()),
        model("DogPet", Vec::new()),
    ];
    let (names, _) = assign_one(api_of(definitions));
    assert_eq!(
        texts(&names.types[0].variants),
        ["Cat", "Dog", "UnknownPet", "DogPet", "F"]
    );
    assert_eq!(names.types[0].unknown.as_str(), "Unknown");
}

#[test]
fn alternatives_without_a_name_are_called_like_what_follows_the_unions_name() {
    let inline = |words: &[&str]| {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Definition {
            name: DefinitionName::Derived(words),
            ..model("", Vec::new())
        }
    };
    let definitions = vec![
        union(
            "Pet",
            &[("cat", 1), ("unknown", 2), ("2", 3), ("PetDog", 4)],
        ),
        inline(&["Pet", "cat"]),
        inline(&["Pet", "unknown"]),
        inline(&["Pet", "2"]),
        model("PetDog", Vec::new()),
    ];
    let (names, _) = assign_one(api_of(definitions));
    assert_eq!(
        texts(&names.types[0].variants),
        ["Cat", "PetUnknown", "Pet2", "PetDog"]
    );
}

#[test]
fn alternatives_of_one_model_are_called_like_their_values() {
    let definitions = vec![
        union(
            "Pet",
            &[("tabby", 1), ("tiger", 1), ("dog", 2), ("unknown", 1)],
        ),
        model("Cat", Vec::new()),
        model("Dog", Vec::new()),
    ];
    let (names, _) = assign_one(api_of(definitions));
    assert_eq!(
        texts(&names.types[0].variants),
        ["Tabby", "Tiger", "Dog", "CatUnknown"]
    );
}

#[test]
fn shared_members_have_accessors() {
    let (names, _) = only_type(union("Pet", &[]));
    assert_eq!(texts(&names.fields), ["name", "new_value", "clone_value"]);
}
