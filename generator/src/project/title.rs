//! Names from the title of an API.

use heck::ToSnakeCase;

/// Returns the title of an API in snake case, without `client` at its end; empty if it has no words.
pub fn snake_title(title: &str) -> String {
    let words: String = title
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let snake = words.to_snake_case();
    match snake.strip_suffix("_client") {
        Some(snake) => snake.to_owned(),
        None => snake,
    }
}
