//! Defines unions of values that are distinguished by their JSON.

use super::alternative::Alternative;
use super::alternatives::end_of;
use super::builder::Builder;
use super::distinctive_member::distinctive_members;
use super::docs::schema_docs;
use super::job::{JsonPart, JsonUnionJob, Pending};
use super::json_type::json_type;
use super::node::SchemaNode;
use super::shape::Shape;
use crate::dialect::origin::{child, item_of};
use crate::ir::{DefinitionKind, JsonType, JsonUnion, Origin, Type};

/// Defines a union of values that are distinguished by their JSON, whose alternatives are lowered later.
pub(crate) fn json_union<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
    parts: Vec<JsonPart<'s>>,
) -> Type {
    let site = site(node);
    let name = node.name_of_values();
    let kind = DefinitionKind::JsonUnion(JsonUnion::default());
    let sources = builder.sources();
    let docs = schema_docs(node.schema);
    let union = builder.catalog.define(sources, &site, name, docs, kind);
    builder.pending.push(Pending::JsonUnion(JsonUnionJob {
        union,
        site,
        parts,
        name: node.words.to_target(),
        nesting: builder.trail.nesting,
    }));
    Type::Named(union)
}

/// Returns the origin of the union. If a schema has several types, it is the list of them, since the schema itself is
/// that of the objects.
pub(crate) fn site(node: SchemaNode<'_, '_>) -> Origin {
    match node.schema.kinds.several {
        true => child(node.origin, "type"),
        false => node.origin.clone(),
    }
}

/// Groups schemas by JSON type, in the order of the description. Returns `None` if nothing distinguishes some of them.
///
/// Rules: the JSON type distinguishes values. Texts, integers, numbers, booleans and lists are one alternative each,
/// since nothing else distinguishes those of one type; lists have items of all their schemas. Each schema of objects is
/// an alternative, if a member distinguishes them.
pub(crate) fn parts<'s>(
    builder: &mut Builder<'s, '_>,
    all: &[Alternative<'s>],
) -> Option<Vec<JsonPart<'s>>> {
    let mut parts: Vec<JsonPart<'s>> = Vec::new();
    for one in all {
        let json = json_type(builder, &one.schema, &one.origin)?;
        let mut same = parts.iter_mut();
        match same.find(|part| part.json == json && json != JsonType::Object) {
            Some(part) => part.alternatives.push(one.clone()),
            None => parts.push(JsonPart {
                alternatives: vec![one.clone()],
                json,
                members: Vec::new(),
                complete: None,
            }),
        }
    }
    for part in parts.iter().filter(|part| part.json == JsonType::List) {
        if part.alternatives.len() > 1 {
            items(builder, &part.alternatives)?;
        }
    }
    let is_object = |part: &JsonPart<'s>| part.json == JsonType::Object;
    let objects = parts.iter().filter(|part| is_object(part));
    let objects: Vec<&Alternative<'s>> = objects
        .filter_map(|part| part.alternatives.first())
        .collect();
    if objects.len() > 1 {
        let members = distinctive_members(builder, &objects)?;
        let objects = parts
            .iter_mut()
            .filter(|part| part.json == JsonType::Object);
        for (part, (members, complete)) in objects.zip(members) {
            part.members = members;
            part.complete = complete;
        }
    }
    Some(parts)
}

/// Returns the schemas of the items of several lists, unless one of them is a choice itself, or has no items.
pub(crate) fn items<'s>(
    builder: &mut Builder<'s, '_>,
    lists: &[Alternative<'s>],
) -> Option<Vec<Alternative<'s>>> {
    let mut items = Vec::with_capacity(lists.len());
    for list in lists {
        let prefix = list.target.prefix_items.iter().enumerate();
        let prefix =
            prefix.map(|(index, one)| (one, item_of(&list.target_origin, "prefixItems", index)));
        let others = list.target.items.as_deref();
        let others = others.map(|one| (one, child(&list.target_origin, "items")));
        let mut all = prefix.chain(others).peekable();
        all.peek()?;
        for (schema, origin) in all {
            let (target_origin, target) = end_of(builder, schema, &origin)?;
            if builder.resolved_shape(&target, &target_origin) == Shape::Choice {
                return None;
            }
            items.push(Alternative {
                schema: schema.clone(),
                origin,
                target,
                target_origin,
            });
        }
    }
    Some(items)
}
