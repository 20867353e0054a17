//! The places of items in a specification.

use super::change::SourceLocation;
use super::version::Version;
use crate::ir::Origin;

impl Version<'_> {
    /// Returns the location of an origin in the specification.
    pub(super) fn location(&self, origin: Option<&Origin>) -> Option<SourceLocation> {
        let origin = origin?;
        let document = self.sources.get(origin.document)?;
        // For an absent value, uses the nearest parent that exists.
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
