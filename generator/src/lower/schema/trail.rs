//! The path to the current schema.

use crate::ir::Origin;

/// The maximum nesting depth of schemas, and the maximum length of a chain of references.
pub(crate) const DEPTH: usize = 100;

/// The path to the current schema.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    steps: Vec<Reference>,
    /// True if a list, map or JSON text was entered since the last reference.
    inside: bool,
    /// The nesting depth of the current schema.
    pub nesting: usize,
}

/// A reference on the path.
#[derive(Debug)]
struct Reference {
    /// The referenced schema.
    target: Origin,
    /// True if a list, map or JSON text is between this reference and the previous one.
    inside: bool,
}

/// A schema that a reference leads back to.
#[derive(Debug)]
pub(crate) enum Met {
    /// A list, map or JSON text that contains the reference.
    Holder,
    /// The reference itself, through these references.
    Circle(Vec<Origin>),
}

impl Trail {
    /// Follows a reference, unless it leads back to a schema on the path.
    pub fn enter(&mut self, target: &Origin) -> Result<(), Met> {
        let met = self.steps.iter().rposition(|step| step.target == *target);
        let Some(met) = met else {
            self.steps.push(Reference {
                target: target.clone(),
                inside: std::mem::take(&mut self.inside),
            });
            return Ok(());
        };
        let later = self.steps.get(met + 1..).unwrap_or_default();
        if later.iter().any(|step| step.inside) || self.inside {
            return Err(Met::Holder);
        }
        let steps = self.steps.iter();
        Err(Met::Circle(steps.map(|step| step.target.clone()).collect()))
    }

    /// Leaves the last reference.
    pub fn leave(&mut self) {
        self.steps.pop();
    }

    /// Enters a list, map or JSON text, or leaves it with the value that was returned on entering.
    pub fn hold(&mut self, inside: bool) -> bool {
        std::mem::replace(&mut self.inside, inside)
    }
}
