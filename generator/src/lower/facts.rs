use serde_json::Value;

use super::constraint;
use super::xml::XmlFacts;
use crate::dialect::document::{Deprecated, Schema};
use crate::ir::{Docs, Mutability, Type};

/// What a schema says about the place where it is used, besides what may stand there.
///
/// The keys beside a `$ref` count before those of its target.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub docs: Docs,
    pub nullable: Option<bool>,
    pub mutability: Option<Mutability>,
    pub secret: Option<bool>,
    pub default: Option<Value>,
    pub client_default: Option<Value>,
    pub constraints: Vec<String>,
    pub xml: Option<Box<XmlFacts>>,
}

/// What may stand somewhere, and the facts that go with it.
#[derive(Clone, Debug)]
pub(crate) struct Lowered {
    pub ty: Type,
    pub facts: Facts,
}

impl Lowered {
    /// Any JSON value, for want of something better.
    pub fn any(facts: Facts) -> Self {
        Lowered {
            ty: Type::Any,
            facts,
        }
    }
}

impl Facts {
    /// What a schema says itself.
    pub fn of(schema: &Schema<'_>) -> Self {
        let null = schema.kinds.null || schema.values.iter().any(Value::is_null);
        Facts {
            docs: schema_docs(schema),
            nullable: schema.nullable.or(null.then_some(true)),
            mutability: mutability(schema),
            secret: schema.secret.or(is_password(schema).then_some(true)),
            default: schema.default.clone(),
            client_default: schema.client_default.clone(),
            constraints: constraint::sentences(schema),
            xml: XmlFacts::of(schema),
        }
    }

    /// These facts before those of the referenced schema.
    pub fn over(mut self, inner: Facts) -> Facts {
        // The type carries the title of a referenced schema itself.
        self.docs.description = self.docs.description.or(inner.docs.description);
        self.nullable = self.nullable.or(inner.nullable);
        self.mutability = self.mutability.or(inner.mutability);
        self.secret = self.secret.or(inner.secret);
        self.default = self.default.or(inner.default);
        self.client_default = self.client_default.or(inner.client_default);
        self.constraints.extend(inner.constraints);
        self.xml = XmlFacts::over(self.xml, inner.xml);
        self
    }

    pub fn nullable(&self) -> bool {
        self.nullable.unwrap_or(false)
    }

    pub fn mutability(&self) -> Mutability {
        self.mutability.unwrap_or(Mutability::ALWAYS)
    }

    pub fn secret(&self) -> bool {
        self.secret.unwrap_or(false)
    }
}

/// Prose, where there is any.
pub(crate) fn docs(
    title: Option<&str>,
    description: Option<&str>,
    deprecated: Deprecated<'_>,
) -> Docs {
    Docs {
        summary: text(title),
        description: text(description),
        deprecated: match deprecated {
            Deprecated::No => None,
            Deprecated::Yes(why) => Some(why.to_owned()),
        },
        internal: false,
    }
}

/// The prose of a schema, and whether it is for everyone.
pub(crate) fn schema_docs(schema: &Schema<'_>) -> Docs {
    Docs {
        internal: schema.internal || schema.accessibility == Some("internal"),
        ..docs(schema.title, schema.description, schema.deprecated)
    }
}

/// A text that is there and not blank.
pub(crate) fn text(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
}

fn is_password(schema: &Schema<'_>) -> bool {
    schema
        .format
        .is_some_and(|format| format.eq_ignore_ascii_case("password"))
}

fn mutability(schema: &Schema<'_>) -> Option<Mutability> {
    if schema.read_only == Some(true) {
        return Some(Mutability::READ_ONLY);
    }
    if schema.write_only {
        return Some(Mutability {
            read: false,
            ..Mutability::ALWAYS
        });
    }
    let Some(verbs) = schema
        .mutability
        .as_deref()
        .filter(|verbs| !verbs.is_empty())
    else {
        return schema.read_only.map(|_| Mutability::ALWAYS);
    };
    let may = |verb: &str| verbs.iter().any(|known| known.eq_ignore_ascii_case(verb));
    Some(Mutability {
        create: may("create"),
        read: may("read"),
        update: may("update"),
    })
}
