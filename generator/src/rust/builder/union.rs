//! Builds Rust enums from unions.

use super::{
    super::{
        docs::{self, Docs},
        model::{AccessorStep, Borrow},
        path::Path,
        runtime::RuntimeItem,
        types::RustType,
        union::{Alternative, SharedAccessor, Union},
    },
    literal::literal,
    model,
    types::TypeContext,
};
use crate::{
    ir::{self, Definition, Property, Type, code},
    names::{FieldName, TypeNames},
};

pub(super) fn union(
    context: &TypeContext<'_>,
    definition: &Definition,
    union: &ir::Union,
    names: &TypeNames,
) -> Union {
    let alternatives = union.alternatives.iter().zip(&names.variants);
    let alternatives = alternatives.map(|(alternative, variant)| {
        let mut same = union.alternatives.iter();
        let is_only = same.all(|other| other.model != alternative.model || other == alternative);
        Alternative {
            variant: variant.clone(),
            value: literal(&alternative.value),
            docs: Docs::one_line(format!(
                "The alternative {}.",
                code(&alternative.value.to_string())
            )),
            model: context.owned(&Type::Named(alternative.model)),
            is_conversion: is_only,
        }
    });
    let alternatives = alternatives.collect();
    let shared = union.shared.iter().zip(&names.fields);
    let shared = shared.filter(|(property, _)| model::is_field(property));
    Union {
        discriminator: union.discriminator.clone(),
        alternatives,
        unknown: names.unknown.clone(),
        accessors: shared
            .filter_map(|(property, name)| {
                accessor(context, definition, union, names, property, name)
            })
            .collect(),
    }
}

/// Returns the accessor of a shared member, unless an alternative has another type for it.
fn accessor(
    context: &TypeContext<'_>,
    definition: &Definition,
    union: &ir::Union,
    names: &TypeNames,
    property: &Property,
    name: &FieldName,
) -> Option<SharedAccessor> {
    let is_nullable = property.tells_null_apart(definition.usage());
    let (output, borrow) = match is_nullable {
        true => (nullable(context, property), None),
        false => model::borrowed(context, property, false),
    };
    let mut arms = Vec::new();
    for (alternative, variant) in union.alternatives.iter().zip(&names.variants) {
        let holder = context.context.definition(alternative.model);
        let holder_names = context.context.type_names(alternative.model);
        let (own, field) = model::fields(holder.as_model()?, holder_names)
            .find(|(own, _)| own.wire_name == property.wire_name)?;
        if own.ty != property.ty || own.tells_null_apart(holder.usage()) != is_nullable {
            return None;
        }
        let borrow = borrow.unwrap_or(match own.storage.is_boxed() {
            true => Borrow::Target,
            false => Borrow::Value,
        });
        let field = field.clone();
        let optional = !own.always_present;
        arms.push((
            variant.clone(),
            AccessorStep {
                field,
                borrow,
                optional,
            },
        ));
    }
    let fallback = format!(
        "The {} property, which all alternatives have.",
        code(&property.wire_name)
    );
    Some(SharedAccessor {
        name: name.clone(),
        docs: docs::inline(&property.docs, &fallback),
        output,
        arms,
    })
}

/// Returns the type of a borrowed member that distinguishes `null` from absent.
fn nullable(context: &TypeContext<'_>, property: &Property) -> RustType {
    let nullable = Path::Runtime(RuntimeItem::Nullable);
    let ty = RustType::Generic(nullable, vec![context.owned(&property.ty)]);
    ty.reference().optional()
}
