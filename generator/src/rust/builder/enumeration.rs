//! Builds extensible Rust enums from enumerations.

use super::super::{
    docs::Docs,
    enumeration::{Base, Enumeration, EnumerationValue},
    literal::Literal,
};
use crate::{
    ir::{self, EnumerationBase, code},
    names::{TypeNames, VariantName},
};

pub(super) fn enumeration(enumeration: &ir::Enumeration, names: &TypeNames) -> Enumeration {
    let base = match enumeration.base {
        EnumerationBase::String => Base::Text,
        EnumerationBase::Integer => Base::Integer,
        EnumerationBase::Number => Base::Number,
        EnumerationBase::Boolean => Base::Boolean,
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

fn literal(wire: &str, base: Base) -> Literal {
    match base {
        Base::Text => Literal::Text(wire.to_owned()),
        Base::Integer => Literal::Integer(wire.parse().unwrap_or_default()),
        Base::Number => Literal::Number(wire.parse().unwrap_or_default()),
        Base::Boolean => Literal::Boolean(wire == "true"),
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
