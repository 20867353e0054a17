//! Tests of the modules of imported services.

use crate::workspace::{Ended, GOOD, Workspace};

/// Creates a checkout with services in these folders, each with further blocks in its readme.
fn workspace(services: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::new(&[("specs/armsmith.yaml", "crate: mine\nservices: []\n")]);
    for (folder, blocks) in services {
        let readme = format!(
            "``` yaml\ntag: package-1\n```\n``` yaml $(tag) == 'package-1'\ninput-file: Contoso.DBforThings/stable/2024-01-01/things.json\n```\n{blocks}"
        );
        let folder = format!("checkout/specification/{folder}");
        workspace.put(&format!("{folder}/readme.md"), readme.as_bytes());
        let file = format!("{folder}/Contoso.DBforThings/stable/2024-01-01/things.json");
        workspace.put(&file, GOOD.as_bytes());
    }
    workspace
}

fn import(workspace: &Workspace, arguments: &[&str]) -> Ended {
    workspace.run(&[&["import", "--from", "checkout"], arguments].concat())
}

const PYTHON: &str =
    "``` yaml $(python)\nnamespace: azure.mgmt.rdbms.things\npackage-name: azure-mgmt-rdbms\n```\n";

#[test]
fn a_service_is_called_as_in_other_languages() {
    let go = "``` yaml $(go)\nmodule-name: sdk/resourcemanager/gizmos/armgizmos\n```\n";
    let csharp = "``` yaml $(csharp)\nnamespace: Azure.ResourceManager.Gizmos\n```\n";
    for (folder, blocks, expected) in [
        ("things/resource-manager", PYTHON, "things"),
        ("db/resource-manager", PYTHON, "rdbms_things"),
        ("db/resource-manager", csharp, "gizmos"),
        ("db/resource-manager", go, "gizmos"),
        ("my-db/resource-manager", "", "mydb"),
        (
            "gz/resource-manager",
            "``` yaml $(csharp)\nnamespace: Azure.ResourceManager.Gizmos\n```\n``` yaml $(java)\nnamespace: com.azure.gz\n```\n",
            "gz",
        ),
    ] {
        let workspace = workspace(&[(folder, blocks)]);
        let ended = import(&workspace, &[folder]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        assert!(
            ended.out.starts_with(&format!("{expected} 2024-01-01: ")),
            "{}",
            ended.out
        );
    }
}

#[test]
fn a_file_of_a_language_names_the_service_too() {
    let workspace = workspace(&[("db/resource-manager", "")]);
    let name = "checkout/specification/db/resource-manager/readme.typescript.md";
    workspace.put(
        name,
        b"``` yaml $(typescript)\npackage-name: \"@azure/arm-gizmos\"\n```\n",
    );
    let ended = import(&workspace, &["db"]);
    assert!(
        ended.out.starts_with("gizmos 2024-01-01: "),
        "{}",
        ended.out
    );
}

#[test]
fn names_in_the_manifest_stay() {
    let workspace = workspace(&[("things/resource-manager", PYTHON)]);
    assert_eq!(import(&workspace, &["things", "--module", "mine"]).code, 0);
    let next = "checkout/specification/things/resource-manager";
    workspace.put(
        &format!("{next}/Contoso.DBforThings/stable/2025-01-01/things.json"),
        GOOD.replace("2024-01-01", "2025-01-01").as_bytes(),
    );
    let readme = workspace
        .read(&format!("{next}/readme.md"))
        .replace("2024-01-01", "2025-01-01");
    workspace.put(&format!("{next}/readme.md"), readme.as_bytes());
    let ended = import(&workspace, &["things"]);
    assert!(
        ended.out.starts_with("mine 2025-01-01: "),
        "{}{}",
        ended.out,
        ended.err
    );
}

#[test]
fn a_name_in_use_is_an_error_with_a_proposal() {
    let workspace = workspace(&[
        ("things/resource-manager", PYTHON),
        (
            "things/data-plane",
            "``` yaml $(python)\nnamespace: azure.things\n```\n",
        ),
    ]);
    assert_eq!(import(&workspace, &["things/resource-manager"]).code, 0);
    let before = workspace.snapshot("specs");
    let ended = import(&workspace, &["things/data-plane"]);
    assert_eq!(ended.code, 1, "{}", ended.out);
    for part in [
        "error[module-collision]: the module `things` belongs to another service",
        "pass another name, such as `--module d_bfor_things`",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(workspace.snapshot("specs"), before);
    let named = import(
        &workspace,
        &["things/data-plane", "--module", "things_data"],
    );
    assert_eq!(named.code, 0, "{}", named.err);
}

#[test]
fn a_manifest_with_several_outputs_names_the_one_to_extend() {
    let workspace = workspace(&[("things/resource-manager", "")]);
    let manifest = "\
outputs:
  - crate: one
    out: ../one
    services: []
  - crate: two # the second
    out: ../two
    services:
      - module: gizmos
        versions:
          - version: 2020-01-01
            inputs: [gizmos.json]
";
    workspace.put("specs/armsmith.yaml", manifest.as_bytes());
    workspace.put("specs/gizmos.json", GOOD.as_bytes());
    let ended = import(&workspace, &["things"]);
    assert!(
        ended.err.contains("select one with `--output`: one, two"),
        "{}",
        ended.err
    );
    let ended = import(&workspace, &["things", "--output", "two"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let changed = workspace.read("specs/armsmith.yaml");
    let (before, new) = changed.split_at(manifest.len());
    assert_eq!(before, manifest);
    assert!(
        new.starts_with("      - module: things\n        versions:\n"),
        "{new}"
    );
}
