//! The values of parameters as the steps of a request take them.

use super::{
    super::{
        expression::{Expression, Handed, Literal},
        path::Path,
        runtime::RuntimeItem,
    },
    enumeration,
    source::{Held, Presence},
    types::{self, TypeContext},
};
use crate::ir::{
    CollectionFormat, DefinitionKind, EnumerationBase, Parameter, Placement, Scalar, Type,
};

/// A parameter's value.
pub(super) fn value(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Expression {
    match &parameter.ty {
        Type::Constant(value) => Expression::Text(value.clone()),
        Type::Array { items, .. } => {
            let (text_as, json_text) = (RuntimeItem::TextsAs, RuntimeItem::JsonTexts);
            converted(context, items, text_as, json_text, || held.slice())
                .unwrap_or_else(|| lent(context, parameter, held))
        }
        ty => {
            let lent = || lent(context, parameter, held);
            let (text_as, json_text) = (RuntimeItem::TextAs, RuntimeItem::JsonText);
            converted(context, ty, text_as, json_text, lent).unwrap_or_else(lent)
        }
    }
}

/// The arguments for a value that travels member by member.
pub(super) fn members(
    context: &TypeContext<'_>,
    parameter: &Parameter,
    held: &Held,
) -> Option<[Expression; 2]> {
    let variant = match parameter.collection_format {
        CollectionFormat::Brackets => "Brackets",
        CollectionFormat::Members => "Members",
        _ => return None,
    };
    let has_members = match &parameter.ty {
        Type::Array { items, .. } => {
            matches!(**items, Type::Array { .. }) || is_structured(context, items)
        }
        ty => is_structured(context, ty),
    };
    has_members.then(|| {
        let ty = context.runtime_word(RuntimeItem::Nesting);
        [
            json(context, parameter, held),
            Expression::Variant { ty, variant },
        ]
    })
}

/// Whether values of a type have members.
pub(super) fn is_structured(context: &TypeContext<'_>, ty: &Type) -> bool {
    match ty {
        Type::Any | Type::Map { .. } => true,
        Type::Named(_) => !types::is_enumeration(&context.context, ty),
        Type::Array { .. } | Type::Scalar(_) | Type::Constant(_) => false,
    }
}

/// A value as JSON text.
pub(super) fn json(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Expression {
    Expression::Converted {
        function: RuntimeItem::JsonText,
        form: None,
        value: Box::new(lent(context, parameter, held)),
        lent: false,
    }
}

fn lent(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Expression {
    let is_copied = types::is_copied(&parameter.ty);
    held.handed(match held.presence {
        Presence::Argument if is_copied => Handed::Lent,
        Presence::Argument => Handed::Whole,
        Presence::Field => Handed::Lent,
        presence @ (Presence::BorrowedOption | Presence::OwnedOption) => {
            match client_default(context, parameter) {
                // The client of such a parameter was made with it.
                Some(_) if parameter.placement == Placement::Client => Handed::Lent,
                Some(default) if is_copied => Handed::OrCopy(default),
                Some(default) if presence == Presence::BorrowedOption => {
                    Handed::ClonedOrElse(default)
                }
                Some(default) => Handed::OrElse(default),
                None => Handed::Lent,
            }
        }
    })
}

/// The value that the client fills in when the caller gives none (`x-ms-client-default`).
pub(super) fn client_default(context: &TypeContext<'_>, parameter: &Parameter) -> Option<Literal> {
    let default = parameter.client_default.as_ref()?;
    match &parameter.ty {
        Type::Scalar(Scalar::Boolean) => Some(Literal::Boolean(default.as_bool()?)),
        Type::Scalar(Scalar::Int32) => {
            let value = i32::try_from(default.as_i64()?).ok()?;
            Some(Literal::Integer(value.into()))
        }
        Type::Scalar(Scalar::Int64) => Some(Literal::Integer(default.as_i64()?)),
        ty if types::is_text(ty) => Some(Literal::Text(default.as_str()?.to_owned())),
        Type::Named(id) => {
            let DefinitionKind::Enumeration(values) = &context.context.definition(*id).kind else {
                return None;
            };
            let (ty, names) = (
                context.owned(&parameter.ty),
                context.context.type_names(*id),
            );
            let value = default.as_str()?;
            match enumeration::variant(values, names, value) {
                Some(variant) => Some(Literal::Variant {
                    ty,
                    variant: variant.clone(),
                }),
                None if values.base == EnumerationBase::String => Some(Literal::Unknown {
                    ty,
                    variant: names.unknown.clone(),
                    value: value.to_owned(),
                }),
                None => None,
            }
        }
        _ => None,
    }
}

/// A value turned into text by a function, where that is not its Rust type's own way.
fn converted(
    context: &TypeContext<'_>,
    ty: &Type,
    text_as: RuntimeItem,
    json_text: RuntimeItem,
    value: impl FnOnce() -> Expression,
) -> Option<Expression> {
    let (function, form) = match ty {
        Type::Scalar(Scalar::DateTimeRfc1123) => (text_as, Some(RuntimeItem::WireRfc7231)),
        Type::Scalar(Scalar::UnixTime) => (text_as, Some(RuntimeItem::WireUnixTime)),
        Type::Scalar(Scalar::Base64) => (text_as, Some(RuntimeItem::WireBase64)),
        Type::Scalar(Scalar::Base64Url) => (text_as, Some(RuntimeItem::WireBase64Url)),
        Type::Scalar(_) | Type::Constant(_) => return None,
        ty if types::is_enumeration(&context.context, ty) => return None,
        Type::Any | Type::Array { .. } | Type::Map { .. } | Type::Named(_) => (json_text, None),
    };
    Some(Expression::Converted {
        function,
        form,
        value: Box::new(value()),
        lent: true,
    })
}

/// The variant of `Separator` that stands between the items of a list.
pub(super) fn separator(format: CollectionFormat) -> Expression {
    let variant = match format {
        CollectionFormat::Csv
        | CollectionFormat::CsvMembers
        | CollectionFormat::CsvPairs
        | CollectionFormat::Label
        | CollectionFormat::LabelParts
        | CollectionFormat::Matrix
        | CollectionFormat::MatrixParts => "Comma",
        CollectionFormat::Ssv | CollectionFormat::SsvMembers => "Space",
        CollectionFormat::Tsv => "Tab",
        CollectionFormat::Pipes | CollectionFormat::PipesMembers => "Pipe",
        CollectionFormat::Multi => "Repeat",
        CollectionFormat::Brackets | CollectionFormat::Members => "Brackets",
    };
    Expression::Variant {
        ty: Path::Runtime(RuntimeItem::Separator),
        variant,
    }
}
