use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

macro_rules! identifier {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name {
            text: String,
            renamed_from: Option<String>,
        }

        impl $name {
            /// The identifier as it stands in Rust code, `r#` included.
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// What it would have been called had the name been free.
            pub fn renamed_from(&self) -> Option<&str> {
                self.renamed_from.as_deref()
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
    /// The name of a type or trait: `UserAssignedIdentity`.
    TypeName
}

identifier! {
    /// The name of a field, argument or method: `user_assigned_identity`.
    FieldName
}

identifier! {
    /// The name of a module and its file: `user_assigned_identity`.
    ModuleName
}

identifier! {
    /// The name of an enumeration's or union's variant: `UserAssigned`.
    VariantName
}
