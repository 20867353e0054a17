//! Bodies in XML that an example shows as values.

use serde_json::Value;

use super::{
    encoded,
    pointer::{ExamplePlace, Finding},
    survey::Breach,
};
use crate::{
    ir::{
        DefinitionKind, Definitions, Model, Property, Scalar, Type, XmlForm, xml_document,
        xml_element_name,
    },
    rust::example_tests::case::PermittedChange,
};

/// Returns a request body as the client writes it, with the permitted changes.
pub(super) fn written(
    definitions: &Definitions,
    ty: &Type,
    value: &Value,
    findings: &[Finding],
) -> Result<String, Breach> {
    XmlSurveyor::survey(definitions, ty, value)?;
    let sent = encoded::encoded_body(definitions, ty, value, findings);
    let sent = sent.ok_or_else(|| Breach {
        pointer: String::new(),
        reason: "the client may write the value in another form".to_owned(),
    })?;
    Ok(xml_document(definitions, ty, None, &sent))
}

/// Returns a response body as a server writes it, and the places that it does not show.
pub(super) fn read(
    definitions: &Definitions,
    ty: &Type,
    value: &Value,
) -> Result<(String, Vec<Finding>), Breach> {
    let lost = XmlSurveyor::survey(definitions, ty, value)?;
    Ok((xml_document(definitions, ty, None, value), lost))
}

/// Finds the values that a document does not show, or whose type it does not show.
struct XmlSurveyor<'a> {
    definitions: &'a Definitions,
    lost: Vec<Finding>,
}

type Checked = Result<(), Breach>;

impl<'a> XmlSurveyor<'a> {
    fn survey(
        definitions: &'a Definitions,
        ty: &Type,
        value: &Value,
    ) -> Result<Vec<Finding>, Breach> {
        let mut surveyor = XmlSurveyor {
            definitions,
            lost: Vec::new(),
        };
        surveyor.value(ty, value, &ExamplePlace::default())?;
        Ok(surveyor.lost)
    }

    fn value(&mut self, ty: &Type, value: &Value, at: &ExamplePlace) -> Checked {
        match (ty, value) {
            (_, Value::String(text)) => check_text(text, at),
            (Type::Any, Value::Null)
            | (Type::Scalar(_) | Type::Constant(_) | Type::JsonInText(_), _) => Ok(()),
            (Type::Any, _) => Err(untyped(at)),
            (Type::Array { .. }, _) => Err(breach("XML has no lists of lists", at)),
            (Type::Map { values, .. }, Value::Object(members)) => {
                for (key, value) in members {
                    self.entry(values, key, value, &at.entry(key))?;
                }
                Ok(())
            }
            (Type::Map { .. }, _) => Ok(()),
            (Type::Named(id), value) => match &self.definitions[*id].kind {
                DefinitionKind::Model(model) => self.model(model, value, at),
                DefinitionKind::Union(union) => {
                    let selected = value.as_object().and_then(|it| union.alternative_of(it));
                    match selected.and_then(|it| self.definitions[it.model].as_model()) {
                        Some(model) => self.model(model, value, at),
                        None => Err(untyped(at)),
                    }
                }
                DefinitionKind::Enumeration(_) => Ok(()),
                DefinitionKind::JsonUnion(_) | DefinitionKind::Tuple(_) => Err(untyped(at)),
            },
        }
    }

    fn model(&mut self, model: &Model, value: &Value, at: &ExamplePlace) -> Checked {
        let Some(members) = value.as_object() else {
            return Ok(());
        };
        for property in &model.properties {
            let at = at.member(&property.wire_name);
            self.member(property, members.get(&property.wire_name), &at)?;
        }
        let Some(ty) = &model.additional_properties else {
            return Ok(());
        };
        for (key, value) in members {
            let mut properties = model.properties.iter();
            if !properties.any(|property| property.wire_name == *key) {
                self.entry(ty, key, value, &at.member(key))?;
            }
        }
        Ok(())
    }

    fn member(&mut self, property: &Property, value: Option<&Value>, at: &ExamplePlace) -> Checked {
        let form = property.xml_form();
        match (value, &property.ty) {
            // An element without text has an empty one.
            (None, Type::Scalar(Scalar::String)) if form == XmlForm::Text => {
                self.find(PermittedChange::Constant("".into()), at);
                Ok(())
            }
            (None | Some(Value::Null), _) if form == XmlForm::Text => {
                Err(breach("an element without text is not a value", at))
            }
            (None, _) => Ok(()),
            (Some(Value::Null), ty) => {
                let is_attribute = matches!(form, XmlForm::Attribute(_));
                match is_attribute || matches!(ty, Type::Array { .. }) {
                    true => Err(breach("XML does not show this `null`", at)),
                    false => Ok(()),
                }
            }
            (Some(Value::Array(values)), _) if matches!(form, XmlForm::Attribute(_)) => {
                let mut values = values.iter().filter_map(Value::as_str);
                match values.any(|text| text.is_empty() || text.contains(char::is_whitespace)) {
                    true => Err(breach(
                        "white space separates the items in an attribute",
                        at,
                    )),
                    false => Ok(()),
                }
            }
            (Some(Value::Array(values)), Type::Array { items, .. }) => {
                if values.is_empty() && !matches!(form, XmlForm::Wrapped { .. }) {
                    self.find(PermittedChange::Empty, at);
                }
                for (index, value) in values.iter().enumerate() {
                    self.value(items, value, &at.item(index))?;
                }
                Ok(())
            }
            (Some(value), ty) => self.value(ty, value, at),
        }
    }

    /// Checks a value whose name is the key of a map.
    fn entry(&mut self, ty: &Type, key: &str, value: &Value, at: &ExamplePlace) -> Checked {
        match xml_element_name(key) == key {
            true => self.value(ty, value, at),
            false => Err(breach("the name is not that of an element", at)),
        }
    }

    fn find(&mut self, change: PermittedChange, at: &ExamplePlace) {
        let at = at.clone();
        self.lost.push(Finding { change, at });
    }
}

/// Checks that readers of XML read a text as it is. They remove white space around it.
fn check_text(text: &str, at: &ExamplePlace) -> Checked {
    let is_control = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
    match text.trim() == text && !text.contains(is_control) {
        true => Ok(()),
        false => Err(breach("XML does not show this text as it is", at)),
    }
}

fn untyped(at: &ExamplePlace) -> Breach {
    breach("XML does not show the type of this value", at)
}

fn breach(reason: &str, at: &ExamplePlace) -> Breach {
    Breach {
        pointer: at.pointer(),
        reason: reason.to_owned(),
    }
}
