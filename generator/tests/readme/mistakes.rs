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
