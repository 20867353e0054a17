//! One type per kind of identifier, so that a name in the wrong case does not compile.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

use super::{
    Words,
    keywords::{is_device, is_keyword, is_path_keyword},
};

/// A kind of identifier.
pub(super) trait Identifier: Sized {
    /// Joins the words in the case of the kind. The result may be a keyword or begin with a digit.
    fn render(words: &Words) -> String;

    /// Converts a text to a valid identifier.
    fn escape(text: String) -> String;

    /// Creates the identifier with a text that [`escape`](Self::escape) returned.
    fn with_text(text: String, renamed_from: Option<String>) -> Self;

    /// Creates the identifier for these words.
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
            /// Creates the identifier for these words, without a check for conflicts.
            pub fn new(words: &Words) -> Self {
                Self::of(words)
            }

            /// Returns the identifier as written in Rust code, including `r#`.
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// Returns the original name, if it was in use.
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
    /// The name of a type or trait: `UserAssignedIdentity`. A leading digit is prefixed with `N`, and `Self` becomes
    /// `Self_`.
    TypeName, Words::pascal, escape_pascal
}

identifier! {
    /// The name of a variant: `UserAssigned`. A leading digit is prefixed with `N`, and `Self` becomes `Self_`.
    VariantName, Words::pascal, escape_pascal
}

identifier! {
    /// The name of a field, argument or method: `user_assigned_identity`. Keywords are raw (`r#type`), which serde and
    /// rustdoc print without `r#`. `self`, `super` and `crate`, which cannot be raw, get a trailing `_`. A leading
    /// digit is prefixed with `n`.
    FieldName, Words::snake, escape_field
}

identifier! {
    /// The name of a module and its file: `user_assigned_identity`. Keywords and device names of Windows get a trailing
    /// `_`. A leading digit is prefixed with `n`.
    ModuleName, Words::snake, escape_module
}

identifier! {
    /// The name of a constant: `USER_ASSIGNED_IDENTITY`. A leading digit is prefixed with `N`.
    ConstantName, Words::screaming, escape_constant
}

fn escape_constant(text: String) -> String {
    letter_first(text, 'N')
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
