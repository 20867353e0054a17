//! The macro that models that are request bodies are emitted with.

/// Implements the conversion of a model into a request body, without members that only services set.
///
/// `request! { Disk }` makes it JSON, `request! { Disk as "Disk" }` the XML element of that name, and
/// `request! { Disk as "Disk" in "urn:disks" }` one that declares its namespace.
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
    ($model:ident as $element:literal) => {
        wire::request! { @ $model $element, None }
    };
    ($model:ident as $element:literal in $namespace:literal) => {
        wire::request! { @ $model $element, Some($namespace) }
    };
    (@ $model:ident $element:literal, $namespace:expr) => {
        impl ::std::convert::TryFrom<$model>
            for ::azure_core::http::RequestContent<$model, ::azure_core::http::XmlFormat>
        {
            type Error = ::azure_core::Error;

            fn try_from(value: $model) -> ::azure_core::Result<Self> {
                wire::xml_content($element, $namespace, value)
            }
        }
    };
}
pub use request;
