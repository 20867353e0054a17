//! Changes between two versions, and the release that they ask for.

use serde::Serialize;

/// What changed between two versions of an API, for users of the crate that is made of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ApiDiff {
    /// What a new release of the crate has to count up.
    pub bump: Bump,
    /// The breaking changes first, then by their path.
    pub changes: Vec<Change>,
}

impl ApiDiff {
    pub(super) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by(|one, other| {
            (!one.breaking, &one.path, one.kind, &one.what).cmp(&(
                !other.breaking,
                &other.path,
                other.kind,
                &other.what,
            ))
        });
        changes.dedup();
        ApiDiff {
            bump: Bump::of(&changes),
            changes,
        }
    }

    /// True if nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes break users.
    pub fn breaking(&self) -> usize {
        self.changes.iter().filter(|change| change.breaking).count()
    }

    /// How many of those break only struct expressions without `..`.
    pub fn without_rest(&self) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.without_rest).count()
    }
}

/// One change.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// True if code that builds with the old crate may fail to build with the new one.
    pub breaking: bool,
    /// True if it breaks only struct expressions without `..`, such as `..Default::default()`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_rest: bool,
    /// What kind of thing changed: `operation`, `field`.
    pub item: &'static str,
    /// The thing in the crate: `models::Identity::location`.
    pub path: String,
    /// What the specification calls it, where it has a name there.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub spec: String,
    /// What changed; empty where the kind says it all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Where it stood in the old specification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<SourceLocation>,
    /// Where it stands in the new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<SourceLocation>,
}

/// What happened to a thing.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed,
    /// It is not what it was.
    Changed,
    /// It is new.
    Added,
}

impl ChangeKind {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Removed => "removed",
            ChangeKind::Renamed => "renamed",
            ChangeKind::Changed => "changed",
            ChangeKind::Added => "added",
        }
    }
}

/// A place in a specification.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct SourceLocation {
    /// The file, relative to the root of the specifications.
    pub file: String,
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// The JSON pointer.
    pub pointer: String,
}

/// What a new release counts up by the rules of cargo.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Bump {
    /// For a crate of version 0.x, whose second number counts breaking releases.
    pub before_1_0: Level,
    /// For a crate from 1.0 on.
    pub from_1_0: Level,
}

impl Bump {
    fn of(changes: &[Change]) -> Bump {
        let level = |before_1_0, from_1_0| Bump {
            before_1_0,
            from_1_0,
        };
        if changes.iter().any(|change| change.breaking) {
            level(Level::Minor, Level::Major)
        } else if changes
            .iter()
            .any(|change| change.kind == ChangeKind::Added)
        {
            level(Level::Patch, Level::Minor)
        } else if changes.is_empty() {
            level(Level::None, Level::None)
        } else {
            level(Level::Patch, Level::Patch)
        }
    }
}

/// A number of a version.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// No new release is needed.
    #[default]
    None,
    /// The third.
    Patch,
    /// The second.
    Minor,
    /// The first.
    Major,
}

impl Level {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Patch => "patch",
            Level::Minor => "minor",
            Level::Major => "major",
        }
    }
}
