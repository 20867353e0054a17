//! Reads XML.

use roxmltree::{Document, Node};
use serde_json::{Map, Value};

use crate::ir::{DefinitionKind, Definitions, JsonType, Model, Property, Type, XmlForm, XmlList};

/// The depth after which elements are left out.
const DEPTH: usize = 64;

/// Reads a body of a type as the JSON value that the type has, or returns the reason that it is not XML.
///
/// Text that is no number or boolean where one is expected stays text, which a check of the value reports. So do
/// elements that the type does not have.
pub(in crate::fake) fn read(
    definitions: &Definitions,
    ty: &Type,
    list: Option<&XmlList>,
    body: &[u8],
) -> Result<Value, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let document = Document::parse(text).map_err(|error| error.to_string())?;
    let reader = XmlReader { definitions };
    let root = document.root_element();
    Ok(match (ty, list) {
        (Type::Array { items, .. }, Some(list)) => reader.items(items, root, &list.item, 0),
        _ => reader.value(ty, root, 0),
    })
}

struct XmlReader<'a> {
    definitions: &'a Definitions,
}

impl XmlReader<'_> {
    fn value(&self, ty: &Type, node: Node<'_, '_>, depth: usize) -> Value {
        if depth > DEPTH {
            return Value::Null;
        }
        match ty {
            Type::Map { values, .. } => {
                let children = node.children().filter(Node::is_element);
                let members = children.map(|child| {
                    let value = self.value(values, child, depth + 1);
                    (child.tag_name().name().to_owned(), value)
                });
                Value::Object(members.collect())
            }
            Type::Array { items, .. } => {
                let children = node.children().filter(Node::is_element);
                let items = children.map(|child| self.value(items, child, depth + 1));
                Value::Array(items.collect())
            }
            Type::Any => other(node, depth),
            Type::Named(id) => match &self.definitions[*id].kind {
                DefinitionKind::Model(model) => self.model(model, node, depth),
                DefinitionKind::Union(union) => {
                    let tag = own_text(node, &union.discriminator).unwrap_or_default();
                    let mut alternatives = union.alternatives.iter();
                    let found = alternatives.find(|it| it.value.to_string() == tag);
                    let model = found.and_then(|it| self.definitions[it.model].as_model());
                    match model {
                        Some(model) => self.model(model, node, depth),
                        None => other(node, depth),
                    }
                }
                // XML has no tuples.
                DefinitionKind::Enumeration(_)
                | DefinitionKind::JsonUnion(_)
                | DefinitionKind::Tuple(_) => self.text(ty, text_of(node)),
            },
            Type::Scalar(_) | Type::Constant(_) | Type::JsonInText(_) => {
                self.text(ty, text_of(node))
            }
        }
    }

    /// Returns the value of a text: a number or boolean if the type is one and the text is.
    /// White space separates the items of a list.
    fn text(&self, ty: &Type, text: String) -> Value {
        if let Type::Array { items, .. } = ty {
            let texts = text.split_whitespace();
            return Value::Array(
                texts
                    .map(|item| self.text(items, item.to_owned()))
                    .collect(),
            );
        }
        let trimmed = text.trim();
        let boolean = || match trimmed {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        };
        let number = || {
            let number: Option<Value> = serde_json::from_str(trimmed).ok();
            number.filter(Value::is_number)
        };
        let value = match (JsonType::of(self.definitions, ty), ty) {
            (Some(JsonType::Boolean), _) => boolean(),
            (Some(JsonType::Integer | JsonType::Number), _) => number(),
            (Some(JsonType::Text), _) => None,
            (_, Type::Named(_)) => number().or_else(boolean),
            _ => None,
        };
        value.unwrap_or(Value::String(text))
    }

    fn model(&self, model: &Model, node: Node<'_, '_>, depth: usize) -> Value {
        let mut members = Map::new();
        let mut known = Vec::new();
        for property in &model.properties {
            let value = self.member(property, node, &mut known, depth + 1);
            members.extend(value.map(|value| (property.wire_name.clone(), value)));
        }
        for child in node.children().filter(Node::is_element) {
            let name = child.tag_name().name();
            if !known.iter().any(|known| known == name) {
                let value = match &model.additional_properties {
                    Some(values) => self.value(values, child, depth + 1),
                    None => other(child, depth + 1),
                };
                members.insert(name.to_owned(), value);
            }
        }
        Value::Object(members)
    }

    /// Returns the value of a member, and adds the names of its elements to the known ones.
    fn member(
        &self,
        property: &Property,
        node: Node<'_, '_>,
        known: &mut Vec<String>,
        depth: usize,
    ) -> Option<Value> {
        let mut child = |name: &str| {
            known.push(local(name).to_owned());
            children(node, name).next()
        };
        let items = |found: Vec<Node<'_, '_>>| {
            let Type::Array { items, .. } = &property.ty else {
                return None;
            };
            let items = found.iter().map(|item| self.value(items, *item, depth + 1));
            (!found.is_empty()).then(|| Value::Array(items.collect()))
        };
        match (property.xml_form(), &property.ty) {
            (XmlForm::Attribute(name), ty) => {
                let mut attributes = node.attributes();
                let found = attributes.find(|it| it.name() == local(&name))?;
                Some(self.text(ty, found.value().to_owned()))
            }
            (XmlForm::Text, ty) => Some(self.text(ty, text_of(node))),
            (XmlForm::Wrapped { name, item }, Type::Array { items, .. }) => {
                child(&name).map(|node| self.items(items, node, &item, depth))
            }
            (XmlForm::Items { name, other }, _) => {
                child(&name);
                child(&other);
                let both = children(node, &name).chain(children(node, &other));
                items(both.collect())
            }
            (XmlForm::Element(name), Type::Array { .. }) => {
                child(&name);
                items(children(node, &name).collect())
            }
            (XmlForm::Element(name) | XmlForm::Wrapped { name, .. }, ty) => {
                child(&name).map(|node| self.value(ty, node, depth))
            }
        }
    }

    fn items(&self, items: &Type, node: Node<'_, '_>, name: &str, depth: usize) -> Value {
        let found = children(node, name);
        Value::Array(found.map(|it| self.value(items, it, depth + 1)).collect())
    }
}

fn children<'n, 'd>(node: Node<'n, 'd>, name: &str) -> impl Iterator<Item = Node<'n, 'd>> {
    let name = local(name).to_owned();
    node.children()
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// Returns the text of an element or attribute of this name.
fn own_text(node: Node<'_, '_>, name: &str) -> Option<String> {
    let mut attributes = node.attributes();
    let attribute = attributes.find(|it| it.name() == local(name));
    let attribute = attribute.map(|it| it.value().to_owned());
    attribute.or_else(|| children(node, name).next().map(text_of))
}

fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text);
    texts.filter_map(|text| text.text()).collect()
}

/// Returns the value of an element of unknown type.
fn other(node: Node<'_, '_>, depth: usize) -> Value {
    let mut members = Map::new();
    for child in node.children().filter(Node::is_element) {
        if depth < DEPTH {
            let value = other(child, depth + 1);
            members.insert(child.tag_name().name().to_owned(), value);
        }
    }
    match members.is_empty() {
        true => Value::String(text_of(node)),
        false => Value::Object(members),
    }
}

/// Returns a name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
