//! Finds the items of a page.

use super::{
    super::{
        definition::{Page, PageStep},
        path::Path,
        runtime::RuntimeItem,
    },
    model::fields,
    types::TypeContext,
};
use crate::{
    ir::{Definition, Type},
    names::TypeNames,
};

/// Returns the path with these wire names, or `None` if it is not a list.
pub(super) fn page(
    context: &TypeContext<'_>,
    definition: &Definition,
    names: &TypeNames,
    path: &[String],
) -> Option<Page> {
    let (mut definition, mut names) = (definition, names);
    let mut steps: Vec<PageStep> = Vec::new();
    for wire_name in path {
        let (property, field) = fields(definition.as_model()?, names)
            .find(|(property, _)| property.wire_name == *wire_name)?;
        let is_nullable = property.tells_null_apart(definition.usage());
        steps.push(PageStep {
            field: field.clone(),
            nullable: is_nullable.then_some(Path::Runtime(RuntimeItem::Nullable)),
            optional: !property.always_present,
            has_default: true,
        });
        match &property.ty {
            Type::Array {
                items,
                nullable_items,
            } => {
                let item = context.owned(items);
                return Some(Page {
                    item: match nullable_items {
                        true => item.optional(),
                        false => item,
                    },
                    steps,
                });
            }
            Type::Named(id) => {
                definition = context.context.definition(*id);
                let inner = definition.as_model()?;
                if let Some(step) = steps.last_mut() {
                    step.has_default = !inner.properties.iter().any(|it| it.always_present);
                }
                names = context.context.type_names(*id);
            }
            _ => return None,
        }
    }
    None
}
