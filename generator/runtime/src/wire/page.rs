//! The macro for pages of a list.

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
        #[::async_trait::async_trait]
        impl ::azure_core::http::pager::Page for $model {
            type Item = $item;
            type IntoIter = ::std::vec::IntoIter<$item>;

            #[inline]
            async fn into_items(self) -> ::azure_core::Result<Self::IntoIter> {
                let $page = self;
                Ok($items.into_iter())
            }
        }
    };
}
pub use page;
