//! The schema of values whose discriminator is absent or unknown.

use std::rc::Rc;

use super::builder::Builder;
use super::discriminator::mapped_schema;
use super::shape::Shape;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Discriminator, Schema};
use crate::dialect::origin::child;
use crate::ir::Origin;

/// Returns the schema of `defaultMapping` (OpenAPI 3.2, "Discriminator Object"). A schema that is not that of objects
/// is reported.
pub(crate) fn default_schema<'s>(
    builder: &mut Builder<'s, '_>,
    discriminator: &Discriminator<'s>,
    origin: &Origin,
) -> Option<(Origin, Rc<Schema<'s>>)> {
    let target = discriminator.default_mapping?;
    let place = child(&child(origin, "discriminator"), "defaultMapping");
    let (at, schema) = mapped_schema(builder, target, origin, &place)?;
    if builder.shape_at(&at, &schema) == Shape::Model {
        return Some((at, schema));
    }
    let message = "`defaultMapping` is not an object with properties; its values are kept as JSON";
    let place = Place::Value(child(origin, "discriminator"));
    let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
    builder.report().push(diagnostic.subject("defaultMapping"));
    None
}
