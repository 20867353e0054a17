//! Tests of the pass for sizes.

use super::sample::*;
use crate::{
    ir::{Api, DefinitionId, Property, Storage, Type},
    passes::{recursion, sizes},
};

fn holds(wire_name: &str, id: u32) -> Property {
    property(wire_name, Type::Named(DefinitionId(id)))
}

/// Returns `count` texts of 24 bytes each.
fn texts(count: usize) -> Vec<Property> {
    (0..count)
        .map(|index| text(&format!("text{index}")))
        .collect()
}

fn run(api: &mut Api) {
    recursion::run(&mut api.definitions);
    sizes::run(&mut api.definitions);
}

fn boxed(api: &Api) -> Vec<String> {
    let mut all = Vec::new();
    for (_, definition) in api.definitions.iter() {
        let model = definition.as_model();
        for property in model.into_iter().flat_map(|model| &model.properties) {
            let mark = match property.storage {
                Storage::Inline => continue,
                Storage::Boxed => "",
                Storage::ChainEnd => "!",
            };
            all.push(format!(
                "{}.{}{mark}",
                definition.name.text(),
                property.wire_name
            ));
        }
    }
    all
}

#[test]
fn a_member_larger_than_four_kibibytes_is_boxed() {
    let mut api = api();
    api.model("Fits", texts(170));
    api.model("TooLarge", texts(171));
    api.model("Holder", vec![holds("fits", 0), holds("large", 1)]);
    // A list stores its items on the heap.
    api.model(
        "Lists",
        vec![property("all", list(Type::Named(DefinitionId(1))))],
    );
    run(&mut api);
    assert_eq!(boxed(&api), ["Holder.large"]);
}

#[test]
fn a_type_larger_than_sixteen_kibibytes_boxes_its_largest_models_first() {
    let mut api = api();
    api.model("Small", texts(100));
    api.model("Large", texts(170));
    api.model("Largest", texts(165));
    let members = vec![
        holds("small", 0),
        holds("first", 1),
        holds("second", 1),
        holds("other", 2),
        holds("third", 1),
    ];
    api.model("Whole", members);
    run(&mut api);
    // 2,400 and three times 4,080 and 3,960 bytes are 18,600; without the first large one, 14,528.
    assert_eq!(boxed(&api), ["Whole.first"]);
}

#[test]
fn members_that_are_no_models_are_never_boxed() {
    let mut api = api();
    api.model("Wide", texts(1_000));
    run(&mut api);
    assert_eq!(boxed(&api), Vec::<String>::new());
}

#[test]
fn sizes_are_known_before_they_are_needed() {
    let mut api = api();
    api.model("Outer", vec![holds("middle", 1)]);
    api.model("Middle", vec![holds("inner", 2), text("name")]);
    api.model("Inner", texts(170));
    run(&mut api);
    // With the name, the middle one is too large, though none of its members is.
    assert_eq!(boxed(&api), ["Outer.middle"]);
    run(&mut api);
    assert_eq!(
        boxed(&api),
        ["Outer.middle"],
        "a second run changes nothing"
    );
}

#[test]
fn chains_are_boxed_and_end() {
    let mut api = api();
    for index in 0..60 {
        let members = match index {
            59 => vec![text("name")],
            _ => vec![holds("next", index + 1)],
        };
        api.model(&format!("Link{index}"), members);
    }
    run(&mut api);
    assert_eq!(
        boxed(&api),
        ["Link11.next!", "Link19.next", "Link35.next!", "Link43.next"]
    );
}
