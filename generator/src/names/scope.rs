//! Unique names in one place.

use std::collections::HashMap;

use super::{
    Words,
    identifier::Identifier,
    renaming::{Reason, RenamedItem, Renamings},
};

/// The names that are in use in one place, ignoring case.
///
/// Requests that are made together are assigned in two rounds. First, each item gets the requested name, unless it is
/// in use. Then the other items get the nearest free names. So an alternative name never takes the requested name of
/// another item.
#[derive(Debug, Default)]
pub(super) struct NameScope {
    taken: HashMap<String, Holder>,
    numbers: HashMap<String, usize>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Holder {
    /// Generated code uses it.
    Reserved,
    /// An item of the specification with this kind.
    Claimed(&'static str),
}

/// A request for a name.
pub(super) struct NameRequest<'a> {
    stem: Words,
    tail: Option<&'static str>,
    if_reserved: Fallback,
    if_taken: Fallback,
    on_collision: OnCollision,
    subject: RenamedItem<'a>,
}

/// How items of the same kind with the same name are distinguished.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum OnCollision {
    /// Like other items.
    Qualified,
    /// By numbers, because a word for the kind does not distinguish them.
    Numbered,
}

/// The alternative name, before numbers are tried.
pub(super) enum Fallback {
    /// A number.
    Number,
    /// The name with an additional word at the end.
    Word(&'static str),
    /// Another name.
    Other(Words),
}

/// An assigned name with its words.
pub(super) struct Assigned<N> {
    pub(super) name: N,
    pub(super) words: Words,
}

impl<'a> NameRequest<'a> {
    /// Requests a name for a subject.
    pub(super) fn new(stem: Words, subject: RenamedItem<'a>) -> Self {
        NameRequest {
            stem,
            tail: None,
            if_reserved: Fallback::Number,
            if_taken: Fallback::Number,
            on_collision: OnCollision::Qualified,
            subject,
        }
    }

    /// Adds a word at the end of the name, after any number: `Client`.
    pub(super) fn tail(mut self, tail: &'static str) -> Self {
        self.tail = Some(tail);
        self
    }

    /// Sets the alternative for a name that generated code uses.
    pub(super) fn if_reserved(mut self, alternative: Fallback) -> Self {
        self.if_reserved = alternative;
        self
    }

    /// Sets the alternative for a name that another item has.
    pub(super) fn if_taken(mut self, alternative: Fallback) -> Self {
        self.if_taken = alternative;
        self
    }

    /// Uses a number if an item of the same kind has the name.
    pub(super) fn numbered_among_its_kind(mut self) -> Self {
        self.on_collision = OnCollision::Numbered;
        self
    }

    fn wanted(&self) -> Words {
        self.complete(self.stem.clone())
    }

    fn complete(&self, stem: Words) -> Words {
        match self.tail {
            Some(tail) => stem.with(tail),
            None => stem,
        }
    }

    fn alternative(&self, holder: Holder) -> Option<Words> {
        let alternative = match holder {
            Holder::Reserved => &self.if_reserved,
            Holder::Claimed(what)
                if self.on_collision == OnCollision::Numbered && what == self.subject.what() =>
            {
                return None;
            }
            Holder::Claimed(_) => &self.if_taken,
        };
        match alternative {
            Fallback::Number => None,
            Fallback::Word(word) => Some(self.complete(self.stem.and(&Words::one(word)))),
            Fallback::Other(stem) => Some(self.complete(stem.clone())),
        }
    }
}

impl NameScope {
    /// Creates a scope with reserved names.
    pub(super) fn reserving<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut scope = NameScope::default();
        for name in names {
            scope.taken.insert(key(name), Holder::Reserved);
        }
        scope
    }

    /// Reserves a name.
    pub(super) fn reserve(&mut self, name: &str) {
        self.taken.insert(key(name), Holder::Reserved);
    }

    /// Adds a name without a request.
    pub(super) fn occupy(&mut self, name: &str, what: &'static str) {
        self.taken.insert(key(name), Holder::Claimed(what));
    }

    /// Assigns names to all requests, in order.
    pub(super) fn assign_all<N: Identifier>(
        &mut self,
        requests: Vec<NameRequest<'_>>,
        renamings: &mut Renamings<'_>,
    ) -> Vec<Assigned<N>> {
        let first: Vec<Result<Assigned<N>, Holder>> = requests
            .iter()
            .map(|request| self.first_choice(request, renamings))
            .collect();
        requests
            .iter()
            .zip(first)
            .map(|(request, choice)| {
                choice.unwrap_or_else(|holder| self.next_choice(request, holder, renamings))
            })
            .collect()
    }

    /// Assigns a name to a single request.
    pub(super) fn assign<N: Identifier>(
        &mut self,
        request: NameRequest<'_>,
        renamings: &mut Renamings<'_>,
    ) -> Assigned<N> {
        self.first_choice(&request, renamings)
            .unwrap_or_else(|holder| self.next_choice(&request, holder, renamings))
    }

    fn first_choice<N: Identifier>(
        &mut self,
        request: &NameRequest<'_>,
        renamings: &mut Renamings<'_>,
    ) -> Result<Assigned<N>, Holder> {
        let words = request.wanted();
        let wanted = N::render(&words);
        let text = self.take::<N>(&words, request)?;
        // Raw names and names with a prefixed digit are readable as they are; a keyword with a trailing `_` is
        // reported.
        let renamed_from = text.strip_suffix('_').map(str::to_owned);
        if renamed_from.is_some() {
            renamings.note(&request.subject, &wanted, &text, Reason::Keyword);
        }
        let name = N::with_text(text, renamed_from);
        Ok(Assigned { name, words })
    }

    fn next_choice<N: Identifier>(
        &mut self,
        request: &NameRequest<'_>,
        holder: Holder,
        renamings: &mut Renamings<'_>,
    ) -> Assigned<N> {
        let wanted = N::escape(N::render(&request.wanted()));
        let reason = match holder {
            Holder::Reserved => Reason::Reserved,
            Holder::Claimed(_) => Reason::Taken,
        };
        let (words, text) = self.nearest_free::<N>(request, holder);
        renamings.note(&request.subject, &wanted, &text, reason);
        let name = N::with_text(text, Some(wanted));
        Assigned { name, words }
    }

    /// Returns the nearest free name: the alternative, or else the first number that makes it unique.
    fn nearest_free<N: Identifier>(
        &mut self,
        request: &NameRequest<'_>,
        holder: Holder,
    ) -> (Words, String) {
        if let Some(words) = request.alternative(holder)
            && let Ok(text) = self.take::<N>(&words, request)
        {
            return (words, text);
        }
        let base = key(&N::render(&request.wanted()));
        let mut number = self.numbers.get(&base).copied().unwrap_or(2);
        loop {
            let words = request.complete(request.stem.with(number.to_string()));
            number += 1;
            if let Ok(text) = self.take::<N>(&words, request) {
                self.numbers.insert(base, number);
                return (words, text);
            }
        }
    }

    fn take<N: Identifier>(
        &mut self,
        words: &Words,
        request: &NameRequest<'_>,
    ) -> Result<String, Holder> {
        let text = N::escape(N::render(words));
        let key = key(&text);
        match self.taken.get(&key) {
            Some(holder) => Err(*holder),
            None => {
                self.taken
                    .insert(key, Holder::Claimed(request.subject.what()));
                Ok(text)
            }
        }
    }
}

/// Returns the names without their words.
pub(super) fn names<N>(assigned: Vec<Assigned<N>>) -> Vec<N> {
    assigned.into_iter().map(|assigned| assigned.name).collect()
}

/// Returns the key of a name, which is equal for conflicting names.
fn key(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_ascii_lowercase()
}
