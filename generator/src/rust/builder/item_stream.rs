//! Builds responses that are sequences of items.

use super::{
    super::{
        method::{Send, StreamArguments},
        path::Path,
        runtime::{RuntimeItem, RuntimeMethod},
        types::RustType,
    },
    types::{TypeContext, optional_if},
};
use crate::ir::{ItemDecoding, ItemFormat, StreamItems, Type};

/// Returns the type of a stream of items.
pub(super) fn output(context: &TypeContext<'_>, ty: &Type, items: &StreamItems) -> RustType {
    let stream = match items.format {
        ItemFormat::Events => RuntimeItem::EventStream,
        ItemFormat::Lines | ItemFormat::Records => RuntimeItem::ItemStream,
    };
    let item = optional_if(items.nullable, context.owned(ty));
    RustType::Generic(Path::Runtime(stream), vec![item])
}

/// Returns the method of `Connection` that returns a stream of items.
pub(super) fn send(context: &TypeContext<'_>, ty: &Type, items: &StreamItems) -> Send {
    let decoder = |item| RustType::Named(Path::Runtime(item));
    let marker = match items.decoding {
        ItemDecoding::Text => Some(decoder(RuntimeItem::TextItem)),
        ItemDecoding::WholeEvent => Some(decoder(RuntimeItem::WholeEvent)),
        ItemDecoding::Json => context.response_marker(ty).map(|encoding| {
            let encoding = optional_if(items.nullable, encoding);
            RustType::Generic(Path::Runtime(RuntimeItem::EncodedItem), vec![encoding])
        }),
    };
    let (methods, stream) = match items.format {
        ItemFormat::Events => (
            [RuntimeMethod::Events, RuntimeMethod::EventsAs],
            StreamArguments::Events {
                names: items.names.clone(),
                end_marker: items.end_marker.clone(),
            },
        ),
        ItemFormat::Lines => (
            [RuntimeMethod::Items, RuntimeMethod::ItemsAs],
            StreamArguments::Items("Lines"),
        ),
        ItemFormat::Records => (
            [RuntimeMethod::Items, RuntimeMethod::ItemsAs],
            StreamArguments::Items("Records"),
        ),
    };
    let [plain, with_decoder] = methods;
    Send {
        stream: Some(stream),
        method: match marker.is_some() {
            true => with_decoder,
            false => plain,
        },
        marker,
        ..Send::new(plain)
    }
}
