//! Tests of the names of common types.

use armsmith::{
    ir::{
        CommonDefinition, CommonFile, CommonFolder, Definition, DefinitionHome, DefinitionId,
        DocumentId, Family, Package,
    },
    names::TypeModule,
};

use crate::build::{api_of, assign, model, module, property};

/// Returns a common definition. Its document distinguishes it from others with the same name.
fn common(folder: u32, file: &str, name: &str) -> Definition {
    let path = vec![format!("v{folder}"), file.to_owned()];
    let mut definition = model(name, vec![property("self")]);
    definition.home = DefinitionHome::Common { path };
    definition.origin.document = DocumentId(usize::try_from(folder).unwrap());
    definition
}

fn folder(number: u32, files: &[(&str, &[(usize, u32)])]) -> CommonFolder {
    let definition = |(module, id): &(usize, u32)| CommonDefinition {
        module: *module,
        definition: DefinitionId(*id),
    };
    let file = |(stem, definitions): &(&str, &[(usize, u32)])| CommonFile {
        stem: (*stem).to_owned(),
        reached_by: Vec::new(),
        definitions: definitions.iter().map(definition).collect(),
    };
    CommonFolder {
        path: vec![format!("v{number}")],
        files: files.iter().map(file).collect(),
    }
}

fn package() -> Package {
    let first = api_of(vec![
        model("Resource", Vec::new()),
        common(4, "types", "Resource"),
        common(5, "types", "Resource"),
        common(5, "links", "resource"),
    ]);
    let second = api_of(vec![
        common(5, "types", "Resource"),
        common(5, "types", "Error"),
    ]);
    Package {
        modules: vec![module(&["a"], first), module(&["b"], second)],
        common: vec![
            folder(4, &[("types", &[(0, 1)])]),
            folder(5, &[("links", &[(0, 3)]), ("types", &[(0, 2), (1, 1)])]),
        ],
    }
}

#[test]
fn a_common_type_has_one_name_everywhere() {
    let (names, _) = assign(&package());
    let name = |module: usize, id: usize| names.modules[module].types[id].name.to_string();
    assert_eq!(name(0, 0), "Resource");
    assert_eq!(name(0, 1), "Resource");
    // The files of a folder share a scope, and the file with links comes first.
    assert_eq!(name(0, 3), "Resource");
    assert_eq!(name(0, 2), "Resource2");
    assert_eq!(name(1, 0), "Resource2");
    assert_eq!(name(1, 1), "ErrorModel");
    assert_eq!(
        names.modules[1].types[0].module,
        TypeModule::Common { folder: 1, file: 1 }
    );
}

#[test]
fn a_module_tells_common_types_of_one_name_apart() {
    let (names, _) = assign(&package());
    let local = |module: usize, id: usize| names.modules[module].types[id].local.to_string();
    assert_eq!(local(0, 0), "Resource");
    assert_eq!(local(0, 1), "CommonResource");
    assert_eq!(local(0, 2), "Resource2");
    assert_eq!(local(0, 3), "Resource3");
    assert_eq!(local(1, 0), "Resource2");
}

#[test]
fn a_common_type_is_reported_once() {
    let (_, notes) = assign(&package());
    let of_fields = notes.iter().filter(|note| note.starts_with("the property"));
    assert_eq!(of_fields.count(), 4);
    let of_types = notes.iter().filter(|note| note.starts_with("the model"));
    assert_eq!(of_types.count(), 2);
}

#[test]
fn a_common_definition_that_no_folder_lists_is_the_services_own() {
    let (names, _) = assign(&Package {
        modules: vec![module(&[], api_of(vec![common(5, "types", "Resource")]))],
        common: Vec::new(),
    });
    let module = serde_json::to_value(&names.modules[0].types[0].module).expect("names are data");
    assert_eq!(module, serde_json::json!({ "family": "shared" }));
}

/// A module's copy of a common definition may contain types of its service, and then belongs to the service.
#[test]
fn a_copy_that_a_service_has_made_its_own_is_no_common_type() {
    let mut own = common(5, "types", "Resource");
    own.home = DefinitionHome::Service(Family::Undecided);
    let shared = api_of(vec![common(5, "types", "Resource")]);
    let (names, _) = assign(&Package {
        modules: vec![module(&["a"], shared), module(&["b"], api_of(vec![own]))],
        common: vec![folder(5, &[("types", &[(0, 0)])])],
    });
    let of = |module: usize| &names.modules[module].types[0].module;
    assert_eq!(*of(0), TypeModule::Common { folder: 0, file: 0 });
    assert!(matches!(of(1), TypeModule::Family(_)), "{:?}", of(1));
}
