//! Discriminators of unions.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use super::alternative::Alternative;
use super::alternatives::end_of;
use super::builder::Builder;
use super::member_values::{listed_values, only_values, required_members, values_of};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Discriminator, Schema};
use crate::dialect::origin::child;
use crate::ir::{Literal, Origin};
use crate::source::pointer;

/// Returns the discriminator values of the alternatives: those of the mapping, or else values that only one alternative
/// lists, or else their names.
pub(crate) fn declared_values<'s>(
    builder: &mut Builder<'s, '_>,
    discriminator: &Discriminator<'s>,
    origin: &Origin,
    all: &[Alternative<'s>],
) -> Vec<(Literal, usize)> {
    let mut found: Vec<(Literal, usize)> = Vec::new();
    for (value, target) in mapping(builder, discriminator, origin) {
        let index = all
            .iter()
            .position(|one| one.target_origin == target || one.origin == target);
        if let Some(index) = index {
            found.push((Literal::Text(value), index));
        }
    }
    let listed = all
        .iter()
        .map(|one| values_of_member(builder, one, discriminator));
    let listed: Vec<Vec<Literal>> = listed.collect();
    for (index, one) in all.iter().enumerate() {
        if found.iter().any(|(_, known)| *known == index) {
            continue;
        }
        if let Some(own) = listed.get(index).filter(|own| own.len() > 1) {
            let mut others = listed.iter().enumerate();
            let is_shared = others.any(|(other, values)| {
                other != index && values.iter().any(|value| own.contains(value))
            });
            let is_known = found.iter().any(|(value, _)| own.contains(value));
            if !is_shared && !is_known {
                found.extend(own.iter().map(|value| (value.clone(), index)));
                continue;
            }
        }
        let values = only_values(builder, &one.target, &one.target_origin);
        let value = values.get(discriminator.property_name).cloned();
        let name = one.schema.reference.and_then(|_| {
            let last = pointer::last(&one.target_origin.pointer);
            last.map(|last| Literal::Text(last.into_owned()))
        });
        if let Some(value) = value.or(name) {
            found.push((value, index));
        }
    }
    let texts = found.iter().filter_map(|(value, index)| {
        let one = all.get(*index)?;
        Some((value.as_text()?.to_owned(), one.target_origin.clone()))
    });
    builder.catalog.add_discriminator_values(texts.collect());
    found
}

/// Returns the values that an alternative lists for the discriminator member.
fn values_of_member<'s>(
    builder: &mut Builder<'s, '_>,
    one: &Alternative<'s>,
    discriminator: &Discriminator<'s>,
) -> Vec<Literal> {
    let name = discriminator.property_name;
    let Some(property) = one.target.properties.get(name) else {
        return Vec::new();
    };
    let place = child(&one.target_origin, "properties");
    let values = values_of(builder, property, &child(&place, name));
    values.iter().filter_map(Literal::of).collect()
}

/// Returns the targets of the discriminator values.
pub(crate) fn mapping<'s>(
    builder: &mut Builder<'s, '_>,
    discriminator: &Discriminator<'s>,
    origin: &Origin,
) -> Vec<(String, Origin)> {
    let mut found = Vec::new();
    let place = child(&child(origin, "discriminator"), "mapping");
    for (value, target) in &discriminator.mapping {
        if let Some(target) = mapped(builder, target, origin, &child(&place, value)) {
            let end = end_at(builder, &target);
            found.push((
                (*value).to_owned(),
                end.map_or(target, |(origin, _)| origin),
            ));
        }
    }
    found
}

/// Returns the schema that a mapping names at `place`, in the discriminator of the schema at `origin`.
pub(crate) fn mapped_schema<'s>(
    builder: &mut Builder<'s, '_>,
    target: &str,
    origin: &Origin,
    place: &Origin,
) -> Option<(Origin, Rc<Schema<'s>>)> {
    let target = mapped(builder, target, origin, place)?;
    end_at(builder, &target)
}

fn end_at<'s>(builder: &mut Builder<'s, '_>, target: &Origin) -> Option<(Origin, Rc<Schema<'s>>)> {
    let schema = builder.reading().schema_at(target)?;
    match schema.reference {
        None => Some((target.clone(), schema)),
        Some(_) => end_of(builder, &schema, target),
    }
}

/// Resolves the name of a schema, or a reference to one. A schema that does not exist is reported and has no value: the
/// alternatives are known without it, and have other values.
fn mapped(
    builder: &mut Builder<'_, '_>,
    target: &str,
    origin: &Origin,
    place: &Origin,
) -> Option<Origin> {
    let is_name = !target.contains(['#', '/']);
    let target = match is_name {
        true => {
            let keys = builder.conventions().definitions.iter().copied();
            format!("#{}", pointer::of(keys.chain([target])))
        }
        false => target.to_owned(),
    };
    let resolved = builder.reading().try_resolve(&target, origin);
    let report = |error| {
        let message = format!("the discriminator maps a value to `{target}`, which does not exist");
        builder.report().push(Diagnostic {
            code: Code::Inconsistent,
            place: Place::Value(place.clone()),
            message,
            subject: Some(target),
            ..error
        });
    };
    resolved.map_err(report).ok()
}

/// Returns a member for which each alternative has a single, different value, or else one that each alternative
/// requires and for which it lists different values.
pub(crate) fn found_values<'s>(
    builder: &mut Builder<'s, '_>,
    all: &[Alternative<'s>],
) -> Option<(String, Vec<(Literal, usize)>)> {
    let listed = all
        .iter()
        .map(|one| listed_values(builder, &one.target, &one.target_origin));
    let listed: Vec<IndexMap<&'s str, Vec<Literal>>> = listed.collect();
    let is_single = |index: usize, name: &str| {
        let values = listed.get(index).and_then(|values| values.get(name));
        values.is_some_and(|values| values.len() == 1)
    };
    if let Some(found) = different_values(&listed, &is_single) {
        return Some(found);
    }
    let required = all
        .iter()
        .map(|one| required_members(builder, &one.target, &one.target_origin));
    let required: Vec<HashSet<&'s str>> = required.collect();
    let is_required = |index: usize, name: &str| {
        let names = required.get(index);
        names.is_some_and(|names| names.contains(name))
    };
    different_values(&listed, &is_required)
}

/// Returns a suitable member for which all alternatives list different values.
fn different_values(
    listed: &[IndexMap<&str, Vec<Literal>>],
    is_suitable: &dyn Fn(usize, &str) -> bool,
) -> Option<(String, Vec<(Literal, usize)>)> {
    listed.first()?.keys().find_map(|name| {
        let mut found: Vec<(Literal, usize)> = Vec::new();
        for (index, own) in listed.iter().enumerate() {
            let values = own.get(name).filter(|_| is_suitable(index, name))?;
            for value in values {
                if found.iter().any(|(known, _)| known == value) {
                    return None;
                }
                found.push((value.clone(), index));
            }
        }
        Some(((*name).to_owned(), found))
    })
}
