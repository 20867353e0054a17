//! The way to the schema at hand.

use crate::ir::Origin;

/// The greatest number of schemas in one another, and of references in a row.
pub(crate) const DEPTH: usize = 100;

/// The way to the schema at hand.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    steps: Vec<Reference>,
    /// True if a list or map was entered since the last step.
    inside: bool,
    /// The number of schemas around the one at hand.
    pub nesting: usize,
}

/// A reference on the way.
#[derive(Debug)]
struct Reference {
    /// The schema that it leads to.
    target: Origin,
    /// True if a list or map is between it and the step before.
    inside: bool,
}

/// What a reference leads back to.
#[derive(Debug)]
pub(crate) enum Met {
    /// A list or map that is around the reference.
    Holder,
    /// Itself, by these references.
    Circle(Vec<Origin>),
}

impl Trail {
    /// Takes a step along a reference, unless it leads back to a schema on the way.
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

    /// Takes the last step back.
    pub fn leave(&mut self) {
        self.steps.pop();
    }

    /// Enters a list or map, or leaves it with what this returned when it was entered.
    pub fn hold(&mut self, inside: bool) -> bool {
        std::mem::replace(&mut self.inside, inside)
    }
}
