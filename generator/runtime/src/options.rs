//! Options of methods.

use azure_core::http::{pager::PagerOptions, poller::PollerOptions};

/// Options of a pager or poller, which keeps them.
pub trait IntoOwnedOptions {
    /// Options with owned data.
    type Owned;

    /// Returns options that own their data, which is cloned if it is borrowed.
    fn owned(self) -> Self::Owned;
}

impl IntoOwnedOptions for PagerOptions<'_> {
    type Owned = PagerOptions<'static>;

    fn owned(self) -> Self::Owned {
        PagerOptions {
            context: self.context.into_owned(),
            ..self
        }
    }
}

impl IntoOwnedOptions for PollerOptions<'_> {
    type Owned = PollerOptions<'static>;

    fn owned(self) -> Self::Owned {
        self.into_owned()
    }
}

/// Declares the options of methods without optional parameters, or implements what all options have: the conversion
/// from the options of every method and, for lists and long-running operations, `into_owned`.
///
/// ```text
/// options::method_options! {
///     /// Options to be passed to `DisksClient::get()`.
///     DisksClientGetOptions: ClientMethodOptions,
/// }
/// options::method_options! { impl DisksClientListOptions: PagerOptions filter, top, }
/// ```
#[allow(unused_macros, reason = "some crates have no such options")]
#[macro_export]
macro_rules! method_options {
    (impl $name:ident: $common:ident $($field:ident,)*) => {
        impl<'a> ::std::convert::From<$common<'a>> for $name<'a> {
            fn from(method_options: $common<'a>) -> Self {
                Self {
                    $($field: ::std::default::Default::default(),)*
                    method_options,
                }
            }
        }

        options::method_options! { @owned $name: $common $($field,)* }
    };
    (@owned $name:ident: ClientMethodOptions $($field:ident,)*) => {};
    (@owned $name:ident: $common:ident $($field:ident,)*) => {
        impl $name<'_> {
            /// Returns options that own the underlying data, which is cloned if it is borrowed.
            pub fn into_owned(self) -> $name<'static> {
                $name {
                    $($field: self.$field,)*
                    method_options: options::IntoOwnedOptions::owned(self.method_options),
                }
            }
        }
    };
    ($($(#[$docs:meta])* $name:ident: $common:ident,)*) => {$(
        $(#[$docs])*
        #[derive(Clone, Default)]
        pub struct $name<'a> {
            /// Allows customization of the method call.
            pub method_options: $common<'a>,
        }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        options::method_options! { impl $name: $common }
    )*};
}

#[allow(unused_imports, reason = "some crates have no such options")]
pub use method_options;
