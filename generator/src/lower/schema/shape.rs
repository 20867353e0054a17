//! The shape of a schema, which determines how it is lowered.

use std::collections::HashMap;

use super::by_type::is_of_several_types;
use super::trail::DEPTH;
use crate::dialect::Reading;
use crate::dialect::document::{AdditionalProperties, Schema, SchemaType};
use crate::dialect::origin::item_of;
use crate::ir::Origin;

/// The shape of a schema, with wrappers resolved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Shape {
    /// Only a reference.
    Reference,
    /// A list of values.
    Enumeration,
    /// A list.
    Array,
    /// A list whose items have types by position.
    Tuple,
    /// A scalar.
    Scalar,
    /// An object with known members.
    Model,
    /// An object with arbitrary keys.
    Map,
    /// Any JSON value, or an object without known members.
    Any,
    /// A choice of several schemas.
    Choice,
    /// The `allOf` schema with this index.
    Wrapper(usize),
}

/// The naming of a schema.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Naming {
    /// A named definition.
    Definition,
    /// Inline.
    Inline,
}

/// The shapes of schemas, each computed once.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    /// The shapes of referenced schemas.
    shapes: HashMap<Origin, Shape>,
    /// The shapes of inline schemas, with references and wrappers resolved.
    resolved: HashMap<Origin, Shape>,
    /// The nesting depth of the current schema.
    depth: usize,
}

impl Shapes {
    /// Returns the shape of a referenced schema.
    pub fn at<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        origin: &Origin,
        schema: &Schema<'s>,
    ) -> Shape {
        if let Some(shape) = self.shapes.get(origin) {
            return *shape;
        }
        // Until it is known: an `allOf` that leads back here is an inheritance error, which is found later.
        self.shapes.insert(origin.clone(), Shape::Model);
        let shape = self.of(reading, schema, origin, Naming::Definition);
        self.shapes.insert(origin.clone(), shape);
        shape
    }

    /// Returns the shape of a schema.
    pub fn of<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
        naming: Naming,
    ) -> Shape {
        if schema.reference.is_some() {
            // A reference with members beside it is a model that derives from the target.
            return if schema.properties.is_empty() {
                Shape::Reference
            } else {
                Shape::Model
            };
        }
        if schema.contains_json() {
            return Shape::Scalar;
        }
        if is_of_several_types(schema) || is_choice(schema) {
            return Shape::Choice;
        }
        let has_values = !schema.values.is_empty()
            || schema
                .x_enum
                .as_ref()
                .is_some_and(|x_enum| !x_enum.values.is_empty());
        if !has_values && let Some(index) = self.narrower(reading, schema, origin) {
            return Shape::Wrapper(index);
        }
        match schema.kinds.kind {
            Some(SchemaType::Array) if !schema.prefix_items.is_empty() => Shape::Tuple,
            Some(SchemaType::Array) => Shape::Array,
            Some(SchemaType::Object) if schema.format.is_some_and(is_file) => Shape::Scalar,
            Some(SchemaType::Object) => self.object_shape(reading, schema, origin, naming),
            _ if has_values => Shape::Enumeration,
            Some(_) => Shape::Scalar,
            None if schema.items.is_some() => Shape::Array,
            None if schema.format.is_some() && !says_object(schema) => Shape::Scalar,
            None => self.object_shape(reading, schema, origin, naming),
        }
    }

    /// Returns the schema of `allOf` that describes the values of a list or scalar, of which the schema itself only
    /// names the type.
    fn narrower<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> Option<usize> {
        let is_bare =
            schema.format.is_none() && schema.items.is_none() && schema.prefix_items.is_empty();
        if !is_bare || schema.all_of.is_empty() {
            return None;
        }
        let is_list = match schema.kinds.kind? {
            SchemaType::Object => return None,
            kind => kind == SchemaType::Array,
        };
        let found = self.parents(reading, schema, origin).others;
        let found = found.into_iter().filter(|(_, shape)| match shape {
            Shape::Array | Shape::Tuple => is_list,
            _ => !is_list,
        });
        most_specific(&found.collect::<Vec<_>>())
    }

    /// Returns the shapes of the schemas of `allOf`.
    fn parents<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> Parents {
        let mut found = Parents::default();
        for (index, member) in schema.all_of.iter().enumerate() {
            match self.resolved(reading, member, &item_of(origin, "allOf", index)) {
                Shape::Model => found.models.push(index),
                Shape::Map => found.maps.push(index),
                Shape::Choice => found.choices.push(index),
                shape @ (Shape::Array | Shape::Tuple | Shape::Scalar | Shape::Enumeration) => {
                    found.others.push((index, shape));
                }
                Shape::Any | Shape::Reference | Shape::Wrapper(_) => {}
            }
        }
        found
    }

    fn object_shape<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
        naming: Naming,
    ) -> Shape {
        if !schema.properties.is_empty() || schema.discriminator.is_some() {
            return Shape::Model;
        }
        let free = match &schema.additional_properties {
            None | Some(AdditionalProperties::Allowed(false)) => false,
            Some(AdditionalProperties::Allowed(true) | AdditionalProperties::Schema(_)) => true,
        };
        let Parents {
            models,
            others,
            maps,
            choices,
        } = self.parents(reading, schema, origin);
        match (models.as_slice(), others.as_slice(), maps.as_slice()) {
            ([], [(first, _), ..], _) => Shape::Wrapper(most_specific(&others).unwrap_or(*first)),
            ([only], _, [])
                if naming == Naming::Inline
                    && !free
                    && !schema.has_choice()
                    && is_reference(schema, *only) =>
            {
                Shape::Wrapper(*only)
            }
            ([_, ..], _, _) => Shape::Model,
            _ if free => Shape::Map,
            ([], [], [map, ..]) => Shape::Wrapper(*map),
            ([], [], []) => match choices.as_slice() {
                [only] => Shape::Wrapper(*only),
                _ => Shape::Any,
            },
        }
    }

    /// Returns the shape of a schema with references and wrappers resolved.
    pub fn resolved<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> Shape {
        self.depth += 1;
        let shape = if self.depth > DEPTH {
            Shape::Model
        } else {
            self.resolved_within_depth(reading, schema, origin)
        };
        self.depth -= 1;
        shape
    }

    fn resolved_within_depth<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> Shape {
        let Some(reference) = schema.reference else {
            return self.resolved_inline(reading, schema, origin);
        };
        // An error is reported when the schema is lowered.
        let Ok(target) = reading.sources.resolve(reference, origin) else {
            return Shape::Any;
        };
        let target = target.origin;
        let Some(schema) = reading.schema_at(&target) else {
            return Shape::Any;
        };
        let shape = self.at(reading, &target, &schema);
        self.unwrapped(reading, shape, &schema, &target)
    }

    /// Returns the resolved shape of an inline schema. It is cached, because the shape of a wrapper requires the
    /// resolved shapes of its members, and its own resolved shape requires one of them again. Without the cache, the
    /// work would double with each level.
    fn resolved_inline<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> Shape {
        if let Some(shape) = self.resolved.get(origin) {
            return *shape;
        }
        let shape = self.of(reading, schema, origin, Naming::Inline);
        let resolved = self.unwrapped(reading, shape, schema, origin);
        self.resolved.insert(origin.clone(), resolved);
        resolved
    }

    fn unwrapped<'s>(
        &mut self,
        reading: &mut Reading<'s, '_>,
        shape: Shape,
        schema: &Schema<'s>,
        origin: &Origin,
    ) -> Shape {
        match shape {
            Shape::Reference => self.resolved(reading, schema, origin),
            Shape::Wrapper(index) => match schema.all_of.get(index) {
                Some(member) => self.resolved(reading, member, &item_of(origin, "allOf", index)),
                None => Shape::Any,
            },
            shape => shape,
        }
    }
}

/// The schemas of an `allOf` by shape.
#[derive(Debug, Default)]
struct Parents {
    models: Vec<usize>,
    /// Lists and scalars.
    others: Vec<(usize, Shape)>,
    maps: Vec<usize>,
    choices: Vec<usize>,
}

/// Returns the first schema that lists values or has types by position, or else the first one.
fn most_specific(schemas: &[(usize, Shape)]) -> Option<usize> {
    let is_specific =
        |(_, shape): &&(usize, Shape)| matches!(shape, Shape::Enumeration | Shape::Tuple);
    let found = schemas.iter().find(is_specific).or(schemas.first());
    found.map(|(index, _)| *index)
}

/// True if a schema is only a choice.
fn is_choice(schema: &Schema<'_>) -> bool {
    matches!(schema.kinds.kind, None | Some(SchemaType::Object))
        && schema.properties.is_empty()
        && schema.all_of.iter().all(Schema::says_nothing)
        && schema.values.is_empty()
        && schema.items.is_none()
        && schema.prefix_items.is_empty()
        && schema.has_choice()
}

fn is_reference(schema: &Schema<'_>, index: usize) -> bool {
    schema
        .all_of
        .get(index)
        .is_some_and(|member| member.reference.is_some())
}

/// True if a schema without `type` can only be an object.
fn says_object(schema: &Schema<'_>) -> bool {
    !schema.properties.is_empty()
        || !schema.all_of.is_empty()
        || schema.additional_properties.is_some()
        || schema.discriminator.is_some()
}

fn is_file(format: &str) -> bool {
    format.eq_ignore_ascii_case("file") || format.eq_ignore_ascii_case("binary")
}
