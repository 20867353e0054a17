//! The first names of the paths in code.

use proc_macro2::{TokenStream, TokenTree};

/// True if a path of more than one name begins with this name. Text literals are not searched.
pub(super) fn contains(code: &str, name: &str) -> bool {
    let tokens: TokenStream = code.parse().unwrap_or_default();
    is_in(tokens, name)
}

fn is_in(tokens: TokenStream, name: &str) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == ':');
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Group(group) => is_in(group.stream(), name),
        TokenTree::Ident(ident) => {
            let is_first = !is_colon(at.checked_sub(1).and_then(|it| tokens.get(it)))
                || !is_colon(at.checked_sub(2).and_then(|it| tokens.get(it)));
            ident == name
                && is_first
                && is_colon(tokens.get(at + 1))
                && is_colon(tokens.get(at + 2))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn only_the_first_name_of_a_path_counts() {
        for (code, is_found) in [
            ("let a = client.get(models::Kind::Large, None)?;", true),
            ("Some(&[(models::Kind::Large)])", true),
            ("A { b: models::Kind::Large }", true),
            ("client.get(\"models::Kind\", None)", false),
            ("zoo::common_types::models::Kind::Large", false),
            ("my_models::Kind::Large", false),
            ("let models = client.models();", false),
            ("A { models: 1 }", false),
        ] {
            assert_eq!(contains(code, "models"), is_found, "{code}");
        }
    }
}
