//! The macro that models that are request bodies are emitted with.

/// Implements the conversion of a model into a request body, without members that only services set.
///
/// `request! { Disk }` makes it JSON, and `request! { Disk with wire::xml_content("Disk", None) }` the XML element of that
/// name, which may declare a namespace.
#[macro_export]
macro_rules! request {
    ($model:ident) => {
        impl ::std::convert::TryFrom<$model> for ::azure_core::http::RequestContent<$model> {
            type Error = ::azure_core::Error;

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

            fn try_from(value: $model) -> ::azure_core::Result<Self> {
                $module::$content($($argument,)* value)
            }
        }
    };
}
pub use request;
