//! Paths to items.

use std::{
    borrow::Cow,
    fmt::{self, Display, Formatter},
};

use super::runtime::RuntimeItem;
use crate::names::TypeName;

/// How a file refers to a type, trait or function.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Path {
    /// Declared in the file or in Rust's prelude: `String`.
    Local(Cow<'static, str>),
    /// Imported from a module.
    Imported {
        /// The module: `azure_core::http`.
        module: Cow<'static, str>,
        /// The name in the module.
        name: Cow<'static, str>,
        /// The name in the file, if the original name is in use.
        alias: Option<String>,
    },
    /// Written in full, because the last segment is in use.
    Full(String),
    /// An item of the runtime.
    Runtime(RuntimeItem),
    /// An item of the runtime, written in full because its name is in use.
    RuntimeInFull(RuntimeItem),
}

impl Path {
    /// Creates the path of a name that is in scope without an import.
    pub const fn local(name: &'static str) -> Self {
        Path::Local(Cow::Borrowed(name))
    }

    /// Creates the path of an imported item: `azure_core::http::Url`.
    pub fn imported(path: &'static str) -> Self {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
        Path::Imported {
            module: Cow::Borrowed(module),
            name: Cow::Borrowed(name),
            alias: None,
        }
    }

    /// Returns the path without an import.
    #[must_use]
    pub fn in_full(self) -> Self {
        match self {
            Path::Imported { module, name, .. } => Path::Full(format!("{module}::{name}")),
            Path::Runtime(item) => Path::RuntimeInFull(item),
            Path::Local(_) | Path::Full(_) | Path::RuntimeInFull(_) => self,
        }
    }

    /// Creates the path of a type in another file of the same folder, whose module re-exports it.
    pub fn beside(name: &TypeName) -> Self {
        Path::Imported {
            module: Cow::Borrowed("super"),
            name: Cow::Owned(name.to_string()),
            alias: None,
        }
    }
}

impl Display for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Path::Local(name) => f.write_str(name),
            Path::Imported { name, alias, .. } => f.write_str(alias.as_deref().unwrap_or(name)),
            Path::Full(path) => f.write_str(path),
            Path::Runtime(item) => f.write_str(item.written()),
            Path::RuntimeInFull(item) => write!(f, "crate::runtime::{}", item.name()),
        }
    }
}

impl serde::Serialize for Path {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
