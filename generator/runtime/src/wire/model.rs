//! The macro for models.

/// Implements `Object`, `ReadableObject`, `Wire`, `Deserialize`, `Serialize` and `Debug` for a struct.
///
/// The macro lists the members in the order in which they are written, each with its key on the wire. The struct itself
/// derives `PartialEq` and the like:
///
/// ```text
/// pub struct Disk {
///     pub id: Option<String>,
///     pub size: Option<i64>,
///     pub checksum: Option<Vec<u8>>,
///     pub key: Option<String>,
///     pub additional_properties: Option<BTreeMap<String, String>>,
/// }
///
/// wire::model! { Disk
///     constant "kind": "disk",
///     read_only id = "id",
///     member size = "size",
///     member checksum as wire::Base64 = "checksum",
///     secret key = "key",
///     ..additional_properties,
/// }
///
/// let disk: Disk = serde_json::from_str(r#"{"size":1,"checksum":"AA==","key":"x","color":"red"}"#)?;
/// assert_eq!(disk.checksum.as_deref(), Some(&[0][..]));
/// assert!(format!("{disk:?}").contains("key: <redacted>"));
/// ```
///
/// | before the field | meaning |
/// |---|---|
/// | `member` | a member |
/// | `read_only` | never sent |
/// | `secret` | the member and everything in it is never printed |
/// | `read_only_secret` | both |
/// | `shown` | text is printed without the feature `debug` |
/// | `read_only_shown` | never sent, and text is printed |
/// | `constant`, `read_only_constant` | no field: the specification defines the only value |
///
/// Fields are options, except those of `member name = required "name"`, which every value has: without the member, a
/// value is not decoded.
///
/// `as` sets the `Encoding` of a member if it differs from the type's default, and `..` names the field for additional
/// members.
///
/// The list of an XML model begins with `Disk in wire::Xml`. A member that is not an element with the name of its key
/// declares its placement: `[element "Name"]`, `[attribute "Name"]`, `[text]` or `[wrapped "Names" "Name"]`, all except
/// the text with an optional namespace: `[element "x:Name" in "urn:x"]`.
///
/// The module that uses the macro must import `wire`.
#[macro_export]
macro_rules! model {
    ($model:ident in $module:ident::$format:ident $($members:tt)*) => {
        wire::model! { @write $model
            [const MEMBERS: &'static [wire::XmlMember] = wire::xml_members! { $($members)* };]
            $($members)*
        }
        wire::model! { @read $model $($members)* }
        wire::model! { @serde $model $module::$format }
    };
    (@write $model:ident [$($items:tt)*]
        $(
            $kind:ident $($field:ident $(as $encoding:ty)? = $($must:ident)?)? $name:literal
            $([$($placement:tt)*])? $(: $value:literal)? ,
        )*
        $(..$others:ident $(as $others_encoding:ty)? $(,)?)?
    ) => {
        impl wire::Object for $model {
            const NAME: &'static str = stringify!($model);

            $($items)*

            fn write_members<W: wire::MemberSink>(&self, sink: &mut W) {
                $(
                    $(
                        $(wire::$must)? (sink).$kind::<wire::MemberEncoding<$($encoding)?>, _>(
                            $name,
                            stringify!($field),
                            &self.$field,
                        );
                    )?
                    $(sink.$kind($name, $value);)?
                )*
                $(sink.additional::<wire::MemberEncoding<$($others_encoding)?>, _>(self, self.$others.as_ref());)?
            }
        }
    };
    // All members are optional: they are read in place.
    (@read $model:ident
        $(
            $kind:ident $($field:ident $(as $encoding:ty)? =)? $name:literal
            $([$($placement:tt)*])? $(: $value:literal)? ,
        )*
        $(..$others:ident $(as $others_encoding:ty)? $(,)?)?
    ) => {
        impl wire::ReadMembers for $model {
            fn read_member<R: wire::MemberSource>(
                &mut self,
                name: &str,
                source: &mut R,
            ) -> ::std::result::Result<(), R::Error> {
                match name {
                    $(
                        $name => {
                            $(source.value::<wire::MemberEncoding<$($encoding)?>, _>(name, &mut self.$field))?
                            $(wire::model!(@skip source $value))?
                        }
                    )*
                    _ => wire::model!(@other source, name $(, self.$others $(, $others_encoding)?)?),
                }
            }

            $(
                fn read_others<R: wire::MemberSource>(
                    &mut self,
                    source: &mut R,
                ) -> ::std::result::Result<(), R::Error> {
                    source.others::<wire::MemberEncoding<$($others_encoding)?>, _>(&mut self.$others)
                }
            )?
        }
    };
    (@read $model:ident
        $(
            $kind:ident $($field:ident $(as $encoding:ty)? = $($must:ident)?)? $name:literal
            $([$($placement:tt)*])? $(: $value:literal)? ,
        )*
        $(..$others:ident $(as $others_encoding:ty)? $(,)?)?
    ) => {
        impl wire::ReadableObject for $model {
            fn read_object<R: wire::MemberSource>(
                source: &mut R,
            ) -> ::std::result::Result<Self, R::Error> {
                $($(let mut $field = None;)?)*
                $(let mut $others = None;)?
                while let Some(name) = source.next(<Self as wire::Object>::MEMBERS)? {
                    match &*name {
                        $(
                            $name => {
                                $(source.value::<wire::MemberEncoding<$($encoding)?>, _>(&name, &mut $field))?
                                $(wire::model!(@skip source $value))?
                            }
                        )*
                        _ => wire::model!(@other source, &name $(, $others $(, $others_encoding)?)?),
                    }?;
                }
                $(source.others::<wire::MemberEncoding<$($others_encoding)?>, _>(&mut $others)?;)?
                Ok(Self {
                    $($($field $(: wire::slot::$must($name, $field)?)?,)?)*
                    $($others,)?
                })
            }
        }
    };
    (@skip $source:ident $value:literal) => { $source.skip() };
    (@other $source:ident, $name:expr) => { $source.skip() };
    (@other $source:ident, $name:expr, $others:expr $(, $encoding:ty)?) => {
        $source.additional::<wire::MemberEncoding<$($encoding)?>, _>($name, &mut $others)
    };
    (@serde $model:ident $format:ty) => {
        impl wire::Wire for $model {
            type DefaultEncoding = wire::ObjectEncoding;
        }

        impl<'de> ::serde::Deserialize<'de> for $model {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <$format as wire::Format>::read(deserializer)
            }
        }

        impl ::serde::Serialize for $model {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                wire::write(self, serializer)
            }
        }

        impl ::std::fmt::Debug for $model {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                wire::show(self, f)
            }
        }
    };
    (@write $model:ident $($rest:tt)*) => {
        compile_error!(concat!(
            "a member of `",
            stringify!($model),
            "` is not listed as `member field = \"key\",`; see the documentation of `wire::model!`",
        ));
    };
    (@read $model:ident $($rest:tt)*) => {};
    ($model:ident $($members:tt)*) => {
        wire::model! { @write $model [] $($members)* }
        wire::model! { @read $model $($members)* }
        wire::model! { @serde $model wire::Json }
    };
}
pub use model;

/// The values of members after all members were read.
pub mod slot {
    use serde::de::Error;

    /// Returns the value of a member that every value has.
    ///
    /// # Errors
    ///
    /// Returns an error with the name of the member if it is absent or `null`.
    pub fn required<T, X: Error>(name: &'static str, value: Option<T>) -> Result<T, X> {
        value.ok_or_else(|| {
            X::custom(format_args!(
                "the required property `{name}` is missing or null"
            ))
        })
    }
}
