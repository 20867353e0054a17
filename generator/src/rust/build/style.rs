//! Values in a style of RFC 6570 beyond lists.

use super::{
    super::{
        expression::{Expression, Joined, Step, Taken},
        runtime::{RuntimeItem, RuntimeMethod},
    },
    source::Held,
    types::TypeContext,
    value,
};
use crate::ir::{CollectionFormat, Location, Parameter, Type};

/// The step for a value in a style of RFC 6570 beyond lists, if it travels in one.
pub(super) fn step(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Option<Step> {
    let name = Expression::Text(parameter.wire_name.clone());
    let format = parameter.collection_format;
    let list = match parameter.location {
        Location::Query => Some(RuntimeMethod::QueryList),
        Location::Header => Some(RuntimeMethod::HeaderList),
        Location::Form => Some(RuntimeMethod::Texts),
        _ => None,
    };
    if let Some((method, texts)) = list.zip(texts(context, parameter, held)) {
        return Some(Step::new(method, [name, texts, value::separator(format)]));
    }
    let (variant, explode) = match (parameter.location, format) {
        (Location::Cookie, _) => {
            let explode = matches!(format, CollectionFormat::Multi | CollectionFormat::Members);
            let parts = parts(context, parameter, held);
            let arguments = [name, parts, Expression::Flag(explode)];
            return Some(Step::new(RuntimeMethod::Cookie, arguments));
        }
        (Location::Path, CollectionFormat::CsvMembers) => ("Simple", false),
        (Location::Path, CollectionFormat::CsvPairs) => ("Simple", true),
        (Location::Path, CollectionFormat::Label) => ("Label", false),
        (Location::Path, CollectionFormat::LabelParts) => ("Label", true),
        (Location::Path, CollectionFormat::Matrix) => ("Matrix", false),
        (Location::Path, CollectionFormat::MatrixParts) => ("Matrix", true),
        _ => return None,
    };
    let ty = context.runtime_word(RuntimeItem::Style);
    let style = Expression::Variant { ty, variant };
    let arguments = [
        name,
        parts(context, parameter, held),
        style,
        Expression::Flag(explode),
    ];
    Some(Step::new(RuntimeMethod::PathStyle, arguments))
}

/// The members of an object as a list of texts.
fn texts(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Option<Expression> {
    let joined = match parameter.collection_format {
        CollectionFormat::CsvMembers
        | CollectionFormat::SsvMembers
        | CollectionFormat::PipesMembers => Joined::InTurns,
        CollectionFormat::CsvPairs => Joined::Pairs,
        _ => return None,
    };
    Some(Expression::MembersAsTexts {
        ty: context.runtime_word(RuntimeItem::Parts),
        parts: Box::new(parts(context, parameter, held)),
        joined,
    })
}

/// The value, taken apart.
fn parts(context: &TypeContext<'_>, parameter: &Parameter, held: &Held) -> Expression {
    let (taken, value) = if value::is_structured(context, &parameter.ty) {
        (Taken::Members, value::json(context, parameter, held))
    } else {
        let taken = match parameter.ty {
            Type::Array { .. } => Taken::Items,
            _ => Taken::One,
        };
        (taken, value::value(context, parameter, held))
    };
    Expression::Parts {
        ty: context.runtime_word(RuntimeItem::Parts),
        taken,
        value: Box::new(value),
    }
}
