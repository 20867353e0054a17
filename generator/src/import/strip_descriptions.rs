//! Removes descriptions, titles and summaries.

use super::json::{JsonNode, name};
use super::role::FileRole;

/// The keys of texts for people.
const PROSE: [&str; 4] = ["description", "title", "summary", "externalDocs"];

/// The keys of objects whose own keys are names of the API, so that `description` is such a name.
const NAMED: [&str; 9] = [
    "properties",
    "patternProperties",
    "definitions",
    "parameters",
    "responses",
    "paths",
    "x-ms-paths",
    "headers",
    "securityDefinitions",
];

/// The keys whose values are data.
const DATA: [&str; 6] = [
    "default",
    "enum",
    "example",
    "examples",
    "x-example",
    "x-ms-client-default",
];

/// True if the value of a key is data.
pub(super) fn is_data(key: &str) -> bool {
    DATA.contains(&key)
}

/// True if the keys in the value of a key are names of the API.
pub(super) fn is_named(key: &str) -> bool {
    NAMED.contains(&key)
}

/// Removes the texts for people. The title of a document is kept, because it names the client.
pub(super) fn strip(node: &mut JsonNode<'_>, role: FileRole) {
    match role {
        FileRole::Example => {
            if let JsonNode::Object(members) = node {
                members.retain(|(key, _)| !is_prose(key));
            }
        }
        FileRole::Description => {
            let title = title(node);
            strip_below(node, false);
            restore(node, title);
        }
    }
}

/// True if a quoted key has a text for people.
pub(super) fn is_prose(key: &str) -> bool {
    PROSE.contains(&&*name(key))
}

fn strip_below(node: &mut JsonNode<'_>, named: bool) {
    match node {
        JsonNode::Object(members) => {
            if !named {
                members.retain(|(key, _)| !is_prose(key));
            }
            for (key, member) in members {
                let key = name(key);
                // Examples have names, which messages show, and references.
                if named || !(is_data(&key) || key == "x-ms-examples") {
                    strip_below(member, !named && NAMED.contains(&&*key));
                }
            }
        }
        JsonNode::Array(items) => {
            for item in items {
                strip_below(item, false);
            }
        }
        JsonNode::Scalar(_) => {}
    }
}

/// Returns the title of a document and its index in `info`.
fn title<'t>(document: &JsonNode<'t>) -> Option<(usize, (&'t str, JsonNode<'t>))> {
    let JsonNode::Object(members) = document else {
        return None;
    };
    let (_, info) = members.iter().find(|(key, _)| name(key) == "info")?;
    let JsonNode::Object(info) = info else {
        return None;
    };
    let at = info.iter().position(|(key, _)| name(key) == "title")?;
    let before = info.iter().take(at).filter(|(key, _)| !is_prose(key));
    Some((before.count(), info.get(at)?.clone()))
}

fn restore<'t>(document: &mut JsonNode<'t>, title: Option<(usize, (&'t str, JsonNode<'t>))>) {
    let JsonNode::Object(members) = document else {
        return;
    };
    let info = members.iter_mut().find(|(key, _)| name(key) == "info");
    if let (Some((_, JsonNode::Object(info))), Some((at, title))) = (info, title) {
        info.insert(at.min(info.len()), title);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str, role: FileRole) -> serde_json::Value {
        let mut node = JsonNode::read(text).unwrap();
        strip(&mut node, role);
        serde_json::from_str(&node.print()).unwrap()
    }

    #[test]
    fn what_people_read_goes_and_names_of_the_api_stay() {
        let text = r#"{
            "swagger": "2.0",
            "info": {"description": "x", "title": "T", "version": "1", "summary": "x"},
            "externalDocs": {"url": "x"},
            "paths": {"/title": {"get": {
                "summary": "x", "description": "x", "externalDocs": {},
                "parameters": [{"name": "description", "in": "query", "description": "x"}],
                "responses": {"200": {"description": "x", "headers": {"title": {"description": "x"}}}},
                "x-ms-examples": {"title": {"$ref": "./e.json"}}
            }}},
            "definitions": {"summary": {"title": "x", "properties": {
                "description": {"type": "string", "description": "x"},
                "properties": {"title": "x", "properties": {"title": {"description": "x"}}}
            },
            "default": {"description": "data"}, "example": {"title": "data"}},
            "E": {"enum": ["description"], "x-ms-enum": {"values": [{"value": "a", "description": "x"}]}}},
            "parameters": {"summary": {"description": "x"}}
        }"#;
        let expected = serde_json::json!({
            "swagger": "2.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/title": {"get": {
                "parameters": [{"name": "description", "in": "query"}],
                "responses": {"200": {"headers": {"title": {}}}},
                "x-ms-examples": {"title": {"$ref": "./e.json"}}
            }}},
            "definitions": {"summary": {"properties": {
                "description": {"type": "string"},
                "properties": {"properties": {"title": {}}}
            },
            "default": {"description": "data"}, "example": {"title": "data"}},
            "E": {"enum": ["description"], "x-ms-enum": {"values": [{"value": "a"}]}}},
            "parameters": {"summary": {}}
        });
        assert_eq!(stripped(text, FileRole::Description), expected);
    }

    #[test]
    fn an_example_is_data_but_for_its_own_title() {
        let text = r#"{"title": "x", "operationId": "A_B", "parameters": {"title": 1, "body": {"description": "d"}}, "responses": {"200": {"description": "d"}}}"#;
        let expected = serde_json::json!({
            "operationId": "A_B",
            "parameters": {"title": 1, "body": {"description": "d"}},
            "responses": {"200": {"description": "d"}}
        });
        assert_eq!(stripped(text, FileRole::Example), expected);
    }
}
