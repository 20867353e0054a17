use super::Lowering;
use super::choice::has_choice;
use super::reference::DEPTH;
use crate::dialect::document::{AdditionalProperties, Kind, Schema};
use crate::dialect::origin::item_of;
use crate::ir::Origin;

/// What a schema is at heart, as far as that decides how it is lowered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Shape {
    /// Only a reference to something else.
    Reference,
    /// A choice of values.
    Enumeration,
    /// A list.
    Array,
    /// A single value.
    Scalar,
    /// An object with known members.
    Model,
    /// An object with free keys.
    Map,
    /// Any JSON value, or an object of which nothing is known.
    Any,
    /// One of several other schemas.
    Choice,
    /// What its `allOf` member of this number is.
    Wrapper(usize),
}

/// Whether a schema is used under a name of its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Standing {
    /// It is the target of references.
    Definition,
    /// It stands where it is used.
    Inline,
}

impl<'s> Lowering<'s, '_> {
    /// The shape of the target of a reference.
    pub fn shape_at(&mut self, origin: &Origin, schema: &Schema<'s>) -> Shape {
        if let Some(shape) = self.shapes.get(origin) {
            return *shape;
        }
        // Until it is known: an `allOf` that leads back here is a mistake among models, found later.
        self.shapes.insert(origin.clone(), Shape::Model);
        let shape = self.shape(schema, origin, Standing::Definition);
        self.shapes.insert(origin.clone(), shape);
        shape
    }

    /// The shape of a schema.
    pub fn shape(&mut self, schema: &Schema<'s>, origin: &Origin, standing: Standing) -> Shape {
        if schema.reference.is_some() {
            // A reference with members beside it is meant as a model that derives from the target.
            return if schema.properties.is_empty() {
                Shape::Reference
            } else {
                Shape::Model
            };
        }
        if schema.kinds.several {
            return Shape::Any;
        }
        if is_choice(schema) {
            return Shape::Choice;
        }
        let has_values = !schema.values.is_empty()
            || schema
                .x_enum
                .as_ref()
                .is_some_and(|x_enum| !x_enum.values.is_empty());
        match schema.kinds.kind {
            Some(Kind::Array) => Shape::Array,
            Some(Kind::Object) if schema.format.is_some_and(is_file) => Shape::Scalar,
            Some(Kind::Object) => self.object_shape(schema, origin, standing),
            _ if has_values => Shape::Enumeration,
            Some(_) => Shape::Scalar,
            None if schema.items.is_some() => Shape::Array,
            None if schema.format.is_some() && !says_object(schema) => Shape::Scalar,
            None => self.object_shape(schema, origin, standing),
        }
    }

    fn object_shape(&mut self, schema: &Schema<'s>, origin: &Origin, standing: Standing) -> Shape {
        if !schema.properties.is_empty() || schema.discriminator.is_some() {
            return Shape::Model;
        }
        let free = match &schema.additional_properties {
            None | Some(AdditionalProperties::Allowed(false)) => false,
            Some(AdditionalProperties::Allowed(true) | AdditionalProperties::Schema(_)) => true,
        };
        let mut models = Vec::new();
        let mut others = Vec::new();
        let mut maps = Vec::new();
        let mut choices = Vec::new();
        for (index, member) in schema.all_of.iter().enumerate() {
            match self.heart(member, &item_of(origin, "allOf", index)) {
                Shape::Model => models.push(index),
                Shape::Map => maps.push(index),
                Shape::Choice => choices.push(index),
                Shape::Array | Shape::Scalar | Shape::Enumeration => others.push(index),
                Shape::Any | Shape::Reference | Shape::Wrapper(_) => {}
            }
        }
        match (models.as_slice(), others.as_slice(), maps.as_slice()) {
            ([], [other, ..], _) => Shape::Wrapper(*other),
            ([only], _, [])
                if standing == Standing::Inline && !free && is_reference(schema, *only) =>
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

    /// What a schema comes to when its references and wrappers are followed.
    pub fn heart(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        self.depth += 1;
        let shape = if self.depth > DEPTH {
            Shape::Model
        } else {
            self.heart_within_depth(schema, origin)
        };
        self.depth -= 1;
        shape
    }

    fn heart_within_depth(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        let Some(reference) = schema.reference else {
            return self.heart_inline(schema, origin);
        };
        // What fails here is reported where the schema is lowered.
        let Ok(target) = self.sources().resolve(reference, origin) else {
            return Shape::Any;
        };
        let Some(schema) = self.reading().schema_at(&target) else {
            return Shape::Any;
        };
        let shape = self.shape_at(&target, &schema);
        self.unwrapped(shape, &schema, &target)
    }

    /// Kept, because the shape of a wrapper asks for the hearts of its members, and its own heart for one of them again:
    /// twice as much work with every level.
    fn heart_inline(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        if let Some(shape) = self.hearts.get(origin) {
            return *shape;
        }
        let shape = self.shape(schema, origin, Standing::Inline);
        let heart = self.unwrapped(shape, schema, origin);
        self.hearts.insert(origin.clone(), heart);
        heart
    }

    fn unwrapped(&mut self, shape: Shape, schema: &Schema<'s>, origin: &Origin) -> Shape {
        match shape {
            Shape::Reference => self.heart(schema, origin),
            Shape::Wrapper(index) => match schema.all_of.get(index) {
                Some(member) => self.heart(member, &item_of(origin, "allOf", index)),
                None => Shape::Any,
            },
            shape => shape,
        }
    }
}

/// Whether a schema is what one of several others is, and nothing of its own.
fn is_choice(schema: &Schema<'_>) -> bool {
    matches!(schema.kinds.kind, None | Some(Kind::Object))
        && schema.properties.is_empty()
        && schema.all_of.is_empty()
        && schema.values.is_empty()
        && schema.items.is_none()
        && has_choice(schema)
}

fn is_reference(schema: &Schema<'_>, index: usize) -> bool {
    schema
        .all_of
        .get(index)
        .is_some_and(|member| member.reference.is_some())
}

/// Whether a schema without `type` can only be an object.
fn says_object(schema: &Schema<'_>) -> bool {
    !schema.properties.is_empty()
        || !schema.all_of.is_empty()
        || schema.additional_properties.is_some()
        || schema.discriminator.is_some()
}

fn is_file(format: &str) -> bool {
    format.eq_ignore_ascii_case("file") || format.eq_ignore_ascii_case("binary")
}
