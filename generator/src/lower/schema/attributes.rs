//! The attributes of a schema at the place where it is used.

use serde_json::Value;

use super::constraint;
use super::docs::schema_docs;
use super::limits;
use super::xml::XmlAttributes;
use crate::dialect::document::Schema;
use crate::ir::{Docs, Limits, Mutability};

/// The attributes of a schema at the place where it is used, without its type.
///
/// Keys beside a `$ref` have precedence over those of its target.
#[derive(Clone, Debug, Default)]
pub(crate) struct SchemaAttributes {
    pub docs: Docs,
    pub nullable: Option<bool>,
    pub mutability: Option<Mutability>,
    pub secret: Option<bool>,
    pub default: Option<Value>,
    pub client_default: Option<Value>,
    pub constraints: Vec<String>,
    pub limits: Option<Box<Limits>>,
    pub xml: Option<Box<XmlAttributes>>,
}

impl SchemaAttributes {
    /// Returns the attributes of a schema itself.
    pub fn of(schema: &Schema<'_>) -> Self {
        let null = schema.kinds.null || schema.values.iter().any(Value::is_null);
        SchemaAttributes {
            docs: schema_docs(schema),
            nullable: schema.nullable.or(null.then_some(true)),
            mutability: mutability(schema),
            secret: schema.secret.or(is_password(schema).then_some(true)),
            default: schema.default.clone(),
            client_default: schema.client_default.clone(),
            constraints: constraint::sentences(schema),
            limits: limits::of(schema),
            xml: XmlAttributes::of(schema),
        }
    }

    /// Merges these attributes with those of the referenced schema.
    pub fn over(mut self, inner: SchemaAttributes) -> SchemaAttributes {
        // The referenced type has its title itself.
        self.docs.description = self.docs.description.or(inner.docs.description);
        self.nullable = self.nullable.or(inner.nullable);
        self.mutability = self.mutability.or(inner.mutability);
        self.secret = self.secret.or(inner.secret);
        self.default = self.default.or(inner.default);
        self.client_default = self.client_default.or(inner.client_default);
        self.constraints.extend(inner.constraints);
        self.limits = limits::over(self.limits, inner.limits);
        self.xml = XmlAttributes::over(self.xml, inner.xml);
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
