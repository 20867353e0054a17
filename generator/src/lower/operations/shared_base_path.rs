//! The base path that all operations share, which is part of the endpoint.

use super::base_path::BasePath;
use super::groups::LoweredOperations;
use crate::dialect::Reporter;

/// Moves the base path that all operations share to the endpoint, and returns it. The rest stays in the paths of
/// operations.
pub(crate) fn shared_base_path(
    gathered: &mut LoweredOperations,
    report: &mut Reporter<'_>,
) -> String {
    let mut all = gathered.base_paths.values().flatten();
    let Some(first) = all.next() else {
        return String::new();
    };
    let mut shared = first.as_ref().map_or("", BasePath::shareable).to_owned();
    for base_path in all {
        shared.truncate(common(
            &shared,
            base_path.as_ref().map_or("", BasePath::shareable),
        ));
    }
    for (key, group) in &mut gathered.groups {
        let base_paths = gathered.base_paths.get(key).into_iter().flatten();
        for (operation, base_path) in group.operations.iter_mut().zip(base_paths) {
            if let Some(base_path) = base_path {
                base_path.add(&shared, operation, report);
            }
        }
    }
    for stream in &mut gathered.streams {
        if let Some(base_path) = &stream.base_path {
            base_path.add(&shared, &mut stream.operation, report);
        }
    }
    shared
}

/// Returns the length of the segments that two paths have in common.
fn common(one: &str, other: &str) -> usize {
    let pairs = one.split('/').zip(other.split('/'));
    let same = pairs.take_while(|(one, other)| one == other);
    let length: usize = same.map(|(segment, _)| segment.len() + 1).sum();
    length.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_share_whole_segments() {
        for (one, other, shared) in [
            ("/api/v1", "/api/v1", "/api/v1"),
            ("/api/v1", "/api/v10", "/api"),
            ("/api", "/api/v1", "/api"),
            ("/api", "", ""),
            ("/a", "/b", ""),
            ("", "", ""),
        ] {
            assert_eq!(one.get(..common(one, other)), Some(shared), "{one} {other}");
        }
    }
}
