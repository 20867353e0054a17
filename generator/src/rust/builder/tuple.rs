//! Builds tuple structs.

use super::{
    super::{
        docs::Docs,
        path::Path,
        runtime::RuntimeItem,
        tuple::{Tuple, TupleField},
        types::RustType,
    },
    types::{self, TypeContext},
};
use crate::ir::{self, Type};

pub(super) fn tuple(context: &TypeContext<'_>, tuple: &ir::Tuple) -> Tuple {
    let items = tuple.items.iter().enumerate();
    let items = items.map(|(index, item)| field(context, index, item));
    let further = tuple.further.iter().map(|further| TupleField {
        docs: Docs::one_line("All other items."),
        ty: types::optional_if(further.nullable, held(context, &further.ty)).list(),
        kind: "Further",
        marker: encoding(context, &further.ty)
            .map(|marker| types::optional_if(further.nullable, marker)),
    });
    Tuple {
        fields: items.chain(further).collect(),
    }
}

fn field(context: &TypeContext<'_>, index: usize, item: &ir::TupleItem) -> TupleField {
    let (ty, marker) = (held(context, &item.ty), encoding(context, &item.ty));
    let nullable = |ty| RustType::Generic(Path::Runtime(RuntimeItem::Nullable), vec![ty]);
    let (ty, kind, marker) = match (item.required, item.nullable && item.ty != Type::Any) {
        (true, false) => (ty, "Required", marker),
        (true, true) => (ty.optional(), "Nullable", marker),
        (false, false) => (ty.optional(), "Optional", marker),
        // An absent item and one that is `null` differ.
        (false, true) => (nullable(ty).optional(), "Optional", marker.map(nullable)),
    };
    TupleField {
        docs: Docs::of(&item.docs, &format!("Item {index} of the array.")),
        ty,
        kind,
        marker,
    }
}

/// Returns the type that a field holds. Models, unions and tuples are boxed, so that a tuple may contain itself.
fn held(context: &TypeContext<'_>, ty: &Type) -> RustType {
    let owned = context.owned(ty);
    match is_boxed(context, ty) {
        true => RustType::Generic(Path::local("Box"), vec![owned]),
        false => owned,
    }
}

/// True if an item is boxed.
pub(super) fn is_boxed(context: &TypeContext<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(_)) && !types::is_enumeration(&context.context, ty)
}

fn encoding(context: &TypeContext<'_>, ty: &Type) -> Option<RustType> {
    context.marker(ty)
}
