//! The members of all models that were reached, and of what they reach.

use super::builder::Builder;
use super::family::Families;
use super::model::members;
use crate::ir::DefinitionKind;

/// Lowers the members of all models that were reached, and of what they reach.
pub(crate) fn drain(builder: &mut Builder<'_, '_>) {
    let mut families = Families::default();
    loop {
        while let Some(job) = builder.queue.pop_front() {
            let model = members(builder, &job.schema, &job.origin, job.name.words());
            builder.catalog.definitions[job.id].kind = DefinitionKind::Model(model);
        }
        if !families.reach(builder) {
            return;
        }
    }
}
