//! Finds code that comes from a description.

use proc_macro2::{TokenStream, TokenTree};

/// True if there is a call of `evil!`.
pub fn calls_evil(tokens: TokenStream) -> bool {
    let trees: Vec<_> = tokens.into_iter().collect();
    let calls = trees.windows(2).any(|pair| {
        matches!(pair, [TokenTree::Ident(name), TokenTree::Punct(mark)] if name == "evil" && mark.as_char() == '!')
    });
    calls
        || trees.into_iter().any(|tree| match tree {
            TokenTree::Group(group) => calls_evil(group.stream()),
            _ => false,
        })
}
