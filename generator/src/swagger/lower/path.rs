/// A key of `paths` taken apart.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Template {
    /// The path with a leading `/`, base path included.
    pub path: String,
    /// What follows the `?`, where there is one.
    pub query: Option<String>,
    /// The names between braces, in order, each once.
    pub names: Vec<String>,
}

impl Template {
    pub fn of(base_path: Option<&str>, key: &str) -> Self {
        let (path, rest) = match key.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (key, None),
        };
        // A fragment never travels: it only tells keys apart.
        let path = path.split('#').next().unwrap_or_default();
        let query = rest.and_then(|query| query.split('#').next());
        let base = base_path.unwrap_or_default().trim_matches('/');
        let mut whole = String::with_capacity(base.len() + path.len() + 2);
        if !base.is_empty() {
            whole.push('/');
            whole.push_str(base);
        }
        if !path.starts_with('/') {
            whole.push('/');
        }
        whole.push_str(path);
        let mut names = Vec::new();
        for name in names_in(&whole) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        Template {
            names,
            path: whole,
            query: query.filter(|query| !query.is_empty()).map(str::to_owned),
        }
    }
}

/// The names between braces.
pub(super) fn names_in(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_path_and_a_query() {
        let template = Template::of(Some("/base/"), "{a}/x/{b}:act/{a}?comp=list&x=1");
        assert_eq!(template.path, "/base/{a}/x/{b}:act/{a}");
        assert_eq!(template.query.as_deref(), Some("comp=list&x=1"));
        assert_eq!(template.names, ["a", "b"]);
        assert_eq!(Template::of(Some("/"), "/").path, "/");
        assert_eq!(Template::of(None, "/a//b/").path, "/a//b/");
    }
}
