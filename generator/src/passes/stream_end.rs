//! Sets the end marker of event streams.

use crate::ir::{Api, Decided, ItemFormat, Output};

/// Sets the data of the event that ends a stream, unless the description has one.
pub(crate) fn run(api: &mut Api, marker: &str) {
    for operation in api.operations_mut() {
        if let Decided::As(Output::Items(_, items)) = &mut operation.output
            && items.format == ItemFormat::Events
        {
            items.end_marker.get_or_insert_with(|| marker.to_owned());
        }
    }
}
