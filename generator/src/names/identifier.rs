//! One type for each kind of identifier, so that a name in the wrong case does not compile.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

use super::{
    Words,
    keywords::{is_device, is_keyword, is_path_keyword},
};

/// What words become in one kind of identifier.
pub(super) trait Identifier: Sized {
    /// The words in the case of the kind, before keywords and first digits are looked at.
    fn render(words: &Words) -> String;

    /// The nearest text that is an identifier.
    fn escape(text: String) -> String;

    /// The identifier with that text, which [`escape`](Self::escape) answered with.
    fn with_text(text: String, renamed_from: Option<String>) -> Self;

    /// The identifier for these words.
    fn of(words: &Words) -> Self {
        Self::with_text(Self::escape(Self::render(words)), None)
    }
}

macro_rules! identifier {
    ($(#[$docs:meta])* $name:ident, $render:expr, $escape:expr) => {
        $(#[$docs])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name {
            text: String,
            renamed_from: Option<String>,
        }

        impl $name {
            /// The identifier for these words, whatever else is called so.
            pub fn new(words: &Words) -> Self {
                Self::of(words)
            }

            /// The identifier as it stands in Rust code, `r#` included.
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// What it would have been called had the name been free.
            pub fn renamed_from(&self) -> Option<&str> {
                self.renamed_from.as_deref()
            }
        }

        impl Identifier for $name {
            fn render(words: &Words) -> String {
                $render(words)
            }

            fn escape(text: String) -> String {
                $escape(text)
            }

            fn with_text(text: String, renamed_from: Option<String>) -> Self {
                Self { text, renamed_from }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.text)
            }
        }

        impl ToTokens for $name {
            fn to_tokens(&self, tokens: &mut TokenStream) {
                tokens.append(match self.text.strip_prefix("r#") {
                    Some(bare) => Ident::new_raw(bare, Span::call_site()),
                    None => Ident::new(&self.text, Span::call_site()),
                });
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.text)
            }
        }
    };
}

identifier! {
    /// The name of a type or trait: `UserAssignedIdentity`. `N` stands before a first digit, and `_` behind `Self`.
    TypeName, Words::pascal, escape_pascal
}

identifier! {
    /// The name of an enumeration's or union's variant: `UserAssigned`. `N` stands before a first digit, and `_` behind
    /// `Self`.
    VariantName, Words::pascal, escape_pascal
}

identifier! {
    /// The name of a field, argument or method: `user_assigned_identity`. Keywords are raw (`r#type`), which serde and
    /// rustdoc show without the mark; `self`, `super` and `crate`, which cannot be raw, end in `_`. `n` stands before
    /// a first digit.
    FieldName, Words::snake, escape_field
}

identifier! {
    /// The name of a module and its file: `user_assigned_identity`. Keywords and the names that Windows keeps for
    /// devices end in `_`. `n` stands before a first digit.
    ModuleName, Words::snake, escape_module
}

fn escape_pascal(text: String) -> String {
    match is_path_keyword(&text) {
        true => text + "_",
        false => letter_first(text, 'N'),
    }
}

fn escape_field(text: String) -> String {
    if is_keyword(&text) {
        format!("r#{text}")
    } else if is_path_keyword(&text) {
        text + "_"
    } else {
        letter_first(text, 'n')
    }
}

fn escape_module(text: String) -> String {
    match is_keyword(&text) || is_path_keyword(&text) || is_device(&text) {
        true => text + "_",
        false => letter_first(text, 'n'),
    }
}

fn letter_first(text: String, letter: char) -> String {
    match text.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("{letter}{text}"),
        false => text,
    }
}
