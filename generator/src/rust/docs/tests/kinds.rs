//! Tests of the conversion of each kind of Markdown.

use crate::{
    ir,
    rust::docs::{Docs, WIDTH, inline, text},
};

fn docs(description: &str) -> Docs {
    let docs = ir::Docs {
        description: Some(description.to_owned()),
        ..ir::Docs::default()
    };
    Docs::of(&docs, "The fallback.")
}

fn shown(description: &str) -> String {
    let mut docs = Docs::default();
    docs.prose(description);
    docs.lines().join("\n")
}

fn folded(description: &str) -> String {
    let docs = ir::Docs {
        description: Some(description.to_owned()),
        ..ir::Docs::default()
    };
    inline(&docs, "The fallback.")
}

fn with_fact(description: &str) -> String {
    let mut docs = docs(description);
    docs.append("Read-only.");
    docs.lines().join("\n")
}

#[test]
fn lists_stay_lists() {
    assert_eq!(
        shown("The size:\n- `small`: a few\n- `large`: more\n  1. much\n  2. most\n\nMore."),
        "The size:\n\n* `small`: a few\n* `large`: more\n  1. much\n  2. most\n\nMore."
    );
    assert_eq!(shown("3. c\n4. d"), "3. c\n4. d");
    assert_eq!(shown("- a\n\n  b\n- c"), "* a\n\n  b\n\n* c");
    assert_eq!(shown("- a\n\n* b"), "* a\n\n- b");
    assert_eq!(shown("a<ul><li>b</li><li>c</li></ul>."), "a\n\n* b\n* c");
}

#[test]
fn tables_stay_tables() {
    assert_eq!(
        shown("a | b\n:--|--:\n`c` | d\\|e"),
        "| a | b |\n| :-- | --: |\n| `c` | d\\|e |"
    );
    assert_eq!(shown("|a|</br>|---|</br>|b|</br>"), "| a |\n| --- |\n| b |");
    assert_eq!(shown("a|\n---|\nb|c"), "| a |\n| --- |\n| b c |");
}

#[test]
fn a_description_ends_with_a_full_stop() {
    assert_eq!(docs("The name of a dog").lines(), ["The name of a dog."]);
    assert_eq!(docs("Is it a dog?").lines(), ["Is it a dog?"]);
    assert_eq!(docs("See:\n\n* a").lines(), ["See:", "", "* a"]);
}

#[test]
fn code_is_text_for_rustdoc() {
    assert_eq!(
        shown("a\n```rust\nlet b;\n```"),
        "a\n\n```text\nlet b;\n```"
    );
    assert_eq!(shown("a\n\n    b\n      c"), "a\n\n```text\nb\n  c\n```");
    assert_eq!(shown("````\n```\n````"), "````text\n```\n````");
    assert_eq!(shown("a `b_c` d"), "a `b_c` d");
    assert_eq!(shown("a\n    \n    b"), "a\n\nb");
}

#[test]
fn emphasis_stays_where_it_is_emphasis() {
    assert_eq!(shown("**a** _b_ ***c***"), "**a** *b* ***c***");
    assert_eq!(shown("<b>a</b> <em>b</em>"), "**a** *b*");
    assert_eq!(
        shown("2 * 3 * 4 snake_case_name"),
        "2 * 3 * 4 snake_case_name"
    );
    assert_eq!(shown("*** Notes: ***\n* a"), "**Notes:**\n\n* a");
}

#[test]
fn headings_are_strong_paragraphs() {
    assert_eq!(shown("# A *b*\nc"), "**A *b***\n\nc");
    assert_eq!(shown("A\n---\nb"), "**A**\n\nb");
    assert_eq!(shown("<h3>A</h3>b"), "**A**\n\nb");
}

#[test]
fn links_lead_to_web_addresses_alone() {
    assert_eq!(
        shown("[a](https://a.example/b(c))"),
        "[a](https://a.example/b%28c%29)"
    );
    assert_eq!(shown("[a](http://localhost/b)"), "[a](http://localhost/b)");
    assert_eq!(shown("[a](/b) [c](mailto:d@e.example)"), "a c");
    assert_eq!(
        shown("[`Foo`] [Bar][Baz] [x]: y"),
        "\\[`Foo`\\] \\[Bar\\]\\[Baz\\] \\[x\\]: y"
    );
    assert_eq!(
        shown("[a][b]\n\n[b]: https://a.example"),
        "[a](https://a.example)"
    );
    assert_eq!(shown("[b]: c"), "\\[b\\]: c");
    assert_eq!(
        shown("See https://a.example/b."),
        "See <https://a.example/b>."
    );
    assert_eq!(shown("<https://a.example/_b_>"), "<https://a.example/_b_>");
    assert_eq!(
        shown("https://{a}.example/<b>"),
        "`https://{a}.example/<b>`"
    );
    assert_eq!(shown("![a](https://a.example/b.png) c"), "a c");
}

#[test]
fn breaks_stay_breaks() {
    assert_eq!(shown("a<br>b"), "a\\\nb");
    assert_eq!(shown("a<br><br>b"), "a\n\nb");
    assert_eq!(shown("a  \nb\nc"), "a\\\nb c");
    assert_eq!(shown("a<br>- b"), "a\n\n* b");
}

#[test]
fn other_html_and_entities_are_text() {
    assert_eq!(shown("<name> &lt;b&gt; &amp; c"), "\\<name> \\<b> & c");
    assert_eq!(
        shown("<script>\nalert()\n</script>"),
        "\\<script> alert() \\</script>"
    );
    assert_eq!(shown("&amp;lt; &#8238;a&#10;b"), "\\&lt; a b");
}

#[test]
fn what_cannot_be_seen_is_left_out() {
    assert_eq!(shown("a\u{202E}b\u{0007}c\u{FDD1}d"), "abcd");
    assert_eq!(shown("`a\u{202E}b`"), "`ab`");
    assert_eq!(docs(" \n\n ").lines(), ["The fallback."]);
}

#[test]
fn a_fact_follows_a_sentence() {
    assert_eq!(with_fact("The name"), "The name. Read-only.");
    assert_eq!(with_fact("The name."), "The name. Read-only.");
    assert_eq!(with_fact("The name:"), "The name. Read-only.");
    assert_eq!(with_fact("a\n- b"), "a\n\n* b\n\nRead-only.");
    assert_eq!(
        with_fact("a\n\n    b"),
        "a\n\n```text\nb\n```\n\nRead-only."
    );
    assert_eq!(
        with_fact("a|b\n-|-"),
        "| a | b |\n| --- | --- |\n\nRead-only."
    );
    assert_eq!(with_fact("1"), "1\\. Read-only.");
}

#[test]
fn a_paragraph_of_ours_ends_the_one_before() {
    let mut docs = docs("Lists all");
    docs.paragraph("`GET /a`");
    docs.heading("Arguments");
    docs.item("`b` - C");
    docs.item("`d` - E");
    docs.heading("Errors");
    docs.line("None.");
    assert_eq!(
        docs.lines().join("\n"),
        "Lists all.\n\n`GET /a`\n\n# Arguments\n\n* `b` - C\n* `d` - E\n\n# Errors\n\nNone."
    );
}

#[test]
fn a_summary_that_the_description_repeats_is_left_out() {
    let both = |summary: &str, description: &str| {
        let docs = ir::Docs {
            summary: Some(summary.to_owned()),
            description: Some(description.to_owned()),
            ..ir::Docs::default()
        };
        Docs::of(&docs, "").lines().join("\n")
    };
    assert_eq!(both("Gets a", "Gets a. It is b."), "Gets a. It is b.");
    assert_eq!(both("Gets a", "Finds a."), "Gets a\n\nFinds a.");
}

#[test]
fn an_argument_is_one_paragraph() {
    assert_eq!(folded("The size"), "The size.");
    assert_eq!(folded("Sizes:\n- a\n- b."), "Sizes: a; b.");
    assert_eq!(folded("a\n\nb<br>c"), "a. b c.");
    assert_eq!(folded("a:\n```\nb\nc\n```"), "a: `b c`.");
    assert_eq!(folded("a|b\n-|-\nc|d"), "a, b; c, d.");
    assert_eq!(folded("# A\nb"), "**A**. b.");
    assert_eq!(folded("1. a\n2. b"), "a; b.");
    assert_eq!(folded(""), "The fallback.");
}

#[test]
fn nothing_in_a_title_is_markup() {
    assert_eq!(text("*a* | `b` <c>"), "\\*a\\* \\| \\`b\\` \\<c>");
    assert_eq!(text("1. a"), "1\\. a");
}

#[test]
fn lines_are_narrow() {
    let words = "word ".repeat(100);
    for text in [
        words.clone(),
        format!("- {words}\n  - {words}\n\n> {words}"),
        format!("**{words}** <b>{words}</b>"),
    ] {
        let docs = docs(&text);
        assert!(docs.lines().len() > 3, "{docs:?}");
        assert!(
            docs.lines().iter().all(|line| line.len() <= WIDTH),
            "{docs:?}"
        );
    }
}

#[test]
fn deep_nesting_ends() {
    for mark in ["> ", "- ", "*a _b ", "[", "<b>", "<ul><li>", "<p", "`"] {
        let lines = docs(&mark.repeat(20_000)).lines().len();
        assert!(lines < 60_000, "{mark} {lines}");
    }
}
