//! Keeps the user's descriptions when a file is replaced by another version of it.
//!
//! A description is the user's if the file in the project has it, and the file in the checkout neither has it now nor
//! had it in the revision from which it was imported.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::json::{JsonNode, name};
use super::role::FileRole;
use super::semantic_path::{Members, visit};
use super::strip_descriptions::is_prose;

/// The descriptions of a project that its checkout does not have.
#[derive(Default)]
pub(super) struct OwnDescriptions<'t> {
    /// The descriptions by semantic path and key.
    by_place: HashMap<(String, String), Vec<usize>>,
    all: Vec<OwnDescription<'t>>,
}

struct OwnDescription<'t> {
    /// The file, relative to the folder of the manifest.
    file: String,
    pointer: String,
    key: &'t str,
    value: JsonNode<'t>,
    /// The keys before it in its object.
    before: Vec<&'t str>,
    is_kept: bool,
}

/// A description whose place does not exist any more.
#[derive(Clone, Debug)]
pub(super) struct LostDescription {
    pub(super) file: String,
    /// The JSON pointer of the description in the previous file.
    pub(super) pointer: String,
    pub(super) text: String,
}

impl<'t> OwnDescriptions<'t> {
    /// Adds the descriptions of a file that none of the texts of the checkout has.
    pub(super) fn add(&mut self, file: &str, role: FileRole, text: &'t str, upstream: &[String]) {
        let Some(mut document) = read(text) else {
            return;
        };
        let mut known: HashSet<(String, String, String)> = HashSet::new();
        for text in upstream {
            if let Some(mut document) = read(text) {
                visit(&mut document, role, &mut |object, members| {
                    for (key, value) in described(members, object.pointer) {
                        known.insert((
                            object.path.to_owned(),
                            name(key).into_owned(),
                            plain(value),
                        ));
                    }
                });
            }
        }
        visit(&mut document, role, &mut |object, members| {
            let keys: Vec<&'t str> = members.iter().map(|(key, _)| *key).collect();
            for (key, value) in described(members, object.pointer) {
                let place = (place_of(file, role, object.path), name(key).into_owned());
                let (path, member) = (object.path.to_owned(), place.1.clone());
                if known.contains(&(path, member, plain(value))) {
                    continue;
                }
                self.by_place.entry(place).or_default().push(self.all.len());
                self.all.push(OwnDescription {
                    file: file.to_owned(),
                    pointer: format!("{}/{}", object.pointer, name(key)),
                    key,
                    value: value.clone(),
                    before: keys.iter().take_while(|it| **it != key).copied().collect(),
                    is_kept: false,
                });
            }
        });
    }

    /// Sets the user's descriptions in the new version of a file. Returns their number.
    pub(super) fn keep_in(
        &mut self,
        document: &mut JsonNode<'t>,
        file: &str,
        role: FileRole,
    ) -> usize {
        let mut count = 0;
        let places = self.keys_by_path();
        visit(document, role, &mut |object, members| {
            let path = place_of(file, role, object.path);
            for key in places.get(&path).into_iter().flatten() {
                let place = (path.clone(), key.clone());
                let found = self.by_place.get(&place).map_or(&[][..], Vec::as_slice);
                let Some(index) = self.best(found, file) else {
                    continue;
                };
                for index in found {
                    if let Some(description) = self.all.get_mut(*index) {
                        description.is_kept = true;
                    }
                }
                if let Some(description) = self.all.get(index) {
                    set(members, description);
                    count += 1;
                }
            }
        });
        count
    }

    fn keys_by_path(&self) -> BTreeMap<String, Vec<String>> {
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (path, key) in self.by_place.keys() {
            keys.entry(path.clone()).or_default().push(key.clone());
        }
        for of_path in keys.values_mut() {
            of_path.sort();
        }
        keys
    }

    /// Returns the description for a file: that of the file itself, that of a file with the same name, or the one that
    /// all files have.
    fn best(&self, found: &[usize], file: &str) -> Option<usize> {
        let get = |index: &usize| self.all.get(*index);
        let of = |is: &dyn Fn(&str) -> bool| {
            let is_of = |index: &&usize| get(index).is_some_and(|it| is(&it.file));
            found.iter().find(is_of).copied()
        };
        of(&|other| other == file)
            .or_else(|| of(&|other| last(other) == last(file)))
            .or_else(|| {
                let (first, others) = found.split_first()?;
                let text = plain(&get(first)?.value);
                let is_same = |index: &usize| get(index).is_some_and(|it| plain(&it.value) == text);
                others.iter().all(is_same).then_some(*first)
            })
    }

    /// Returns the descriptions that have no place in the new version of some files.
    pub(super) fn lost(&self) -> Vec<LostDescription> {
        let lost = self.all.iter().filter(|description| !description.is_kept);
        let lost = lost.map(|description| LostDescription {
            file: description.file.clone(),
            pointer: description.pointer.clone(),
            text: plain(&description.value),
        });
        lost.collect()
    }
}

/// Returns the members of an object with texts for people. The title of a document names the client.
fn described<'m, 't>(
    members: &'m Members<'t>,
    pointer: &str,
) -> impl Iterator<Item = (&'t str, &'m JsonNode<'t>)> {
    let is_info = pointer == "/info";
    let members = members.iter().map(|(key, value)| (*key, value));
    members.filter(move |(key, _)| is_prose(key) && !(is_info && name(key) == "title"))
}

/// Returns a path that is unique among files. Examples are found by the name of their file alone.
fn place_of(file: &str, role: FileRole, path: &str) -> String {
    match (role, path.is_empty() || path.starts_with('/')) {
        (FileRole::Example, _) => format!("example {}", last(file)),
        // The root of a document, its tags and paths.
        (FileRole::Description, true) => format!("document {path}"),
        (FileRole::Description, false) => path.to_owned(),
    }
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Reads a text that may be no JSON.
fn read(text: &str) -> Option<JsonNode<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Serde limits the depth.
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    JsonNode::read(text)
}

/// Returns a text without quotes and escapes, or another value as JSON.
fn plain(value: &JsonNode<'_>) -> String {
    let text = value.print();
    serde_json::from_str(&text).unwrap_or(text)
}

/// Sets a member, after the members that were before it.
fn set<'t>(members: &mut Members<'t>, description: &OwnDescription<'t>) {
    let key = name(description.key);
    if let Some((_, value)) = members.iter_mut().find(|(other, _)| name(other) == key) {
        *value = description.value.clone();
        return;
    }
    let is_before = |(other, _): &(&str, JsonNode<'_>)| description.before.contains(other);
    let at = members.iter().rposition(is_before).map_or(0, |at| at + 1);
    members.insert(at, (description.key, description.value.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the new text with the descriptions of the old one that upstream does not have, and the lost ones.
    fn kept(old: &str, upstream: &[&str], new: &str) -> (serde_json::Value, Vec<String>) {
        let upstream: Vec<String> = upstream.iter().map(|text| (*text).to_owned()).collect();
        let mut own = OwnDescriptions::default();
        own.add("v1/a.json", FileRole::Description, old, &upstream);
        let mut document = JsonNode::read(new).unwrap();
        own.keep_in(&mut document, "v2/b.json", FileRole::Description);
        let lost = own.lost();
        let lost = lost.iter().map(|it| format!("{}: {}", it.pointer, it.text));
        (
            serde_json::from_str(&document.print()).unwrap(),
            lost.collect(),
        )
    }

    #[test]
    fn a_description_follows_what_it_describes() {
        let old = r##"{"info": {"title": "Old", "description": "mine"},
            "paths": {"/a": {"get": {"operationId": "A_Get", "summary": "mine",
              "parameters": [{"in": "query", "name": "x", "description": "x mine"}, {"in": "query", "name": "y", "description": "y mine"}],
              "responses": {"200": {"description": "ok mine"}}}}},
            "definitions": {
              "A": {"properties": {"kind": {"type": "string", "description": "kind mine", "enum": ["a"],
                "x-ms-enum": {"name": "Kind", "values": [{"value": "a", "description": "a mine"}]}}}},
              "Gone": {"description": "gone mine"}}}"##;
        let new = r##"{"info": {"title": "New"},
            "paths": {"/moved": {"post": {"operationId": "A_Get",
              "parameters": [{"in": "query", "name": "y"}, {"in": "query", "name": "x", "description": "theirs"}],
              "responses": {"200": {}}}}},
            "definitions": {
              "Kind": {"type": "string", "enum": ["b", "a"],
                "x-ms-enum": {"name": "Kind", "values": [{"value": "b"}, {"value": "a"}]}},
              "A": {"properties": {"more": {}, "kind": {"$ref": "#/definitions/Kind"}}}}}"##;
        let expected = serde_json::json!({"info": {"title": "New", "description": "mine"},
            "paths": {"/moved": {"post": {"operationId": "A_Get", "summary": "mine",
              "parameters": [{"in": "query", "name": "y", "description": "y mine"}, {"in": "query", "name": "x", "description": "x mine"}],
              "responses": {"200": {"description": "ok mine"}}}}},
            "definitions": {
              "Kind": {"type": "string", "enum": ["b", "a"],
                "x-ms-enum": {"name": "Kind", "values": [{"value": "b"}, {"value": "a", "description": "a mine"}]}},
              "A": {"properties": {"more": {}, "kind": {"description": "kind mine", "$ref": "#/definitions/Kind"}}}}});
        let (found, lost) = kept(old, &[], new);
        assert_eq!(found, expected);
        assert_eq!(lost, ["/definitions/Gone/description: gone mine"]);
    }

    #[test]
    fn descriptions_of_the_checkout_are_not_the_users() {
        let old =
            r#"{"definitions": {"A": {"description": "theirs"}, "B": {"description": "mine"}}}"#;
        let upstream =
            r#"{"definitions": {"A": {"description": "theirs"}, "B": {"description": "their B"}}}"#;
        let new =
            r#"{"definitions": {"A": {"description": "newer"}, "B": {"description": "newer"}}}"#;
        let (found, lost) = kept(old, &["no JSON", upstream], new);
        assert_eq!(
            found,
            serde_json::json!({"definitions": {"A": {"description": "newer"}, "B": {"description": "mine"}}})
        );
        assert!(lost.is_empty());
    }

    #[test]
    fn descriptions_keep_their_position() {
        let old = r#"{"definitions": {"A": {"type": "object", "description": "mine", "x": 1}}}"#;
        let new = r#"{"definitions": {"A": {"type": "object", "x": 1, "y": 2}}}"#;
        let mut own = OwnDescriptions::default();
        own.add("a.json", FileRole::Description, old, &[]);
        let mut document = JsonNode::read(new).unwrap();
        assert_eq!(
            own.keep_in(&mut document, "a.json", FileRole::Description),
            1
        );
        let printed = document.print().replace([' ', '\n'], "");
        assert_eq!(
            printed,
            r#"{"definitions":{"A":{"type":"object","description":"mine","x":1,"y":2}}}"#
        );
    }
}
