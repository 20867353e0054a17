//! The names of operations in an `operationId` that a web framework makes of the name and its place.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::ir::{DocumentId, HttpMethod};
use crate::source::Sources;

/// The names by `operationId`.
///
/// Rule: FastAPI appends the path and the method to the name of a function (`read_item_items__item_id__get`), and
/// NestJS writes the name of the controller before that of its method (`ItemsController_read`). The name alone is used
/// if no other operation with the same first tag has it. These frameworks write OpenAPI 3. In Swagger 2.0, the name
/// before the underscore is the operation group, whatever it ends with.
#[derive(Debug, Default)]
pub(crate) struct FrameworkNames(HashMap<String, String>);

impl FrameworkNames {
    /// Finds the names in these documents.
    pub fn of(sources: &Sources, inputs: &[DocumentId]) -> Self {
        let mut ids = HashSet::new();
        let mut taken: HashMap<(String, String), usize> = HashMap::new();
        let mut found = Vec::new();
        let documents = inputs.iter().map(|input| sources.document(*input));
        let documents = documents.filter(|document| document.value.get("openapi").is_some());
        for document in documents {
            let paths = document.value.get("paths").and_then(Value::as_object);
            for (path, item) in paths.into_iter().flatten() {
                for (method, operation) in item.as_object().into_iter().flatten() {
                    let id = operation.get("operationId").and_then(Value::as_str);
                    let Some(id) =
                        id.filter(|_| HttpMethod::ALL.iter().any(|own| own.key() == method))
                    else {
                        continue;
                    };
                    let tag = operation.get("tags").and_then(|tags| tags.get(0));
                    let tag = tag.and_then(Value::as_str).unwrap_or_default();
                    let is_new = ids.insert(id.to_owned());
                    let name = name(id, path, method, !tag.is_empty());
                    let key = (tag.to_lowercase(), letters(name.unwrap_or(id)));
                    *taken.entry(key.clone()).or_default() += if is_new { 1 } else { 2 };
                    found.extend(name.map(|name| (id.to_owned(), name.to_owned(), key)));
                }
            }
        }
        let unique = found.into_iter().filter(|(_, _, key)| taken[key] == 1);
        FrameworkNames(unique.map(|(id, name, _)| (id, name)).collect())
    }

    /// Returns the name in an `operationId`, or the whole one.
    pub fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.0.get(id).map_or(id, String::as_str)
    }
}

/// Returns the name in an `operationId` that has it and the place of the operation.
fn name<'i>(id: &'i str, path: &str, method: &str, is_tagged: bool) -> Option<&'i str> {
    let word = |letter: char| match letter.is_alphanumeric() {
        true => letter,
        false => '_',
    };
    let path: String = path.chars().map(word).collect();
    let suffix = format!("{path}_{method}");
    let before_route = id.strip_suffix(&suffix);
    let after_controller = || {
        let (controller, name) = id.split_once('_')?;
        let is_so = controller.ends_with("Controller") && is_tagged;
        is_so.then_some(name)
    };
    let name = before_route.or_else(after_controller)?;
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        .then_some(name)
}

/// Returns the letters and digits of a name in lower case.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn the_name_is_before_the_route_or_after_the_controller() {
        for (id, path, method, expected) in [
            (
                "read_item_items__item_id__get",
                "/items/{item_id}",
                "get",
                Some("read_item"),
            ),
            ("root__get", "/", "get", Some("root")),
            ("read_item_items__item_id__get", "/items/{id}", "get", None),
            ("read_item", "/read_item", "get", None),
            ("_items_get", "/items", "get", None),
            ("CatsController_findAll", "/cats", "get", Some("findAll")),
            ("Cats_findAll", "/cats", "get", None),
        ] {
            assert_eq!(name(id, path, method, true), expected, "{id}");
        }
        assert_eq!(name("CatsController_findAll", "/cats", "get", false), None);
    }
}
