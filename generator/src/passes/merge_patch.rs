//! Entries of maps in merge patches.

use crate::ir::{Api, BodyKind, DefinitionKind, Property, Type};

/// Lets the entries of maps be `null` in bodies of JSON merge patches.
///
/// Rule: `null` removes a member of an object (RFC 7396), and the entries of a map are members. Lists are replaced as a
/// whole, so this does not apply to what they contain. The pass requires the usage of definitions.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        if let Some(body) = &mut operation.body
            && body.kind == BodyKind::MergePatch
        {
            allow_null(&mut body.ty);
        }
    }
    for (_, definition) in api.definitions.iter_mut() {
        if !definition.usage().merge_patch {
            continue;
        }
        match &mut definition.kind {
            DefinitionKind::Model(model) => {
                of_properties(&mut model.properties);
                if let Some(ty) = &mut model.additional_properties {
                    allow_null(ty);
                    model.nullable_additional_properties = true;
                }
            }
            DefinitionKind::Union(union) => of_properties(&mut union.shared),
            DefinitionKind::JsonUnion(union) => {
                let types = union.alternatives.iter_mut().map(|one| &mut one.ty);
                types.for_each(allow_null);
            }
            // Lists are replaced as a whole.
            DefinitionKind::Enumeration(_) | DefinitionKind::Tuple(_) => {}
        }
    }
}

fn of_properties(properties: &mut [Property]) {
    let settable = |property: &&mut Property| !property.mutability.is_read_only();
    for property in properties.iter_mut().filter(settable) {
        allow_null(&mut property.ty);
    }
}

fn allow_null(ty: &mut Type) {
    if let Type::Map {
        values,
        nullable_values,
    } = ty
    {
        // Any JSON can be `null` by itself.
        *nullable_values |= **values != Type::Any;
        allow_null(values);
    }
}
