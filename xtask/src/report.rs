//! Shared parts of the HTML reports.

const STYLE: &str = include_str!("report.css");

/// Returns a self-contained page. `heading` is text, `body` is markup.
pub(crate) fn page(title: &str, heading: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n<h1>{}</h1>\n{body}</html>\n",
        escaped(title),
        escaped(heading)
    )
}

/// Escapes text for HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}
