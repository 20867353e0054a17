//! Lowering to the [`ir`](crate::ir), one file a subject: what all dialects share.
//!
//! A dialect reads its documents into the structs of [`document`] and says through its `Grammar` where things stand.

pub mod document;

mod api;
mod authentication;
pub(crate) mod body;
mod choice;
mod client;
mod constraint;
mod content_type;
pub(crate) mod declared;
mod default;
mod definition;
pub(crate) mod endpoint;
mod enumeration;
mod example;
pub(crate) mod facts;
mod family;
mod filter;
pub(crate) mod grammar;
pub(crate) mod host;
mod inheritance;
mod long_running;
mod model;
pub(crate) mod operation;
mod paging;
pub(crate) mod parameter;
pub(crate) mod path;
mod reference;
mod report;
mod response;
mod scalar;
mod schema;
pub(crate) mod shape;
mod words;
mod xml;

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, DefinitionId, Definitions, DocumentId, Origin};
use crate::source::Sources;
use document::{Parameter, Response, Root, Schema};

pub(crate) use grammar::{Grammar, Status};

use family::Families;
use report::Report;
use shape::Shape;

/// Lowers the API that these documents describe together. Mistakes go to `diagnostics`; when one of them is an error,
/// there is no API.
pub(crate) fn lower(
    grammar: &dyn Grammar,
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let mut lowering = Lowering::new(grammar, sources, diagnostics);
    let api = lowering.api(inputs);
    api.filter(|_| !lowering.report.failed())
}

/// The lowering of one API: what was read and what was made so far.
pub(crate) struct Lowering<'s, 'd> {
    pub grammar: &'d dyn Grammar,
    pub sources: &'s Sources,
    pub report: Report<'d>,
    /// What was read, by place; `None` where reading failed.
    roots: HashMap<DocumentId, Option<Rc<Root<'s>>>>,
    schemas: HashMap<Origin, Option<Rc<Schema<'s>>>>,
    parameters: HashMap<Origin, Option<Rc<Parameter<'s>>>>,
    responses: HashMap<Origin, Option<Rc<Response<'s>>>>,
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
    fn new(
        grammar: &'d dyn Grammar,
        sources: &'s Sources,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Lowering {
            grammar,
            sources,
            report: Report::new(diagnostics),
            roots: HashMap::new(),
            schemas: HashMap::new(),
            parameters: HashMap::new(),
            responses: HashMap::new(),
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
}
