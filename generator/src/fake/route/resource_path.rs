//! The resource that a path addresses.

use super::template::{RouteTemplate, SegmentPiece, TemplateSegment};

/// The segments of a concrete path, in the letter case of the description.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::fake) struct ResourcePath {
    segments: Vec<String>,
    /// The index of the segment after the last `providers`.
    provider: Option<usize>,
}

impl ResourcePath {
    /// Returns the path of a template with these values of its parameters.
    pub(super) fn new(template: &RouteTemplate, values: &[String]) -> Self {
        let mut values = values.iter();
        let mut segments = Vec::with_capacity(template.segments.len());
        for segment in &template.segments {
            match segment {
                TemplateSegment::Literal(text) => segments.push(text.clone()),
                TemplateSegment::Parameter(_) => segments.extend(values.next().cloned()),
                TemplateSegment::Rest(_) => {
                    let value = values.next().map_or("", |value| value);
                    let parts = value.split('/').filter(|part| !part.is_empty());
                    segments.extend(parts.map(str::to_owned));
                }
                TemplateSegment::Mixed(pieces) => {
                    let pieces = pieces.iter().map(|piece| match piece {
                        SegmentPiece::Literal(text) => text.as_str(),
                        SegmentPiece::Parameter(_) => values.next().map_or("", |value| value),
                    });
                    segments.push(pieces.collect());
                }
            }
        }
        ResourcePath::of(segments)
    }

    /// Reads an ID.
    pub(in crate::fake) fn parse(id: &str) -> Self {
        let segments = id.split('/').filter(|segment| !segment.is_empty());
        ResourcePath::of(segments.map(str::to_owned).collect())
    }

    fn of(mut segments: Vec<String>) -> Self {
        let is_named = |segment: &str, name: &str| segment.eq_ignore_ascii_case(name);
        if let [first, _, third, ..] = segments.as_mut_slice()
            && is_named(first, "subscriptions")
            && is_named(third, "resourceGroups")
        {
            "resourceGroups".clone_into(third);
        }
        let provider = segments
            .iter()
            .rposition(|segment| is_named(segment, "providers"));
        let provider = provider.map(|at| at + 1);
        ResourcePath {
            provider: provider.filter(|at| *at < segments.len()),
            segments,
        }
    }

    /// Returns the ID.
    pub(in crate::fake) fn id(&self) -> String {
        joined(&self.segments)
    }

    /// Returns the ID in lower case, by which resources are stored.
    pub(in crate::fake) fn key(&self) -> String {
        self.id().to_lowercase()
    }

    /// Returns the last segment.
    pub(in crate::fake) fn name(&self) -> &str {
        self.segments.last().map_or("", |name| name)
    }

    /// Returns the number of segments.
    pub(in crate::fake) fn len(&self) -> usize {
        self.segments.len()
    }

    /// Returns the segment at an index.
    pub(in crate::fake) fn segment(&self, index: usize) -> Option<&str> {
        self.segments.get(index).map(String::as_str)
    }

    /// Returns the namespace of the resource provider.
    pub(in crate::fake) fn namespace(&self) -> Option<&str> {
        self.provider.and_then(|at| self.segment(at))
    }

    /// Returns the resource type: the namespace and every second segment after it. Resources without a provider belong
    /// to `Microsoft.Resources`.
    pub(in crate::fake) fn resource_type(&self) -> String {
        let (namespace, from) = match self.provider {
            Some(at) => (self.segments[at].as_str(), at + 1),
            None if self.segments.len() > 2 => ("Microsoft.Resources", 2),
            None => ("Microsoft.Resources", 0),
        };
        let mut text = namespace.to_owned();
        for name in self.segments[from..].iter().step_by(2) {
            text.push('/');
            text.push_str(name);
        }
        text
    }

    /// Returns the names of the resource and of its parents of the same provider: `server/database`.
    pub(in crate::fake) fn names(&self) -> String {
        let from = self.provider.map_or(0, |at| at + 1);
        let names = self.segments[from..].iter().skip(1).step_by(2);
        names.map(String::as_str).collect::<Vec<_>>().join("/")
    }

    /// True if the path ends with a type, so that it is that of a collection.
    pub(in crate::fake) fn is_collection(&self) -> bool {
        let from = self.provider.map_or(0, |at| at + 1);
        !(self.segments.len() - from).is_multiple_of(2)
    }

    /// Returns the path without its last segment.
    pub(in crate::fake) fn without_last(&self) -> ResourcePath {
        let end = self.segments.len().saturating_sub(1);
        ResourcePath::of(self.segments[..end].to_vec())
    }

    /// Returns the resource that contains this resource or collection: the parent, the scope, the resource group.
    /// `None` for a subscription, a tenant, and resources of a tenant.
    pub(in crate::fake) fn parent(&self) -> Option<ResourcePath> {
        let length = self.segments.len();
        let own = match self.is_collection() {
            true => 1,
            false => 2,
        };
        let end = match self.provider {
            Some(at) if length - own <= at + 1 => at - 1,
            _ => length.checked_sub(own)?,
        };
        (end > 0).then(|| ResourcePath::of(self.segments[..end].to_vec()))
    }

    /// Returns the path before the last `providers`, or the resource that contains the collection if there is none.
    pub(in crate::fake) fn scope(&self) -> String {
        match self.provider {
            Some(at) => joined(&self.segments[..at - 1]),
            None => self.parent().map(|parent| parent.id()).unwrap_or_default(),
        }
    }

    /// Returns the subscription.
    pub(in crate::fake) fn subscription(&self) -> Option<&str> {
        match self.segments.as_slice() {
            [first, id, ..] if first.eq_ignore_ascii_case("subscriptions") => Some(id),
            _ => None,
        }
    }

    /// Returns the resource group.
    pub(in crate::fake) fn resource_group(&self) -> Option<&str> {
        match self.segments.as_slice() {
            [_, _, third, group, ..] if third == "resourceGroups" => Some(group),
            _ => None,
        }
    }
}

fn joined(segments: &[String]) -> String {
    let mut text = String::new();
    for segment in segments {
        text.push('/');
        match segment.contains('/') {
            true => text.push_str(&segment.replace('/', "%2F")),
            false => text.push_str(segment),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::ResourcePath;

    #[test]
    fn an_id_has_a_type_and_a_parent() {
        let group = "/subscriptions/s/resourceGroups/g";
        let cases = [
            (
                format!("{group}/providers/A.B/c/d"),
                "A.B/c",
                Some(group.to_owned()),
            ),
            (
                format!("{group}/providers/A.B/c/d/e/f"),
                "A.B/c/e",
                Some(format!("{group}/providers/A.B/c/d")),
            ),
            (
                format!("{group}/providers/A.B/c/d/providers/X.Y/e/f"),
                "X.Y/e",
                Some(format!("{group}/providers/A.B/c/d")),
            ),
            ("/providers/A.B/c/d".to_owned(), "A.B/c", None),
            (
                group.to_owned(),
                "Microsoft.Resources/resourceGroups",
                Some("/subscriptions/s".to_owned()),
            ),
            (
                "/subscriptions/s".to_owned(),
                "Microsoft.Resources/subscriptions",
                None,
            ),
        ];
        for (id, resource_type, parent) in cases {
            let path = ResourcePath::parse(&id);
            assert_eq!(path.resource_type(), resource_type, "{id}");
            assert_eq!(path.parent().map(|parent| parent.id()), parent, "{id}");
            assert!(!path.is_collection(), "{id}");
        }
        let collection =
            ResourcePath::parse("/subscriptions/s/resourcegroups/g/providers/A.B/c/d/e");
        assert!(collection.is_collection());
        assert_eq!(
            collection.parent().unwrap().id(),
            format!("{group}/providers/A.B/c/d")
        );
        assert_eq!(collection.scope(), group);
    }
}
