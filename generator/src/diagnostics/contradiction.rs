//! Members that several schemas of `allOf` declare with different types.

use super::{Code, Diagnostic, Place};
use crate::ir::{Definitions, JsonType, Origin, Property};

/// Returns a warning if no value is valid for both declarations of a member. The first one is used.
pub(crate) fn contradiction(
    definitions: &Definitions,
    used: &Property,
    other: &Property,
) -> Option<Diagnostic> {
    let used_type = JsonType::of(definitions, &used.ty)?;
    let other_type = JsonType::of(definitions, &other.ty)?;
    if !used_type.excludes(other_type) {
        return None;
    }
    let (used_type, other_type) = (used_type.name(), other_type.name());
    let message = format!(
        "`{}` is of type `{used_type}` and, in another schema of `allOf`, of type `{other_type}`; using `{used_type}`",
        used.wire_name
    );
    let place = Place::Value(Origin {
        pointer: format!("{}/type", used.origin.pointer),
        ..used.origin.clone()
    });
    let help = "no value has both types: correct one of the declarations";
    Some(Diagnostic::new(Code::Inconsistent, place, message).help(help))
}
