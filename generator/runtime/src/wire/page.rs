//! The macro for pages of a list.

use std::{future::ready, pin::Pin, vec};

/// The future of the items of a page, as `async_trait` declares it for azure_core's `Page`.
pub type PageItems<'a, T> =
    Pin<Box<dyn Future<Output = azure_core::Result<vec::IntoIter<T>>> + Send + 'a>>;

/// Returns a future that is ready with the items of a page.
pub fn page_items<'a, T: Send + 'a>(items: Vec<T>) -> PageItems<'a, T> {
    Box::pin(ready(Ok(items.into_iter())))
}

/// Implements azure_core's `Page`: `page!(Model, Item, |page| items)`, where `items` is the list of items in the page.
///
/// ```text
/// pub struct Names {
///     pub value: Option<Vec<String>>,
/// }
///
/// wire::page! { Names, String, |page| page.value.unwrap_or_default() }
/// ```
#[macro_export]
macro_rules! page {
    ($model:ident, $item:ty, |$page:ident| $items:expr $(,)?) => {
        impl ::azure_core::http::pager::Page for $model {
            type Item = $item;
            type IntoIter = ::std::vec::IntoIter<$item>;

            #[inline]
            fn into_items<'async_trait>(self) -> wire::PageItems<'async_trait, $item>
            where
                Self: 'async_trait,
            {
                let $page = self;
                wire::page_items($items)
            }
        }
    };
}
pub use page;
