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

/// Returns a member for each alternative that distinguishes its objects from those of the others, or `None` if there is
/// one that nothing distinguishes.
///
/// Rule: a member with only one value distinguishes an alternative if each other one has another only value for it, or
/// does not declare it. Otherwise, it is a member that no other alternative requires, preferably one that no other
/// declares.
pub(crate) fn distinctive_members<'s>(
    builder: &mut Builder<'s, '_>,
    objects: &[&Alternative<'s>],
) -> Option<Vec<DistinctiveMember>> {
    let all: Vec<ObjectMembers<'s>> = objects
        .iter()
        .map(|one| members(builder, &one.target, &one.target_origin))
        .collect();
    let distinctive = all.iter().enumerate().map(|(index, own)| {
        let others = || {
            let others = all.iter().enumerate();
            others
                .filter(move |(other, _)| *other != index)
                .map(|(_, other)| other)
        };
        only_value(own, others).or_else(|| required(own, others))
    });
    distinctive.collect()
}

fn only_value<'m, 's: 'm, I: Iterator<Item = &'m ObjectMembers<'s>>>(
    own: &ObjectMembers<'s>,
    others: impl Fn() -> I,
) -> Option<DistinctiveMember> {
    if own.has_discriminator {
        return None;
    }
    let found = own.only.iter().find(|(name, value)| {
        others().all(|other| {
            let mut only = other.only.iter();
            match only.find(|(known, _)| known == name) {
                Some((_, known)) => known != value,
                None => !other.declared.contains(name),
            }
        })
    });
    found.map(|(name, value)| DistinctiveMember {
        wire_name: (*name).to_owned(),
        value: Some(value.clone()),
    })
}

fn required<'m, 's: 'm, I: Iterator<Item = &'m ObjectMembers<'s>>>(
    own: &ObjectMembers<'s>,
    others: impl Fn() -> I,
) -> Option<DistinctiveMember> {
    let required = |name: &&str| others().all(|other| !other.required.contains(name));
    let declared = |name: &&str| others().all(|other| !other.declared.contains(name));
    let mut names = own.order.iter().copied().filter(required);
    let mut undeclared = names.clone().filter(declared);
    let name = undeclared.next().or_else(|| names.next())?;
    Some(DistinctiveMember {
        wire_name: name.to_owned(),
        value: None,
    })
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
