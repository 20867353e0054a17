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
        unknown_type: unknown(context, union),
        unknown_docs: unknown_docs(context, union),
        accessors: shared
            .filter_map(|(property, name)| {
                accessor(context, definition, union, names, property, name)
            })
            .collect(),
    }
}

/// Returns the type of unknown alternatives.
fn unknown(context: &TypeContext<'_>, union: &ir::Union) -> RustType {
    match union.default {
        None => RustType::Named(Path::Runtime(RuntimeItem::WireUnknownAlternative)),
        Some(model) => RustType::Generic(
            Path::Runtime(RuntimeItem::WireDefaultAlternative),
            vec![context.owned(&Type::Named(model))],
        ),
    }
}

fn unknown_docs(context: &TypeContext<'_>, union: &ir::Union) -> Docs {
    Docs::one_line(match union.default {
        None => "An alternative that is not defined in this API version.".to_owned(),
        Some(model) => format!(
            "The alternative {} for values whose {} is absent or not defined in this API version.",
            code(&context.context.definition(model).name.text()),
            code(&union.discriminator)
        ),
    })
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
    let step = |model: ir::DefinitionId| {
        let holder = context.context.definition(model);
        let holder_names = context.context.type_names(model);
        let (own, field) = model::fields(holder.as_model()?, holder_names)
            .find(|(own, _)| own.wire_name == property.wire_name)?;
        if own.ty != property.ty || own.tells_null_apart(holder.usage()) != is_nullable {
            return None;
        }
        Some(AccessorStep {
            field: field.clone(),
            borrow: borrow.unwrap_or(match own.storage.is_boxed() {
                true => Borrow::Target,
                false => Borrow::Value,
            }),
            optional: !own.always_present,
        })
    };
    let mut arms = Vec::new();
    for (alternative, variant) in union.alternatives.iter().zip(&names.variants) {
        arms.push((variant.clone(), step(alternative.model)?));
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
        unknown: union.default.and_then(step),
    })
}

/// Returns the type of a borrowed member that distinguishes `null` from absent.
fn nullable(context: &TypeContext<'_>, property: &Property) -> RustType {
    let nullable = Path::Runtime(RuntimeItem::Nullable);
    let ty = RustType::Generic(nullable, vec![context.owned(&property.ty)]);
    ty.reference().optional()
}
