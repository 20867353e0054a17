//! Reads objects of documents in a dialect, and resolves references.

use std::collections::HashMap;
use std::rc::Rc;

use indexmap::IndexSet;
use serde::Deserialize;
use serde_json::Value;

use super::conventions::{Conventions, SchemaRules};
use super::document::{ReadObject, Schema, read};
use super::report::Reporter;
use super::schema;

use crate::diagnostics::Diagnostic;
use crate::ir::{DocumentId, Origin};
use crate::source::{Resolved, Sources, type_mismatch};

/// The state of reading one API.
pub(crate) struct Reading<'s, 'd> {
    /// All documents.
    pub sources: &'s Sources,
    /// The diagnostics.
    pub report: Reporter<'d>,
    /// The conventions of the dialect.
    pub conventions: &'static Conventions,
    /// The documents that were reached, in this order.
    reached: IndexSet<DocumentId>,
    /// The schemas by origin. `None` if reading failed.
    schemas: HashMap<Origin, Option<Rc<Schema<'s>>>>,
}

impl<'s, 'd> Reading<'s, 'd> {
    /// Starts to read documents.
    pub fn new(
        sources: &'s Sources,
        conventions: &'static Conventions,
        report: Reporter<'d>,
    ) -> Self {
        Reading {
            sources,
            report,
            conventions,
            reached: IndexSet::new(),
            schemas: HashMap::new(),
        }
    }

    /// Returns the value at an origin.
    pub fn value(&self, origin: &Origin) -> Option<&'s Value> {
        self.sources.value(origin)
    }

    /// Resolves a reference. A broken reference is reported.
    pub fn resolve(&mut self, reference: &str, at: &Origin) -> Option<Origin> {
        let resolved = self.try_resolve(reference, at);
        resolved
            .map_err(|diagnostic| self.report.push(diagnostic))
            .ok()
    }

    /// Resolves a reference whose error the caller reports.
    pub fn try_resolve(&mut self, reference: &str, at: &Origin) -> Result<Origin, Diagnostic> {
        let Resolved { origin, warning } = self.sources.resolve(reference, at)?;
        if let Some(warning) = warning {
            self.report.push(warning);
        }
        self.reach(origin.document);
        Ok(origin)
    }

    /// Records that a document belongs to the API.
    pub fn reach(&mut self, document: DocumentId) {
        self.reached.insert(document);
    }

    /// Returns the documents that were reached, in order.
    pub fn reached(&self) -> &IndexSet<DocumentId> {
        &self.reached
    }

    /// Reads the object at an origin, and reports errors in it. The keys in `later` are read separately.
    pub fn read<T: Deserialize<'s>>(&mut self, origin: &Origin, later: &[&str]) -> Option<T> {
        let Some(value) = self.value(origin) else {
            self.report.nothing(origin);
            return None;
        };
        let read = self.read_value(value, origin, later, self.conventions.foreign)?;
        for key in read.unread {
            if self.is_ignored(&key.key) {
                continue;
            }
            match schema::has_no_effect(self.conventions.schemas, &key.key) {
                true => self.report.no_effect(key),
                false => self.report.unread(key),
            }
        }
        Some(read.object)
    }

    /// Reads a value; a mistake in it, and text without quotes, is reported.
    fn read_value<T: Deserialize<'s>>(
        &mut self,
        value: &'s Value,
        origin: &Origin,
        later: &[&str],
        foreign: &[&[&str]],
    ) -> Option<ReadObject<'s, T>> {
        let document = self.sources.get(origin.document)?;
        let is_json_schema = self.conventions.schemas == SchemaRules::JsonSchema;
        match read(document, value, origin, later, foreign, is_json_schema) {
            Ok(read) => {
                for (origin, text) in &read.unquoted {
                    self.report.unquoted(origin, text);
                }
                // From OpenAPI 3.1 on, an exclusive bound is a number.
                let later = read.numeric_bounds.iter().filter(|_| !is_json_schema);
                for origin in later {
                    self.report.numeric_bound(origin);
                }
                for origin in &read.positional_items {
                    self.report.positional_items(origin);
                }
                for origin in &read.structured_prose {
                    self.report.structured_prose(origin);
                }
                Some(read)
            }
            Err(error) => {
                self.report
                    .push(type_mismatch(&error, origin, self.sources));
                None
            }
        }
    }

    fn is_ignored(&self, key: &str) -> bool {
        self.conventions.ignores_extensions && key.starts_with("x-") && !key.starts_with("x-ms-")
    }

    /// Reads some keys of the object at an origin, and reports errors in them. Its other keys are read elsewhere.
    pub fn read_part<T: Deserialize<'s>>(&mut self, origin: &Origin) -> Option<T> {
        let read = self.read_value(self.value(origin)?, origin, &[], &[]);
        read.map(|read| read.object)
    }

    /// Returns the referenced schema at an origin.
    pub fn schema_at(&mut self, origin: &Origin) -> Option<Rc<Schema<'s>>> {
        if let Some(schema) = self.schemas.get(origin) {
            return schema.clone();
        }
        let mut schema: Option<Schema<'s>> = self.read(origin, &[]);
        if let Some(schema) = &mut schema {
            self.normalize(schema, origin);
        }
        let schema = schema.map(Rc::new);
        self.schemas.insert(origin.clone(), schema.clone());
        schema
    }

    /// Normalizes a schema that was read as a part of another object.
    pub fn normalize(&mut self, schema: &mut Schema<'s>, origin: &Origin) {
        let rules = self.conventions.schemas;
        schema::normalize(rules, self.sources, &mut self.report, schema, origin);
    }
}
