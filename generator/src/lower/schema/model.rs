//! Lowers the members of models.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::builder::Builder;
use super::default::check_default;
use super::default_alternative::default_schema;
use super::discriminator::mapping;
use super::docs::text;
use super::job::{JsonUnionJob, Pending, UnionJob};
use super::json_alternative::alternative;
use super::model_queue::model;
use super::name_path::NamePath;
use super::node::{Constant, Lowered, SchemaNode};
use super::scalar::textual;
use super::shape::Shape;
use super::tuple_items::tuple_items;
use super::union::alternative_model;
use super::value::{self, named_value, value};
use super::xml;
use crate::diagnostics::{Code, Diagnostic, Place, contradiction};
use crate::dialect::document::{AdditionalProperties, Required, Schema};
use crate::dialect::origin::{child, item_of};
use crate::dialect::{only_reference, referenced_schema};
use crate::ir::{
    Alternative, DefinitionId, DefinitionKind, Flatten, JsonUnion, Literal, Model, Origin,
    Property, Storage, Type,
};

/// Lowers a schema where it is used, including the members of inline models.
pub(crate) fn complete_value<'s>(
    builder: &mut Builder<'s, '_>,
    node: SchemaNode<'_, 's>,
) -> Lowered {
    let lowered = value(builder, node);
    complete(builder);
    lowered
}

/// Lowers a named schema that nothing refers to, including the members of inline models.
pub(crate) fn complete_named_value(builder: &mut Builder<'_, '_>, origin: &Origin) -> Option<Type> {
    let ty = named_value(builder, origin);
    complete(builder);
    ty
}

/// Lowers the remaining work of a value, in the order of the description.
fn complete(builder: &mut Builder<'_, '_>) {
    for pending in std::mem::take(&mut builder.pending) {
        let nesting = builder.trail.nesting;
        match pending {
            Pending::Model(job) => {
                builder.trail.nesting = job.nesting;
                let model = members(builder, &job.schema, &job.origin, job.name.words());
                builder.catalog.definitions[job.id].kind = DefinitionKind::Model(model);
            }
            Pending::Union(job) => {
                builder.trail.nesting = job.nesting;
                complete_union(builder, job);
            }
            Pending::JsonUnion(job) => {
                builder.trail.nesting = job.nesting;
                complete_json_union(builder, job);
            }
            Pending::Tuple(job) => {
                builder.trail.nesting = job.nesting;
                let words = job.name.words();
                let tuple = tuple_items(builder, &job.schema, &job.origin, words, &mut complete);
                builder.catalog.definitions[job.tuple].kind = DefinitionKind::Tuple(tuple);
            }
        }
        builder.trail.nesting = nesting;
    }
}

/// Defines the alternatives of a union, and lowers the members of each before the next.
fn complete_union<'s>(builder: &mut Builder<'s, '_>, job: UnionJob<'s>) {
    let mut alternatives = Vec::with_capacity(job.alternatives.len());
    for (value, alternative) in job.alternatives {
        let model = alternative_model(builder, job.name.words(), &value.to_string(), &alternative);
        complete(builder);
        alternatives.push(Alternative { value, model });
    }
    let default = job.default;
    let default = default.map(|(origin, schema)| model(builder, &origin, &schema, true));
    if let DefinitionKind::Union(union) = &mut builder.catalog.definitions[job.union].kind {
        union.alternatives = alternatives;
        union.default = default;
    }
}

/// Lowers the alternatives of a union, and the members of each before the next.
fn complete_json_union<'s>(builder: &mut Builder<'s, '_>, job: JsonUnionJob<'s>) {
    let mut alternatives = Vec::with_capacity(job.parts.len());
    for part in job.parts {
        alternatives.push(alternative(builder, job.name.words(), &job.site, part));
        complete(builder);
    }
    let union = JsonUnion { alternatives };
    builder.catalog.definitions[job.union].kind = DefinitionKind::JsonUnion(union);
}

/// A model that is being built.
#[derive(Default)]
struct Draft<'s> {
    properties: IndexMap<&'s str, Property>,
    required: HashSet<&'s str>,
    discriminator: Option<&'s str>,
    model: Model,
}

/// The model of an `allOf` reference.
enum Parent {
    Model(DefinitionId),
    Map(Type),
    Nothing,
}

/// Returns the members that a schema describes: its own and those of its inline `allOf` schemas.
pub(crate) fn members<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
) -> Model {
    let mut draft = Draft::default();
    gather(schema, &mut draft);
    if let Some(discriminator) = &schema.discriminator {
        let mapping = mapping(builder, discriminator, origin);
        builder.catalog.add_discriminator_values(mapping);
        let default = default_schema(builder, discriminator, origin);
        let default = default.map(|(origin, schema)| self::model(builder, &origin, &schema, true));
        draft.model.default_alternative = default;
    }
    collect(builder, schema, origin, words, &mut draft);
    let mut model = draft.model;
    model.discriminator = draft.discriminator.map(str::to_owned);
    let value = text(schema.discriminator_value);
    model.discriminator_values = value.map(Literal::Text).into_iter().collect();
    model.azure_resource = schema.azure_resource;
    model.xml = xml::root(schema, origin, words);
    if let Some(name) = draft.discriminator
        && !draft.properties.contains_key(name)
        && model.parents.is_empty()
    {
        let property = Property::undeclared_discriminator(name, origin.clone());
        draft.properties.shift_insert(0, name, property);
    }
    let own = draft.properties.keys().copied().collect::<HashSet<_>>();
    let mut inherited: Vec<String> = draft
        .required
        .difference(&own)
        .map(|name| (*name).to_owned())
        .collect();
    inherited.sort();
    model.required_inherited = inherited;
    model.properties = draft.properties.into_values().collect();
    model
}

fn collect<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
    draft: &mut Draft<'s>,
) {
    if let Some(reference) = schema.reference {
        let parent = parent(builder, schema, reference, origin, words);
        derive(draft, parent);
    }
    for (index, member) in schema.all_of.iter().enumerate() {
        let at = item_of(origin, "allOf", index);
        match member.reference {
            Some(reference) if member.properties.is_empty() => {
                let parent = parent(builder, member, reference, &at, words);
                derive(draft, parent);
            }
            _ => collect(builder, member, &at, words, draft),
        }
    }
    rest(builder, schema, origin, draft);
    let properties = child(origin, "properties");
    for (name, property) in &schema.properties {
        let at = child(&properties, name);
        let property = lower_property(builder, name, property, &at, words, draft);
        if let Some(earlier) = draft.properties.get(name)
            && let Some(warning) = contradiction(&builder.catalog.definitions, &property, earlier)
        {
            builder.report().push(warning);
        }
        draft.properties.insert(name, property);
    }
    match &schema.additional_properties {
        None | Some(AdditionalProperties::Allowed(false)) => {}
        Some(AdditionalProperties::Allowed(true)) => {
            draft.model.additional_properties = Some(Type::Any);
        }
        Some(AdditionalProperties::Schema(values)) => {
            let node = SchemaNode::inline(schema, origin, words);
            let values = value::within(builder, node, values, "additionalProperties", "Value");
            complete(builder);
            draft.model.nullable_additional_properties =
                values.attributes.nullable() && values.ty != Type::Any;
            draft.model.additional_properties = Some(textual(values.ty));
        }
    }
}

/// Keeps the members of the alternatives of a model as additional properties. The alternatives of a base that lists
/// them are its derived models.
fn rest<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    draft: &mut Draft<'s>,
) {
    if schema.discriminator.is_some() || !schema.has_choice() {
        return;
    }
    let message =
        "the properties of the alternatives of this object are kept as additional properties";
    let place = Place::Value(origin.clone());
    let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
    builder
        .report()
        .push(diagnostic.subject("alternatives of an object"));
    draft.model.additional_properties.get_or_insert(Type::Any);
}

fn lower_property<'s>(
    builder: &mut Builder<'s, '_>,
    name: &'s str,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
    draft: &Draft<'s>,
) -> Property {
    let discriminator = draft.discriminator == Some(name);
    let required =
        draft.required.contains(name) || matches!(schema.required, Required::Itself(true));
    let client_name = text(schema.client_name);
    let word = client_name.as_deref().unwrap_or(name);
    // A base does not have the discriminator values of all its derived models.
    let constant = match required && !discriminator && schema.read_only != Some(true) {
        true => Constant::Text,
        false => Constant::Never,
    };
    let node = SchemaNode {
        constant,
        ..SchemaNode::inline(schema, origin, NamePath::Inner(&words, word))
    };
    let Lowered { ty, attributes } = complete_value(builder, node);
    let ty = textual(ty);
    check_default(builder, schema.default.as_ref(), &ty, origin, "default");
    Property {
        always_present: false,
        wire_name: name.to_owned(),
        nullable: attributes.nullable(),
        mutability: attributes.mutability(),
        secret: attributes.secret(),
        client_name,
        origin: origin.clone(),
        docs: attributes.docs,
        xml: xml::member(name, &ty, attributes.xml),
        ty,
        required,
        default: attributes.default,
        flatten: Flatten::if_requested(schema.client_flatten),
        storage: Storage::Inline,
        discriminator,
        constraints: attributes.constraints,
        limits: attributes.limits,
    }
}

fn parent<'s>(
    builder: &mut Builder<'s, '_>,
    member: &Schema<'s>,
    reference: &str,
    at: &Origin,
    words: NamePath<'_>,
) -> Parent {
    let target = referenced_schema(builder.reading(), reference, at);
    let Some((target, schema)) = target else {
        return Parent::Nothing;
    };
    if builder.shape_at(&target, &schema) == Shape::Model {
        return Parent::Model(model(builder, &target, &schema, false));
    }
    if builder.resolved_shape(&schema, &target) == Shape::Choice {
        return Parent::Map(Type::Any);
    }
    let reference = Schema {
        reference: member.reference,
        ..Schema::default()
    };
    match complete_value(builder, SchemaNode::inline(&reference, at, words)).ty {
        Type::Map { values, .. } => Parent::Map(*values),
        Type::Named(id) if builder.catalog.definitions[id].as_model().is_some() => {
            Parent::Model(id)
        }
        Type::Any => Parent::Nothing,
        _ => {
            let message = "`allOf` refers to a schema that is not an object; ignored";
            builder.report().value(Code::Inconsistent, at, message);
            Parent::Nothing
        }
    }
}

fn derive(draft: &mut Draft<'_>, parent: Parent) {
    match parent {
        Parent::Model(id) if draft.model.parents.contains(&id) => {}
        Parent::Model(id) => draft.model.parents.push(id),
        Parent::Map(values) => {
            draft.model.additional_properties.get_or_insert(values);
        }
        Parent::Nothing => {}
    }
}

/// Collects the data that is needed before the first member is lowered.
fn gather<'s>(schema: &Schema<'s>, draft: &mut Draft<'s>) {
    draft.required.extend(schema.required.names());
    let own = schema.discriminator.as_ref();
    draft.discriminator = draft.discriminator.or(own.map(|own| own.property_name));
    for member in schema
        .all_of
        .iter()
        .filter(|member| only_reference(member).is_none())
    {
        gather(member, draft);
    }
}
