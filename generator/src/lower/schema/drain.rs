//! Lowers the members of queued models.

use super::builder::Builder;
use super::family::Families;
use super::model::members;
use crate::ir::DefinitionKind;

/// Lowers the members of all queued models, and of models that they refer to.
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
