//! Builds descriptions from JSON, and formats the result of lowering.

use std::path::Path;

use armsmith::diagnostics::{Diagnostics, Place, Severity};
use armsmith::ir::{
    Api, Definition, DefinitionKind, DefinitionName, Enumeration, Model, Operation, Parameter,
    Property, TextEncoding, Type,
};
use armsmith::lower::lower;
use armsmith::source::{Sources, pointer};
use serde_json::{Value, json};

/// The result of lowering a description.
pub struct Outcome {
    pub api: Option<Api>,
    /// The diagnostics: code, file if it is not the first, pointer and message.
    pub said: Vec<String>,
    pub errors: usize,
}

/// Lowers files; the first one is the input.
pub fn lower_files(files: &[(&str, Value)]) -> Outcome {
    lower_inputs(files, &files[..1])
}

/// Lowers files, some of which are inputs.
pub fn lower_inputs(files: &[(&str, Value)], inputs: &[(&str, Value)]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        write(&folder.path().join(name), content);
    }
    let sources = Sources::with_root(folder.path());
    let inputs: Vec<_> = inputs
        .iter()
        .map(|(name, _)| sources.load(&folder.path().join(name)).unwrap())
        .collect();
    let mut diagnostics = Diagnostics::default();
    let api = lower(&sources, &inputs, &mut diagnostics);
    let shown = |place: &Place| match place {
        Place::Value(origin) | Place::Key(origin) => {
            let document = sources.document(origin.document);
            let file = if document.name == files[0].0 {
                ""
            } else {
                document.name.as_str()
            };
            format!("{file}{}", origin.pointer)
        }
        other => format!("{other:?}"),
    };
    let said = diagnostics.iter().map(|diagnostic| {
        let place = shown(&diagnostic.place);
        let help = diagnostic.help.as_ref().map(|help| format!(" ({help})"));
        let code = diagnostic.code.name();
        let mut line = format!(
            "[{code}] {place}: {}{}",
            diagnostic.message,
            help.unwrap_or_default()
        );
        for (place, why) in &diagnostic.related {
            line.push_str(&format!(" [{}: {why}]", shown(place)));
        }
        line
    });
    Outcome {
        api,
        said: said.collect(),
        errors: diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code.severity() == Severity::Error)
            .count(),
    }
}

fn write(path: &Path, content: &Value) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content.to_string()).unwrap();
}

/// Lowers one file without diagnostics.
pub fn api(spec: Value) -> Api {
    let outcome = lower_files(&[("spec.json", spec)]);
    assert_eq!(outcome.said, [] as [String; 0]);
    outcome.api.unwrap()
}

/// Returns the diagnostics of one file.
pub fn said(spec: Value) -> Vec<String> {
    lower_files(&[("spec.json", spec)]).said
}

/// Returns a description with these keys besides `swagger` and `info`.
pub fn spec(keys: Value) -> Value {
    let mut spec = json!({
        "swagger": "2.0",
        "info": {"title": "Widgets", "version": "2024-01-01"},
        "paths": {},
    });
    let object = spec.as_object_mut().unwrap();
    object.extend(keys.as_object().unwrap().clone());
    spec
}

/// Returns a description of one operation, `GET /x` without parameters, with these keys.
pub fn spec_of(operation: Value) -> Value {
    let mut whole =
        json!({"operationId": "Widgets_Get", "responses": {"200": {"description": "OK"}}});
    whole
        .as_object_mut()
        .unwrap()
        .extend(operation.as_object().unwrap().clone());
    spec(json!({"paths": {"/x": {"get": whole}}}))
}

/// Returns a description whose only operation returns the definition `Root`.
pub fn spec_with(definitions: Value) -> Value {
    let mut spec = spec_of(json!({
        "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Root"}}},
    }));
    spec["definitions"] = definitions;
    spec
}

/// Returns a description whose only operation returns a model with one member, `it`.
pub fn spec_with_member(member: Value) -> Value {
    spec_with(json!({"Root": {"properties": {"it": member}}}))
}

/// Returns the member `it` of [`spec_with_member`], and the API.
pub fn member(schema: Value) -> (Property, Api) {
    let api = api(spec_with_member(schema));
    (property(&api, "Root", "it").clone(), api)
}

/// Returns the only operation.
pub fn operation(api: &Api) -> &Operation {
    let mut operations = api.operations();
    let operation = operations.next().unwrap();
    assert!(operations.next().is_none());
    operation
}

/// Returns a parameter of the only operation.
pub fn parameter<'a>(api: &'a Api, name: &str) -> &'a Parameter {
    let mut parameters = operation(api).parameters.iter();
    parameters
        .find(|parameter| parameter.wire_name == name)
        .unwrap()
}

/// Returns the words of a definition's name, joined by dots. A declared name is returned as it is.
pub fn name(definition: &Definition) -> String {
    match &definition.name {
        DefinitionName::Declared(name) => name.clone(),
        DefinitionName::Derived(words) => words.join("."),
    }
}

/// Returns the names of all definitions.
pub fn names(api: &Api) -> Vec<String> {
    api.definitions
        .iter()
        .map(|(_, definition)| name(definition))
        .collect()
}

/// Returns a definition by name.
pub fn definition<'a>(api: &'a Api, wanted: &str) -> &'a Definition {
    let mut all = api.definitions.iter().map(|(_, definition)| definition);
    let found = all.find(|definition| name(definition) == wanted);
    found.unwrap_or_else(|| panic!("{wanted} is none of {:?}", names(api)))
}

/// Returns a model by name.
pub fn model<'a>(api: &'a Api, name: &str) -> &'a Model {
    definition(api, name).as_model().unwrap()
}

/// Returns a member of a model.
pub fn property<'a>(api: &'a Api, model_name: &str, wanted: &str) -> &'a Property {
    let mut properties = model(api, model_name).properties.iter();
    properties
        .find(|property| property.wire_name == wanted)
        .unwrap()
}

/// Returns the wire names of a model's own members.
pub fn members(model: &Model) -> Vec<&str> {
    model
        .properties
        .iter()
        .map(|property| property.wire_name.as_str())
        .collect()
}

/// Returns an enumeration by name.
pub fn enumeration<'a>(api: &'a Api, name: &str) -> &'a Enumeration {
    match &definition(api, name).kind {
        DefinitionKind::Enumeration(enumeration) => enumeration,
        other => panic!("{name} is {other:?}"),
    }
}

/// Returns a short form of a type: names for scalars and definitions, `[]`, `{}`, `text()` for text that contains JSON,
/// and `?` for nullable content.
pub fn short(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Any => "any".to_owned(),
        Type::Scalar(scalar) => format!("{scalar:?}"),
        Type::Array {
            items,
            nullable_items,
        } => {
            format!(
                "[{}{}]",
                short(api, items),
                if *nullable_items { "?" } else { "" }
            )
        }
        Type::Map {
            values,
            nullable_values,
        } => {
            format!(
                "{{{}{}}}",
                short(api, values),
                if *nullable_values { "?" } else { "" }
            )
        }
        Type::Named(id) => name(&api.definitions[*id]),
        Type::Constant(text) => format!("={text}"),
        Type::JsonInText(text) => {
            let encoding = match text.encoding {
                TextEncoding::Plain => "text",
                TextEncoding::Base64 => "base64",
                TextEncoding::Base64Url => "base64url",
            };
            format!("{encoding}({})", short(api, &text.content))
        }
    }
}

/// Returns the short form of the type of the member `it` of [`spec_with_member`].
pub fn member_type(schema: Value) -> String {
    let (property, api) = member(schema);
    short(&api, &property.ty)
}

/// Returns the short form of the type of the member `it` of the model `Root`.
pub fn it(api: &Api) -> String {
    short(api, &property(api, "Root", "it").ty)
}

/// Returns the value at a pointer mutably.
pub fn at<'v>(value: &'v mut Value, place: &str) -> &'v mut Value {
    let mut here = value;
    for token in pointer::tokens(place) {
        here = match here {
            Value::Array(items) => items.get_mut(token.parse::<usize>().unwrap()).unwrap(),
            other => other.get_mut(&*token).unwrap(),
        };
    }
    here
}
