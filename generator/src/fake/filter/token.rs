//! Splits filters into tokens.

use serde_json::{Number, Value};

/// A token of a filter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FilterToken {
    /// The name of a member, a function or an operator.
    Name(String),
    /// A text, number, boolean or `null`.
    Literal(Value),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
}

/// Splits a filter into tokens, or returns the reason that this is not possible.
pub(super) fn tokens(filter: &str) -> Result<Vec<FilterToken>, String> {
    let mut tokens = Vec::new();
    let mut rest = filter.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '(' => (FilterToken::Open, &rest[1..]),
            ')' => (FilterToken::Close, &rest[1..]),
            ',' => (FilterToken::Comma, &rest[1..]),
            '\'' => {
                let (text, after) = quoted(&rest[1..]).ok_or("a text has no end")?;
                (FilterToken::Literal(text.into()), after)
            }
            _ => {
                let is_inner = |it: char| it.is_alphanumeric() || "_-./:@$+".contains(it);
                let end = rest.find(|it| !is_inner(it)).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                if word.is_empty() {
                    return Err(format!("`{first}` is not supported"));
                }
                match prefixed(word, after) {
                    Some((text, after)) => (FilterToken::Literal(text.into()), after),
                    None => (self::word(word), after),
                }
            }
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

/// Reads a text after its first quote. A quote in the text is written twice.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut found = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('\'')?;
        found.push_str(before);
        match after.strip_prefix('\'') {
            Some(after) => {
                found.push('\'');
                rest = after;
            }
            None => return Some((found, after)),
        }
    }
}

/// Reads a literal with the prefix of its type: `datetime'2024-01-01'`, `guid'…'`.
fn prefixed<'t>(word: &str, after: &'t str) -> Option<(String, &'t str)> {
    let is_type = ["datetime", "datetimeoffset", "guid", "time"].contains(&word);
    is_type.then(|| quoted(after.strip_prefix('\'')?)).flatten()
}

fn word(word: &str) -> FilterToken {
    let literal = match word {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        "null" => Some(Value::Null),
        _ => {
            let number: Option<Number> = serde_json::from_str(word).ok();
            let is_date = || word.starts_with(|it: char| it.is_ascii_digit());
            number
                .map(Value::Number)
                .or_else(|| is_date().then(|| word.into()))
        }
    };
    match literal {
        Some(literal) => FilterToken::Literal(literal),
        None => FilterToken::Name(word.to_owned()),
    }
}
