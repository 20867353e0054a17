//! The list of a model's members for XML.

/// Converts the list of the macro `model!` to the members of an XML model.
#[doc(hidden)]
#[macro_export]
macro_rules! xml_members {
    (
        $(
            $kind:ident $($field:ident $(as $encoding:ty)? = $($must:ident)?)? $name:literal
            $([$($placement:tt)*])? $(: $value:literal)? ,
        )*
        $(..$others:ident $(as $others_encoding:ty)? $(,)?)?
    ) => {
        &[$(
            wire::XmlMember {
                name: $name,
                placement: wire::xml_members!(@ $name $([$($placement)*])?),
            },
        )*]
    };
    (@ $name:literal) => { wire::xml_members!(@@ wire::XmlKind::Element($name),) };
    (@ $name:literal [element $own:literal $(in $namespace:literal)?]) => {
        wire::xml_members!(@@ wire::XmlKind::Element($own), $($namespace)?)
    };
    (@ $name:literal [element $own:literal or $other:literal $(in $namespace:literal)?]) => {
        wire::xml_members!(@@ wire::XmlKind::Items($own, $other), $($namespace)?)
    };
    (@ $name:literal [attribute $own:literal $(in $namespace:literal)?]) => {
        wire::xml_members!(@@ wire::XmlKind::Attribute($own), $($namespace)?)
    };
    (@ $name:literal [text]) => { wire::xml_members!(@@ wire::XmlKind::Text,) };
    (@ $name:literal [wrapped $own:literal $item:literal $(in $namespace:literal)?]) => {
        wire::xml_members!(@@ wire::XmlKind::Wrapped($own, $item), $($namespace)?)
    };
    (@@ $kind:expr,) => { wire::XmlPlacement { kind: $kind, namespace: None } };
    (@@ $kind:expr, $namespace:literal) => {
        wire::XmlPlacement { kind: $kind, namespace: Some($namespace) }
    };
}
pub use xml_members;
