//! Tests of the names of modules, folders and files.

use armsmith::ir::{CommonFile, CommonFolder, Definition, DefinitionHome, Family, Package};
use armsmith::names::FamilyKey;

use crate::build::{api, api_of, assign, assign_one, model, module, texts};

fn paths(modules: &[&[&str]]) -> Vec<String> {
    let modules = modules
        .iter()
        .map(|path| module(path, api("Example", Vec::new())))
        .collect();
    let (names, _) = assign(&Package {
        modules,
        common: Vec::new(),
    });
    names
        .modules
        .iter()
        .map(|module| texts(&module.path).join("::"))
        .collect()
}

#[test]
fn versions_begin_with_a_letter() {
    let names = paths(&[
        &["managed_identity", "2023-01-31"],
        &["managed-identity", "2025-05-31-preview"],
        &["key vault", "7.5"],
        &[],
    ]);
    assert_eq!(
        names,
        [
            "managed_identity::v2023_01_31",
            "managed_identity_2::v2025_05_31_preview",
            "key_vault::v7_5",
            ""
        ]
    );
}

#[test]
fn versions_of_one_service_share_its_module() {
    let names = paths(&[
        &["pets", "2020-01-01"],
        &["pets", "2020_01_01"],
        &["owners", "2020-01-01"],
    ]);
    assert_eq!(
        names,
        [
            "pets::v2020_01_01",
            "pets::v2020_01_01_2",
            "owners::v2020_01_01"
        ]
    );
}

#[test]
fn modules_keep_clear_of_what_every_crate_has() {
    let names = paths(&[
        &["runtime"],
        &["common types"],
        &["Models"],
        &["std"],
        &["type"],
        &["con"],
        &["pets", "pets"],
    ]);
    assert_eq!(
        names,
        [
            "runtime_api",
            "common_types_api",
            "models_api",
            "std_api",
            "type_",
            "con_",
            "pets::pets_api"
        ]
    );
}

fn in_family(name: &str, family: Option<&str>) -> Definition {
    let family = family.map_or(Family::Shared, |group| Family::Group(group.to_owned()));
    let home = DefinitionHome::Service(family);
    Definition {
        home,
        ..model(name, Vec::new())
    }
}

#[test]
fn families_have_files_whatever_they_are_called() {
    let families = [
        Some("Shared"),
        Some("GalleryImages"),
        None,
        Some("Models"),
        Some("mod"),
        Some("5g"),
        Some("galleryImages"),
        Some("GalleryImages"),
    ];
    let definitions = families
        .iter()
        .enumerate()
        .map(|(place, family)| in_family(&format!("T{place}"), *family))
        .collect();
    let (names, _) = assign_one(api_of(definitions));
    let files: Vec<_> = names
        .families
        .iter()
        .map(|(family, file)| match family {
            FamilyKey::Family(family) => (family.as_deref(), file.as_str()),
            FamilyKey::Groups(_) => panic!("groups have no features"),
        })
        .collect();
    assert_eq!(
        files,
        [
            (Some("Shared"), "shared_group"),
            (Some("GalleryImages"), "gallery_images"),
            (None, "shared"),
            (Some("Models"), "models_group"),
            (Some("mod"), "mod_"),
            (Some("5g"), "n5g"),
            (Some("galleryImages"), "gallery_images_2"),
        ]
    );
    let module = serde_json::to_value(&names.types[7].module).expect("names are data");
    assert_eq!(module, serde_json::json!({ "family": "gallery_images" }));
}

#[test]
fn folders_of_common_types_are_modules_of_files() {
    let file = |stem: &str| CommonFile {
        stem: stem.to_owned(),
        reached_by: Vec::new(),
        definitions: Vec::new(),
    };
    let folder = |path: &[&str], files: &[&str]| CommonFolder {
        path: path.iter().map(|segment| (*segment).to_owned()).collect(),
        files: files.iter().map(|stem| file(stem)).collect(),
    };
    let common = vec![
        folder(&["resource-management"], &["v5"]),
        folder(
            &["resource-management", "v5"],
            &["types", "privatelinks", "v5", "type"],
        ),
    ];
    let (names, _) = assign(&Package {
        modules: Vec::new(),
        common,
    });
    assert_eq!(texts(&names.common[1].path), ["resource_management", "v5"]);
    assert_eq!(
        texts(&names.common[1].files),
        ["types", "privatelinks", "v5_api", "type_"]
    );
    assert_eq!(texts(&names.common[0].files), ["v5_2"]);
}
