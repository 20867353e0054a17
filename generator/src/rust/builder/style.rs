//! Builds values in RFC 6570 styles other than lists.

use super::{
    super::{
        expression::{Expression, Joined, RequestStep},
        runtime::{RuntimeItem, RuntimeMethod},
    },
    named_operation::NamedParameter,
    types::TypeContext,
    value,
};
use crate::ir::{Parameter, ParameterLocation, ParameterStyle, Type};

/// Returns the step for a value in an RFC 6570 style other than lists, if it has one.
pub(super) fn step(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Option<RequestStep> {
    let parameter = it.parameter;
    let name = Expression::Text(parameter.wire_name.clone());
    let list = match parameter.location {
        ParameterLocation::Query => Some(RuntimeMethod::QueryList),
        ParameterLocation::Header => Some(RuntimeMethod::HeaderList),
        ParameterLocation::Form => Some(RuntimeMethod::Texts),
        _ => None,
    };
    if let Some((method, texts)) = list.zip(texts(context, it)) {
        return Some(RequestStep::new(
            method,
            [
                name,
                texts,
                value::separator(parameter.style, parameter.explode),
            ],
        ));
    }
    let explode = Expression::Flag(parameter.explode);
    let variant = match (parameter.location, parameter.style) {
        (ParameterLocation::Cookie, _) => {
            let arguments = [name, value::parts(context, it), explode];
            let method = match parameter.skip_url_encoding {
                true => RuntimeMethod::RawCookie,
                false => RuntimeMethod::Cookie,
            };
            return Some(RequestStep::new(method, arguments));
        }
        (ParameterLocation::Path, ParameterStyle::Simple) if !is_list(parameter) => "Simple",
        (ParameterLocation::Path, ParameterStyle::Label) => "Label",
        (ParameterLocation::Path, ParameterStyle::Matrix) => "Matrix",
        _ => return None,
    };
    let ty = context.runtime_word(RuntimeItem::Style);
    let style = Expression::Variant { ty, variant };
    let arguments = [name, value::parts(context, it), style, explode];
    Some(RequestStep::new(RuntimeMethod::PathStyle, arguments))
}

fn is_list(parameter: &Parameter) -> bool {
    matches!(parameter.ty, Type::Array { .. })
}

/// Returns the members of an object as a list of texts.
fn texts(context: &TypeContext<'_>, it: &NamedParameter<'_>) -> Option<Expression> {
    let parameter = it.parameter;
    if is_list(parameter) {
        return None;
    }
    let joined = match (parameter.style, parameter.explode) {
        (ParameterStyle::Simple, true) => Joined::Pairs,
        (
            ParameterStyle::Simple
            | ParameterStyle::Form
            | ParameterStyle::SpaceDelimited
            | ParameterStyle::PipeDelimited,
            false,
        ) => Joined::Alternating,
        _ => return None,
    };
    Some(Expression::MembersAsTexts {
        ty: context.runtime_word(RuntimeItem::Parts),
        parts: Box::new(value::parts(context, it)),
        joined,
    })
}
