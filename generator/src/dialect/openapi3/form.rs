//! The parts of a form.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use super::media::Chosen;
use super::style::{Wanted, serialization};
use crate::diagnostics::Code;
use crate::dialect::document::{Parameter, ParameterIn, ResolvedParameter, Schema};
use crate::dialect::origin::{child, item_of, within};
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, Origin};

/// The maximum number of schemas to search for members.
const MOST: usize = 100;

/// A member of an object.
struct Member<'s> {
    schema: Schema<'s>,
    origin: Origin,
}

/// The members of an object, including those of `allOf`, with the names of required ones.
#[derive(Default)]
struct FormMembers<'s> {
    all: IndexMap<&'s str, Member<'s>>,
    required: Vec<&'s str>,
    /// The schemas that were visited.
    met: HashSet<Origin>,
}

/// Returns the form parts, one per member of the schema. `None` if the members are unknown.
pub(super) fn form<'s>(
    reading: &mut Reading<'s, '_>,
    chosen: &Chosen<'_, 's>,
    origin: &Origin,
    is_required: bool,
) -> Option<Vec<ResolvedParameter<'s>>> {
    let at = within(origin, &format!("{}/schema", chosen.at));
    let mut members = FormMembers::default();
    if let Some(schema) = &chosen.entry.schema {
        gather(reading, schema, &at, &mut members);
    }
    if members.all.is_empty() && !is_required {
        return Some(Vec::new());
    }
    if members.all.is_empty() {
        let message = "this form has no known properties; the caller passes raw bytes";
        reading.report.value(Code::Unsupported, origin, message);
        return None;
    }
    let is_multipart = chosen.kind == BodyKind::Multipart;
    let FormMembers { all, required, .. } = members;
    let parts = all
        .into_iter()
        .filter(|(_, member)| member.schema.read_only != Some(true));
    let parts: Vec<_> = parts.collect();
    let parts = parts.into_iter().map(|(name, member)| {
        let encoding = chosen.entry.encoding.get(name);
        let wanted = Wanted {
            style: encoding.and_then(|encoding| encoding.style),
            explode: encoding.and_then(|encoding| encoding.explode),
        };
        let serialization = serialization(reading, wanted, ParameterIn::Form, &member.origin);
        ResolvedParameter {
            global: false,
            name,
            place: ParameterIn::Form,
            parameter: Rc::new(Parameter {
                name: Some(name),
                location: Some("formData"),
                required: required.contains(&name),
                serialization,
                media_type: encoding
                    .and_then(|encoding| encoding.content_type)
                    .filter(|name| is_multipart && !name.contains(['*', ','])),
                description: member.schema.description,
                client_name: member.schema.client_name,
                schema: Some(Box::new(member.schema)),
                schema_at: Cow::Borrowed(""),
                ..Parameter::default()
            }),
            origin: member.origin,
        }
    });
    Some(parts.collect())
}

fn gather<'s>(
    reading: &mut Reading<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    members: &mut FormMembers<'s>,
) {
    if members.met.len() > MOST || !members.met.insert(origin.clone()) {
        return;
    }
    if let Some(reference) = schema.reference {
        let Some(target) = reading.resolve(reference, origin) else {
            return;
        };
        if let Some(schema) = reading.schema_at(&target) {
            gather(reading, &schema, &target, members);
        }
        return;
    }
    for (index, member) in schema.all_of.iter().enumerate() {
        gather(reading, member, &item_of(origin, "allOf", index), members);
    }
    members.required.extend(schema.required.names());
    let place = child(origin, "properties");
    for (name, property) in &schema.properties {
        let member = Member {
            schema: property.clone(),
            origin: child(&place, name),
        };
        members.all.insert(name, member);
    }
}
