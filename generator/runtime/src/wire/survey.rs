//! Counts the members that will be written, without writing them.

use std::collections::BTreeMap;

use azure_core::Value;

use super::{Access, Encoding, Literal, MemberSink, Object, purpose::Purpose};

/// A sink for counting members.
pub(super) struct MemberCount<'n> {
    purpose: Purpose,
    /// The known member to find, if any. Others are not counted then.
    wanted: Option<&'n str>,
    /// The member that is not counted.
    left_out: Option<&'n str>,
    count: usize,
}

impl<'n> MemberCount<'n> {
    /// Returns the number of members that are written, except `left_out`.
    pub(super) fn count(
        object: &impl Object,
        left_out: Option<&'n str>,
        purpose: Purpose,
    ) -> usize {
        Self::of(object, None, left_out, purpose)
    }

    /// True if the known member with this name is written.
    pub(super) fn has(object: &impl Object, name: &'n str, purpose: Purpose) -> bool {
        Self::of(object, Some(name), None, purpose) > 0
    }

    fn of(
        object: &impl Object,
        wanted: Option<&'n str>,
        left_out: Option<&'n str>,
        purpose: Purpose,
    ) -> usize {
        let mut survey = MemberCount {
            purpose,
            wanted,
            left_out,
            count: 0,
        };
        object.write_members(&mut survey);
        survey.count
    }

    #[inline]
    fn note(&mut self, name: &str, read_only: bool) {
        let is_written = !(read_only && self.purpose == Purpose::Request);
        let is_counted = match self.wanted {
            Some(wanted) => wanted == name,
            None => self.left_out != Some(name),
        };
        if is_written && is_counted {
            self.count += 1;
        }
    }
}

impl MemberSink for MemberCount<'_> {
    #[inline]
    fn visit<E: Encoding<T>, T>(
        &mut self,
        name: &'static str,
        _: &'static str,
        access: Access,
        value: Option<&T>,
    ) {
        if value.is_some() {
            self.note(name, access.read_only);
        }
    }

    fn constant(&mut self, name: &'static str, _: impl Into<Literal<'static>>) {
        self.note(name, false);
    }

    fn read_only_constant(&mut self, name: &'static str, _: impl Into<Literal<'static>>) {
        self.note(name, true);
    }

    fn additional<E: Encoding<T>, T>(
        &mut self,
        object: &impl Object,
        values: Option<&BTreeMap<String, T>>,
    ) {
        if self.wanted.is_none() {
            let names = values.into_iter().flat_map(BTreeMap::keys);
            let names = names.filter(|name| self.left_out != Some(name));
            let beyond = names.filter(|name| !MemberCount::has(object, name, self.purpose));
            self.count += beyond.count();
        }
    }

    fn anything(&mut self, values: &BTreeMap<String, Value>) {
        self.count += values
            .keys()
            .filter(|name| self.left_out != Some(name))
            .count();
    }
}
