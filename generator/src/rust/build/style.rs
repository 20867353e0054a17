//! Values in a style of RFC 6570 beyond lists.

use super::{
    super::{
        expression::{Expression, Joined, Step},
        runtime::{RuntimeItem, RuntimeMethod},
    },
    named_operation::NamedParameter,
    types::TypeContext,
    value,
};
use crate::ir::{CollectionFormat, Location};

/// The step for a value in a style of RFC 6570 beyond lists, if it travels in one.
pub(super) fn step(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Option<Step> {
    let parameter = it.parameter;
    let name = Expression::Text(parameter.wire_name.clone());
    let format = parameter.collection_format;
    let list = match parameter.location {
        Location::Query => Some(RuntimeMethod::QueryList),
        Location::Header => Some(RuntimeMethod::HeaderList),
        Location::Form => Some(RuntimeMethod::Texts),
        _ => None,
    };
    if let Some((method, texts)) = list.zip(texts(context, it)) {
        return Some(Step::new(method, [name, texts, value::separator(format)]));
    }
    let (variant, explode) = match (parameter.location, format) {
        (Location::Cookie, _) => {
            let explode = matches!(format, CollectionFormat::Multi | CollectionFormat::Members);
            let parts = value::parts(context, it);
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
        value::parts(context, it),
        style,
        Expression::Flag(explode),
    ];
    Some(Step::new(RuntimeMethod::PathStyle, arguments))
}

/// The members of an object as a list of texts.
fn texts(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Option<Expression> {
    let joined = match it.parameter.collection_format {
        CollectionFormat::CsvMembers
        | CollectionFormat::SsvMembers
        | CollectionFormat::PipesMembers => Joined::InTurns,
        CollectionFormat::CsvPairs => Joined::Pairs,
        _ => return None,
    };
    Some(Expression::MembersAsTexts {
        ty: context.runtime_word(RuntimeItem::Parts),
        parts: Box::new(value::parts(context, it)),
        joined,
    })
}
