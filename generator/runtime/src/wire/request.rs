//! The macro for models that are request bodies.

/// Implements the conversion of a model to a request body, without read-only members.
///
/// `request! { Disk }` writes JSON, and `request! { Disk with wire::xml_content("Disk", None) }` writes an XML element
/// with this name and an optional namespace.
#[macro_export]
macro_rules! request {
    ($model:ident) => {
        impl ::std::convert::TryFrom<$model> for ::azure_core::http::RequestContent<$model> {
            type Error = ::azure_core::Error;

            #[inline]
            fn try_from(value: $model) -> ::azure_core::Result<Self> {
                wire::request_content(value)
            }
        }
    };
    ($model:ident with $module:ident::$content:ident($($argument:expr),*)) => {
        impl ::std::convert::TryFrom<$model>
            for ::azure_core::http::RequestContent<$model, ::azure_core::http::XmlFormat>
        {
            type Error = ::azure_core::Error;

            #[inline]
            fn try_from(value: $model) -> ::azure_core::Result<Self> {
                $module::$content($($argument,)* value)
            }
        }
    };
}
pub use request;
