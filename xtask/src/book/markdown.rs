//! The links, anchors and includes of a page.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The outline of a page.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Outline {
    /// The IDs of the headings, as mdBook creates them.
    pub(super) ids: Vec<String>,
    /// The headings of the second level and below.
    pub(super) sections: Vec<String>,
    /// The targets of links and images.
    pub(super) links: Vec<String>,
    /// The text in backticks.
    pub(super) code: Vec<String>,
}

impl Outline {
    pub(super) fn of(page: &str) -> Outline {
        let mut outline = Outline::default();
        let mut heading: Option<(HeadingLevel, String)> = None;
        for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
                Event::End(TagEnd::Heading(_)) => {
                    if let Some((level, title)) = heading.take() {
                        outline.head(level, title);
                    }
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    outline.links.push(dest_url.into_string());
                }
                Event::Text(text) => {
                    if let Some((_, title)) = &mut heading {
                        title.push_str(&text);
                    }
                }
                Event::Code(text) => {
                    if let Some((_, title)) = &mut heading {
                        title.push_str(&text);
                    }
                    outline.code.push(text.into_string());
                }
                _ => {}
            }
        }
        outline
    }

    fn head(&mut self, level: HeadingLevel, title: String) {
        let id = id(&title);
        let before = self.ids.iter().filter(|other| **other == id).count();
        self.ids.push(match before {
            0 => id,
            again => format!("{id}-{again}"),
        });
        if level > HeadingLevel::H1 {
            self.sections.push(title);
        }
    }
}

/// Returns the files and anchors that a page includes, as `(path, anchor)`.
pub(super) fn includes(page: &str) -> Vec<(&str, &str)> {
    let pieces = page.split("{{#include ").skip(1);
    let orders = pieces.filter_map(|piece| piece.split_once("}}"));
    let orders = orders.map(|(order, _)| order.trim());
    orders
        .map(|order| order.split_once(':').unwrap_or((order, "")))
        .collect()
}

/// Returns the ID that mdBook creates for a heading.
fn id(title: &str) -> String {
    let kept = title.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_ascii_lowercase()),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_links_and_includes_are_found() {
        let page = "# One\n\n## `x-ms-enum` & more\n\n## Two\n\n## Two\n\nSee [it](a.md#b) and ![c](d.png), `code`.\n\n```\n[no](link)\n```\n\n{{#include ../x.rs:part}} {{#include y.rs}}\n";
        let outline = Outline::of(page);
        assert_eq!(outline.ids, ["one", "x-ms-enum--more", "two", "two-1"]);
        assert_eq!(outline.sections, ["x-ms-enum & more", "Two", "Two"]);
        assert_eq!(outline.links, ["a.md#b", "d.png"]);
        assert_eq!(outline.code, ["x-ms-enum", "code"]);
        assert_eq!(includes(page), [("../x.rs", "part"), ("y.rs", "")]);
    }
}
