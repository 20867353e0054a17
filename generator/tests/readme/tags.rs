//! Tests of tags: the selected blocks and their input files.

use super::service::Service;

const TWO_TAGS: &str = "# Widgets\n\n``` yaml\ntag: v2\ntitle: WidgetsClient\nopenapi-type: arm\n```\n\n``` yaml $(tag) == 'v1'\ninput-file: v1/a.json\n```\n\n``` yaml $(tag) == 'v2'\ninput-file:\n  - v2/a.json\n  - v2/b.json\n```\n";

fn two_tags() -> Service {
    Service::new(TWO_TAGS)
        .with("v1/a.json", "{}")
        .with("v2/a.json", "{}")
        .with("v2/b.json", "{}")
}

#[test]
fn a_tag_leads_to_the_files_of_its_blocks() {
    let service = two_tags();
    assert_eq!(service.inputs(None), ["v2/a.json", "v2/b.json"]);
    assert_eq!(service.inputs(Some("v2")), ["v2/a.json", "v2/b.json"]);
    assert_eq!(service.inputs(Some("v1")), ["v1/a.json"]);
}

#[test]
fn tags_are_listed_in_the_order_of_the_readme() {
    let service = two_tags();
    let readme = service.readme();
    assert_eq!(readme.default_tag(), Some("v2"));
    let tags = readme.tags(&service.sources());
    let tags: Vec<_> = tags
        .iter()
        .map(|tag| (tag.name.as_str(), tag.inputs.len()))
        .collect();
    assert_eq!(tags, [("v1", 1), ("v2", 2)]);
}

#[test]
fn what_the_readme_says_of_the_client_is_kept() {
    let selection = two_tags().select(None).unwrap();
    assert_eq!(selection.tag.as_deref(), Some("v2"));
    assert_eq!(selection.title.as_deref(), Some("WidgetsClient"));
    assert_eq!(selection.kind.as_deref(), Some("arm"));
    assert!(selection.directives.is_empty());
}

/// YAML would parse these tags as a date, a number or a boolean. In a readme they are text.
#[test]
fn a_tag_is_the_text_that_stands_there() {
    for tag in [
        "2024-01-31",
        "2024.10",
        "1.0",
        "0x10",
        "true",
        "2024-01-31T00:00:00Z",
    ] {
        let text = format!(
            "```yaml\ntag: {tag}\n```\n```yaml $(tag) == '{tag}'\ninput-file: a.json\n```\n"
        );
        let service = Service::new(&text).with("a.json", "{}");
        assert_eq!(service.readme().default_tag(), Some(tag));
        assert_eq!(service.inputs(None), ["a.json"], "{tag}");
        assert_eq!(service.inputs(Some(tag)), ["a.json"], "{tag}");
    }
}

#[test]
fn no_tag_is_needed_where_no_block_asks_for_one() {
    let service = Service::new("```yaml\ninput-file: a.json\n```\n").with("a.json", "{}");
    assert_eq!(service.inputs(None), ["a.json"]);
    assert_eq!(service.select(None).unwrap().tag, None);
}

#[test]
fn paths_are_read_however_they_are_written() {
    let text = "```yaml\ninput-file:\n- a\\b.json\n- ./a/c.json\n- $(this-folder)/a/../a/d.json\n- $(folder)/e.json\n- a/b.json\nfolder: a\n```\n";
    let mut service = Service::new(text);
    for name in ["b", "c", "d", "e"] {
        service = service.with(&format!("a/{name}.json"), "{}");
    }
    assert_eq!(
        service.inputs(None),
        ["a/b.json", "a/c.json", "a/d.json", "a/e.json"]
    );
}

#[test]
fn blocks_count_under_their_condition() {
    let block = |condition: &str, file: &str| {
        format!("```yaml {condition}\ninput-file: {file}.json\n```\n")
    };
    let text = [
        "```yaml\ntag: v1\n```\n".to_owned(),
        block("", "always"),
        block("$(tag) == 'v1' || $(tag) == 'v2'", "either"),
        block("$(tag) != 'v2'", "other"),
        block("$(tag) == 'v1' && !$(csharp)", "both"),
        block("$(tag) == 'v1' && $(csharp)", "foreign"),
        block("($(tag) == 'v2')", "second"),
    ];
    let mut service = Service::new(&text.concat());
    for name in ["always", "either", "other", "both", "foreign", "second"] {
        service = service.with(&format!("{name}.json"), "{}");
    }
    assert_eq!(
        service.inputs(None),
        ["always.json", "either.json", "other.json", "both.json"]
    );
    assert_eq!(
        service.inputs(Some("v2")),
        ["always.json", "either.json", "second.json"]
    );
}

#[test]
fn the_first_block_decides_for_a_value_and_lists_are_joined() {
    let text = "```yaml\ntag: v1\ntitle: First\ninput-file: a.json\n```\n```yaml\ntag: v2\ntitle: Second\ninput-file: b.json\n```\n```yaml $(tag) == 'v1'\ninput-file:\n- a.json\n- c.json\n```\n";
    let service = Service::new(text)
        .with("a.json", "{}")
        .with("b.json", "{}")
        .with("c.json", "{}");
    let selection = service.select(None).unwrap();
    assert_eq!(selection.tag.as_deref(), Some("v1"));
    assert_eq!(selection.title.as_deref(), Some("First"));
    assert_eq!(service.inputs(None), ["a.json", "b.json", "c.json"]);
}

/// Paths are relative to the folder of their file, and files may require each other.
#[test]
fn required_files_count_too() {
    let text = "```yaml\nrequire:\n- more/config.md\n- $(this-folder)/more/config.md\ninput-file: a.json\n```\n";
    let config = "```yaml\nrequire: ../readme.md\ninput-file: b.json\n```\n";
    let service = Service::new(text)
        .with("more/config.md", config)
        .with("a.json", "{}")
        .with("more/b.json", "{}");
    assert_eq!(service.inputs(None), ["a.json", "more/b.json"]);
}

#[test]
fn only_fenced_yaml_counts() {
    let text = "```json\n{\"input-file\": \"b.json\"}\n```\n\n    input-file: c.json\n\n~~~ YAML\ninput-file: a.json\n~~~\n";
    let service = Service::new(text).with("a.json", "{}");
    assert_eq!(service.inputs(None), ["a.json"]);
}
