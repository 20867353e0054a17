//! Tests of files in git revisions.

use std::fs;
use std::path::Path;

use armsmith::revision::Revision;

use crate::git::commit_all;

/// Creates a repository, or returns `None` if there is no git.
fn repository(folder: &Path) -> Option<()> {
    let put = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "a/spec.json",
        r##"{"x": {"$ref": "../b c/types.json#/y"}}"##,
    );
    put("b c/types.json", r#"{"y": {"$ref": "more.yaml"}}"#);
    put("b c/more.yaml", "z: 1\n");
    put("a/other.json", "{}");
    if !commit_all(folder) {
        return None;
    }
    put("b c/more.yaml", "z: 2\n");
    fs::remove_file(folder.join("a/spec.json")).unwrap();
    Some(())
}

#[test]
fn a_file_comes_with_what_it_refers_to_as_the_revision_has_it() {
    let folder = tempfile::tempdir().unwrap();
    if repository(folder.path()).is_none() {
        return;
    }
    let spec = folder.path().join("a/spec.json");
    let revision = Revision::open(&spec, "HEAD").unwrap();
    let found = revision.lay_out(&[spec]).unwrap();
    assert_eq!(found, [revision.root().join("a/spec.json")]);
    assert!(found[0].is_file());
    let read = |name: &str| fs::read_to_string(revision.root().join(name)).ok();
    assert_eq!(read("b c/more.yaml").as_deref(), Some("z: 1\n"));
    assert_eq!(read("a/other.json"), None);
}

#[test]
fn an_unknown_revision_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    if repository(folder.path()).is_none() {
        return;
    }
    for name in ["none", "--all", ""] {
        let error = Revision::open(folder.path(), name).unwrap_err();
        assert!(error.message.contains("revision"), "{}", error.message);
    }
}
