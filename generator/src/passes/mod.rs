//! Refinements of the [`ir`](crate::ir), one rule a file.
