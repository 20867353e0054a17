//! Limits the size of values and the depth of types.

use petgraph::algo::toposort;

use super::recursion;
use crate::ir::{
    Definition, DefinitionId, DefinitionKind, Definitions, EnumerationBase, Model, Property,
    Scalar, Storage, Tuple, Type,
};

/// The maximum size in bytes of a type that is stored inline.
const LARGEST_INLINE: u64 = 4 * 1024;

/// The maximum size in bytes of a type with all its inline members.
const LARGEST: u64 = 16 * 1024;

/// The maximum nesting depth of inline models. The compiler computes the layout of a type recursively, up to a depth of
/// 128, and an `Option` takes two levels.
const DEEPEST_INLINE: u32 = 16;

/// The maximum length of a chain of models. The compiler visits all types that a value may contain, up to a depth of
/// 128, and a `Box` takes several levels.
const LONGEST_CHAIN: u32 = 24;

/// Limits the size of values, so that they fit on the stack of a task, and the depth of types, as required by the
/// compiler.
///
/// Rule: models are stored inline by default, so the size of a value would include all nested ones. A member whose type
/// is larger than 4 KiB is boxed. If a model is still larger than 16 KiB, its members that are models are boxed,
/// largest first, until it is not. Sizes are those of 64-bit targets from a fixed table, and a type is measured before
/// the types that contain it. So the boxes only depend on the schemas that a schema refers to.
///
/// A member whose type nests 16 models inline is boxed too. A member at the start of a chain of 24 models, inline or
/// boxed, ends the chain: its box does not expose the type.
///
/// The `recursion` pass breaks cycles before.
pub(super) fn run(definitions: &mut Definitions) {
    let Ok(mut order) = toposort(&recursion::graph(definitions, recursion::held), None) else {
        // A type that contains itself has no size; the check after the passes reports it.
        return;
    };
    order.reverse();
    let ids: Vec<_> = definitions.ids().collect();
    let models = definitions.iter().map(|(_, it)| it.as_model().is_some());
    let mut sizes = Sizes {
        models: models.collect(),
        layouts: vec![Layout::default(); ids.len()],
        depths: vec![Depth::default(); ids.len()],
    };
    for node in order {
        let Some(id) = ids.get(node.index()) else {
            continue;
        };
        if let DefinitionKind::Model(model) = &mut definitions[*id].kind {
            bound(model, &sizes);
        }
        let definition = &definitions[*id];
        sizes.layouts[node.index()] = sizes.of_definition(definition);
        sizes.depths[node.index()] = sizes.depth_of(definition);
    }
}

/// Boxes the members that are too large for a model.
fn bound(model: &mut Model, sizes: &Sizes) {
    for property in &mut model.properties {
        let Some(held) = recursion::held(property).filter(|held| sizes.is_model(*held)) else {
            continue;
        };
        let depth = sizes.depth(held);
        property.storage = if depth.chain >= LONGEST_CHAIN {
            Storage::ChainEnd
        } else if depth.inline >= DEEPEST_INLINE {
            Storage::Boxed
        } else {
            Storage::Inline
        };
    }
    let inline = |property: &Property| {
        let held = recursion::held(property)?;
        sizes.is_model(held).then(|| sizes.of(held).size)
    };
    for property in &mut model.properties {
        if inline(property).is_some_and(|size| size > LARGEST_INLINE) {
            property.storage = Storage::Boxed;
        }
    }
    while sizes.of_model(model).size > LARGEST {
        let models = model.properties.iter_mut();
        let models = models.filter_map(|property| Some((inline(property)?, property)));
        // The first of equal ones, and only if a box is smaller.
        let largest = models
            .filter(|(size, _)| *size > POINTER)
            .rev()
            .max_by_key(|(size, _)| *size);
        let Some((_, property)) = largest else {
            return;
        };
        property.storage = Storage::Boxed;
    }
}

const POINTER: u64 = 8;

/// The size of a value in an optional field. Every type has a spare value for `None`, or space for it is included.
#[derive(Clone, Copy, Debug, Default)]
struct Layout {
    size: u64,
    alignment: u64,
}

const fn layout(size: u64, alignment: u64) -> Layout {
    Layout { size, alignment }
}

/// The nesting depth of a model, including itself.
#[derive(Clone, Copy, Debug, Default)]
struct Depth {
    /// Of inline models.
    inline: u32,
    /// Of all models.
    chain: u32,
}

/// The kinds of definitions, and the layouts and depths of those that were measured.
struct Sizes {
    models: Vec<bool>,
    layouts: Vec<Layout>,
    depths: Vec<Depth>,
}

impl Sizes {
    fn is_model(&self, id: DefinitionId) -> bool {
        self.models.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn of(&self, id: DefinitionId) -> Layout {
        self.layouts.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn depth(&self, id: DefinitionId) -> Depth {
        self.depths.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn depth_of(&self, definition: &Definition) -> Depth {
        let properties = definition.as_model().map(|model| &model.properties);
        let mut deepest = Depth::default();
        for property in properties.into_iter().flatten() {
            let Some(held) = property.ty.own_definition() else {
                continue;
            };
            let held = self.depth(held);
            if !property.storage.is_boxed() {
                deepest.inline = deepest.inline.max(held.inline);
            }
            if property.storage != Storage::ChainEnd {
                deepest.chain = deepest.chain.max(held.chain);
            }
        }
        Depth {
            inline: deepest.inline + 1,
            chain: deepest.chain + 1,
        }
    }

    fn of_definition(&self, definition: &Definition) -> Layout {
        match &definition.kind {
            DefinitionKind::Model(model) => self.of_model(model),
            // Alternatives are boxed; the unknown one is a map.
            DefinitionKind::Union(_) => layout(32, 8),
            DefinitionKind::JsonUnion(_) => layout(40, 8),
            DefinitionKind::Tuple(tuple) => self.of_tuple(tuple),
            DefinitionKind::Enumeration(enumeration) => match enumeration.base {
                EnumerationBase::String => layout(24, 8),
                EnumerationBase::Integer | EnumerationBase::Number => layout(16, 8),
                EnumerationBase::Boolean => layout(1, 1),
            },
        }
    }

    fn of_model(&self, model: &Model) -> Layout {
        let fields = model
            .properties
            .iter()
            .map(|property| self.of_field(property));
        let additional = model.additional_properties.as_ref().map(|_| MAP);
        // The compiler orders fields so that padding is at the end only.
        let (size, alignment) = fields
            .chain(additional)
            .fold((0, 1), |(size, alignment), field| {
                (size + field.size, alignment.max(field.alignment))
            });
        layout(size.next_multiple_of(alignment).max(1), alignment)
    }

    /// Items that are models are boxed.
    fn of_tuple(&self, tuple: &Tuple) -> Layout {
        let items = tuple
            .items
            .iter()
            .map(|item| match item.ty.own_definition() {
                Some(_) => layout(16, 8),
                None => self.of_type(&item.ty),
            });
        let further = tuple.further.as_ref().map(|_| layout(24, 8));
        let size: u64 = items.chain(further).map(|field| field.size).sum();
        layout(size.next_multiple_of(8).max(8), 8)
    }

    fn of_field(&self, property: &Property) -> Layout {
        match &property.ty {
            Type::Constant(_) => layout(0, 1),
            _ if property.storage.is_boxed() && property.nullable => layout(16, 8),
            _ if property.storage.is_boxed() => layout(POINTER, 8),
            ty => self.of_type(ty),
        }
    }

    fn of_type(&self, ty: &Type) -> Layout {
        match ty {
            Type::Constant(_) => layout(0, 1),
            Type::Any => layout(32, 8),
            Type::Array { .. } => layout(24, 8),
            Type::Map { .. } => MAP,
            Type::Named(id) => self.of(*id),
            Type::Scalar(scalar) => of_scalar(*scalar),
            Type::JsonInText(text) => self.of_type(&text.content),
        }
    }
}

const MAP: Layout = layout(32, 8);

fn of_scalar(scalar: Scalar) -> Layout {
    match scalar {
        Scalar::Boolean => layout(1, 1),
        Scalar::Int32 | Scalar::Uint32 | Scalar::Float32 => layout(8, 4),
        Scalar::Int64
        | Scalar::Uint64
        | Scalar::Float64
        | Scalar::Decimal
        | Scalar::DateTime
        | Scalar::DateTimeRfc1123
        | Scalar::UnixTime => layout(16, 8),
        Scalar::TypedUuid => layout(17, 1),
        Scalar::TypedDate => layout(4, 4),
        Scalar::Binary => layout(32, 8),
        Scalar::Base64
        | Scalar::Base64Url
        | Scalar::File
        | Scalar::String
        | Scalar::Uuid
        | Scalar::ArmId
        | Scalar::Url
        | Scalar::Etag
        | Scalar::Password
        | Scalar::Date
        | Scalar::Time
        | Scalar::Duration => layout(24, 8),
    }
}
