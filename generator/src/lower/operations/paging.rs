//! Lists: the names of page members in an operation. The `paging` pass finds the members.

use serde_json::Value;

use crate::dialect::document;
use crate::ir::{Listing, Pageable};

/// The default member for the next link.
const NEXT_LINK: &str = "nextLink";

/// Returns the names of page members in an operation.
pub(crate) fn listing(operation: &document::Operation<'_>) -> Listing {
    let Some(pageable) = &operation.pageable else {
        return Listing::None;
    };
    let link = match &pageable.next_link_name {
        None => Some(NEXT_LINK),
        Some(Value::String(name)) if !name.is_empty() => Some(name.as_str()),
        Some(_) => None,
    };
    let named = |name: Option<&str>| name.filter(|name| !name.is_empty()).map(str::to_owned);
    Listing::Declared(Pageable {
        items: named(pageable.item_name),
        link: link.map(str::to_owned),
        operation: named(pageable.operation_name),
    })
}
