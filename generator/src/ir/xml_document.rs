//! Values as XML documents.

use serde_json::{Map, Value};

use super::{
    DefinitionKind, Definitions, Model, Property, Type, Union, Xml, XmlForm, XmlList, XmlRoot,
};

/// The first line of a document.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

/// The attribute of an element without a value (XML Schema, "xsi:nil").
const NIL: &str = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"";

/// The depth after which elements are left out.
const DEPTH: usize = 64;

/// Returns the JSON value of a type as a document. A list has the placement `list`.
pub fn xml_document(
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
        (Type::Named(id), None) => definitions[*id].xml_root(),
        _ => XmlRoot::plain("value"),
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
                .push_str(&format!(" {name}=\"{}\"", escaped_xml(namespace)));
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
        if value.is_null() {
            return self.text.push_str(&format!("<{name}{NIL}/>"));
        }
        let root = XmlRoot {
            name: name.to_owned(),
            namespace: namespace.map(str::to_owned),
        };
        let attributes = value.as_object().and_then(|members| {
            let model = self.definitions.model_of(ty, members)?;
            Some(attributes_of(model, members))
        });
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
                    self.element(&xml_element_name(name), None, values, value, depth + 1);
                }
            }
            (ty, Value::Object(members)) => match self.definitions.model_of(ty, members) {
                Some(model) => {
                    self.discriminator(ty, model, members, depth);
                    self.members(model, members, depth);
                }
                None => {
                    for (name, value) in members {
                        self.element(&xml_element_name(name), None, &Type::Any, value, depth + 1);
                    }
                }
            },
            (_, value) => self.text.push_str(&escaped_xml(&text_of(value))),
        }
    }

    /// Writes the discriminator of a union, unless its alternative has it.
    fn discriminator(
        &mut self,
        ty: &Type,
        model: &Model,
        members: &Map<String, Value>,
        depth: usize,
    ) {
        let Type::Named(id) = ty else {
            return;
        };
        let DefinitionKind::Union(Union { discriminator, .. }) = &self.definitions[*id].kind else {
            return;
        };
        let is_own = model
            .properties
            .iter()
            .any(|it| it.wire_name == *discriminator);
        if let Some(value) = members.get(discriminator).filter(|_| !is_own) {
            self.element(discriminator, None, &Type::STRING, value, depth + 1);
        }
    }

    fn members(&mut self, model: &Model, members: &Map<String, Value>, depth: usize) {
        for property in &model.properties {
            let Some(value) = members.get(&property.wire_name) else {
                continue;
            };
            let namespace = property.xml.as_ref().and_then(|it| it.namespace.as_deref());
            match (property.xml_form(), &property.ty) {
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
        let Some(ty) = &model.additional_properties else {
            return;
        };
        let is_own = |it: &Property, name: &str| it.wire_name == name;
        let others = members.iter();
        let others = others.filter(|(name, _)| !model.properties.iter().any(|it| is_own(it, name)));
        for (name, value) in others {
            self.element(&xml_element_name(name), None, ty, value, depth + 1);
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
            None | Some(Value::Null) => continue,
            Some(Value::Array(items)) => {
                let items: Vec<_> = items.iter().map(text_of).collect();
                items.join(" ")
            }
            Some(value) => text_of(value),
        };
        if let (Some((prefix, _)), Some(namespace)) = (name.split_once(':'), namespace) {
            text.push_str(&format!(" xmlns:{prefix}=\"{}\"", escaped_xml(namespace)));
        }
        text.push_str(&format!(" {name}=\"{}\"", escaped_xml(&value)));
    }
    text
}

/// Returns a scalar as text.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Returns a member name as the name of an element.
pub fn xml_element_name(name: &str) -> String {
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
pub fn escaped_xml(text: &str) -> String {
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
