//! Places of things in a specification.

use super::change::SourceLocation;
use super::version::Version;
use crate::ir::Origin;

impl Version<'_> {
    /// Where something stands in the specification.
    pub(super) fn location(&self, origin: Option<&Origin>) -> Option<SourceLocation> {
        let origin = origin?;
        let document = self.sources.get(origin.document)?;
        // What the specification leaves out stands where it would stand.
        let mut pointer = origin.pointer.as_str();
        let position = loop {
            match document.position(pointer) {
                Some(position) => break position,
                None => pointer = crate::source::pointer::parent(pointer)?,
            }
        };
        let span = position.key.unwrap_or(position.value);
        Some(SourceLocation {
            file: document.name.clone(),
            line: span.line,
            column: span.column,
            pointer: origin.pointer.clone(),
        })
    }
}
