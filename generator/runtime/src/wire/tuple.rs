//! Arrays whose items have types by position.

use azure_core::Value;
use serde::de::Error;

use super::{Encoding, Inherent, Sink, Source, value::within};

/// An array whose items have types by position. The macro `tuple!` implements it.
pub trait Tuple: Sized {
    /// Decodes the items.
    ///
    /// # Errors
    ///
    /// Returns an error if an item is missing or of another type, or if there are too many.
    fn decode(items: TupleItems) -> Result<Self, serde_json::Error>;

    /// Returns the number of items that are written.
    fn length(&self) -> usize;

    /// Writes the item at an index.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if the item cannot be written.
    fn write_item<W: Sink>(&self, index: usize, sink: W) -> Result<W::Ok, W::Error>;
}

/// The items of an array, in order. `None` is `null`.
#[derive(Debug)]
pub struct TupleItems {
    items: std::vec::IntoIter<Option<Value>>,
    index: usize,
}

impl TupleItems {
    /// Returns the next item, or `None` at the end. `null` is an item.
    fn next(&mut self) -> Option<(usize, Value)> {
        let item = self.items.next()?;
        let index = self.index;
        self.index += 1;
        Some((index, item.unwrap_or(Value::Null)))
    }

    /// Reads the next item. `None` at the end of the array, and `Some(None)` for `null`.
    fn read<E: Encoding<T>, T>(&mut self) -> Result<Option<Option<T>>, serde_json::Error> {
        let Some((index, item)) = self.next() else {
            return Ok(None);
        };
        let mut slot = None;
        match E::read(item, &mut slot) {
            Ok(()) => Ok(Some(slot)),
            Err(error) => Err(within(&format_args!("item {index}"), &error)),
        }
    }

    /// Checks that no item remains.
    ///
    /// # Errors
    ///
    /// Returns an error if there is another item.
    pub fn end(mut self) -> Result<(), serde_json::Error> {
        match self.next() {
            Some((index, _)) => Err(serde_json::Error::custom(format_args!(
                "item {index}: the array has too many items"
            ))),
            None => Ok(()),
        }
    }
}

/// A kind of field of a tuple.
pub trait TupleField<E, F> {
    /// Reads the items of the field.
    ///
    /// # Errors
    ///
    /// Returns an error if an item is missing or of another type.
    fn read(items: &mut TupleItems) -> Result<F, serde_json::Error>;

    /// Returns the number of items that are written, if the field begins at an index. 0 if it can be omitted.
    fn length(field: &F, at: usize) -> usize;

    /// True if the field that begins at `at` has the item at `index`.
    fn has(_field: &F, at: usize, index: usize) -> bool {
        at == index
    }

    /// Writes the item at `index`, if the field begins at `at`.
    ///
    /// # Errors
    ///
    /// Returns an error of the sink, or if the item cannot be written.
    fn write<W: Sink>(field: &F, at: usize, index: usize, sink: W) -> Result<W::Ok, W::Error>;
}

/// The kinds of fields of tuples.
pub mod items {
    use serde::de::Error;

    use super::{Encoding, Sink, TupleField, TupleItems};

    /// An item that every array has.
    #[derive(Debug)]
    pub struct Required;

    impl<E: Encoding<T>, T> TupleField<E, T> for Required {
        fn read(items: &mut TupleItems) -> Result<T, serde_json::Error> {
            let index = items.index;
            items
                .read::<E, T>()?
                .flatten()
                .ok_or_else(|| missing(index, " or null"))
        }

        fn length(_: &T, at: usize) -> usize {
            at + 1
        }

        fn write<W: Sink>(field: &T, _: usize, _: usize, sink: W) -> Result<W::Ok, W::Error> {
            E::write(field, sink)
        }
    }

    /// An item that every array has, and that may be `null`.
    #[derive(Debug)]
    pub struct Nullable;

    impl<E: Encoding<T>, T> TupleField<E, Option<T>> for Nullable {
        fn read(items: &mut TupleItems) -> Result<Option<T>, serde_json::Error> {
            let index = items.index;
            items.read::<E, T>()?.ok_or_else(|| missing(index, ""))
        }

        fn length(_: &Option<T>, at: usize) -> usize {
            at + 1
        }

        fn write<W: Sink>(
            field: &Option<T>,
            _: usize,
            _: usize,
            sink: W,
        ) -> Result<W::Ok, W::Error> {
            write_option::<E, T, W>(field.as_ref(), sink)
        }
    }

    /// An item at the end, without which an array may be shorter.
    #[derive(Debug)]
    pub struct Optional;

    impl<E: Encoding<T>, T> TupleField<E, Option<T>> for Optional {
        fn read(items: &mut TupleItems) -> Result<Option<T>, serde_json::Error> {
            Ok(items.read::<E, T>()?.flatten())
        }

        fn length(field: &Option<T>, at: usize) -> usize {
            match field {
                Some(_) => at + 1,
                None => 0,
            }
        }

        fn write<W: Sink>(
            field: &Option<T>,
            _: usize,
            _: usize,
            sink: W,
        ) -> Result<W::Ok, W::Error> {
            write_option::<E, T, W>(field.as_ref(), sink)
        }
    }

    /// All further items, of one type.
    #[derive(Debug)]
    pub struct Further;

    impl<E: Encoding<T>, T> TupleField<E, Vec<T>> for Further {
        fn read(items: &mut TupleItems) -> Result<Vec<T>, serde_json::Error> {
            let mut further = Vec::new();
            while let Some(item) = items.read::<E, T>()? {
                further.extend(item);
            }
            Ok(further)
        }

        fn length(field: &Vec<T>, at: usize) -> usize {
            match field.as_slice() {
                [] => 0,
                items => at + items.len(),
            }
        }

        fn has(_: &Vec<T>, at: usize, index: usize) -> bool {
            at <= index
        }

        fn write<W: Sink>(
            field: &Vec<T>,
            at: usize,
            index: usize,
            sink: W,
        ) -> Result<W::Ok, W::Error> {
            write_option::<E, T, W>(field.get(index - at), sink)
        }
    }

    fn write_option<E: Encoding<T>, T, W: Sink>(
        value: Option<&T>,
        sink: W,
    ) -> Result<W::Ok, W::Error> {
        match value {
            Some(value) => E::write(value, sink),
            None => sink.null(),
        }
    }

    #[cold]
    fn missing(index: usize, or_null: &str) -> serde_json::Error {
        serde_json::Error::custom(format_args!("item {index} is missing{or_null}"))
    }
}

/// The default encoding of tuples.
#[derive(Debug)]
pub struct TupleEncoding;

impl<T: Tuple> Encoding<T> for TupleEncoding {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<T>) -> Result<(), R::Error> {
        let mut items = None;
        source.list::<Option<Inherent>, Option<Value>>(&mut items)?;
        let decode = |items: Vec<_>| {
            T::decode(TupleItems {
                items: items.into_iter(),
                index: 0,
            })
        };
        *slot = items.map(decode).transpose().map_err(R::Error::custom)?;
        Ok(())
    }

    fn write<W: Sink>(value: &T, sink: W) -> Result<W::Ok, W::Error> {
        let items = 0..value.length();
        let items: Vec<_> = items
            .map(|index| ItemOf {
                tuple: value,
                index,
            })
            .collect();
        sink.list::<ItemOfEncoding, _>(&items)
    }
}

/// An item of a borrowed tuple.
struct ItemOf<'t, T> {
    tuple: &'t T,
    index: usize,
}

/// The encoding of an item of a borrowed tuple, which is only written.
struct ItemOfEncoding;

impl<T: Tuple> Encoding<ItemOf<'_, T>> for ItemOfEncoding {
    fn read<'de, R: Source<'de>>(_: R, _: &mut Option<ItemOf<'_, T>>) -> Result<(), R::Error> {
        Err(R::Error::custom("a borrowed item cannot be read"))
    }

    fn write<W: Sink>(item: &ItemOf<'_, T>, sink: W) -> Result<W::Ok, W::Error> {
        item.tuple.write_item(item.index, sink)
    }
}

/// Implements `Tuple`, `Wire`, `Debug`, `Deserialize` and `Serialize` for a tuple struct.
///
/// The macro lists the fields in order, each with its kind, its index, and its encoding if it differs from that of the
/// type. Without `Further`, an array with more items is an error:
///
/// ```text
/// pub struct Position(pub f64, pub f64, pub Option<f64>, pub Vec<Value>);
///
/// wire::tuple! { Position
///     Required 0, Required 1, Optional 2, Further 3,
/// }
///
/// let position: Position = serde_json::from_str("[1.5,2]")?;
/// assert_eq!(serde_json::to_string(&position)?, "[1.5,2.0]");
/// ```
///
/// | kind | type | meaning |
/// |---|---|---|
/// | `Required` | `T` | an item that every array has |
/// | `Nullable` | `Option<T>` | an item that every array has, and that may be `null` |
/// | `Optional` | `Option<T>` | an item that may be missing at the end. Before other items, `null` replaces it |
/// | `Further` | `Vec<T>` | all other items |
///
/// The module that uses the macro must import `wire`.
#[macro_export]
macro_rules! tuple {
    ($tuple:ident $($kind:ident $index:tt $(as $encoding:ty)?,)*) => {
        impl wire::Tuple for $tuple {
            fn decode(
                mut items: wire::TupleItems,
            ) -> ::std::result::Result<Self, ::serde_json::Error> {
                let tuple = Self($(
                    <wire::items::$kind as wire::TupleField<wire::MemberEncoding<$($encoding)?>, _>>::read(&mut items)?,
                )*);
                items.end()?;
                Ok(tuple)
            }

            fn length(&self) -> usize {
                let mut length = 0;
                $(
                    length = length.max(
                        <wire::items::$kind as wire::TupleField<wire::MemberEncoding<$($encoding)?>, _>>::length(
                            &self.$index,
                            $index,
                        ),
                    );
                )*
                length
            }

            fn write_item<W: wire::Sink>(
                &self,
                index: usize,
                sink: W,
            ) -> ::std::result::Result<W::Ok, W::Error> {
                $(
                    if <wire::items::$kind as wire::TupleField<wire::MemberEncoding<$($encoding)?>, _>>::has(&self.$index, $index, index) {
                        return <wire::items::$kind as wire::TupleField<wire::MemberEncoding<$($encoding)?>, _>>::write(
                            &self.$index,
                            $index,
                            index,
                            sink,
                        );
                    }
                )*
                sink.null()
            }
        }

        impl wire::Wire for $tuple {
            type DefaultEncoding = wire::TupleEncoding;
        }

        impl ::std::fmt::Debug for $tuple {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                wire::show(self, f)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $tuple {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <wire::Json as wire::Format>::read(deserializer)
            }
        }

        impl ::serde::Serialize for $tuple {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                wire::write(self, serializer)
            }
        }
    };
    ($tuple:ident $($rest:tt)*) => {
        compile_error!(concat!(
            "a field of `",
            stringify!($tuple),
            "` is not listed as `Required 0,`; see the documentation of `wire::tuple!`",
        ));
    };
}
pub use tuple;
