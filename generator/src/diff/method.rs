//! Compares arguments and results of methods.

use super::change::ChangeKind;
use super::compare::{ComparedItem, Comparison};
use super::matching::{Pair, pairs};
use super::surface::Signature;
use super::version::Version;

type ArgumentSignature = (String, String);

impl Comparison<'_> {
    /// Compares arguments and result of a method.
    pub(super) fn signatures(
        &mut self,
        things: (ComparedItem<'_>, ComparedItem<'_>),
        was: &Signature,
        is: &Signature,
    ) {
        if was.manner != is.manner {
            let manner = |signature: &Signature| match signature.manner.starts_with("async") {
                true => "is now `async`",
                false => "is no longer `async`",
            };
            let what = match manner(was) == manner(is) {
                true => format!("takes `{}`, was `{}`", is.manner, was.manner),
                false => manner(is).to_owned(),
            };
            self.both(things, true, what);
        }
        if !self.same(&was.output, &is.output) {
            let what = format!("returns `{}`, was `{}`", is.output, was.output);
            self.both(things, true, what);
        }
        self.arguments(things, &was.arguments, &is.arguments);
    }

    fn arguments(
        &mut self,
        things: (ComparedItem<'_>, ComparedItem<'_>),
        old: &[ArgumentSignature],
        new: &[ArgumentSignature],
    ) {
        let fits = old.len() == new.len()
            && old
                .iter()
                .zip(new)
                .all(|((_, was), (_, is))| self.same(was, is));
        let (before, after) = things;
        let identity =
            |side: &Version<'_>, thing: ComparedItem<'_>, argument: &ArgumentSignature| {
                let member = format!("{}({})", thing.member, argument.0);
                let spec = side.specs.get(thing.ty.home, thing.ty.name, &member)?;
                Some(spec.identity.clone())
            };
        let of_old = |argument: &&ArgumentSignature| identity(self.old, before, argument);
        let of_new = |argument: &&ArgumentSignature| identity(self.new, after, argument);
        let all_old: Vec<&ArgumentSignature> = old.iter().collect();
        let all_new: Vec<&ArgumentSignature> = new.iter().collect();
        let found = pairs(
            &all_old,
            &all_new,
            |argument| argument.0.as_str(),
            of_old,
            of_new,
        );
        let order = self.order(&found, old, new);
        if fits && order.is_none() {
            // The names of arguments do not affect callers.
            return self.passed(things, old, new);
        }
        let mut told = false;
        for pair in found {
            told |= match pair {
                Pair::Old(argument) => {
                    self.argument(
                        before,
                        argument,
                        ChangeKind::Removed,
                        format!("was `{}`", argument.1),
                    );
                    true
                }
                Pair::New(argument) => {
                    self.argument(
                        after,
                        argument,
                        ChangeKind::Added,
                        format!("`{}`", argument.1),
                    );
                    true
                }
                Pair::Both(was, is) if !self.same(&was.1, &is.1) => {
                    let members = (argument_member(before, was), argument_member(after, is));
                    let things = (
                        ComparedItem {
                            member: &members.0,
                            ..before
                        },
                        ComparedItem {
                            member: &members.1,
                            ..after
                        },
                    );
                    self.both(things, true, format!("`{}`, was `{}`", is.1, was.1));
                    true
                }
                Pair::Both(..) => false,
            };
        }
        if let Some(order) = order {
            self.both(
                things,
                true,
                format!("changed the order of arguments: {order}"),
            );
        } else if !told {
            self.both(things, true, "changed arguments".to_owned());
        }
    }

    /// Compares the behavior of arguments whose types did not change.
    fn passed(
        &mut self,
        (before, after): (ComparedItem<'_>, ComparedItem<'_>),
        old: &[ArgumentSignature],
        new: &[ArgumentSignature],
    ) {
        for (was, is) in old.iter().zip(new) {
            let members = (argument_member(before, was), argument_member(after, is));
            self.facts((
                ComparedItem {
                    member: &members.0,
                    ..before
                },
                ComparedItem {
                    member: &members.1,
                    ..after
                },
            ));
        }
    }

    fn argument(
        &mut self,
        thing: ComparedItem<'_>,
        argument: &ArgumentSignature,
        kind: ChangeKind,
        what: String,
    ) {
        let member = argument_member(thing, argument);
        let thing = ComparedItem {
            member: &member,
            ..thing
        };
        self.one(thing, kind, what, Some(true));
    }

    /// Returns the common arguments in their new order, if the order changed.
    fn order(
        &self,
        found: &[Pair<&ArgumentSignature>],
        old: &[ArgumentSignature],
        new: &[ArgumentSignature],
    ) -> Option<String> {
        let place =
            |list: &[ArgumentSignature], name: &str| list.iter().position(|each| each.0 == name);
        let mut both: Vec<_> = found
            .iter()
            .filter_map(|pair| match pair {
                Pair::Both(was, is) => Some((place(old, &was.0)?, place(new, &is.0)?, &is.0)),
                _ => None,
            })
            .collect();
        both.sort();
        let sorted = both.is_sorted_by_key(|(_, place, _)| *place);
        both.sort_by_key(|(_, place, _)| *place);
        let names: Vec<_> = both.iter().map(|(.., name)| format!("`{name}`")).collect();
        (!sorted).then(|| names.join(", "))
    }
}

fn argument_member(thing: ComparedItem<'_>, argument: &ArgumentSignature) -> String {
    format!("{}({})", thing.member, argument.0)
}
