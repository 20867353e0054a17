//! Lowers the alternatives of unions that are distinguished by their JSON.

use super::alternative::Alternative;
use super::builder::Builder;
use super::choice::merged;
use super::docs::{schema_docs, text};
use super::job::JsonPart;
use super::model_queue::target_name;
use super::name_path::{NamePath, TargetName};
use super::node::SchemaNode;
use super::scalar::textual;
use super::value::value;
use crate::dialect::origin::child;
use crate::ir::{
    DistinctiveMember, Docs, JsonAlternative, JsonType, Literal, Origin, Scalar, Type,
};

/// Lowers an alternative of a union that is distinguished by its JSON.
pub(crate) fn alternative<'s>(
    builder: &mut Builder<'s, '_>,
    union: NamePath<'_>,
    site: &Origin,
    part: JsonPart<'s>,
) -> JsonAlternative {
    let first = part.alternatives.first();
    let title = first.and_then(|one| text(one.schema.title));
    let name = match part.alternatives.as_slice() {
        [only] => name(builder, only).or_else(|| distinctive_name(only, &part.members)),
        _ => None,
    };
    let word = title.or_else(|| distinctive_name(first?, &part.members));
    let word = word.as_deref().unwrap_or(part.json.name());
    let words = NamePath::Inner(&union, word);
    let ty = match part.alternatives.as_slice() {
        // A list of values would be an enumeration of `true` and `false`.
        _ if part.json == JsonType::Boolean => Type::Scalar(Scalar::Boolean),
        [only] => {
            value(
                builder,
                SchemaNode::inline(&only.schema, &only.origin, words),
            )
            .ty
        }
        several => {
            let schema = Default::default();
            let origin = child(site, part.json.name());
            let node = SchemaNode::inline(&schema, &origin, words);
            merged(builder, node, part.json, several)
        }
    };
    // An object without members, or alternatives that cannot be distinguished.
    let ty = match (textual(ty), part.json) {
        (Type::Any, JsonType::Object) => Type::Map {
            values: Box::new(Type::Any),
            nullable_values: false,
        },
        (ty, _) => ty,
    };
    let is_model = match &ty {
        Type::Named(id) => builder.catalog.definitions[*id].as_model().is_some(),
        _ => false,
    };
    let members = part.members.into_iter().map(|member| DistinctiveMember {
        // Only the properties of a model have a constant.
        values: match is_model {
            true => member.values,
            false => Vec::new(),
        },
        ..member
    });
    let members = members.collect();
    let docs = match part.alternatives.as_slice() {
        [only] if !matches!(ty, Type::Named(_)) => schema_docs(&only.target),
        _ => Docs::default(),
    };
    JsonAlternative {
        name,
        docs,
        ty,
        json: part.json,
        members,
        complete: part.complete,
    }
}

/// Returns the name of an object that only its members distinguish: the value of one, or the member itself. The only
/// object of a union has the name of its only member.
fn distinctive_name(one: &Alternative<'_>, members: &[DistinctiveMember]) -> Option<String> {
    let Some(first) = members.first() else {
        let mut names = one.schema.properties.keys();
        let only = names.next().filter(|_| names.next().is_none())?;
        let is_required = one.schema.required.names().contains(only);
        return is_required.then(|| (*only).to_owned());
    };
    match first.values.as_slice() {
        [Literal::Text(value), ..] => Some(value.clone()),
        [Literal::Number(_) | Literal::Boolean(_), ..] => None,
        [] => Some(first.wire_name.clone()),
    }
}

/// Returns the title of a schema, or the name of its definition.
fn name(builder: &Builder<'_, '_>, one: &Alternative<'_>) -> Option<String> {
    if one.schema.reference.is_none() {
        return text(one.schema.title);
    }
    match target_name(builder, &one.target_origin) {
        TargetName::Definition(name) => Some(text(one.target.client_name).unwrap_or(name)),
        TargetName::Place(_) => text(one.target.title),
    }
}
