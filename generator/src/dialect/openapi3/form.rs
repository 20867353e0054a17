//! The parts of a form.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use super::media::ChosenMedia;
use super::style::{Wanted, serialization};
use crate::diagnostics::Code;
use crate::dialect::document::{
    AdditionalProperties, Parameter, ParameterIn, ResolvedParameter, Schema, SchemaType,
    Serialization, body_kind,
};
use crate::dialect::origin::{child, item_of, within};
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, Origin, ParameterStyle};

/// The maximum number of schemas to search for members.
const MOST: usize = 100;

/// A member of an object.
struct FormMember<'s> {
    schema: Schema<'s>,
    origin: Origin,
}

/// The members of an object, including those of `allOf` and of alternatives, with the names of required ones.
#[derive(Default)]
struct FormMembers<'s> {
    all: IndexMap<&'s str, FormMember<'s>>,
    required: Vec<&'s str>,
    /// The members with names of the caller's choice.
    free: Option<FormMember<'s>>,
    /// True if a schema excludes them.
    is_closed: bool,
    /// True if a schema is not an object.
    is_other: bool,
    /// The schemas that were visited.
    met: HashSet<Origin>,
}

/// Returns the form parts, one per member of the schema, and one for members with names of the caller's choice. `None`
/// if the schema is not an object.
pub(super) fn form<'s>(
    reading: &mut Reading<'s, '_>,
    chosen: &ChosenMedia<'_, 's>,
    origin: &Origin,
    is_required: bool,
) -> Option<Vec<ResolvedParameter<'s>>> {
    let at = within(origin, &format!("{}/schema", chosen.at));
    let mut members = FormMembers::default();
    if let Some(schema) = &chosen.entry.schema {
        gather(reading, schema, &at, &mut members);
    }
    let is_multipart = chosen.kind == BodyKind::Multipart;
    let free = members.free(chosen.entry.schema.is_some(), &at);
    if members.all.is_empty() && free.is_none() {
        let message = "this form is not an object; the caller passes raw bytes";
        reading.report.value(Code::Unsupported, origin, message);
        return None;
    }
    let FormMembers { all, required, .. } = members;
    let free = free.map(|member| ResolvedParameter {
        global: false,
        name: match all.is_empty() {
            true => "fields",
            false => "additionalProperties",
        },
        place: ParameterIn::Form,
        parameter: Rc::new(Parameter {
            location: Some("formData"),
            description: Some(match all.is_empty() {
                true => "The fields of the form, by name.",
                false => "Further fields of the form, by name.",
            }),
            required: is_required && all.is_empty(),
            serialization: Serialization {
                style: ParameterStyle::Form,
                explode: true,
                by_member: true,
            },
            schema: Some(Box::new(member.schema)),
            schema_at: Cow::Borrowed(""),
            ..Parameter::default()
        }),
        origin: member.origin,
    });
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
        let mut serialization = serialization(reading, wanted, ParameterIn::Form, &member.origin);
        if is_multipart && !serialization.by_member {
            // A part has a media type, so that it can be a list of objects.
            serialization.style = ParameterStyle::Json;
        }
        let content_type = encoding.and_then(|encoding| encoding.content_type);
        let has_default = content_type.is_none() && is_multipart && !serialization.by_member;
        let content_type = match has_default {
            true => is_binary(reading, &member.schema, &member.origin).then_some(BINARY),
            false => content_type,
        };
        ResolvedParameter {
            global: false,
            name,
            place: ParameterIn::Form,
            parameter: Rc::new(Parameter {
                name: Some(name),
                location: Some("formData"),
                required: required.contains(&name),
                serialization,
                media_type: content_type.filter(|name| is_multipart || is_json(name)),
                description: member.schema.description,
                client_name: member.schema.client_name,
                schema: Some(Box::new(member.schema)),
                schema_at: Cow::Borrowed(""),
                ..Parameter::default()
            }),
            origin: member.origin,
        }
    });
    Some(parts.chain(free).collect())
}

impl<'s> FormMembers<'s> {
    /// Returns the object of the members with names of the caller's choice: as `additionalProperties` says, or any if
    /// no member has a name.
    fn free(&mut self, has_schema: bool, origin: &Origin) -> Option<FormMember<'s>> {
        let is_any = self.all.is_empty() && has_schema && !self.is_closed && !self.is_other;
        self.free.take().or_else(|| {
            let schema = Schema {
                additional_properties: Some(AdditionalProperties::Allowed(true)),
                ..Schema::default()
            };
            is_any.then(|| FormMember {
                schema: of_members(schema),
                origin: origin.clone(),
            })
        })
    }
}

/// The default media type of data without a type, and of encoded data.
const BINARY: &str = "application/octet-stream";

/// True if the default media type of a part is that of binary data: its schema has no type, or its text is encoded. A
/// list is as its items (OpenAPI 3.1, "Encoding Object").
fn is_binary<'s>(reading: &mut Reading<'s, '_>, schema: &Schema<'s>, origin: &Origin) -> bool {
    let mut at = (Rc::new(schema.clone()), origin.clone());
    for _ in 0..MOST {
        let (schema, origin) = &at;
        let next = if let Some(reference) = schema.reference {
            let target = reading.resolve(reference, origin);
            target.and_then(|target| Some((reading.schema_at(&target)?, target)))
        } else if schema.kinds.kind == Some(SchemaType::Array) && schema.prefix_items.is_empty() {
            match &schema.items {
                Some(items) => Some((Rc::new((**items).clone()), child(origin, "items"))),
                None => return true,
            }
        } else {
            return is_untyped(schema) || is_encoded(schema);
        };
        match next {
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

/// True if no keyword tells the type of a value.
fn is_untyped(schema: &Schema<'_>) -> bool {
    let has_type = schema.kinds.kind.is_some() || schema.kinds.several;
    let has_values = !schema.values.is_empty()
        || schema.constant.is_some()
        || schema.default.is_some()
        || schema.never;
    let is_composed = !schema.all_of.is_empty()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || schema.dynamic_reference.is_some();
    let is_structured = !schema.properties.is_empty()
        || schema.additional_properties.is_some()
        || schema.items.is_some()
        || !schema.prefix_items.is_empty();
    let is_text = schema.format.is_some()
        || schema.pattern.is_some()
        || schema.min_length.is_some()
        || schema.max_length.is_some();
    let is_number = schema.minimum.is_some() || schema.maximum.is_some();
    !(has_type || has_values || is_composed || is_structured || is_text || is_number)
}

fn is_encoded(schema: &Schema<'_>) -> bool {
    let encoding = schema.content_encoding.map(str::to_ascii_lowercase);
    matches!(encoding.as_deref(), Some("base64" | "base64url"))
}

/// True if a part may be JSON.
fn is_json(content_type: &str) -> bool {
    let mut listed = content_type.split(',');
    listed.any(|name| body_kind(name) == BodyKind::Json)
}

/// Returns the schema of an object with only the additional members of another.
fn of_members(schema: Schema<'_>) -> Schema<'_> {
    Schema {
        kinds: SchemaType::Object.into(),
        additional_properties: schema.additional_properties,
        ..Schema::default()
    }
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
    // Which alternative it is follows from the members that the caller gives: none of them is required.
    let required = members.required.len();
    for (key, alternatives) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
        for (index, member) in alternatives.iter().enumerate() {
            gather(reading, member, &item_of(origin, key, index), members);
        }
    }
    members.required.truncate(required);
    members.required.extend(schema.required.names());
    members.is_other |= !matches!(schema.kinds.kind, None | Some(SchemaType::Object));
    match &schema.additional_properties {
        Some(AdditionalProperties::Allowed(false)) => members.is_closed = true,
        Some(_) => {
            members.free = Some(FormMember {
                schema: of_members(schema.clone()),
                origin: origin.clone(),
            });
        }
        None => {}
    }
    let place = child(origin, "properties");
    for (name, property) in &schema.properties {
        let member = FormMember {
            schema: property.clone(),
            origin: child(&place, name),
        };
        members.all.insert(name, member);
    }
}
