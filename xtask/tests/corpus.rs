//! Tests of `cargo xtask corpus` on a checkout whose readme has several tags.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const SPEC: &str = include_str!("../../generator/tests/command/good.json");

const README: &str = "\
# Widgets

``` yaml
tag: package-2024-01
```

``` yaml $(tag) == 'package-2024-01'
input-file: Contoso.Widget/stable/2024-01-01/widgets.json
```

``` yaml $(tag) == 'package-2023-01'
input-file: Contoso.Widget/stable/2023-01-01/widgets.json
```

``` yaml $(tag) == 'package-2022-01'
input-file: Contoso.Widget/stable/2022-01-01/widgets.json
```
";

fn put(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Creates a checkout with two services, one of them in three versions, of which the oldest cannot be generated.
fn checkout(root: &Path) {
    let service = "specs/specification/widgets/resource-manager";
    put(root, &format!("{service}/readme.md"), README);
    for (version, text) in [
        ("2024-01-01", SPEC.to_owned()),
        ("2023-01-01", SPEC.replace("2024-01-01", "2023-01-01")),
        ("2022-01-01", SPEC.replace("/Color", "/Colour")),
    ] {
        let name = format!("{service}/Contoso.Widget/stable/{version}/widgets.json");
        put(root, &name, &text);
    }
    let gadgets = "specs/specification/gadgets/data-plane";
    let readme = "```yaml\ninput-file: gadgets.json\n```\n";
    put(root, &format!("{gadgets}/readme.md"), readme);
    put(root, &format!("{gadgets}/gadgets.json"), SPEC);
}

fn corpus(root: &Path, further: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("--root")
        .arg(root)
        .args(["corpus", "--here", "--specs", "specs"])
        .args(["--json", "report.json", "--html", "out/report.html"])
        .args(further)
        .output()
        .unwrap()
}

/// Returns the outcome of each service and tag.
fn outcomes(root: &Path) -> BTreeMap<(String, String), String> {
    let report = fs::read_to_string(root.join("report.json")).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        (
            (text(row, "service"), text(row, "tag")),
            text(row, "outcome"),
        )
    })
    .collect()
}

#[test]
fn each_tag_is_a_row() {
    let folder = tempfile::tempdir().unwrap();
    checkout(folder.path());
    let row = |service: &str, tag: &str, outcome: &str| {
        ((service.to_owned(), tag.to_owned()), outcome.to_owned())
    };
    let widgets = "widgets/resource-manager";
    let gadgets = row("gadgets/data-plane", "", "generated");
    let default = row(widgets, "package-2024-01", "generated");

    let ended = corpus(folder.path(), &[]);
    assert!(ended.status.success(), "{ended:?}");
    let expected = [gadgets.clone(), default.clone()];
    assert_eq!(outcomes(folder.path()), BTreeMap::from(expected));

    let ended = corpus(folder.path(), &["--all-tags", "--compare", "report.json"]);
    assert_eq!(ended.status.code(), Some(1), "a tag was refused: {ended:?}");
    let expected = [
        gadgets,
        row(widgets, "package-2022-01", "refused"),
        row(widgets, "package-2023-01", "generated"),
        default,
    ];
    assert_eq!(outcomes(folder.path()), BTreeMap::from(expected));
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    for tag in ["package-2022-01", "package-2023-01", "package-2024-01"] {
        assert!(page.contains(&format!("<td>{tag}</td>")), "{page}");
    }
    let link = "href=\"../specs/specification/widgets/resource-manager/readme.md\"";
    assert!(page.contains(link), "{page}");
    let root = folder.path().to_string_lossy();
    assert!(!page.contains(&*root), "{page}");

    let ended = corpus(folder.path(), &["--all-tags", "--service", "widgets"]);
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(outcomes(folder.path()).len(), 3);
}
