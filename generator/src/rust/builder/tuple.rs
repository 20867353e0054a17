//! Builds tuple structs.

use super::{
    super::{
        docs::Docs,
        path::Path,
        runtime::RuntimeItem,
        tuple::{Tuple, TupleField},
        types::RustType,
    },
    boxed,
    types::{self, TypeContext},
};
use crate::ir::{self, Type};

pub(super) fn tuple(context: &TypeContext<'_>, tuple: &ir::Tuple) -> Tuple {
    let items = tuple.items.iter().enumerate();
    let items = items.map(|(index, item)| field(context, index, item));
    let further = tuple.further.iter().map(|further| TupleField {
        docs: Docs::one_line("All other items."),
        ty: types::optional_if(further.nullable, boxed::held(context, &further.ty)).list(),
        kind: "Further",
        marker: context
            .marker(&further.ty)
            .map(|marker| types::optional_if(further.nullable, marker)),
    });
    Tuple {
        fields: items.chain(further).collect(),
    }
}

fn field(context: &TypeContext<'_>, index: usize, item: &ir::TupleItem) -> TupleField {
    let (ty, marker) = (boxed::held(context, &item.ty), context.marker(&item.ty));
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
