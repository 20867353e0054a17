//! Tests of the library's simple functions.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::{Generator, Project};
use crate::diagnostics::Code;

const SHOP: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /orders:
    get:
      operationId: list
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'parts.yaml#/components/schemas/Order'}}}}}
    delete:
      operationId: drop
      responses: {'204': {description: gone}}
";
const PARTS: &str =
    "components: {schemas: {Order: {type: object, properties: {id: {type: string}}}}}\n";
const OVERLAY: &str = "\
overlay: 1.1.0
info: {title: Names, version: '1'}
actions:
  - {target: '$.paths.*.get', update: {operationId: find}}
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("my-shop.yaml", SHOP),
        ("parts.yaml", PARTS),
        ("names.yaml", OVERLAY),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn generator(folder: &Path) -> Generator {
    Generator::new()
        .spec(folder.join("my-shop.yaml"))
        .overlay(folder.join("names.yaml"))
        .exclude("DELETE /**")
}

#[test]
fn a_module_is_one_file_without_inner_attributes() {
    let folder = folder();
    let file = generator(folder.path()).write_to(folder.path()).unwrap();
    assert_eq!(file.path, folder.path().join("my_shop.rs"));
    assert_eq!(file.warnings, "");
    let text = fs::read_to_string(&file.path).unwrap();
    for part in [
        "mod runtime {",
        "pub async fn find(",
        "use crate::my_shop::runtime",
    ] {
        assert!(text.contains(part), "{part}");
    }
    for part in ["#![", "//!", "fn drop("] {
        assert!(!text.contains(part), "{part}");
    }
    let is_declaration = |line: &str| line.contains("mod ") && line.ends_with(';');
    assert!(!text.lines().any(is_declaration), "{text}");
    let mut names: Vec<_> = file
        .inputs
        .iter()
        .map(|input| input.file_name().unwrap().to_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["my-shop.yaml", "names.yaml", "parts.yaml"]);
    let other = generator(folder.path()).module("crate::api::other");
    let file = other.write_to(folder.path()).unwrap();
    assert_eq!(file.path, folder.path().join("other.rs"));
    let text = fs::read_to_string(&file.path).unwrap();
    assert!(text.contains("use crate::api::other::runtime"), "{text}");
}

/// A file that is written again would be compiled again.
#[test]
fn an_equal_file_keeps_its_time() {
    let folder = folder();
    let generator = generator(folder.path());
    let path = generator.write_to(folder.path()).unwrap().path;
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(long_ago).unwrap();
    generator.write_to(folder.path()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn an_error_shows_its_place_and_what_to_do() {
    let folder = folder();
    let broken = SHOP.replace("schemas/Order", "schemas/Oder");
    fs::write(folder.path().join("my-shop.yaml"), broken).unwrap();
    let error = generator(folder.path())
        .write_to(folder.path())
        .unwrap_err();
    let text = format!("{error:?}");
    for part in ["error[broken-reference]", "my-shop.yaml:8:", "did you mean"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!folder.path().join("my_shop.rs").exists());
    let codes = |error: super::Error| {
        error
            .diagnostics()
            .iter()
            .map(|it| it.code)
            .collect::<Vec<_>>()
    };
    let nothing = Generator::new().write_to(folder.path()).unwrap_err();
    assert_eq!(codes(nothing), [Code::MissingKey]);
    let module = generator(folder.path())
        .module("shop")
        .write_to(folder.path());
    assert_eq!(codes(module.unwrap_err()), [Code::InvalidManifest]);
    let selector = generator(folder.path())
        .include("GOT /x")
        .write_to(folder.path());
    assert_eq!(codes(selector.unwrap_err()), [Code::InvalidSelector]);
}

const MANIFEST: &str = "\
crate: shop
out: shop
services:
  - module: shop
    versions:
      - {version: '1', inputs: [my-shop.yaml]}
";

#[test]
fn a_project_is_generated_and_checked() {
    let folder = folder();
    let manifest = folder.path().join("armsmith.yaml");
    fs::write(&manifest, MANIFEST).unwrap();
    let report = Project::load(&manifest).unwrap().regen().unwrap();
    let [(name, files)] = report.outputs.as_slice() else {
        panic!("{report:?}");
    };
    assert_eq!(name, "shop");
    assert!(files.written.contains(&"src/lib.rs".to_owned()));
    assert!(
        Project::load(&manifest)
            .unwrap()
            .check()
            .unwrap()
            .is_empty()
    );
    fs::write(
        folder.path().join("my-shop.yaml"),
        SHOP.replace("list", "all"),
    )
    .unwrap();
    assert!(
        !Project::load(&manifest)
            .unwrap()
            .check()
            .unwrap()
            .is_empty()
    );
    fs::write(&manifest, MANIFEST.replace("out:", "ot:")).unwrap();
    let error = Project::load(&manifest).unwrap_err().to_string();
    assert!(error.contains("armsmith.yaml:2:"), "{error}");
}
