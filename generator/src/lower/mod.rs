//! Lowering: the document model to the [`ir`](crate::ir), one file a subject.

mod api;
mod authentication;
mod body;
mod choice;
mod client;
mod constraint;
mod content_type;
mod default;
mod definition;
mod endpoint;
mod enumeration;
mod example;
mod facts;
mod family;
mod filter;
mod host;
mod inheritance;
mod long_running;
mod model;
mod operation;
mod paging;
mod parameter;
mod path;
mod reference;
mod response;
mod scalar;
mod schema;
mod shape;
mod style;
mod words;
mod xml;

use std::collections::{HashMap, VecDeque};

use crate::diagnostics::Diagnostics;
use crate::dialect::{Conventions, Reader, Reading, Report};
use crate::ir::{Api, DefinitionId, Definitions, DocumentId, Origin};
use crate::source::Sources;

use family::Families;
use shape::Shape;

/// Lowers the API that these documents describe together, in the dialect of the first. Mistakes go to `diagnostics`; if
/// one of them is an error, there is no API.
pub fn lower(
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let (reader, inputs) = Reader::open(sources, inputs, diagnostics)?;
    let mut lowering = Lowering::new(reader);
    let api = lowering.api(&inputs);
    api.filter(|_| !lowering.report().failed())
}

/// The lowering of one API: what was read and what was made so far.
struct Lowering<'s, 'd> {
    reader: Reader<'s, 'd>,
    shapes: HashMap<Origin, Shape>,
    /// What inline schemas come to.
    hearts: HashMap<Origin, Shape>,
    /// How many schemas deep the search for a shape is.
    depth: usize,
    /// How many schemas deep the lowering is.
    nesting: usize,
    /// The references on the way to the schema at hand.
    trail: Vec<reference::Step>,
    /// Whether a list or map was entered since the last step.
    inside: bool,
    definitions: Definitions,
    /// The definitions by the places of their schemas.
    known: HashMap<Origin, DefinitionId>,
    /// The enumerations by what makes them equal.
    enumerations: HashMap<enumeration::Identity, DefinitionId>,
    /// The models whose members are still to be lowered.
    queue: VecDeque<definition::Job<'s>>,
    families: Families,
    /// The values of the tag that discriminators give the kinds, by the places of their schemas.
    tags: HashMap<Origin, String>,
}

impl<'s, 'd> Lowering<'s, 'd> {
    fn new(reader: Reader<'s, 'd>) -> Self {
        Lowering {
            reader,
            shapes: HashMap::new(),
            hearts: HashMap::new(),
            depth: 0,
            nesting: 0,
            trail: Vec::new(),
            inside: false,
            definitions: Definitions::default(),
            known: HashMap::new(),
            enumerations: HashMap::new(),
            queue: VecDeque::new(),
            families: Families::default(),
            tags: HashMap::new(),
        }
    }

    fn report(&mut self) -> &mut Report<'d> {
        &mut self.reader.reading.report
    }

    fn reading(&mut self) -> &mut Reading<'s, 'd> {
        &mut self.reader.reading
    }

    fn sources(&self) -> &'s Sources {
        self.reader.reading.sources
    }

    fn conventions(&self) -> &'static Conventions {
        self.reader.reading.conventions
    }
}
