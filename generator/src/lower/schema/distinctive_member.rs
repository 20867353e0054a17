//! The members that distinguish the objects of alternatives.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::alternative::Alternative;
use super::builder::Builder;
use super::member_values::listed_values;
use super::with_parents::visit_with_parents;
use crate::dialect::document::{AdditionalProperties, Schema};
use crate::ir::{DeclaredMembers, DistinctiveMember, Literal, Origin};

/// The members of the objects of an alternative.
#[derive(Default)]
struct ObjectMembers<'s> {
    /// Those that list their values.
    listed: Vec<(&'s str, Vec<Literal>)>,
    required: HashSet<&'s str>,
    declared: IndexSet<&'s str>,
    /// True if objects may have members that are not declared.
    is_open: bool,
    /// The required members in the order of the description.
    order: Vec<&'s str>,
    has_discriminator: bool,
}

/// Returns the members for each alternative that together distinguish its objects from those of the others, and all
/// its members, if its objects may have those of another alternative. Returns `None` if there is an alternative that
/// nothing distinguishes.
///
/// Rule: a member that lists its values distinguishes an alternative from those that list other values for it, or do
/// not declare it. A required member distinguishes it from those that do not require it, preferably from those that
/// do not declare it. One member is enough if there is one for all others.
pub(crate) fn distinctive_members<'s>(
    builder: &mut Builder<'s, '_>,
    objects: &[&Alternative<'s>],
) -> Option<Vec<(Vec<DistinctiveMember>, Option<DeclaredMembers>)>> {
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
    let distinctive: Vec<Vec<DistinctiveMember>> = distinctive.collect::<Option<_>>()?;
    let complete = all.iter().enumerate().map(|(index, own)| {
        let others = distinctive.iter().enumerate();
        let mut others = others.filter(|(other, _)| *other != index);
        let may_have = others.any(|(_, members)| members.iter().all(|one| own.may_have(one)));
        may_have.then(|| own.complete()).flatten()
    });
    let complete: Vec<_> = complete.collect();
    Some(distinctive.into_iter().zip(complete).collect())
}

impl ObjectMembers<'_> {
    /// True if an object may have the distinctive member of another alternative.
    fn may_have(&self, member: &DistinctiveMember) -> bool {
        let name = member.wire_name.as_str();
        let own = self.listed.iter().find(|(known, _)| *known == name);
        match (own, member.values.as_slice()) {
            (Some((_, own)), [_, ..]) => member.values.iter().any(|value| own.contains(value)),
            _ => self.is_open || self.declared.contains(name),
        }
    }

    /// Returns all members, unless some are those of derived schemas.
    fn complete(&self) -> Option<DeclaredMembers> {
        let optional = self.declared.iter();
        let optional = optional.filter(|name| !self.required.contains(**name));
        (!self.has_discriminator).then(|| DeclaredMembers {
            required: self.order.iter().map(|name| (*name).to_owned()).collect(),
            optional: (!self.is_open).then(|| optional.map(|name| (*name).to_owned()).collect()),
        })
    }
}

/// Returns the fewest members that distinguish an alternative from others: one that lists its values, and required
/// ones.
fn distinctive<'s>(
    own: &ObjectMembers<'s>,
    others: &[&ObjectMembers<'s>],
) -> Option<Vec<DistinctiveMember>> {
    let listed: &[_] = match own.has_discriminator {
        true => &[],
        false => &own.listed,
    };
    // Several values only distinguish objects that have the member.
    let is_distinctive =
        |name: &str, values: &[Literal]| values.len() == 1 || own.required.contains(name);
    let listed = listed.iter();
    let listed = listed.filter(|(name, values)| is_distinctive(name, values));
    let with_value = listed.map(|(name, values)| {
        let others = others.iter().filter(|other| {
            let mut listed = other.listed.iter();
            match listed.find(|(known, _)| known == name) {
                Some((_, known)) => values.iter().any(|value| known.contains(value)),
                None => other.declared.contains(name),
            }
        });
        let mut found = vec![DistinctiveMember {
            wire_name: (*name).to_owned(),
            values: values.clone(),
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
            values: Vec::new(),
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
        listed: listed_values(builder, schema, origin).into_iter().collect(),
        ..ObjectMembers::default()
    };
    visit_with_parents(builder, schema, origin, &mut |_, schema, _| {
        members.has_discriminator |= schema.discriminator.is_some();
        members.is_open |= schema.has_choice()
            || matches!(
                schema.additional_properties,
                Some(AdditionalProperties::Allowed(true) | AdditionalProperties::Schema(_))
            );
        members.declared.extend(schema.properties.keys().copied());
        for name in schema.required.names() {
            members.declared.insert(name);
            if members.required.insert(name) {
                members.order.push(name);
            }
        }
    });
    members
}
