//! Builds extensible Rust enums from enumerations.

use super::super::{
    docs::Docs,
    enumeration::{Enumeration, EnumerationBase, EnumerationValue},
    literal::Literal,
};
use crate::{
    ir::{self, code},
    names::{TypeNames, VariantName},
};

pub(super) fn enumeration(enumeration: &ir::Enumeration, names: &TypeNames) -> Enumeration {
    let base = match enumeration.base {
        ir::EnumerationBase::String => EnumerationBase::Text,
        ir::EnumerationBase::Integer => EnumerationBase::Integer,
        ir::EnumerationBase::Number => EnumerationBase::Number,
        ir::EnumerationBase::Boolean => EnumerationBase::Boolean,
    };
    let values = enumeration.values.iter().zip(&names.variants);
    Enumeration {
        base,
        values: values
            .map(|(value, variant)| EnumerationValue {
                docs: value_docs(value, variant),
                value: literal(&value.wire, base),
                variant: variant.clone(),
            })
            .collect(),
        unknown: names.unknown.clone(),
    }
}

fn value_docs(value: &ir::EnumerationValue, variant: &VariantName) -> Docs {
    let mut docs = Docs::of(&value.docs, &format!("The value {}.", code(&value.wire)));
    docs.renaming(variant.renamed_from(), &value.wire);
    docs
}

fn literal(wire: &str, base: EnumerationBase) -> Literal {
    match base {
        EnumerationBase::Text => Literal::Text(wire.to_owned()),
        EnumerationBase::Integer => Literal::Integer(wire.parse().unwrap_or_default()),
        EnumerationBase::Number => Literal::Number(wire.parse().unwrap_or_default()),
        EnumerationBase::Boolean => Literal::Boolean(wire == "true"),
    }
}

/// Returns the variant of a value, if the value is listed.
pub(crate) fn variant<'n>(
    enumeration: &ir::Enumeration,
    names: &'n TypeNames,
    wire: &str,
) -> Option<&'n VariantName> {
    let mut listed = enumeration.values.iter().zip(&names.variants);
    listed
        .find(|(value, _)| value.wire == wire)
        .map(|(_, variant)| variant)
}
