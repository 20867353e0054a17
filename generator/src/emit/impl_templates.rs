//! Impl blocks that are the same for every type but for its name.

use std::sync::LazyLock;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    file::printed,
    sheet::{Sheet, ident},
};

/// Impl blocks that differ from type to type by its name alone.
///
/// They are parsed and printed once, and from then on copied: of what a crate holds, a third is such blocks.
pub(super) struct ImplTemplate {
    text: LazyLock<String>,
    /// What the blocks need in scope.
    names: &'static [&'static str],
}

/// Stands where the name will be; no specification can make it a type's name, whose words begin in upper case.
const NAME: &str = "xNAMEx";

const SERDE: &[&str] = &[
    "crate::runtime::wire",
    "serde::Deserialize",
    "serde::Deserializer",
    "serde::Serialize",
    "serde::Serializer",
];

const SERDE_AND_FMT: &[&str] = &[
    "crate::runtime::wire",
    "serde::Deserialize",
    "serde::Deserializer",
    "serde::Serialize",
    "serde::Serializer",
    "std::fmt",
];

/// How a model is read, written and shown.
pub(super) static OBJECT: ImplTemplate = ImplTemplate {
    text: LazyLock::new(|| object("object")),
    names: SERDE_AND_FMT,
};

/// The same for a model that may come as XML.
pub(super) static OBJECT_OR_ELEMENT: ImplTemplate = ImplTemplate {
    text: LazyLock::new(|| object("either")),
    names: SERDE_AND_FMT,
};

/// How an enumeration is read and written.
pub(super) static ENUMERATION: ImplTemplate = ImplTemplate {
    text: LazyLock::new(|| printed(serde("enumeration", "enumeration"))),
    names: SERDE,
};

/// How a union is read and written.
pub(super) static UNION: ImplTemplate = ImplTemplate {
    text: LazyLock::new(|| printed(serde("union", "union"))),
    names: SERDE,
};

/// The same for a union that may come as XML.
pub(super) static UNION_OR_ELEMENT: ImplTemplate = ImplTemplate {
    text: LazyLock::new(|| printed(serde("either", "union"))),
    names: SERDE,
};

/// The conversion that makes a request's body of a model, without what no request may carry.
pub(super) static REQUEST_CONTENT: ImplTemplate = ImplTemplate {
    text: LazyLock::new(|| {
        printed(quote! {
            impl TryFrom<xNAMEx> for RequestContent<xNAMEx> {
                type Error = azure_core::Error;
                fn try_from(value: xNAMEx) -> azure_core::Result<Self> {
                    wire::request_content(value)
                }
            }
        })
    }),
    names: &["crate::runtime::wire", "azure_core::http::RequestContent"],
};

impl ImplTemplate {
    /// The blocks for the type called `name`.
    pub(super) fn of(&self, sheet: &Sheet, name: &str) -> String {
        for path in self.names {
            sheet.name(path);
        }
        self.text.replace(NAME, name)
    }
}

fn object(read: &str) -> String {
    let serde = serde(read, "object");
    printed(quote! {
        #serde
        impl fmt::Debug for xNAMEx {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                wire::debug_object("xNAMEx", self, f)
            }
        }
    })
}

fn serde(read: &str, write: &str) -> TokenStream {
    let read = ident(&format!("read_{read}"));
    let write = ident(&format!("write_{write}"));
    quote! {
        impl<'de> Deserialize<'de> for xNAMEx {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                wire::#read(deserializer)
            }
        }
        impl Serialize for xNAMEx {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                wire::#write(self, serializer)
            }
        }
    }
}
