//! Writes XML.

use serde_json::{Map, Value};

use super::{DEPTH, form};
use crate::ir::{
    DefinitionKind, DefinitionName, Definitions, Model, Type, Xml, XmlForm, XmlList, XmlRoot,
};

/// The first line of a document.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

/// Writes the JSON value of a type as a document.
pub(in crate::fake) fn write(
    definitions: &Definitions,
    ty: &Type,
    list: Option<&XmlList>,
    value: &Value,
) -> String {
    let mut writer = XmlWriter {
        definitions,
        text: DECLARATION.to_owned(),
    };
    let root = match (ty, list) {
        (_, Some(list)) => list.root.clone(),
        (Type::Named(id), None) => root(definitions, *id),
        _ => plain("value"),
    };
    match (ty, list) {
        (Type::Array { items, .. }, Some(list)) => {
            writer.open(&root, None);
            for item in value.as_array().into_iter().flatten() {
                writer.element(&list.item, None, items, item, 1);
            }
            writer.close(&root.name);
        }
        _ => writer.element(&root.name, root.namespace.as_deref(), ty, value, 0),
    }
    writer.text
}

/// Returns the document of an error, in the form of Azure Storage.
pub(in crate::fake) fn error(code: &str, message: &str) -> String {
    let (code, message) = (escaped(code), escaped(message));
    format!("{DECLARATION}<Error><Code>{code}</Code><Message>{message}</Message></Error>")
}

/// Returns the root element of a definition.
fn root(definitions: &Definitions, id: crate::ir::DefinitionId) -> XmlRoot {
    let definition = &definitions[id];
    let declared = definition.as_model().and_then(|model| model.xml.clone());
    declared.unwrap_or_else(|| match &definition.name {
        DefinitionName::Declared(name) => plain(name),
        _ => plain("value"),
    })
}

fn plain(name: &str) -> XmlRoot {
    XmlRoot {
        name: name.to_owned(),
        namespace: None,
    }
}

struct XmlWriter<'a> {
    definitions: &'a Definitions,
    text: String,
}

impl<'a> XmlWriter<'a> {
    fn open(&mut self, root: &XmlRoot, attributes: Option<&str>) {
        self.text.push('<');
        self.text.push_str(&root.name);
        if let Some(namespace) = &root.namespace {
            let prefix = root.name.split_once(':').map(|(prefix, _)| prefix);
            let name = prefix.map_or_else(|| "xmlns".to_owned(), |it| format!("xmlns:{it}"));
            self.text
                .push_str(&format!(" {name}=\"{}\"", escaped(namespace)));
        }
        self.text.push_str(attributes.unwrap_or_default());
        self.text.push('>');
    }

    fn close(&mut self, name: &str) {
        self.text.push_str(&format!("</{name}>"));
    }

    fn element(
        &mut self,
        name: &str,
        namespace: Option<&str>,
        ty: &Type,
        value: &Value,
        depth: usize,
    ) {
        let root = XmlRoot {
            name: name.to_owned(),
            namespace: namespace.map(str::to_owned),
        };
        let model = self.model(ty, value);
        let attributes = model.zip(value.as_object());
        let attributes = attributes.map(|(model, members)| attributes_of(model, members));
        self.open(&root, attributes.as_deref());
        if depth < DEPTH {
            self.content(ty, value, depth);
        }
        self.close(name);
    }

    fn content(&mut self, ty: &Type, value: &Value, depth: usize) {
        match (ty, value) {
            (_, Value::Null) => {}
            (Type::Array { items, .. }, Value::Array(values)) => {
                for value in values {
                    self.element("item", None, items, value, depth + 1);
                }
            }
            (Type::Map { values, .. }, Value::Object(members)) => {
                for (name, value) in members {
                    self.element(&element_name(name), None, values, value, depth + 1);
                }
            }
            (ty, Value::Object(members)) => match self.model(ty, value) {
                Some(model) => self.members(model, members, depth),
                None => {
                    for (name, value) in members {
                        self.element(&element_name(name), None, &Type::Any, value, depth + 1);
                    }
                }
            },
            (_, Value::String(text)) => self.text.push_str(&escaped(text)),
            (_, value) => self.text.push_str(&escaped(&value.to_string())),
        }
    }

    fn model(&self, ty: &Type, value: &Value) -> Option<&'a Model> {
        let definitions: &'a Definitions = self.definitions;
        let Type::Named(id) = ty else {
            return None;
        };
        match &definitions[*id].kind {
            DefinitionKind::Model(model) => Some(model),
            DefinitionKind::Union(union) => {
                let tag = value.get(&union.discriminator)?;
                let mut alternatives = union.alternatives.iter();
                let found = alternatives.find(|it| it.value.json() == *tag)?;
                definitions[found.model].as_model()
            }
            DefinitionKind::Enumeration(_)
            | DefinitionKind::JsonUnion(_)
            | DefinitionKind::Tuple(_) => None,
        }
    }

    fn members(&mut self, model: &Model, members: &Map<String, Value>, depth: usize) {
        for property in &model.properties {
            let Some(value) = members.get(&property.wire_name) else {
                continue;
            };
            let namespace = property.xml.as_ref().and_then(|it| it.namespace.as_deref());
            match (form(property), &property.ty) {
                (XmlForm::Attribute(_), _) => {}
                (XmlForm::Text, ty) => self.content(ty, value, depth + 1),
                (XmlForm::Wrapped { name, item }, Type::Array { items, .. }) => {
                    let root = XmlRoot {
                        name: name.clone(),
                        namespace: namespace.map(str::to_owned),
                    };
                    self.open(&root, None);
                    self.items(&item, items, value, depth);
                    self.close(&name);
                }
                (
                    XmlForm::Items { name, .. } | XmlForm::Element(name),
                    Type::Array { items, .. },
                ) => self.items(&name, items, value, depth),
                (
                    XmlForm::Element(name)
                    | XmlForm::Items { name, .. }
                    | XmlForm::Wrapped { name, .. },
                    ty,
                ) => self.element(&name, namespace, ty, value, depth + 1),
            }
        }
    }

    fn items(&mut self, name: &str, items: &Type, value: &Value, depth: usize) {
        for item in value.as_array().into_iter().flatten() {
            self.element(name, None, items, item, depth + 1);
        }
    }
}

/// Returns the attributes of an element.
fn attributes_of(model: &Model, members: &Map<String, Value>) -> String {
    let mut text = String::new();
    for property in &model.properties {
        let Some(Xml {
            form: XmlForm::Attribute(name),
            namespace,
        }) = &property.xml
        else {
            continue;
        };
        let value = match members.get(&property.wire_name) {
            Some(Value::String(text)) => text.clone(),
            None | Some(Value::Null) => continue,
            Some(value) => value.to_string(),
        };
        if let (Some((prefix, _)), Some(namespace)) = (name.split_once(':'), namespace) {
            text.push_str(&format!(" xmlns:{prefix}=\"{}\"", escaped(namespace)));
        }
        text.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
    }
    text
}

/// Returns a member name as the name of an element.
fn element_name(name: &str) -> String {
    let is_allowed = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.');
    let name: String = name
        .chars()
        .map(|it| if is_allowed(it) { it } else { '_' })
        .collect();
    let starts_well = name.starts_with(|it: char| it.is_alphabetic() || it == '_');
    match starts_well {
        true => name,
        false => format!("_{name}"),
    }
}

/// Returns text without characters that XML does not allow, and with references for those that have a meaning.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(character),
            '\0'..=' ' if character != ' ' => escaped.push('\u{fffd}'),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
