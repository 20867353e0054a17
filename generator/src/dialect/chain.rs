//! Chains of references to objects of one kind.

use std::rc::Rc;

use super::document::Schema;
use super::origin::last_word;
use super::reading::Reading;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::Origin;

/// A chain of references.
#[derive(Debug)]
pub(crate) struct Chain {
    /// The places in the chain, each of which refers to the next.
    met: Vec<Origin>,
    /// The end of the chain.
    last: Origin,
}

impl Chain {
    /// Starts a chain at a reference.
    pub fn new(start: &Origin) -> Self {
        Chain {
            met: Vec::new(),
            last: start.clone(),
        }
    }

    /// Follows the reference at the end of the chain. A broken or cyclic reference is reported.
    pub fn follow(&mut self, reading: &mut Reading<'_, '_>, reference: &str) -> Option<Origin> {
        let target = reading.resolve(reference, &self.last)?;
        self.met.push(std::mem::replace(&mut self.last, target));
        if self.met.contains(&self.last) {
            let start = self.met.first().unwrap_or(&self.last);
            let cycle = cycle(&self.met, &self.last, start);
            reading.report.push(cycle);
            return None;
        }
        Some(self.last.clone())
    }
}

/// Returns the schema that a reference points to, and its place. Follows chains of references. A reference with other
/// keys beside it is a schema of its own.
pub(crate) fn referenced_schema<'s>(
    reading: &mut Reading<'s, '_>,
    reference: &str,
    at: &Origin,
) -> Option<(Origin, Rc<Schema<'s>>)> {
    let mut chain = Chain::new(at);
    let mut target = chain.follow(reading, reference)?;
    loop {
        let schema = reading.schema_at(&target)?;
        match only_reference(&schema) {
            None => return Some((target, schema)),
            Some(further) => target = chain.follow(reading, further)?,
        }
    }
}

/// Returns the reference of a schema without other keys.
pub(crate) fn only_reference<'a>(schema: &Schema<'a>) -> Option<&'a str> {
    schema.reference.filter(|_| schema.properties.is_empty())
}

/// Creates the error for a cycle of references. `at` is the place to show.
pub(crate) fn cycle(chain: &[Origin], target: &Origin, at: &Origin) -> Diagnostic {
    let start = chain.iter().position(|origin| origin == target);
    let mut names: Vec<String> = chain
        .iter()
        .skip(start.unwrap_or_default())
        .map(last_word)
        .collect();
    names.push(last_word(target));
    let message = format!("references form a cycle: {}", names.join(" → "));
    Diagnostic::new(Code::ReferenceCycle, Place::Value(at.clone()), message)
        .help("replace one of the references with a schema")
}
