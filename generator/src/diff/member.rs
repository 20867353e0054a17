//! Compares fields, variants, methods and constants.

use super::change::{Change, ChangeKind};
use super::compare::{ComparedItem, ComparedType, Comparison};
use super::surface::{MemberSignature, SurfaceMember};

impl<'a> Comparison<'a> {
    /// Reports a removed member.
    pub(super) fn lost(&mut self, before: ComparedType<'a>, member: &SurfaceMember) {
        let thing = ComparedItem {
            ty: before,
            member: &member.name,
        };
        let spec = self.old.specs.get(before.home, before.name, &member.name);
        if spec.is_some_and(|spec| spec.follows) {
            return;
        }
        self.one(thing, ChangeKind::Removed, String::new(), None);
    }

    /// Reports an added member.
    pub(super) fn gained(
        &mut self,
        before: ComparedType<'a>,
        after: ComparedType<'a>,
        member: &SurfaceMember,
    ) {
        let thing = ComparedItem {
            ty: after,
            member: &member.name,
        };
        let spec = self.new.specs.get(after.home, after.name, &member.name);
        if spec.is_some_and(|spec| spec.follows) {
            return;
        }
        // Users who construct or match the type in full must mention each member.
        let is_open = before.item.non_exhaustive || before.item.opaque;
        let (breaking, what) = match (&member.shape, is_open) {
            (MemberSignature::Field(ty), false) => (
                true,
                format!("`{ty}`: struct expressions without `..` no longer compile"),
            ),
            (MemberSignature::Field(ty), true) => (false, format!("`{ty}`")),
            (MemberSignature::Variant(_), false) => {
                (true, "a `match` without `_` no longer compiles".to_owned())
            }
            (MemberSignature::Variant(_), true)
            | (MemberSignature::Method(_) | MemberSignature::Constant(_), _) => {
                (false, String::new())
            }
        };
        let change = self.change((None, Some(thing)), ChangeKind::Added, breaking, what);
        self.found.push(Change {
            without_rest: breaking && matches!(member.shape, MemberSignature::Field(_)),
            ..change
        });
    }

    /// Compares a member that both versions have.
    pub(super) fn member(
        &mut self,
        (before, old): (ComparedType<'a>, &SurfaceMember),
        (after, new): (ComparedType<'a>, &SurfaceMember),
    ) {
        let things = (
            ComparedItem {
                ty: before,
                member: &old.name,
            },
            ComparedItem {
                ty: after,
                member: &new.name,
            },
        );
        let spec = self.new.specs.get(after.home, after.name, &new.name);
        let follows = spec.is_some_and(|spec| spec.follows);
        if old.name != new.name && !follows {
            self.renamed(things);
        }
        if !follows {
            self.facts(things);
        }
        match (&old.shape, &new.shape) {
            (MemberSignature::Field(was), MemberSignature::Field(is))
            | (MemberSignature::Variant(was), MemberSignature::Variant(is))
            | (MemberSignature::Constant(was), MemberSignature::Constant(is)) => {
                if !self.same(was, is) {
                    self.both(things, true, format!("`{is}`, was `{was}`"));
                }
            }
            (MemberSignature::Method(was), MemberSignature::Method(is)) => {
                self.signatures(things, was, is)
            }
            _ => self.both(things, true, "is a different kind of item".to_owned()),
        }
    }
}
