//! The members that distinguish the objects of alternatives.

use std::collections::HashSet;

use super::alternative::Alternative;
use super::alternatives::end_of;
use super::builder::Builder;
use super::discriminator::only_values;
use super::trail::DEPTH;
use crate::dialect::document::Schema;
use crate::dialect::origin::item_of;
use crate::ir::{DistinctiveMember, Literal, Origin};

/// The members of the objects of an alternative.
#[derive(Default)]
struct ObjectMembers<'s> {
    /// Those with only one value.
    only: Vec<(&'s str, Literal)>,
    required: HashSet<&'s str>,
    declared: HashSet<&'s str>,
    /// The required members in the order of the description.
    order: Vec<&'s str>,
    has_discriminator: bool,
}

/// Returns the members for each alternative that together distinguish its objects from those of the others, or `None`
/// if there is one that nothing distinguishes.
///
/// Rule: a member with only one value distinguishes an alternative from those that have another only value for it, or
/// do not declare it. A required member distinguishes it from those that do not require it, preferably from those that
/// do not declare it. One member is enough if there is one for all others.
pub(crate) fn distinctive_members<'s>(
    builder: &mut Builder<'s, '_>,
    objects: &[&Alternative<'s>],
) -> Option<Vec<Vec<DistinctiveMember>>> {
    let all: Vec<ObjectMembers<'s>> = objects
        .iter()
        .map(|one| members(builder, &one.target, &one.target_origin))
        .collect();
    let distinctive = all.iter().enumerate().map(|(index, own)| {
        let others = all.iter().enumerate();
        let others = others.filter(|(other, _)| *other != index);
        let others: Vec<_> = others.map(|(_, other)| other).collect();
        distinctive(own, &others)
    });
    distinctive.collect()
}

/// Returns the fewest members that distinguish an alternative from others: one with only one value, and required ones.
fn distinctive<'s>(
    own: &ObjectMembers<'s>,
    others: &[&ObjectMembers<'s>],
) -> Option<Vec<DistinctiveMember>> {
    let only: &[_] = match own.has_discriminator {
        true => &[],
        false => &own.only,
    };
    let with_value = only.iter().map(|(name, value)| {
        let others = others.iter().filter(|other| {
            let mut only = other.only.iter();
            match only.find(|(known, _)| known == name) {
                Some((_, known)) => known == value,
                None => other.declared.contains(name),
            }
        });
        let mut found = vec![DistinctiveMember {
            wire_name: (*name).to_owned(),
            value: Some(value.clone()),
        }];
        found.extend(required(own, others.copied().collect())?);
        Some(found)
    });
    let all = with_value.flatten().chain(required(own, others.to_vec()));
    all.min_by_key(Vec::len)
}

/// Returns required members that distinguish an alternative from others. If one does not from all, it is the one that
/// does from most, and others for the rest.
fn required<'s>(
    own: &ObjectMembers<'s>,
    mut others: Vec<&ObjectMembers<'s>>,
) -> Option<Vec<DistinctiveMember>> {
    let mut found = Vec::new();
    while !others.is_empty() {
        let is_undeclared =
            |name: &&&str| others.iter().all(|other| !other.declared.contains(**name));
        let count = |name: &&&str| {
            others
                .iter()
                .filter(|other| !other.required.contains(**name))
                .count()
        };
        let name = match own.order.iter().find(is_undeclared) {
            Some(name) => name,
            // The first of equal ones.
            None => own.order.iter().rev().max_by_key(count)?,
        };
        let count = others.len();
        others.retain(|other| other.required.contains(name));
        if others.len() == count {
            return None;
        }
        found.push(DistinctiveMember {
            wire_name: (*name).to_owned(),
            value: None,
        });
    }
    Some(found)
}

fn members<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> ObjectMembers<'s> {
    let mut members = ObjectMembers {
        only: only_values(builder, schema, origin).into_iter().collect(),
        ..ObjectMembers::default()
    };
    gather(builder, schema, origin, &mut members, &mut HashSet::new());
    members
}

/// Adds the members of a schema and of those in its `allOf`.
fn gather<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    members: &mut ObjectMembers<'s>,
    met: &mut HashSet<Origin>,
) {
    if met.len() > DEPTH || !met.insert(origin.clone()) {
        return;
    }
    for (index, parent) in schema.all_of.iter().enumerate() {
        if let Some((origin, parent)) = end_of(builder, parent, &item_of(origin, "allOf", index)) {
            gather(builder, &parent, &origin, members, met);
        }
    }
    members.has_discriminator |= schema.discriminator.is_some();
    members.declared.extend(schema.properties.keys().copied());
    for name in schema.required.names() {
        members.declared.insert(name);
        if members.required.insert(name) {
            members.order.push(name);
        }
    }
}
