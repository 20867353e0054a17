//! The release that changes require, as text.

use super::change::{AddedFields, ApiDiff, Bump};

/// Returns the number of changes and the release that they require. If some only break struct expressions without `..`,
/// it has both readings. `emphasis` begins and ends emphasized words.
pub(super) fn verdict(diff: &ApiDiff, (begin, end): (&str, &str)) -> String {
    let all = match diff.changes.len() {
        1 => "1 change".to_owned(),
        many => format!("{many} changes"),
    };
    let release = |bump: Bump| {
        let [before, from] = [bump.before_1_0, bump.from_1_0].map(|level| level.name());
        format!("{begin}{before}{end} before 1.0, {begin}{from}{end} from 1.0 on")
    };
    let breaking = diff.breaking();
    let (added, other) = match (diff.without_rest(), diff.added_fields) {
        (0, _) => (String::new(), None),
        (some, AddedFields::Breaking) => (
            format!(" ({some} of them only struct expressions without `..`)"),
            Some(AddedFields::Compatible),
        ),
        (some, AddedFields::Compatible) => (
            format!(" ({some} more only break struct expressions without `..`)"),
            Some(AddedFields::Breaking),
        ),
    };
    let other = other.map_or(String::new(), |other| {
        let release = release(diff.other_bump);
        format!("; if added fields are {}: {release}", other.name())
    });
    format!(
        "{all}, {breaking} breaking{added}: the next release is {}{other}",
        release(diff.bump)
    )
}
