//! Fenced blocks of YAML in a Markdown file.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::condition::Condition;
use crate::source::Fragment;

/// A fenced block of YAML.
#[derive(Debug)]
pub(super) struct YamlBlock {
    /// The condition. `Err` is the reason why it is invalid.
    pub condition: Result<Condition, String>,
    /// The content.
    pub fragment: Fragment,
}

/// Returns the YAML blocks of a Markdown text.
pub(super) fn blocks(path: &Path, text: &Arc<str>) -> Vec<YamlBlock> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, Vec<Range<usize>>)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = after_yaml(&info).map(|condition| (condition.to_owned(), Vec::new()));
            }
            Event::Text(_) => {
                if let Some((_, ranges)) = &mut open {
                    ranges.push(range);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((condition, ranges)) = open.take() {
                    blocks.push(YamlBlock {
                        condition: Condition::parse(&condition),
                        fragment: Fragment::new(path, Arc::clone(text), &ranges),
                    });
                }
            }
            _ => {}
        }
    }
    blocks
}

/// Returns the text after the word `yaml` in the first line of a block.
fn after_yaml(info: &str) -> Option<&str> {
    let info = info.trim_start();
    let end = info
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(info.len());
    let (language, rest) = info.split_at(end);
    ["yaml", "yml"]
        .iter()
        .any(|known| language.eq_ignore_ascii_case(known))
        .then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_of_every_kind_are_found() {
        let text = "# T\n\n``` yaml\na: 1\n```\n\n~~~~yaml $(tag) == 'x'\nb: 2\n```\n~~~~\n\n```json\n{}\n```\n\n1. list\n\n   ```YAML\n   c:\n     - 3\n   ```\n\n> ``` yml$(go)\n> d: 4\n\n    indented: 5\n\n```yaml (\nend: 6";
        let blocks = blocks(Path::new("r.md"), &text.into());
        let texts: Vec<_> = blocks.iter().map(|block| block.fragment.text()).collect();
        assert_eq!(
            texts,
            ["a: 1\n", "b: 2\n```\n", "c:\n  - 3\n", "d: 4\n", "end: 6"]
        );
        assert_eq!(blocks[0].condition, Ok(Condition::Always));
        assert_eq!(blocks[1].condition, Condition::parse("$(tag) == 'x'"));
        assert_eq!(blocks[3].condition, Condition::parse("$(go)"));
        assert!(blocks[4].condition.is_err());
    }

    #[test]
    fn carriage_returns_do_not_matter() {
        let text = "``` yaml\r\na:\r\n  - 1\r\n```\r\n";
        let blocks = blocks(Path::new("r.md"), &text.into());
        let value = blocks[0].fragment.value().unwrap();
        assert_eq!(value.to_string(), r#"{"a":[1]}"#);
    }
}
