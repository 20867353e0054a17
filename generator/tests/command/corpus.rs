//! Tests of `armsmith corpus` on folders of descriptions, and on a checkout whose readme has several tags.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::workspace::{Ended, GOOD, Workspace};

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

const WIDGETS: &str = "widgets/resource-manager";

/// Creates a checkout with two services, one of them in three versions, of which the oldest cannot be generated.
pub fn checkout() -> Workspace {
    let workspace = Workspace::new(&[]);
    let service = format!("specs/specification/{WIDGETS}");
    workspace.put(&format!("{service}/readme.md"), README.as_bytes());
    for (version, text) in [
        ("2024-01-01", GOOD.to_owned()),
        ("2023-01-01", GOOD.replace("2024-01-01", "2023-01-01")),
        ("2022-01-01", GOOD.replace("/Color", "/Colour")),
    ] {
        let name = format!("{service}/Contoso.Widget/stable/{version}/widgets.json");
        workspace.put(&name, text.as_bytes());
    }
    let gadgets = "specs/specification/gadgets/data-plane";
    let readme = "```yaml\ninput-file: gadgets.json\n```\n";
    workspace.put(&format!("{gadgets}/readme.md"), readme.as_bytes());
    workspace.put(&format!("{gadgets}/gadgets.json"), GOOD.as_bytes());
    workspace
}

fn corpus(workspace: &Workspace, further: &[&str]) -> Ended {
    workspace.run(&[&["corpus", "specs", "--json", "report.json"], further].concat())
}

/// Returns the outcome of each API and tag.
fn outcomes(workspace: &Workspace) -> BTreeMap<String, String> {
    let report: Value = serde_json::from_str(&workspace.read("report.json")).unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let name = format!("{} {}", text(row, "service"), text(row, "tag"));
        (name.trim_end().to_owned(), text(row, "outcome"))
    })
    .collect()
}

fn expected<const N: usize>(rows: [(&str, &str); N]) -> BTreeMap<String, String> {
    BTreeMap::from(rows.map(|(name, outcome)| (name.to_owned(), outcome.to_owned())))
}

#[test]
fn each_tag_is_a_row() {
    let workspace = checkout();
    let ended = corpus(&workspace, &[]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let widgets = |tag: &str| format!("{WIDGETS} package-{tag}");
    let [old, middle, new] = ["2022-01", "2023-01", "2024-01"].map(widgets);
    let default = [("gadgets/data-plane", "generated"), (&new, "generated")];
    assert_eq!(outcomes(&workspace), expected(default));

    let html = ["--html", "out/report.html"];
    let all = ["--all-tags", "--compare", "report.json"];
    let ended = corpus(&workspace, &[&all[..], &html].concat());
    assert_eq!(ended.code, 1, "a tag was refused\n{}", ended.out);
    let rows = [
        ("gadgets/data-plane", "generated"),
        (&old, "refused"),
        (&middle, "generated"),
        (&new, "generated"),
    ];
    assert_eq!(outcomes(&workspace), expected(rows));
    assert!(ended.out.contains("Other changes (2):"), "{}", ended.out);
    let page = workspace.read("out/report.html").replace("&#x2f;", "/");
    for tag in ["package-2022-01", "package-2023-01", "package-2024-01"] {
        assert!(page.contains(&format!("<td>{tag}</td>")), "{page}");
    }
    let link = "href=\"../specs/specification/widgets/resource-manager/readme.md\"";
    assert!(page.contains(link), "{page}");
    let root = workspace.path("");
    assert!(!page.contains(&*root.to_string_lossy()), "{page}");

    let ended = corpus(&workspace, &["--all-tags", "--service", "widgets"]);
    assert_eq!((ended.code, outcomes(&workspace).len()), (1, 3));
}

#[test]
fn descriptions_without_readmes_are_apis() {
    let workspace = Workspace::new(&[
        (
            "specs/shop/openapi.yaml",
            "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n",
        ),
        ("specs/widgets.json", GOOD),
        ("specs/package.json", "{\"name\": \"apis\"}"),
        ("specs/broken.json", "{\"swagger\": \"2.0\",}"),
    ]);
    let ended = corpus(&workspace, &[]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    let rows = [
        ("broken.json", "refused"),
        ("shop/openapi.yaml", "generated"),
        ("widgets.json", "generated"),
    ];
    assert_eq!(outcomes(&workspace), expected(rows));

    workspace.put("refusals.yaml", b"broken.json: a trailing comma\n");
    let ended = corpus(&workspace, &["--expected", "refusals.yaml"]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("a trailing comma"), "{}", ended.out);
    workspace.put(
        "refusals.yaml",
        b"broken.json: a trailing comma\nwidgets.json: none\n",
    );
    let ended = corpus(&workspace, &["--expected", "refusals.yaml"]);
    assert_eq!(ended.code, 1, "an entry is out of date\n{}", ended.out);
}

#[test]
fn a_record_has_the_date_and_versions() {
    let workspace = Workspace::new(&[("specs/widgets.json", GOOD)]);
    let ended = corpus(&workspace, &["--message-format", "json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let printed: Value = serde_json::from_str(&ended.out).unwrap();
    let written: Value = serde_json::from_str(&workspace.read("report.json")).unwrap();
    assert_eq!(printed, written);
    assert_eq!(written["version"], env!("CARGO_PKG_VERSION"));
    assert!(
        written["date"].as_str().unwrap().ends_with('Z'),
        "{written}"
    );
    let quiet = corpus(&workspace, &["--quiet"]);
    assert_eq!((quiet.code, &*quiet.out, &*quiet.err), (0, "", ""));
}

#[test]
fn wrong_files_are_errors_with_their_place() {
    let workspace = Workspace::new(&[
        ("specs/widgets.json", GOOD),
        ("empty/notes.txt", ""),
        ("list.yaml", "# Refusals\nwidgets.json:\n  - a\n"),
        ("old.json", "{\"rows\": 1}"),
    ]);
    for (arguments, code, part) in [
        (
            &["corpus", "none"][..],
            "file-not-found",
            "there is no folder `none`",
        ),
        (
            &["corpus", "empty"],
            "file-not-found",
            "there is no API description in `empty`",
        ),
        (
            &["corpus", "specs", "--service", "x*"],
            "file-not-found",
            "no API in `specs` matches",
        ),
        (
            &["corpus", "specs", "--expected", "list.yaml"],
            "invalid-corpus-file",
            "list.yaml:3:3",
        ),
        (
            &["corpus", "specs", "--compare", "old.json"],
            "invalid-corpus-file",
            "`old.json` is not a record",
        ),
    ] {
        let ended = workspace.run(arguments);
        assert_eq!((ended.code, &*ended.out), (1, ""), "{arguments:?}");
        assert!(
            ended.err.starts_with(&format!("error[{code}]")),
            "{}",
            ended.err
        );
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        assert!(ended.err.contains("help: "), "{}", ended.err);
    }
    let glob = workspace.run(&["corpus", "specs", "--service", "{a"]);
    assert_eq!(glob.code, 2, "{}", glob.err);
}
