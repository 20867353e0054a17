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

/// Declares the options of methods, with their optional parameters. All have `method_options`, the conversion from it
/// and, for lists and long-running operations, `into_owned`.
///
/// `secret` before the fields keeps their values out of `Debug`.
///
/// ```text
/// options::method_options! {
///     /// Options to be passed to `DisksClient::get()`.
///     DisksClientGetOptions: ClientMethodOptions,
///     /// Options to be passed to `DisksClient::list()`.
///     DisksClientListOptions: PagerOptions {
///         /// The maximum number of disks.
///         pub top: Option<i32>,
///     },
/// }
/// ```
#[allow(unused_macros, reason = "some crates have no such options")]
#[macro_export]
macro_rules! method_options {
    ($(
        $(#[$docs:meta])*
        $name:ident: $common:ident $($secret:ident)? $({ $($fields:tt)* })?,
    )*) => {$(
        options::method_options! {
            @debug [$(#[$docs])*] $name $common [$($secret)?] $({ $($fields)* })?
        }
    )*};
    (@debug $docs:tt $name:ident $common:ident [] { $($fields:tt)* }) => {
        options::method_options! {
            @declare [#[derive(::azure_core::fmt::SafeDebug)]] $docs $name $common $($fields)*
        }
    };
    (@debug $docs:tt $name:ident $common:ident [$($secret:ident)?] $({ $($fields:tt)* })?) => {
        options::method_options! { @declare [] $docs $name $common $($($fields)*)? }

        impl ::std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
    (@declare [$($debug:tt)*] [$($docs:tt)*] $name:ident $common:ident
        $($(#[$field_docs:meta])* pub $field:ident: $ty:ty,)*
    ) => {
        $($docs)*
        #[derive(Clone, Default)]
        $($debug)*
        pub struct $name<'a> {
            $($(#[$field_docs])* pub $field: $ty,)*
            /// Allows customization of the method call.
            pub method_options: $common<'a>,
        }

        impl<'a> ::std::convert::From<$common<'a>> for $name<'a> {
            fn from(method_options: $common<'a>) -> Self {
                Self {
                    $($field: ::std::default::Default::default(),)*
                    method_options,
                }
            }
        }

        options::method_options! { @owned $name $common $($field)* }
    };
    (@owned $name:ident ClientMethodOptions $($field:ident)*) => {};
    (@owned $name:ident $common:ident $($field:ident)*) => {
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
}
#[allow(unused_imports, reason = "some crates have no such options")]
pub use method_options;

/// Implements the conversion from azure_core's options for the options of a client.
///
/// ```text
/// options::client_options! { DisksClientOptions }
/// ```
#[allow(unused_macros, reason = "some crates have no client")]
#[macro_export]
macro_rules! client_options {
    ($name:ident) => {
        impl ::std::convert::From<::azure_core::http::ClientOptions> for $name {
            fn from(client_options: ::azure_core::http::ClientOptions) -> Self {
                Self {
                    client_options,
                    ..::std::default::Default::default()
                }
            }
        }
    };
}
#[allow(unused_imports, reason = "some crates have no client")]
pub use client_options;
