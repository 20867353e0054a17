//! The state of lowering: the reader of the documents, the definitions so far, and the schemas still to be lowered.

use std::collections::VecDeque;

use super::catalog::Catalog;
use super::job::{Job, Pending};
use super::shape::{Naming, Shape, Shapes};
use super::trail::Trail;
use crate::dialect::document::Schema;
use crate::dialect::{Conventions, Reader, Reading, Report};
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
    /// The named models whose members are still to be lowered.
    pub queue: VecDeque<Job<'s>>,
    /// What the value at hand leaves to be lowered next: the members of inline models, and the kinds of unions.
    pub pending: Vec<Pending<'s>>,
    /// The way to the schema at hand.
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

    pub fn report(&mut self) -> &mut Report<'d> {
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

    /// The shape of the target of a reference.
    pub fn shape_at(&mut self, origin: &Origin, schema: &Schema<'s>) -> Shape {
        self.shapes.at(&mut self.reader.reading, origin, schema)
    }

    /// The shape of a schema that is inline.
    pub fn inline_shape(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        let reading = &mut self.reader.reading;
        self.shapes.of(reading, schema, origin, Naming::Inline)
    }

    /// The shape of a schema with its references and wrappers followed.
    pub fn resolved_shape(&mut self, schema: &Schema<'s>, origin: &Origin) -> Shape {
        self.shapes
            .resolved(&mut self.reader.reading, schema, origin)
    }
}
