//! Builds the arguments of a test's call from the values of the example.

use std::borrow::Cow;

use serde_json::Value;

use super::{
    format,
    item::item,
    reading::{ExampleBody, ExampleParameters},
    request, request_stream,
};
use crate::{
    ir::{Body, BodyKind, Example, ItemFormat, Parameter, Scalar, Type},
    names::FieldName,
    rust::{
        builder::{
            context::ModuleContext,
            named_operation::{NamedOperation, NamedParameter, UsedGroup},
            types::{TypeContext, is_copy, is_enumeration},
        },
        example_tests::expression::{BodyForm, TestExpression, TextParser},
        path::Path,
    },
};

/// Creates the arguments of a call.
pub(super) struct Arguments<'a> {
    pub(super) context: ModuleContext<'a>,
    pub(super) named: &'a NamedOperation<'a>,
    pub(super) example: &'a Example,
    pub(super) reading: &'a ExampleParameters<'a>,
}

impl<'a> Arguments<'a> {
    /// Returns the arguments: required parameters, parameter groups, body, options.
    pub(super) fn expressions(&self) -> Vec<TestExpression> {
        let required = self
            .named
            .arguments()
            .filter_map(|it| Some(argument(it.parameter, self.value(it.parameter)?)));
        let groups = self.named.required_groups();
        let groups = groups.map(|used| self.group(used).reference());
        let body = self.named.required_body();
        let body = body.map(|(body, _)| self.body(body));
        required
            .chain(groups)
            .chain(body)
            .chain([self.options()])
            .collect()
    }

    fn options(&self) -> TestExpression {
        let given = self.named.options().filter_map(|it| self.field(it));
        let groups = self.named.optional_groups().filter_map(|used| {
            let mut members = self.named.members(used);
            members.find(|it| self.value(it.parameter).is_some())?;
            Some((used.held_by.clone(), self.group(used)))
        });
        let body = self.named.optional_body();
        let body = body.filter(|_| self.reading.body.is_some());
        let body = body.map(|(body, field)| (field.clone(), self.body(body).present()));
        let fields: Vec<_> = given.chain(groups).chain(body).collect();
        if fields.is_empty() {
            return TestExpression::Absent;
        }
        let options = TestExpression::Struct {
            ty: item(&self.context, "models", self.named.names.options.as_str()),
            fields,
            has_rest: true,
        };
        options.present()
    }

    /// Returns a parameter group with the values of the example.
    fn group(&self, used: &UsedGroup<'_>) -> TestExpression {
        let fields: Vec<_> = self
            .named
            .members(used)
            .filter_map(|it| self.field(it))
            .collect();
        TestExpression::Struct {
            ty: item(&self.context, "models", used.names.name.as_str()),
            has_rest: fields.len() < used.names.fields.len(),
            fields,
        }
    }

    /// Returns a field with the value of the example, if there is one.
    fn field(&self, it: &NamedParameter<'_>) -> Option<(FieldName, TestExpression)> {
        let value = owned(it.parameter, self.value(it.parameter)?);
        Some((it.name.clone(), value.present()))
    }

    fn value(&self, parameter: &Parameter) -> Option<&'a Value> {
        request::value(self.reading, parameter)
    }

    fn value_of_body(&self, body: &Body) -> Option<&'a Value> {
        self.example.parameters.get(&body.name)
    }

    /// Returns the value of the example as request body.
    fn body(&self, body: &Body) -> TestExpression {
        let parameter = body.name.clone();
        match (&self.reading.body, body.kind) {
            (Some(ExampleBody::Text), _) => {
                return TestExpression::Body(BodyForm::Text, parameter);
            }
            (Some(ExampleBody::Events(text)), _) => {
                return TestExpression::TextBody(text.clone());
            }
            (Some(ExampleBody::Xml(_)), _) => {
                return TestExpression::Body(BodyForm::Xml, parameter);
            }
            (Some(ExampleBody::Items(items, _)), kind) => {
                let name = match kind {
                    BodyKind::Items(ItemFormat::Records) => "JsonRecords",
                    _ => "JsonLines",
                };
                let ty = Path::Imported {
                    module: Cow::Owned(self.context.root().to_owned()),
                    name: Cow::Borrowed(name),
                    alias: None,
                };
                return match structure(&request_stream::list(body), &Value::from(items.as_slice()))
                {
                    Some(items) => TestExpression::ItemList {
                        ty,
                        items: Box::new(items.reference()),
                    },
                    None => TestExpression::Items { ty, parameter },
                };
            }
            _ => {}
        }
        let types = TypeContext {
            context: self.context,
            here: None,
        };
        let is_model =
            matches!(body.ty, Type::Named(_)) && !is_enumeration(&self.context, &body.ty);
        let form = match is_model {
            true => BodyForm::Model,
            false if types.response_marker(&body.ty).is_some() => BodyForm::Json,
            // A list of integers may have `1.0` in the example.
            false if self.value_of_body(body).is_some_and(has_fraction) => BodyForm::Json,
            false => BodyForm::Plain,
        };
        TestExpression::Body(form, parameter)
    }
}

/// Returns a borrowed argument.
pub(super) fn argument(parameter: &Parameter, value: &Value) -> TestExpression {
    match parameter.ty.decoded() {
        Type::Scalar(Scalar::File) => scalar(Scalar::File, value),
        Type::Scalar(scalar @ (Scalar::Base64 | Scalar::Base64Url)) => {
            self::scalar(*scalar, value).reference()
        }
        ty @ Type::Scalar(Scalar::Duration) => decoded(parameter, ty).reference(),
        Type::Scalar(scalar) if is_copy(*scalar) => self::scalar(*scalar, value),
        Type::Scalar(_) => TestExpression::Text(text(value)),
        ty => structure(ty, value)
            .unwrap_or_else(|| decoded(parameter, ty))
            .reference(),
    }
}

/// Returns an owned field value.
fn owned(parameter: &Parameter, value: &Value) -> TestExpression {
    match parameter.ty.decoded() {
        ty @ Type::Scalar(Scalar::Duration) => decoded(parameter, ty),
        Type::Scalar(scalar) => self::scalar(*scalar, value),
        ty => structure(ty, value).unwrap_or_else(|| decoded(parameter, ty)),
    }
}

/// Returns a list or a map whose encoding differs from the default of its Rust type.
fn structure(ty: &Type, value: &Value) -> Option<TestExpression> {
    let is_structure = matches!(ty, Type::Array { .. } | Type::Map { .. });
    (is_structure && differs(ty, value)).then(|| element(ty, value))
}

/// True if serde reads the scalars in a value in another form than the example shows.
fn differs(ty: &Type, value: &Value) -> bool {
    match ty {
        Type::Array { items, .. } => differs(items, value),
        Type::Map { values, .. } => differs(values, value),
        Type::Scalar(scalar) => match scalar {
            Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::UnixTime
            | Scalar::TypedUuid
            | Scalar::TypedDate
            | Scalar::Base64
            | Scalar::Base64Url
            | Scalar::File => true,
            Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => has_fraction(value),
            _ => false,
        },
        Type::Any | Type::Constant(_) | Type::Named(_) | Type::JsonInText(_) => false,
    }
}

/// Returns a scalar, or the scalars in lists and maps. An entry without a value that its type needs is left out.
fn element(ty: &Type, value: &Value) -> TestExpression {
    let nullable = |ty: &Type, value: &Value, nullable: bool| match (nullable, value.is_null()) {
        (false, true) => None,
        (false, false) => Some(element(ty, value)),
        (true, true) => Some(TestExpression::Absent),
        (true, false) => Some(element(ty, value).present()),
    };
    match (ty, value) {
        (
            Type::Array {
                items,
                nullable_items,
            },
            Value::Array(values),
        ) => {
            let values = values.iter();
            let values = values.filter_map(|it| nullable(items, it, *nullable_items));
            TestExpression::List(values.collect())
        }
        (
            Type::Map {
                values: ty,
                nullable_values,
            },
            Value::Object(members),
        ) => {
            let entries = members.iter().filter_map(|(key, it)| {
                let value = nullable(ty, it, *nullable_values)?;
                Some((key.clone(), value))
            });
            TestExpression::Map(entries.collect())
        }
        (Type::Scalar(scalar), value) => self::scalar(*scalar, value),
        (_, value) => TestExpression::OwnedText(text(value)),
    }
}

/// True if a value has a number with a fraction, even of zero.
fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_fraction),
        Value::Object(members) => members.values().any(has_fraction),
        _ => false,
    }
}

fn decoded(parameter: &Parameter, ty: &Type) -> TestExpression {
    TestExpression::Decoded {
        parameter: parameter.wire_name.clone(),
        is_list: matches!(ty, Type::Array { .. }),
    }
}

fn scalar(scalar: Scalar, value: &Value) -> TestExpression {
    let integer = || format::integer(value).unwrap_or_default();
    match scalar {
        Scalar::Boolean => TestExpression::Boolean(value.as_bool().unwrap_or_default()),
        Scalar::File => TestExpression::File(text(value)),
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 => TestExpression::Integer(integer()),
        Scalar::Uint64 => TestExpression::Unsigned(format::unsigned(value).unwrap_or_default()),
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => {
            TestExpression::Number(value.as_f64().unwrap_or_default())
        }
        Scalar::UnixTime => TestExpression::UnixTime(integer()),
        // UUIDs of azure_core have no encoding in serde.
        Scalar::TypedUuid => TestExpression::Uuid(text(value).replace('-', "")),
        Scalar::DateTime => TestExpression::Parsed(TextParser::Rfc3339, text(value)),
        Scalar::TypedDate => {
            let start = format!("{}T00:00:00Z", text(value));
            TestExpression::Parsed(TextParser::Date, start)
        }
        Scalar::DateTimeRfc1123 => TestExpression::Parsed(TextParser::Rfc7231, text(value)),
        Scalar::Base64 => TestExpression::Parsed(TextParser::Base64, text(value)),
        Scalar::Base64Url => TestExpression::Parsed(TextParser::Base64Url, text(value)),
        _ => TestExpression::OwnedText(text(value)),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
