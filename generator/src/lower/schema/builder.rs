//! The state of lowering: the reader, the definitions, and the schemas that remain to be lowered.

use std::collections::VecDeque;

use super::catalog::Catalog;
use super::job::{Pending, PendingModel};
use super::shape::{Naming, Shape, Shapes};
use super::trail::Trail;
use crate::dialect::document::Schema;
use crate::dialect::{Conventions, Reader, Reading, Reporter};
use crate::ir::Origin;
use crate::source::Sources;

/// The lowering of one API.
pub(crate) struct Builder<'s, 'd> {
    /// Reads the documents.
    pub reader: Reader<'s, 'd>,
    /// The shapes of schemas.
    pub shapes: Shapes,
    /// The definitions.
    pub catalog: Catalog,
    /// The named models whose members are not lowered yet.
    pub queue: VecDeque<PendingModel<'s>>,
    /// The work that remains after the current value: members of inline models, and alternatives of unions.
    pub pending: Vec<Pending<'s>>,
    /// The path to the current schema.
    pub trail: Trail,
}

impl<'s, 'd> Builder<'s, 'd> {
    pub fn new(reader: Reader<'s, 'd>) -> Self {
        Builder {
            reader,
            shapes: Shapes::default(),
            catalog: Catalog::default(),
            queue: VecDeque::new(),
            pending: Vec::new(),
            trail: Trail::default(),
        }
    }

    pub fn report(&mut self) -> &mut Reporter<'d> {
        &mut self.reader.reading.report
    }

    pub fn reading(&mut self) -> &mut Reading<'s, 'd> {
        &mut self.reader.reading
    }

    pub fn sources(&self) -> &'s Sources {
        self.reader.reading.sources
    }

    pub fn conventions(&self) -> &'static Conventions {
        self.reader.reading.conventions
    }

    /// Returns the shape of a referenced schema.
    pub fn shape_at(&mut self, origin: &Origin, schema: &Schema<'s>) -> Shape {
        self.shapes.at(&mut self.reader.reading, origin, schema)
    }

    /// Returns the shape of an inline schema.
    pub fn inline_shape(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        let reading = &mut self.reader.reading;
        self.shapes.of(reading, schema, origin, Naming::Inline)
    }

    /// Returns the shape of a schema with references and wrappers resolved.
    pub fn resolved_shape(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        self.shapes
            .resolved(&mut self.reader.reading, schema, origin)
    }
}
