//! Checks emitted Markdown as rustdoc reads it.

use proc_macro2::TokenStream;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::evil::calls_evil;

/// Returns an error if Markdown, as rustdoc reads it, has content that descriptions must not add.
pub fn check(text: &str) -> Result<(), String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut code: Option<(String, String)> = None;
    let mut heading = false;
    // rustdoc removes the space after the slashes.
    let lines = text
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Err(format!("HTML {html}")),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                return Err(format!("indented code\n{text}"));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                code = Some((language.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                let (language, code) = code.take().unwrap_or_default();
                check_code(&language, &code)?;
            }
            Event::Start(Tag::Heading { .. }) => heading = true,
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let harmless = ["https://", "crate::", "Self::"]
                    .iter()
                    .any(|good| dest_url.starts_with(good));
                let named = matches!(link_type, LinkType::Inline | LinkType::Autolink);
                if !(harmless && named) && dest_url.contains("evil") {
                    return Err(format!("link to {dest_url}"));
                }
            }
            Event::Text(more) => match &mut code {
                Some((_, code)) => code.push_str(&more),
                None if heading && more.contains("evil") => return Err(format!("heading {more}")),
                None => {}
            },
            _ => {}
        }
    }
    Ok(())
}

fn check_code(language: &str, code: &str) -> Result<(), String> {
    match language {
        "toml" | "text" => return Ok(()),
        "no_run" => {}
        other => return Err(format!("code in {other:?}: {code}")),
    }
    let shown = code
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line));
    let code = shown.collect::<Vec<_>>().join("\n");
    let tokens: TokenStream = code.parse().map_err(|_| format!("no Rust: {code}"))?;
    match calls_evil(tokens) {
        true => Err(format!("text became code: {code}")),
        false => Ok(()),
    }
}
