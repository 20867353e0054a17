//! Rust types as data.

use std::fmt::{self, Display, Formatter};

use super::path::Path;

/// A type as written in a file.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum RustType {
    /// A type with a path: `String`, `OffsetDateTime`.
    Named(Path),
    /// A type with arguments: `Vec<String>`.
    Generic(Path, Vec<RustType>),
    /// `&T`
    Reference(Box<RustType>),
    /// `[T]`
    Slice(Box<RustType>),
    /// A type with a lifetime as its only argument: `Options<'_>`.
    Borrowing(Path, &'static str),
    /// `dyn Trait`
    Dyn(Path),
    /// `()`
    Unit,
    /// `impl Into<T>`
    Into(Box<RustType>),
}

impl RustType {
    /// Creates a primitive type or one of Rust's prelude.
    pub const fn prelude(name: &'static str) -> Self {
        RustType::Named(Path::local(name))
    }

    /// Creates a text that is converted to a `String`.
    pub fn into_string() -> Self {
        RustType::prelude("String").converted()
    }

    /// Returns `impl Into<Self>`.
    #[must_use]
    pub fn converted(self) -> Self {
        RustType::Into(Box::new(self))
    }

    /// Creates an imported type of a library.
    pub fn imported(path: &'static str) -> Self {
        RustType::Named(Path::imported(path))
    }

    /// Returns `Option<Self>`.
    #[must_use]
    pub fn optional(self) -> Self {
        self.argument_of("Option")
    }

    /// Returns `Vec<Self>`.
    #[must_use]
    pub fn list(self) -> Self {
        self.argument_of("Vec")
    }

    /// Returns `BTreeMap<String, Self>`.
    #[must_use]
    pub fn map(self) -> Self {
        let map = Path::imported("std::collections::BTreeMap");
        RustType::Generic(map, vec![RustType::prelude("String"), self])
    }

    /// Returns `&Self`.
    #[must_use]
    pub fn reference(self) -> Self {
        RustType::Reference(Box::new(self))
    }

    /// Returns `&[Self]`.
    #[must_use]
    pub fn slice(self) -> Self {
        RustType::Slice(Box::new(self)).reference()
    }

    /// Returns the type with imported paths in full, for an item whose file may be compiled without it.
    #[must_use]
    pub fn in_full(self) -> Self {
        match self {
            RustType::Named(path) => RustType::Named(path.in_full()),
            RustType::Generic(path, arguments) => {
                let arguments = arguments.into_iter().map(RustType::in_full);
                RustType::Generic(path.in_full(), arguments.collect())
            }
            RustType::Reference(inner) => RustType::Reference(Box::new(inner.in_full())),
            RustType::Slice(inner) => RustType::Slice(Box::new(inner.in_full())),
            RustType::Borrowing(path, lifetime) => RustType::Borrowing(path.in_full(), lifetime),
            RustType::Dyn(path) => RustType::Dyn(path.in_full()),
            RustType::Into(inner) => RustType::Into(Box::new(inner.in_full())),
            RustType::Unit => self,
        }
    }

    fn argument_of(self, generic: &'static str) -> Self {
        RustType::Generic(Path::local(generic), vec![self])
    }

    /// Calls `each` with every path in the type.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        match self {
            RustType::Named(path) => each(path),
            RustType::Generic(path, arguments) => {
                each(path);
                for argument in arguments {
                    argument.paths(each);
                }
            }
            RustType::Reference(inner) | RustType::Slice(inner) | RustType::Into(inner) => {
                inner.paths(each);
            }
            RustType::Borrowing(path, _) | RustType::Dyn(path) => each(path),
            RustType::Unit => {}
        }
    }
}

impl Display for RustType {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            RustType::Named(path) => path.fmt(f),
            RustType::Generic(path, arguments) => {
                write!(f, "{path}<")?;
                for (index, argument) in arguments.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    argument.fmt(f)?;
                }
                f.write_str(">")
            }
            RustType::Reference(inner) => write!(f, "&{inner}"),
            RustType::Slice(inner) => write!(f, "[{inner}]"),
            RustType::Borrowing(path, lifetime) => write!(f, "{path}<{lifetime}>"),
            RustType::Dyn(path) => write!(f, "dyn {path}"),
            RustType::Unit => f.write_str("()"),
            RustType::Into(inner) => write!(f, "impl Into<{inner}>"),
        }
    }
}

impl serde::Serialize for RustType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::runtime::RuntimeItem;

    #[test]
    fn types_read_as_they_are_written() {
        let list = RustType::prelude("i32").optional().list();
        let nullable = Path::Runtime(RuntimeItem::Nullable);
        for (ty, written) in [
            (list.clone().map(), "BTreeMap<String, Vec<Option<i32>>>"),
            (
                RustType::imported("azure_core::Bytes").reference(),
                "&Bytes",
            ),
            (list.clone().slice(), "&[Vec<Option<i32>>]"),
            (
                RustType::Generic(
                    nullable,
                    vec![RustType::Generic(Path::local("Box"), vec![list])],
                )
                .optional(),
                "Option<Nullable<Box<Vec<Option<i32>>>>>",
            ),
        ] {
            assert_eq!(ty.to_string(), written);
        }
    }
}
