//! Tests of the names of fields, and of accessors of flattened members.

use armsmith::{
    ir::{Definition, DefinitionId, DefinitionKind, Flatten, Flattening, Model, Property, Type},
    names::TypeNames,
};

use crate::build::{api_of, assign_one, definition, model, property, texts};

fn fields(names: &[&str]) -> (TypeNames, Vec<String>) {
    let properties = names.iter().map(|name| property(name)).collect();
    let (mut names, notes) = assign_one(api_of(vec![model("Pet", properties)]));
    (names.types.remove(0), notes)
}

#[test]
fn properties_become_fields() {
    let (names, notes) = fields(&[
        "location",
        "@odata.type",
        "$ref",
        "type",
        "5qi",
        "publicIPAddress",
        "x-ms-foo",
    ]);
    assert_eq!(
        texts(&names.fields),
        [
            "location",
            "odata_type",
            "r#ref",
            "r#type",
            "n5qi",
            "public_ip_address",
            "x_ms_foo"
        ]
    );
    assert_eq!(
        names.additional_properties.as_str(),
        "additional_properties"
    );
    assert_eq!(notes, [] as [&str; 0]);
}

#[test]
fn fields_that_fall_together_are_told_apart() {
    let (names, notes) = fields(&[
        "fooBar",
        "foo_bar",
        "FooBar",
        "foobar",
        "foo_bar_2",
        "self",
        "Self",
    ]);
    assert_eq!(
        texts(&names.fields),
        [
            "foo_bar",
            "foo_bar_3",
            "foo_bar_4",
            "foobar",
            "foo_bar_2",
            "self_",
            "self_2"
        ]
    );
    assert_eq!(names.fields[1].renamed_from(), Some("foo_bar"));
    assert_eq!(names.fields[5].renamed_from(), Some("self"));
    assert_eq!(notes.len(), 4);
}

#[test]
fn the_authors_names_come_first() {
    let renamed = Property {
        client_name: Some("petName".to_owned()),
        ..property("name")
    };
    let (names, _) = assign_one(api_of(vec![model("Pet", vec![renamed])]));
    assert_eq!(texts(&names.types[0].fields), ["pet_name"]);
}

#[test]
fn further_members_yield_to_a_property_of_that_name() {
    let properties = vec![property("additionalProperties")];
    let model = Model {
        properties,
        additional_properties: Some(Type::Any),
        ..Model::default()
    };
    let (names, notes) = assign_one(api_of(vec![definition(
        "Pet",
        DefinitionKind::Model(model),
    )]));
    assert_eq!(texts(&names.types[0].fields), ["additional_properties"]);
    assert_eq!(
        names.types[0].additional_properties.as_str(),
        "additional_properties_2"
    );
    assert_eq!(notes.len(), 1);
}

/// Returns a model that flattens these members of its `properties`.
fn lifting(own: &[&str], lifted: &[&str]) -> Vec<Definition> {
    let flattened = lifted
        .iter()
        .map(|name| Flattening {
            path: vec!["properties".to_owned(), (*name).to_owned()],
        })
        .collect();
    let properties = Property {
        flatten: Flatten::To(flattened),
        ty: Type::Named(DefinitionId(1)),
        ..property("properties")
    };
    let mut outer: Vec<Property> = own.iter().map(|name| property(name)).collect();
    outer.push(properties);
    let inner = lifted
        .iter()
        .map(|name| Property {
            client_name: Some(format!("{name}Given")),
            ..property(name)
        })
        .collect();
    vec![model("Pet", outer), model("PetProperties", inner)]
}

#[test]
fn lifted_members_are_called_as_where_they_are() {
    let (names, _) = assign_one(api_of(lifting(&["id"], &["type", "vmSKUs"])));
    let accessors = &names.types[0].accessors;
    assert_eq!(accessors.len(), 2);
    assert_eq!(texts(&accessors[0]), [] as [&str; 0]);
    assert_eq!(texts(&accessors[1]), ["type_given", "vm_skus_given"]);
}

#[test]
fn lifted_members_yield_to_fields_and_to_methods() {
    let path = |names: &[&str]| Flattening {
        path: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let flattened = vec![
        path(&["properties", "id"]),
        path(&["properties", "new"]),
        path(&["properties", "inner", "properties"]),
    ];
    let properties = Property {
        flatten: Flatten::To(flattened),
        ..property("properties")
    };
    let (names, _) = assign_one(api_of(vec![model("Pet", vec![property("id"), properties])]));
    assert_eq!(
        texts(&names.types[0].accessors[1]),
        [
            "properties_id",
            "properties_new",
            "properties_inner_properties"
        ]
    );
}
