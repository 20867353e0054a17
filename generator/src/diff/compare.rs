//! Compares the types of two versions.

use std::collections::{BTreeMap, HashMap};

use super::change::{Change, ChangeKind};
use super::matching::{Pair, pairs};
use super::surface::{Item, SurfaceMember};
use super::version::Version;
use crate::rust::spec::{ModulePath, Spec};

/// A type with its location.
#[derive(Clone, Copy, Debug)]
pub(super) struct ComparedType<'a> {
    pub home: &'a ModulePath,
    pub name: &'a str,
    pub item: &'a Item,
}

impl<'a> ComparedType<'a> {
    /// Returns the type itself as an item to compare.
    fn itself(self) -> ComparedItem<'a> {
        ComparedItem {
            ty: self,
            member: "",
        }
    }
}

/// Returns all changes.
pub(super) fn changes(old: &Version<'_>, new: &Version<'_>) -> Vec<Change> {
    let mut found = Vec::new();
    let pairs = types(old, new, &mut found);
    let mut renames = HashMap::new();
    for pair in &pairs {
        if let Pair::Both(before, after) = pair
            && before.name != after.name
        {
            renames.insert(before.name, after.name);
        }
    }
    let mut comparison = Comparison {
        old,
        new,
        renames,
        found,
    };
    for pair in pairs {
        match pair {
            Pair::Old(ty) => comparison.lone(ty, ChangeKind::Removed),
            Pair::New(ty) => comparison.lone(ty, ChangeKind::Added),
            Pair::Both(before, after) => comparison.types(before, after),
        }
    }
    comparison.found
}

/// Matches the types of both versions, module by module. A module that only one version has is a change of its own.
fn types<'a>(
    old: &'a Version<'_>,
    new: &'a Version<'_>,
    found: &mut Vec<Change>,
) -> Vec<Pair<ComparedType<'a>>> {
    let mut all = Vec::new();
    let (mut left_old, mut left_new) = (Vec::new(), Vec::new());
    for (home, items) in &old.surface.homes {
        match new.surface.homes.get(home) {
            Some(others) => all.extend(of_home(
                old,
                new,
                &listed(home, items),
                &listed(home, others),
            )),
            None if is_common(home) => left_old.extend(listed(home, items)),
            None => found.push(of_module(home, ChangeKind::Removed)),
        }
    }
    for (home, items) in &new.surface.homes {
        match old.surface.homes.contains_key(home) {
            true => {}
            false if is_common(home) => left_new.extend(listed(home, items)),
            false => found.push(of_module(home, ChangeKind::Added)),
        }
    }
    // If a service changes to another version of the common types, its types are in another module.
    all.extend(of_home(old, new, &left_old, &left_new));
    all
}

fn of_home<'a>(
    old: &Version<'_>,
    new: &Version<'_>,
    before: &[ComparedType<'a>],
    after: &[ComparedType<'a>],
) -> Vec<Pair<ComparedType<'a>>> {
    let identity = |side: &Version<'_>, ty: &ComparedType<'_>| {
        let spec = side.specs.get(ty.home, ty.name, "")?;
        Some(format!("{} {}", spec.noun, spec.identity))
    };
    pairs(
        before,
        after,
        |ty| ty.name,
        |ty| identity(old, ty),
        |ty| identity(new, ty),
    )
}

fn listed<'a>(home: &'a ModulePath, items: &'a BTreeMap<String, Item>) -> Vec<ComparedType<'a>> {
    let items = items.iter();
    items
        .map(|(name, item)| ComparedType { home, name, item })
        .collect()
}

fn is_common(home: &ModulePath) -> bool {
    home.0.first().is_some_and(|first| first == "common_types")
}

fn of_module(home: &ModulePath, kind: ChangeKind) -> Change {
    Change {
        kind,
        breaking: kind == ChangeKind::Removed,
        without_rest: false,
        item: "module",
        path: match home.0.is_empty() {
            true => "crate".to_owned(),
            false => home.0.join("::"),
        },
        spec: String::new(),
        what: String::new(),
        old: None,
        new: None,
    }
}

/// The comparison of two versions.
pub(super) struct Comparison<'a> {
    pub old: &'a Version<'a>,
    pub new: &'a Version<'a>,
    /// Renamed types.
    pub renames: HashMap<&'a str, &'a str>,
    pub found: Vec<Change>,
}

/// An item of one version: a type or a part of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct ComparedItem<'a> {
    pub ty: ComparedType<'a>,
    /// The part of the type. Empty for the type itself.
    pub member: &'a str,
}

impl ComparedItem<'_> {
    fn spec<'s>(&self, side: &'s Version<'_>) -> Option<&'s Spec> {
        side.specs.get(self.ty.home, self.ty.name, self.member)
    }

    /// Returns the kind of an item without a description.
    fn kind(&self) -> &'static str {
        let members = &self.ty.item.members;
        match members.iter().find(|member| member.name == self.member) {
            _ if self.member.is_empty() => self.ty.item.kind,
            Some(member) => member.shape.kind(),
            None => "argument",
        }
    }

    fn path(&self) -> String {
        let ComparedType { home, name, item } = self.ty;
        let home = home.0.iter().map(String::as_str);
        let parts = home.chain([item.place, name, self.member]);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        parts.join("::")
    }
}

impl<'a> Comparison<'a> {
    /// Compares a type that only one version has.
    fn lone(&mut self, ty: ComparedType<'a>, kind: ChangeKind) {
        let side = if kind == ChangeKind::Removed {
            self.old
        } else {
            self.new
        };
        let spec = side.specs.get(ty.home, ty.name, "");
        if spec.is_some_and(|spec| spec.follows) {
            return;
        }
        self.one(ty.itself(), kind, String::new(), None);
        // For a client, its operations are reported.
        if spec.is_some_and(|spec| spec.noun == "client") {
            for member in &ty.item.members {
                let thing = ComparedItem {
                    ty,
                    member: &member.name,
                };
                if thing
                    .spec(side)
                    .is_some_and(|spec| spec.noun == "operation")
                {
                    self.one(thing, kind, String::new(), None);
                }
            }
        }
    }

    fn types(&mut self, before: ComparedType<'a>, after: ComparedType<'a>) {
        let things = (before.itself(), after.itself());
        let follows = things.1.spec(self.new).is_some_and(|spec| spec.follows);
        if things.0.path() != things.1.path() && !follows {
            self.renamed(things);
        }
        self.facts(things);
        if before.item.kind != after.item.kind {
            let mut what = format!(
                "is {}, was {}",
                kind_words(after.item),
                kind_words(before.item)
            );
            if before.item.kind == "type" {
                what += ": code that uses both names for one type no longer compiles";
            }
            self.both(things, true, what);
            return;
        }
        if before.item.non_exhaustive != after.item.non_exhaustive {
            let closes = after.item.non_exhaustive;
            let what = match closes {
                true => "is now `#[non_exhaustive]`: struct expressions no longer compile",
                false => "is no longer `#[non_exhaustive]`",
            };
            self.both(things, closes, what.to_owned());
        }
        if before.item.kind == after.item.kind
            && !self.same(&before.item.target, &after.item.target)
        {
            let what = format!(
                "is an alias of `{}`, was an alias of `{}`",
                after.item.target, before.item.target
            );
            self.both(things, true, what);
        }
        // For an alias, the aliased type has the implementations.
        if before.item.kind == after.item.kind {
            self.implementations(before, after);
        }
        self.members(before, after);
    }

    fn implementations(&mut self, before: ComparedType<'a>, after: ComparedType<'a>) {
        let (old, new) = (&before.item.implementations, &after.item.implementations);
        let things = (before.itself(), after.itself());
        for each in old {
            if !new.iter().any(|other| self.same(each, other)) {
                self.both(things, true, format!("no longer implements `{each}`"));
            }
        }
        for each in new {
            if !old.iter().any(|other| self.same(other, each)) {
                self.both(things, false, format!("implements `{each}`"));
            }
        }
    }

    fn members(&mut self, before: ComparedType<'a>, after: ComparedType<'a>) {
        let identity = |side: &Version<'_>, ty: ComparedType<'_>, member: &SurfaceMember| {
            let spec = side.specs.get(ty.home, ty.name, &member.name)?;
            Some(format!("{} {}", spec.noun, spec.identity))
        };
        let old: Vec<&SurfaceMember> = before.item.members.iter().collect();
        let new: Vec<&SurfaceMember> = after.item.members.iter().collect();
        let of_old = |member: &&SurfaceMember| identity(self.old, before, member);
        let of_new = |member: &&SurfaceMember| identity(self.new, after, member);
        for pair in pairs(&old, &new, |member| member.name.as_str(), of_old, of_new) {
            match pair {
                Pair::Old(member) => self.lost(before, member),
                Pair::New(member) => self.gained(before, after, member),
                Pair::Both(one, other) => self.member((before, one), (after, other)),
            }
        }
    }

    /// Reports an item whose name changed.
    pub(super) fn renamed(&mut self, (before, after): (ComparedItem<'_>, ComparedItem<'_>)) {
        let what = format!("was `{}`", before.path());
        let change = self.change((Some(before), Some(after)), ChangeKind::Renamed, true, what);
        self.found.push(change);
    }

    /// Compares the behavior on the wire.
    pub(super) fn facts(&mut self, (before, after): (ComparedItem<'_>, ComparedItem<'_>)) {
        let (Some(old), Some(new)) = (before.spec(self.old), after.spec(self.new)) else {
            return;
        };
        for (label, is) in &new.behavior {
            let was = old.behavior.iter().find(|(other, _)| other == label);
            if let Some((_, was)) = was
                && was != is
            {
                self.both((before, after), false, format!("{label}: {is}, was {was}"));
            }
        }
    }

    /// Reports a change of an item that only one version has.
    pub(super) fn one(
        &mut self,
        thing: ComparedItem<'_>,
        kind: ChangeKind,
        what: String,
        breaking: Option<bool>,
    ) {
        let (things, usual) = match kind {
            ChangeKind::Removed => ((Some(thing), None), true),
            _ => ((None, Some(thing)), false),
        };
        let change = self.change(things, kind, breaking.unwrap_or(usual), what);
        self.found.push(change);
    }

    /// Reports a change of an item that both versions have.
    pub(super) fn both(
        &mut self,
        things: (ComparedItem<'_>, ComparedItem<'_>),
        breaking: bool,
        what: String,
    ) {
        let things = (Some(things.0), Some(things.1));
        let change = self.change(things, ChangeKind::Changed, breaking, what);
        self.found.push(change);
    }

    pub(super) fn change(
        &self,
        (before, after): (Option<ComparedItem<'_>>, Option<ComparedItem<'_>>),
        kind: ChangeKind,
        breaking: bool,
        what: String,
    ) -> Change {
        let old = before.and_then(|thing| thing.spec(self.old));
        let new = after.and_then(|thing| thing.spec(self.new));
        let spec = new.or(old);
        let shown = after.or(before);
        let usual = shown.map_or("", |thing| thing.kind());
        Change {
            kind,
            breaking,
            without_rest: false,
            item: spec.map_or(usual, |spec| spec.noun),
            path: shown.map(|thing| thing.path()).unwrap_or_default(),
            spec: spec.map(|spec| spec.identity.clone()).unwrap_or_default(),
            what,
            old: self.old.location(old.and_then(|spec| spec.origin.as_ref())),
            new: self.new.location(new.and_then(|spec| spec.origin.as_ref())),
        }
    }

    /// True if two types are equal, apart from renamed types.
    pub(super) fn same(&self, before: &str, after: &str) -> bool {
        before == after || (!self.renames.is_empty() && self.translated(before) == after)
    }

    fn translated(&self, text: &str) -> String {
        let mut all = String::new();
        let mut word = String::new();
        for c in text.chars().chain(['\0']) {
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            all.push_str(self.renames.get(word.as_str()).copied().unwrap_or(&word));
            word.clear();
            if c != '\0' {
                all.push(c);
            }
        }
        all
    }
}

fn kind_words(item: &Item) -> String {
    match item.kind {
        "struct" => "a struct".to_owned(),
        "enum" => "an enum".to_owned(),
        "trait" => "a trait".to_owned(),
        _ => format!("an alias of `{}`", item.target),
    }
}
