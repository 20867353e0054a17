//! Tests of the pass for common types.

use super::sample::*;
use crate::{
    ir::{Api, CommonDefinition, Decided, DefinitionHome, DefinitionId, DefinitionName, Usage},
    passes::common_types,
};

fn common(api: &mut Api, path: &[&str], name: &str, usage: Usage) -> DefinitionId {
    let id = api.model(name, Vec::new());
    api.definitions[id].home = DefinitionHome::Common {
        path: path.iter().map(|part| (*part).to_owned()).collect(),
    };
    api.definitions[id].usage = Decided::As(usage);
    id
}

const SENT: Usage = Usage {
    xml_body: false,
    request: true,
    response: false,
    merge_patch: false,
    body: false,
    xml: false,
    resource: false,
};
const RECEIVED: Usage = Usage {
    request: false,
    response: true,
    ..SENT
};

const TYPES: &[&str] = &["arm", "v5", "types"];
const IDENTITY: &[&str] = &["arm", "v5", "identity"];
const OLD: &[&str] = &["arm", "v3", "types"];

fn definition(module: usize, definition: DefinitionId) -> CommonDefinition {
    CommonDefinition { module, definition }
}

#[test]
fn copies_are_collected_and_made_to_agree() {
    let [mut one, mut two] = [api(), api()];
    one.model("Own", Vec::new());
    let sku = common(&mut one, TYPES, "Sku", SENT);
    let error = common(&mut one, TYPES, "Error", RECEIVED);
    let sku_again = common(&mut two, TYPES, "Sku", RECEIVED);
    let identity = common(&mut two, IDENTITY, "Identity", RECEIVED);
    let old = common(&mut two, OLD, "Sku", RECEIVED);
    let package = common_types::run(modules(vec![one, two]));

    let [v3, v5] = package.common.as_slice() else {
        panic!("two folders: {:?}", package.common);
    };
    assert_eq!(
        (v3.path.join("/"), v5.path.join("/")),
        ("arm/v3".to_owned(), "arm/v5".to_owned())
    );
    assert_eq!(v3.files[0].definitions, [definition(1, old)]);
    let [identities, types] = v5.files.as_slice() else {
        panic!("two files: {:?}", v5.files);
    };
    assert_eq!(
        (identities.stem.as_str(), types.stem.as_str()),
        ("identity", "types")
    );
    assert_eq!(
        (
            identities.reached_by.as_slice(),
            types.reached_by.as_slice()
        ),
        (&[1][..], &[0, 1][..])
    );
    assert_eq!(identities.definitions, [definition(1, identity)]);
    assert_eq!(
        types.definitions,
        [definition(0, error), definition(0, sku)]
    );

    let both = Usage {
        response: true,
        ..SENT
    };
    let usage = |module: usize, id| package.modules[module].api.definitions[id].usage();
    assert_eq!(usage(0, sku), both);
    assert_eq!(usage(1, sku_again), both);
    assert_eq!(usage(0, error), RECEIVED);
    assert_eq!(usage(1, old), RECEIVED);
}

#[test]
fn a_base_and_its_own_alternative_stand_in_one_place() {
    let mut api = api();
    let base = common(&mut api, TYPES, "Pet", SENT);
    let concrete = common(&mut api, TYPES, "Pet", RECEIVED);
    let words = vec!["Base".to_owned(), "Pet".to_owned()];
    api.definitions[concrete].name = DefinitionName::Derived(words);
    let package = common_types::run(modules(vec![api]));
    let listed = &package.common[0].files[0].definitions;
    assert_eq!(listed, &[definition(0, concrete), definition(0, base)]);
    assert_eq!(package.modules[0].api.definitions[base].usage(), SENT);
}

#[test]
fn definitions_of_one_name_stay_apart() {
    let mut api = api();
    let one = common(&mut api, TYPES, "Kind", SENT);
    let other = common(&mut api, TYPES, "Kind", RECEIVED);
    api.definitions[other].origin = origin("Sku/properties/kind");
    let package = common_types::run(modules(vec![api]));
    let listed = &package.common[0].files[0].definitions;
    assert_eq!(listed, &[definition(0, one), definition(0, other)]);
    assert_eq!(package.modules[0].api.definitions[one].usage(), SENT);
}
