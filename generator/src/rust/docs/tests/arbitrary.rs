//! The documentation of any text is harmless, and displays its words.

use proptest::{prelude::*, string::string_regex};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::{
    ir,
    rust::docs::{Docs, address, inline},
};

/// A pattern of texts with any characters.
const CHARACTERS: &str = "\\PC{0,40}|[-*_`<>\\[\\]()!#|&;:~+=\\\\a1. \n]{0,30}";

/// Pieces of markup between the words of a text.
const MARKUP: [&str; 70] = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    ".",
    ",",
    ":",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "```\n",
    "\n```\n",
    "\n    ",
    "\n\n    ",
    "\n- ",
    "\n* ",
    "\n  - ",
    "\n1. ",
    "\n3) ",
    "\n# ",
    "\n---\n",
    "\n===\n",
    "\n> ",
    "[",
    "]",
    "](https://a.example/_b_)",
    "](/b)",
    "![",
    "<https://a.example/b>",
    " https://a.example/b*c*_d_ ",
    " https://{e}.example ",
    "<br>",
    "</br>",
    "<br/><br/>",
    "<p>",
    "</p>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<code>",
    "</code>",
    "<h3>",
    "</h3>",
    "<!-- ",
    " -->",
    "<",
    ">",
    "&lt;",
    "&",
    "&#96;",
    "\\",
    "|",
    "\n|",
    "|\n|---|---|\n",
    "|---|",
    "~",
    "~~~",
    "--",
    "\u{202e}",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => (0..100_u32).prop_map(|number| format!("word{number}q")),
        3 => prop::sample::select(&MARKUP[..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Returns the words of a text, each of which begins with `word` and ends with `q`.
fn words(text: &str) -> Vec<&str> {
    let words = text.split("word").skip(1);
    words.filter_map(|word| word.split('q').next()).collect()
}

/// Returns the visible text, or the reason why it is not harmless.
fn shown(markdown: &str, headings: usize) -> Result<String, String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let (mut shown, mut seen) = (String::new(), 0);
    let (mut links, mut code) = (0, false);
    // Resolves unknown references, like rustdoc.
    let mut unknown = |link: pulldown_cmark::BrokenLink<'_>| {
        Some((format!("unknown:{}", link.reference).into(), "".into()))
    };
    for event in Parser::new_with_broken_link_callback(markdown, options, Some(&mut unknown)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Err(format!("HTML {html}")),
            Event::Start(Tag::Heading { .. }) => seen += 1,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language)))
                if &*language == "text" =>
            {
                code = true;
            }
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::CodeBlock(_)) => return Err("code that compiles".to_owned()),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                links += 1;
                let kind = matches!(link_type, LinkType::Inline | LinkType::Autolink);
                if !kind || !address::is_web(&dest_url) {
                    return Err(format!("link to {dest_url}"));
                }
            }
            Event::End(TagEnd::Link) => links -= 1,
            Event::Start(Tag::Image { .. } | Tag::Strikethrough | Tag::FootnoteDefinition(_))
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => return Err("an extension".to_owned()),
            Event::Text(text) => {
                if links == 0 && !code && text.contains("https://a.example") {
                    return Err(format!("no link {text}"));
                }
                shown.push_str(&text);
            }
            Event::Code(text) => shown.push_str(&text),
            Event::SoftBreak | Event::HardBreak => shown.push(' '),
            _ => shown.push(' '),
        }
    }
    match seen == headings {
        true => Ok(shown),
        false => Err(format!("{seen} headings")),
    }
}

fn check(text: &str) -> Result<(), String> {
    let described = ir::Docs {
        description: Some(text.to_owned()),
        ..ir::Docs::default()
    };
    let mut docs = Docs::of(&described, "None.");
    docs.append("Read-only.");
    docs.heading("Arguments");
    docs.item(&format!("`a` - {} Optional.", inline(&described, "None.")));
    docs.item("`b` - Last.");
    let lines = docs.lines().join("\n");
    let shown = shown(&lines, 1).map_err(|fault| format!("{fault}\n{lines}"))?;
    let expected = [words(text), words(text)].concat();
    match words(&shown) == expected && shown.contains("Read-only.") && shown.contains("Last.") {
        true => Ok(()),
        false => Err(format!("words of {shown}\n{lines}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_shows_its_words_and_nothing_else(text in texts()) {
        if let Err(fault) = check(&text) {
            return Err(TestCaseError::fail(fault));
        }
    }

    #[test]
    fn any_characters_are_harmless(text in string_regex(CHARACTERS).unwrap()) {
        if let Err(fault) = check(&text) {
            return Err(TestCaseError::fail(fault));
        }
    }
}
