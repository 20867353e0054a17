//! Changes between two versions, and the release that they require.

use serde::{Deserialize, Serialize};

/// The changes between two versions of an API, for users of the generated crate.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ApiDiff {
    /// The reading of added fields.
    pub added_fields: AddedFields,
    /// The release that the changes require.
    pub bump: Bump,
    /// The release that the changes require by the other reading of added fields.
    pub other_bump: Bump,
    /// The changes: breaking ones first, then ordered by path.
    pub changes: Vec<Change>,
}

impl ApiDiff {
    pub(super) fn new(changes: Vec<Change>) -> Self {
        let mut diff = ApiDiff {
            changes,
            ..ApiDiff::default()
        };
        diff.sort();
        diff.changes.dedup();
        diff.with_added_fields(AddedFields::default())
    }

    /// Returns the changes with a reading of added fields.
    #[must_use]
    pub fn with_added_fields(mut self, added_fields: AddedFields) -> Self {
        let mut bump = |reading| {
            for change in self.changes.iter_mut().filter(|it| it.without_rest) {
                change.breaking = reading == AddedFields::Breaking;
            }
            Bump::of(&self.changes)
        };
        self.other_bump = bump(added_fields.other());
        self.bump = bump(added_fields);
        self.added_fields = added_fields;
        self.sort();
        self
    }

    fn sort(&mut self) {
        self.changes.sort_by(|one, other| {
            (!one.breaking, &one.path, one.kind, &one.what).cmp(&(
                !other.breaking,
                &other.path,
                other.kind,
                &other.what,
            ))
        });
    }

    /// True if nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns the number of breaking changes.
    pub fn breaking(&self) -> usize {
        self.changes.iter().filter(|change| change.breaking).count()
    }

    /// Returns the number of changes that only break struct expressions without `..`.
    pub fn without_rest(&self) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.without_rest).count()
    }
}

/// The reading of fields that are added to structs, which only break struct expressions without
/// `..Default::default()`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AddedFields {
    /// They are breaking changes, as for Cargo.
    #[default]
    Breaking,
    /// They are compatible changes, as for the official Azure SDK.
    Compatible,
}

impl AddedFields {
    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            AddedFields::Breaking => "breaking",
            AddedFields::Compatible => "compatible",
        }
    }

    fn other(self) -> AddedFields {
        match self {
            AddedFields::Breaking => AddedFields::Compatible,
            AddedFields::Compatible => AddedFields::Breaking,
        }
    }
}

/// One change.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Change {
    /// The kind of change.
    pub kind: ChangeKind,
    /// True if code that builds with the old crate may fail to build with the new one.
    pub breaking: bool,
    /// True if it only breaks struct expressions without `..`, such as `..Default::default()`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_rest: bool,
    /// The kind of item: `operation`, `field`.
    pub item: &'static str,
    /// The path in the crate: `models::Identity::location`.
    pub path: String,
    /// The name in the specification, if it has one.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub spec: String,
    /// A description of the change. May be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// The place in the old specification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<SourceLocation>,
    /// The place in the new specification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<SourceLocation>,
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// The item was removed.
    Removed,
    /// The item was renamed.
    Renamed,
    /// The item was changed.
    Changed,
    /// The item was added.
    Added,
}

impl ChangeKind {
    /// Returns the name.
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

/// The version number to increment, by the rules of cargo.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Bump {
    /// For a crate of version 0.x, whose second number is incremented for breaking releases.
    pub before_1_0: Level,
    /// For a crate of version 1.0 or later.
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

/// A part of a version number.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// No new release is needed.
    #[default]
    None,
    /// The third number.
    Patch,
    /// The second number.
    Minor,
    /// The first number.
    Major,
}

impl Level {
    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Patch => "patch",
            Level::Minor => "minor",
            Level::Major => "major",
        }
    }
}
