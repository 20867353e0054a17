//! Builds the values of parameters for the steps of a request.

use super::{
    super::{
        expression::{DescribedValue, Expression, Handed, Taken},
        path::Path,
        runtime::RuntimeItem,
        types::RustType,
    },
    enumeration,
    named_operation::{NamedParameter, Presence, ValueSource},
    types::{self, TypeContext},
};
use crate::ir::{
    DefinitionKind, EnumerationBase, JsonInText, JsonType, Parameter, ParameterStyle, Scalar,
    SuppliedBy, Type,
};

/// Returns the value of a parameter.
pub(super) fn value(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Expression {
    value_of_type(context, it, &it.parameter.ty)
}

/// Returns a value of a type, which is that of the parameter or of the JSON in its text.
fn value_of_type(context: &TypeContext<'_>, it: &NamedParameter<'_>, ty: &Type) -> Expression {
    match ty {
        Type::JsonInText(text) => json_in_text(context, it, text),
        Type::Constant(value) => Expression::Text(value.to_string()),
        Type::Array { items, .. } => {
            let json_text = match context.has_encoding(items) {
                true => (RuntimeItem::JsonTextsAs, Some(context.encoding(items))),
                false => (RuntimeItem::JsonTexts, None),
            };
            converted(context, items, RuntimeItem::TextsAs, json_text, || {
                slice(&it.source)
            })
            .unwrap_or_else(|| lent(context, it))
        }
        ty => {
            let (function, form, value) = json_parts(context, it, ty);
            converted(context, ty, RuntimeItem::TextAs, (function, form), || value)
                .unwrap_or_else(|| lent(context, it))
        }
    }
}

/// Returns the arguments for a value that is written member by member.
pub(super) fn members(
    context: &TypeContext<'_>,
    it: &NamedParameter<'_>,
) -> Option<[Expression; 2]> {
    let is_list = matches!(it.parameter.ty, Type::Array { .. });
    let variant = match (it.parameter.style, it.parameter.explode) {
        (ParameterStyle::DeepObject, _) => "Brackets",
        (ParameterStyle::Form, true) if !is_list => match it.parameter.is_whole_query() {
            true => "Fields",
            false => "Members",
        },
        (ParameterStyle::Text, _) if it.parameter.is_mixed_part(context.context.definitions()) => {
            "Field"
        }
        _ => return None,
    };
    let has_members = match &it.parameter.ty {
        Type::Array { items, .. } => {
            matches!(**items, Type::Array { .. })
                || items.may_have_members(context.context.definitions())
        }
        ty => ty.may_have_members(context.context.definitions()),
    };
    has_members.then(|| {
        let ty = context.runtime_word(RuntimeItem::Nesting);
        [json(context, it), Expression::Variant { ty, variant }]
    })
}

/// Returns a value of any type as JSON text.
pub(super) fn json_of_any(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Expression {
    json_of_type(context, it, &it.parameter.ty)
}

/// Returns a value as JSON text of a type, which is that of the parameter or of the JSON in its text.
fn json_of_type(context: &TypeContext<'_>, it: &NamedParameter<'_>, ty: &Type) -> Expression {
    match ty {
        Type::Array {
            items,
            nullable_items,
        } => {
            let marker = types::optional_if(*nullable_items, context.encoding(items));
            conversion(RuntimeItem::JsonListAs, Some(marker), slice(&it.source))
        }
        ty if ty.may_have_members(context.context.definitions())
            || types::is_scalar_union(&context.context, ty) =>
        {
            let (function, form, value) = json_parts(context, it, ty);
            conversion(function, form, value)
        }
        ty => match JsonType::of(context.context.definitions(), ty) {
            Some(JsonType::Text) => {
                let value = value_of_type(context, it, ty);
                conversion(RuntimeItem::JsonString, None, value)
            }
            _ => value_of_type(context, it, ty),
        },
    }
}

/// Returns text that contains JSON.
fn json_in_text(
    context: &TypeContext<'_>,
    it: &NamedParameter<'_>,
    text: &JsonInText,
) -> Expression {
    let json = json_of_type(context, it, &text.content);
    match types::text_encoding(text.encoding) {
        None => json,
        encoding => conversion(RuntimeItem::EncodedText, encoding, json),
    }
}

/// Returns a value that a function of the runtime converts to text.
fn conversion(function: RuntimeItem, form: Option<RustType>, value: Expression) -> Expression {
    Expression::Converted {
        function,
        form,
        value: Box::new(value),
        lent: true,
    }
}

/// Returns the items of a list as JSON texts, if the value is a list.
pub(super) fn json_items(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Option<Expression> {
    let Type::Array { items, .. } = &it.parameter.ty else {
        return None;
    };
    let marker = Some(context.encoding(items));
    Some(conversion(
        RuntimeItem::JsonTextsAs,
        marker,
        slice(&it.source),
    ))
}

/// Returns a value as JSON text.
pub(super) fn json(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Expression {
    let (function, form, value) = json_parts(context, it, &it.parameter.ty);
    Expression::Converted {
        function,
        form,
        value: Box::new(value),
        lent: false,
    }
}

/// Returns the function that writes a value as JSON text, the encoding if it differs from the type's default, and the
/// value.
fn json_parts(
    context: &TypeContext<'_>,
    it: &NamedParameter<'_>,
    ty: &Type,
) -> (RuntimeItem, Option<RustType>, Expression) {
    match (ty, context.has_encoding(ty)) {
        (
            Type::Array {
                items,
                nullable_items,
            },
            _,
        ) => {
            let form = types::optional_if(*nullable_items, context.encoding(items));
            (RuntimeItem::JsonListAs, Some(form), slice(&it.source))
        }
        (Type::Map { .. }, true) => {
            let form = Some(context.encoding(ty));
            (RuntimeItem::JsonTextAs, form, map(&it.source))
        }
        _ => (RuntimeItem::JsonText, None, lent(context, it)),
    }
}

fn lent(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Expression {
    let NamedParameter {
        parameter, source, ..
    } = it;
    let is_copied = types::is_copied(&parameter.ty);
    handed(
        source,
        match source.presence {
            Presence::Argument if is_copied => Handed::Lent,
            Presence::Argument => Handed::Whole,
            Presence::Field => Handed::Lent,
            presence @ (Presence::BorrowedOption | Presence::OwnedOption) => {
                match client_default(context, parameter) {
                    // The client always has a value of such a parameter.
                    Some(_) if parameter.supplied_by == SuppliedBy::Client => Handed::Lent,
                    Some(default) if is_copied => Handed::OrCopy(default),
                    Some(default) if presence == Presence::BorrowedOption => {
                        Handed::ClonedOrElse(default)
                    }
                    Some(default) => Handed::OrElse(default),
                    None => Handed::Lent,
                }
            }
        },
    )
}

/// Returns the parts of a value.
pub(super) fn parts(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Expression {
    let (taken, value) = match it.parameter.ty {
        _ if it.parameter.style == ParameterStyle::Json => (Taken::One, json_of_any(context, it)),
        ref ty if ty.may_have_members(context.context.definitions()) => {
            (Taken::Members, json(context, it))
        }
        Type::Array { .. } => (Taken::Items, value(context, it)),
        _ => (Taken::One, value(context, it)),
    };
    Expression::Parts {
        ty: context.runtime_word(RuntimeItem::Parts),
        taken,
        value: Box::new(value),
    }
}

/// Returns a value as an option.
pub(super) fn taken(source: &ValueSource) -> Expression {
    handed(
        source,
        match source.presence {
            Presence::Argument | Presence::OwnedOption => Handed::Whole,
            Presence::Field | Presence::BorrowedOption => Handed::Cloned,
        },
    )
}

/// Returns a borrowed map or an optional one.
pub(super) fn map(source: &ValueSource) -> Expression {
    handed(
        source,
        match source.presence {
            Presence::Argument => Handed::Whole,
            Presence::Field => Handed::Lent,
            Presence::BorrowedOption | Presence::OwnedOption => Handed::AsRef,
        },
    )
}

/// Returns the files of a list as separate values.
pub(super) fn files(source: &ValueSource) -> Expression {
    handed(
        source,
        match source.presence {
            Presence::Argument | Presence::Field => Handed::ClonedItems,
            Presence::BorrowedOption => Handed::ClonedFlattened,
            Presence::OwnedOption => Handed::Flattened,
        },
    )
}

fn slice(source: &ValueSource) -> Expression {
    handed(
        source,
        match source.presence {
            Presence::Argument => Handed::Whole,
            Presence::Field => Handed::AsSlice,
            Presence::BorrowedOption | Presence::OwnedOption => Handed::AsDeref,
        },
    )
}

fn handed(source: &ValueSource, handed: Handed) -> Expression {
    Expression::Value {
        source: source.source.clone(),
        handed,
    }
}

/// Returns the default that the client uses if the caller sets no value (`x-ms-client-default`).
pub(super) fn client_default(
    context: &TypeContext<'_>,
    parameter: &Parameter,
) -> Option<DescribedValue> {
    let default = parameter.client_default.as_ref()?;
    match &parameter.ty {
        Type::Scalar(Scalar::Boolean) => Some(DescribedValue::Boolean(default.as_bool()?)),
        Type::Scalar(Scalar::Int32) => {
            let value = i32::try_from(default.as_i64()?).ok()?;
            Some(DescribedValue::Integer(value.into()))
        }
        Type::Scalar(Scalar::Int64) => Some(DescribedValue::Integer(default.as_i64()?)),
        Type::Scalar(Scalar::Uint32) => {
            let value = u32::try_from(default.as_i64()?).ok()?;
            Some(DescribedValue::Integer(value.into()))
        }
        Type::Scalar(Scalar::Uint64) => {
            let value = default.as_i64().filter(|value| *value >= 0)?;
            Some(DescribedValue::Integer(value))
        }
        ty if types::is_text(ty) => Some(DescribedValue::Text(default.as_str()?.to_owned())),
        ty @ Type::Scalar(Scalar::Duration) => Some(DescribedValue::Verbatim {
            ty: context.owned(ty),
            value: default.as_str()?.to_owned(),
        }),
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
                Some(variant) => Some(DescribedValue::Variant {
                    ty,
                    variant: variant.clone(),
                }),
                None if values.base == EnumerationBase::String => Some(DescribedValue::Unknown {
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

/// Returns a value converted to text by a function, if it differs from the Rust type's default.
fn converted(
    context: &TypeContext<'_>,
    ty: &Type,
    text_as: RuntimeItem,
    json_text: (RuntimeItem, Option<RustType>),
    value: impl FnOnce() -> Expression,
) -> Option<Expression> {
    let (function, form) = match ty {
        Type::Scalar(_) => (text_as, Some(context.marker(ty)?)),
        Type::Constant(_) => return None,
        ty if types::is_enumeration(&context.context, ty) => return None,
        ty if types::is_scalar_union(&context.context, ty) => {
            let way = Path::Runtime(RuntimeItem::WireJsonUnionEncoding);
            (text_as, Some(RustType::Named(way)))
        }
        Type::Any
        | Type::Array { .. }
        | Type::Map { .. }
        | Type::Named(_)
        | Type::JsonInText(_) => json_text,
    };
    Some(conversion(function, form, value()))
}

/// Returns a value that is encoded once more than others.
pub(super) fn percent_encoded(value: Expression) -> Expression {
    conversion(RuntimeItem::PercentEncoded, None, value)
}

/// Returns the variant of `Separator` for list items.
pub(super) fn separator(style: ParameterStyle, explode: bool) -> Expression {
    let variant = match style {
        ParameterStyle::Form if explode => "Repeat",
        ParameterStyle::Text
        | ParameterStyle::Json
        | ParameterStyle::Simple
        | ParameterStyle::Form
        | ParameterStyle::Label
        | ParameterStyle::Matrix => "Comma",
        ParameterStyle::SpaceDelimited => "Space",
        ParameterStyle::TabDelimited => "Tab",
        ParameterStyle::PipeDelimited => "Pipe",
        ParameterStyle::DeepObject => "Brackets",
    };
    Expression::Variant {
        ty: Path::Runtime(RuntimeItem::Separator),
        variant,
    }
}
