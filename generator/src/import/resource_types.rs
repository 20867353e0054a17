//! The resource types of an API, from its paths.

use std::collections::BTreeSet;
use std::path::Path;

use crate::source::Sources;

/// The segment before the namespace of a resource provider.
const PROVIDERS: &str = "providers";

/// Returns the resource types in the paths of files, such as `Microsoft.Widgets/widgets/parts`. Files that cannot be
/// read have none; other steps report them.
pub(super) fn resource_types<P: AsRef<Path>>(
    sources: &Sources,
    files: impl IntoIterator<Item = P>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files {
        let Ok(id) = sources.load(file.as_ref()) else {
            continue;
        };
        let document = sources.document(id);
        for key in ["/paths", "/x-ms-paths"] {
            let paths = document.get(key).and_then(|paths| paths.as_object());
            let paths = paths.into_iter().flat_map(|paths| paths.keys());
            found.extend(paths.filter_map(|path| resource_type(path)));
        }
    }
    found
}

/// Returns the type of the resource that a path belongs to: the names that are followed by the name of a resource. A
/// last segment without one is a list, an action or the type's only resource.
fn resource_type(path: &str) -> Option<String> {
    let path = path.split('?').next().unwrap_or_default();
    let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    let provider = segments
        .iter()
        .rposition(|segment| segment.eq_ignore_ascii_case(PROVIDERS));
    let (namespace, names) = match provider {
        Some(at) => (
            segments.get(at + 1).copied().unwrap_or_default(),
            segments.get(at + 2..).unwrap_or_default(),
        ),
        None => ("", segments.as_slice()),
    };
    if is_variable(namespace) {
        return None;
    }
    let mut parts = vec![namespace];
    parts.extend(names.chunks_exact(2).map_while(|pair| match pair {
        [name, resource] if !is_variable(name) && is_variable(resource) => Some(*name),
        _ => None,
    }));
    parts.retain(|part| !part.is_empty());
    let has_type = parts.len() > usize::from(!namespace.is_empty());
    has_type.then(|| parts.join("/"))
}

fn is_variable(segment: &str) -> bool {
    segment.contains('{')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_follow_the_last_provider() {
        for (path, expected) in [
            (
                "/subscriptions/{s}/providers/Microsoft.Widgets/widgets/{w}/parts/{p}/start",
                Some("Microsoft.Widgets/widgets/parts"),
            ),
            (
                "/{scope}/providers/Microsoft.Locks/locks/{name}",
                Some("Microsoft.Locks/locks"),
            ),
            (
                "/subscriptions/{s}/providers/Microsoft.Widgets/widgets",
                None,
            ),
            ("/providers/{namespace}/things/{t}", None),
            ("/secrets/{name}/{version}?comp=x", Some("secrets")),
            ("/", None),
        ] {
            assert_eq!(resource_type(path).as_deref(), expected, "{path}");
        }
    }
}
