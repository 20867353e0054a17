//! Reads objects of the documents as a dialect writes them, and resolves references.

use std::collections::HashMap;
use std::rc::Rc;

use indexmap::IndexSet;
use serde::Deserialize;
use serde_json::Value;

use super::conventions::Conventions;
use super::document::{Schema, read};
use super::report::Report;
use super::schema;

use crate::ir::{DocumentId, Origin};
use crate::source::{Sources, type_mismatch};

/// The documents of one API, as they are read.
pub(crate) struct Reading<'s, 'd> {
    /// All documents.
    pub sources: &'s Sources,
    /// The mistakes that were found.
    pub report: Report<'d>,
    /// The rules of the dialect.
    pub conventions: &'static Conventions,
    /// The documents that references reached, in that order.
    reached: IndexSet<DocumentId>,
    /// The schemas by place; `None` if reading failed.
    schemas: HashMap<Origin, Option<Rc<Schema<'s>>>>,
}

impl<'s, 'd> Reading<'s, 'd> {
    /// Begins to read documents.
    pub fn new(
        sources: &'s Sources,
        conventions: &'static Conventions,
        report: Report<'d>,
    ) -> Self {
        Reading {
            sources,
            report,
            conventions,
            reached: IndexSet::new(),
            schemas: HashMap::new(),
        }
    }

    /// The value at a place.
    pub fn value(&self, origin: &Origin) -> Option<&'s Value> {
        self.sources.value(origin)
    }

    /// The place that a reference leads to. A broken reference is reported.
    pub fn resolve(&mut self, reference: &str, at: &Origin) -> Option<Origin> {
        match self.sources.resolve(reference, at) {
            Ok(target) => {
                self.reach(target.document);
                Some(target)
            }
            Err(diagnostic) => {
                self.report.push(diagnostic);
                None
            }
        }
    }

    /// Notes that a document belongs to the API.
    pub fn reach(&mut self, document: DocumentId) {
        self.reached.insert(document);
    }

    /// The documents that were reached, in that order.
    pub fn reached(&self) -> &IndexSet<DocumentId> {
        &self.reached
    }

    /// Reads the object at a place; mistakes in it are reported. The keys in `later` are read on their own.
    pub fn read<T: Deserialize<'s>>(&mut self, origin: &Origin, later: &[&str]) -> Option<T> {
        let Some(value) = self.value(origin) else {
            self.report.nothing(origin);
            return None;
        };
        match read(value, origin, later, self.conventions.foreign) {
            Ok((object, unread)) => {
                for key in unread {
                    if !self.is_ignored(&key.key) {
                        self.report.unread(key);
                    }
                }
                Some(object)
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

    /// Reads a part of the object at a place, whose other keys are read elsewhere; mistakes in it are reported.
    pub fn read_part<T: Deserialize<'s>>(&mut self, origin: &Origin) -> Option<T> {
        match read(self.value(origin)?, origin, &[], &[]) {
            Ok((object, _)) => Some(object),
            Err(error) => {
                self.report
                    .push(type_mismatch(&error, origin, self.sources));
                None
            }
        }
    }

    /// The schema at a place that a reference leads to.
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

    /// Gives a schema that was read as a part of another object the meaning that the dialect gives it.
    pub fn normalize(&mut self, schema: &mut Schema<'s>, origin: &Origin) {
        if !self.conventions.uses_ref_siblings {
            schema::normalize(self.sources, &mut self.report, schema, origin);
        }
    }
}
