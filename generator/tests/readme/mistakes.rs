//! Tests of messages about invalid readmes.

use super::service::Service;

const TAGGED: &str = "```yaml\ntag: package-2024-01\n```\n```yaml $(tag) == 'package-2024-01'\ninput-file: a.json\n```\n```yaml $(tag) == 'package-2023-06-preview'\ninput-file: b.json\n```\n";

fn tagged() -> Service {
    Service::new(TAGGED).with("a.json", "{}")
}

#[test]
fn a_tag_that_is_not_there() {
    insta::assert_snapshot!(tagged().told(Some("package-2024-10")));
}

#[test]
fn a_tag_like_no_other() {
    insta::assert_snapshot!(tagged().told(Some("stable")));
}

#[test]
fn a_file_that_is_not_there() {
    insta::assert_snapshot!(tagged().told(Some("package-2023-06-preview")));
}

#[test]
fn no_default_tag() {
    let text = "```yaml $(tag) == 'v1'\ninput-file: a.json\n```\n";
    let service = Service::new(text).with("a.json", "{}");
    insta::assert_snapshot!(service.told(None));
}

#[test]
fn a_default_tag_without_files() {
    let text = "```yaml\ntag: v2\n```\n```yaml $(tag) == 'v1'\ninput-file: a.json\n```\n";
    let service = Service::new(text).with("a.json", "{}");
    insta::assert_snapshot!(service.told(None));
}

#[test]
fn no_readme_of_a_service() {
    insta::assert_snapshot!(Service::new("# How we work\n\nTogether.\n").told(None));
}

#[test]
fn paths_that_lead_nowhere() {
    let text = "```yaml\ninput-file:\n- a.json\n- https://example.org/b.json\n- $(where)/c.json\n- [d.json]\n```\n";
    let service = Service::new(text).with("a.json", "{}");
    insta::assert_snapshot!(service.told(None));
}

/// As in references: a name that differs from the listing in case alone is replaced, with a warning.
#[test]
fn input_files_are_compared_with_the_listing_of_their_folder() {
    let text = "```yaml\ninput-file:\n- Stable/A.json\n- stable/a.json\n- stable/B.json\n```\n";
    let service = Service::new(text)
        .with("stable/a.json", "{}")
        .with("stable/b.json", "{}");
    assert_eq!(service.inputs(None), ["stable/a.json", "stable/b.json"]);
    let told = service.told(None);
    for message in [
        "the input file `Stable/A.json` is named `stable/a.json`",
        "the input file `stable/B.json` is named `stable/b.json`",
    ] {
        assert!(told.contains(message), "{told}");
    }
    assert!(told.contains("readme.md:3:3"), "{told}");

    let service = Service::new("```yaml\ninput-file: A.json\n```\n").with("a.json", "{}");
    let service = service.with("A.JSON", "{}");
    // The file system may not distinguish them.
    if std::fs::read_dir(service.path("")).unwrap().count() == 3 {
        let told = service.told(None);
        assert!(told.contains("write one of `A.JSON`, `a.json`"), "{told}");
        assert_eq!(service.with("A.json", "{}").inputs(None), ["A.json"]);
    }
}

#[test]
fn blocks_that_cannot_be_read() {
    let text = "```yaml\ninput-file: a.json\n```\n```yaml $(tag) = 'v1'\ninput-file: b.json\n```\n```yaml $(go)\ninput-file: c.json\n```\n```yaml\nrequire: absent.md\n```\n";
    let service = Service::new(text).with("a.json", "{}");
    insta::assert_snapshot!(service.told(None));
}

#[test]
fn a_block_that_is_no_object() {
    let text = "```yaml\ninput-file: a.json\n```\n\n```yaml\n- a\n- b\n```\n";
    let service = Service::new(text).with("a.json", "{}");
    insta::assert_snapshot!(service.told(None));
}

#[test]
fn a_block_that_is_no_yaml() {
    let text = "```yaml\ninput-file: a.json\n```\n\nMore:\n\n```yaml\ntitle: [a\nb: }\n```\n";
    let service = Service::new(text).with("a.json", "{}");
    insta::assert_snapshot!(service.told(None));
}
