//! The keys of `paths`.

use std::collections::HashSet;

use crate::dialect::document::names_in;
use crate::ir::{Parameter, ParameterLocation, Type};

/// A parsed key of `paths`.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Template {
    /// The path with a leading `/`, including the base path.
    pub path: String,
    /// The query after `?`, if there is one.
    pub query: Option<String>,
    /// The names in braces in the path, in order, without duplicates.
    pub names: Vec<String>,
    /// The parameters in the query: the name in braces, and the key before it.
    pub in_query: Vec<(String, String)>,
}

impl Template {
    pub fn of(host_path: Option<&str>, base_path: Option<&str>, key: &str) -> Self {
        let (path, rest) = match key.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (key, None),
        };
        // A fragment is never sent; it only makes keys unique.
        let path = path.split('#').next().unwrap_or_default();
        let query = rest.and_then(|query| query.split('#').next());
        let mut whole = String::new();
        for base in [host_path, base_path].into_iter().flatten() {
            let base = base.trim_matches('/');
            if !base.is_empty() {
                whole.push('/');
                whole.push_str(base);
            }
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
        let mut in_query = Vec::new();
        let mut fixed = Vec::new();
        for pair in query
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            match pair
                .split_once("={")
                .and_then(|(key, rest)| Some((key, rest.strip_suffix('}')?)))
            {
                Some((key, name)) => in_query.push((name.to_owned(), key.to_owned())),
                None => fixed.push(pair),
            }
        }
        Template {
            names,
            in_query,
            path: whole,
            query: (!fixed.is_empty()).then(|| fixed.join("&")),
        }
    }
}

impl Template {
    /// Replaces a name between braces.
    pub fn rename(&mut self, name: &str, by: &str) {
        self.path = self
            .path
            .replace(&format!("{{{name}}}"), &format!("{{{by}}}"));
        for (known, _) in &mut self.in_query {
            if known == name {
                by.clone_into(known);
            }
        }
        let mut names: Vec<String> = Vec::with_capacity(self.names.len());
        for known in self.names.drain(..) {
            let known = if known == name { by.to_owned() } else { known };
            if !names.contains(&known) {
                names.push(known);
            }
        }
        self.names = names;
    }

    /// True if a name in braces is always a whole segment of the path.
    pub fn has_segment(&self, name: &str) -> bool {
        let place = format!("{{{name}}}");
        let mut segments = self
            .path
            .split('/')
            .filter(|segment| segment.contains(&place));
        segments.all(|segment| segment == place)
    }

    /// Moves a path parameter that is in the query to the query.
    pub fn place(&self, parameter: &mut Parameter) {
        let mut in_query = self.in_query.iter();
        let found = in_query.find(|(name, _)| *name == parameter.wire_name);
        if let (ParameterLocation::Path, Some((name, key))) = (parameter.location, found) {
            parameter.location = ParameterLocation::Query;
            if name != key {
                parameter.client_name.get_or_insert_with(|| name.clone());
                parameter.wire_name.clone_from(key);
            }
        }
    }
}

/// Returns the query of the key, without parameters, and without words that have no value: these only make keys unique.
pub(crate) fn fixed_query(query: Option<&str>, parameters: &[Parameter]) -> Option<String> {
    let constants: HashSet<_> = parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Query)
        .filter(|parameter| parameter.required || matches!(parameter.ty, Type::Constant(_)))
        .map(|parameter| parameter.wire_name.as_str())
        .collect();
    let pairs: Vec<_> = query?
        .split('&')
        .filter_map(|pair| Some((pair, pair.split_once('=')?.0)))
        .filter(|(_, name)| !constants.contains(name))
        .map(|(pair, _)| pair)
        .collect();
    (!pairs.is_empty()).then(|| pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_path_and_a_query() {
        let template = Template::of(
            None,
            Some("/base/"),
            "{a}/x/{b}:act/{a}?comp=list&y={c}&x=1",
        );
        assert_eq!(template.path, "/base/{a}/x/{b}:act/{a}");
        assert_eq!(template.query.as_deref(), Some("comp=list&x=1"));
        assert_eq!(template.names, ["a", "b"]);
        assert_eq!(template.in_query, [("c".to_owned(), "y".to_owned())]);
        assert_eq!(Template::of(Some("{h}"), Some("/"), "/").path, "/{h}/");
        assert_eq!(Template::of(None, None, "/a//b/").path, "/a//b/");
    }
}
