//! Members that every value of an object has.

use super::{Access, Encoding, MemberSink};

/// Returns the sink for a member that every value has.
pub fn required<W: MemberSink>(sink: &mut W) -> RequiredSink<'_, W> {
    RequiredSink(sink)
}

/// A sink for one member that every value has.
#[derive(Debug)]
pub struct RequiredSink<'s, W>(&'s mut W);

impl<W: MemberSink> RequiredSink<'_, W> {
    /// Writes a member.
    #[inline]
    pub fn member<E: Encoding<T>, T>(self, name: &'static str, field: &'static str, value: &T) {
        self.0.visit::<E, T>(name, field, Access::OPEN, Some(value));
    }

    /// Writes a member that is never sent.
    #[inline]
    pub fn read_only<E: Encoding<T>, T>(self, name: &'static str, field: &'static str, value: &T) {
        self.0
            .visit::<E, T>(name, field, Access::READ_ONLY, Some(value));
    }

    /// Writes a member that is never printed, nor anything in it.
    #[inline]
    pub fn secret<E: Encoding<T>, T>(self, name: &'static str, field: &'static str, value: &T) {
        self.0
            .visit::<E, T>(name, field, Access::SECRET, Some(value));
    }

    /// Writes a member that is neither sent nor printed.
    #[inline]
    pub fn read_only_secret<E: Encoding<T>, T>(
        self,
        name: &'static str,
        field: &'static str,
        value: &T,
    ) {
        self.0
            .visit::<E, T>(name, field, Access::READ_ONLY_SECRET, Some(value));
    }

    /// Writes a member whose text is always printed.
    #[inline]
    pub fn shown<E: Encoding<T>, T>(self, name: &'static str, field: &'static str, value: &T) {
        self.0
            .visit::<E, T>(name, field, Access::SHOWN, Some(value));
    }

    /// Writes a member that is never sent, and whose text is always printed.
    #[inline]
    pub fn read_only_shown<E: Encoding<T>, T>(
        self,
        name: &'static str,
        field: &'static str,
        value: &T,
    ) {
        self.0
            .visit::<E, T>(name, field, Access::READ_ONLY_SHOWN, Some(value));
    }
}
