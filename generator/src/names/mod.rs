//! Words of the specification to Rust identifiers: the only place that decides a name.
//!
//! [`assign`] walks a package once, in spec order, and answers with [`Names`]: a table beside the
//! package that holds an identifier for everything that is emitted under a name. The way there:
//!
//! 1. [`words`] cuts the specification's text into words.
//! 2. [`identifier`] joins words in the case of the thing that they name; a type of its own for each
//!    kind of identifier makes a wrong case a compile error.
//! 3. [`scope`] keeps the names of one place apart, without regard to case. The first keeps its name;
//!    a later one gets a qualifying word or a number, knows what it would have been called
//!    ([`TypeName::renamed_from`]), and is reported as [`Code::Renamed`](crate::diagnostics::Code::Renamed).

mod identifier;
mod table;

pub use identifier::{FieldName, ModuleName, TypeName, VariantName};
pub use table::{
    ClientNames, CommonFolderNames, MethodNames, ModuleNames, Names, TypeModule, TypeNames,
};

use crate::{diagnostics::Diagnostics, ir::Package};

/// Gives everything in a package its name.
pub fn assign(_package: &Package, _diagnostics: &mut Diagnostics) -> Names {
    Names::default()
}
