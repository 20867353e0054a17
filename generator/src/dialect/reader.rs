//! Reads the objects of an API description in its dialect.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use indexmap::IndexSet;
use serde_json::Value;

use super::autorest;
use super::chain::Chain;
use super::conventions::Conventions;
use super::document::{
    Header, Operation, OperationReference, Parameter, PathItem, Requirement, ResolvedParameter,
    Response, Root, SecurityScheme, Server, ServerUrl, WebhookPlace,
};
use super::origin::{child, item_of, whole};
use super::parameters::Parameters;
use super::reading::Reading;
use super::report::Reporter;
use super::targets::{Referable, Targets};
use super::{openapi3, parameterized_host, swagger2};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{DocumentId, HttpMethod, Origin, SuppliedBy};
use crate::source::{Dialect, Sources};

/// A reader of the documents of one API. Objects are read on first use.
pub(crate) struct Reader<'s, 'd> {
    /// The common parts of all dialects: schemas, references.
    pub reading: Reading<'s, 'd>,
    dialect: Dialect,
    /// The documents without paths and definitions. `None` if reading failed.
    roots: HashMap<DocumentId, Option<Rc<Root<'s>>>>,
    servers: HashMap<DocumentId, Rc<Server<'s>>>,
    /// The input documents.
    inputs: Vec<DocumentId>,
    /// The supplier of named parameters that do not say otherwise, once it is decided.
    global_parameters: Option<SuppliedBy>,
    parameters: Parameters<'s>,
    responses: Targets<Response<'s>>,
}

impl<'s, 'd> Reader<'s, 'd> {
    /// Creates a reader for the dialect of the first document. Returns the documents in this dialect too, and reports
    /// the others.
    pub fn open(
        sources: &'s Sources,
        inputs: &[DocumentId],
        global_parameters: Option<SuppliedBy>,
        diagnostics: &'d mut Diagnostics,
    ) -> Option<(Self, Vec<DocumentId>)> {
        let first = sources.document(*inputs.first()?);
        let dialect = diagnostics.take(Dialect::of(&first))?;
        let mut reader = Reader {
            reading: Reading::new(sources, conventions(dialect), Reporter::new(diagnostics)),
            dialect,
            roots: HashMap::new(),
            servers: HashMap::new(),
            inputs: Vec::new(),
            global_parameters,
            parameters: Parameters::default(),
            responses: Targets::default(),
        };
        let mut own = Vec::with_capacity(inputs.len());
        for input in inputs {
            if own.contains(input) {
                continue;
            }
            match is_of(dialect, sources, *input) {
                Ok(()) => own.push(*input),
                Err(error) => reader.reading.report.push(error),
            }
        }
        reader.inputs.clone_from(&own);
        Some((reader, own))
    }

    /// Returns a document without its paths and definitions.
    pub fn root(&mut self, document: DocumentId) -> Option<Rc<Root<'s>>> {
        if let Some(root) = self.roots.get(&document) {
            return root.clone();
        }
        // Parts of a description may be files of their own, which have no head.
        let head = self.reading.value(&whole(document));
        let has_head = head.is_some_and(|head| {
            let mut keys = ["swagger", "openapi", "info"].into_iter();
            keys.any(|key| head.get(key).is_some())
        });
        let root = match self.dialect {
            _ if !has_head => None,
            Dialect::Swagger2 => swagger2::root(&mut self.reading, document),
            Dialect::OpenApi3(_) => openapi3::root(&mut self.reading, document),
        };
        let root = root.map(Rc::new);
        self.roots.insert(document, root.clone());
        root
    }

    /// Returns the server of a document.
    pub fn server(&mut self, document: DocumentId) -> Rc<Server<'s>> {
        if let Some(server) = self.servers.get(&document) {
            return Rc::clone(server);
        }
        let server = match self.root(document) {
            Some(root) => self.read_server(document, &root),
            None => Server::default(),
        };
        let server = Rc::new(server);
        self.servers.insert(document, Rc::clone(&server));
        server
    }

    fn read_server(&mut self, document: DocumentId, root: &Root<'s>) -> Server<'s> {
        let Some(host) = &root.parameterized_host else {
            return match self.dialect {
                Dialect::Swagger2 => Server {
                    key: "host",
                    address: swagger2::address(&self.reading, document, root),
                    base_path: root.base_path.map(str::to_owned),
                    named: Vec::new(),
                },
                Dialect::OpenApi3(_) => openapi3::server(&mut self.reading, document),
            };
        };
        let at = parameterized_host::origin(document);
        let mut address = ServerUrl::Unspecified;
        if parameterized_host::is_described(&mut self.reading, host, &at) {
            let parameters = self.parameters(&host.parameters, &child(&at, "parameters"));
            let host = parameterized_host::host(&mut self.reading, root, parameters, &at);
            address = host.map_or(address, ServerUrl::Template);
        }
        Server {
            key: parameterized_host::KEY,
            address,
            base_path: root.base_path.map(str::to_owned),
            named: Vec::new(),
        }
    }

    /// Returns the security requirements of a document.
    pub fn security(&mut self, document: DocumentId) -> Vec<Requirement> {
        match self.dialect {
            Dialect::Swagger2 => swagger2::security(&mut self.reading, document),
            Dialect::OpenApi3(_) => openapi3::security(&mut self.reading, document),
        }
    }

    /// Returns the places of the webhooks and callbacks of a document.
    pub fn webhooks(&mut self, document: DocumentId) -> Vec<WebhookPlace> {
        match self.dialect {
            Dialect::Swagger2 => Vec::new(),
            Dialect::OpenApi3(_) => openapi3::webhooks(&mut self.reading, document),
        }
    }

    /// Returns a path without its operations.
    pub fn path_item(&mut self, origin: &Origin) -> Option<PathItem<'s>> {
        match self.dialect {
            Dialect::Swagger2 => swagger2::path_item(&mut self.reading, origin),
            Dialect::OpenApi3(_) => openapi3::path_item(&mut self.reading, origin),
        }
    }

    /// Returns the place of an operation of a path item, with its reference resolved.
    pub fn operation_place(&mut self, origin: Origin) -> Option<Origin> {
        let mut chain = Chain::new(&origin);
        let mut place = origin;
        loop {
            let is_reference = |value: &Value| value.get("$ref").is_some();
            if !self.reading.value(&place).is_some_and(is_reference) {
                return Some(place);
            }
            let read: OperationReference<'s> = self.reading.read(&place, &[])?;
            place = chain.follow(&mut self.reading, read.reference?)?;
        }
    }

    /// Returns an operation of a path item of a document. `None` if the document itself is invalid.
    pub fn operation(
        &mut self,
        document: DocumentId,
        item: &Origin,
        origin: &Origin,
        method: HttpMethod,
    ) -> Option<(Operation<'s>, Rc<Root<'s>>)> {
        let read = match self.dialect {
            Dialect::Swagger2 => swagger2::operation(&mut self.reading, origin),
            Dialect::OpenApi3(_) => openapi3::operation(&mut self.reading, document, item, origin),
        };
        let Some(mut operation) = read else {
            self.report_parts(origin);
            return None;
        };
        let root = self.root(document)?;
        if matches!(self.dialect, Dialect::OpenApi3(_)) {
            operation.request =
                openapi3::request(&mut self.reading, &mut operation, origin, method);
        }
        Some((operation, root))
    }

    /// Reports the mistakes in the parts of an operation that cannot be read. Reading it ended at the first one.
    fn report_parts(&mut self, origin: &Origin) {
        let parts = self.reading.value(origin);
        let part = |key: &str| parts.and_then(|parts| parts.get(key));
        let parameters = part("parameters").and_then(Value::as_array);
        for index in 0..parameters.map_or(0, Vec::len) {
            let at = item_of(origin, "parameters", index);
            Parameter::read(&mut self.reading, self.dialect, &at);
        }
        let responses = part("responses").and_then(Value::as_object);
        for status in responses.into_iter().flat_map(|responses| responses.keys()) {
            let at = child(&child(origin, "responses"), status);
            Response::read(&mut self.reading, self.dialect, &at);
        }
    }

    /// Returns the parameters of a list, with references resolved and without duplicates.
    pub fn parameters(
        &mut self,
        list: &[Parameter<'s>],
        origin: &Origin,
    ) -> Vec<ResolvedParameter<'s>> {
        self.parameters
            .list(&mut self.reading, self.dialect, list, origin)
    }

    /// Returns a response and its place, with its reference resolved.
    pub fn response(
        &mut self,
        response: &Response<'s>,
        at: Origin,
    ) -> Option<(Origin, Rc<Response<'s>>)> {
        self.responses
            .resolve(&mut self.reading, self.dialect, response, at)
    }

    /// Returns a header and its place, with its reference resolved.
    pub fn header(&mut self, header: &Header<'s>, at: Origin) -> Option<(Origin, Rc<Header<'s>>)> {
        // Headers are rarely shared, so they are not cached.
        Targets::default().resolve(&mut self.reading, self.dialect, header, at)
    }

    /// True if the name of a parameter marks it as the API version. In OpenAPI 3.0 this requires that the API version
    /// is a date, as in Azure.
    pub fn is_version(&mut self, parameter: &ResolvedParameter<'s>) -> bool {
        if !parameter.name.eq_ignore_ascii_case("api-version") {
            return false;
        }
        match self.dialect {
            Dialect::Swagger2 => true,
            Dialect::OpenApi3(_) => {
                let root = self.root(parameter.origin.document);
                root.and_then(|root| root.info.version).is_some_and(is_date)
            }
        }
    }

    /// Returns the supplier of named parameters that do not say otherwise: one for the whole API. It is the client for
    /// APIs of Azure, since elsewhere names only avoid repetition.
    pub fn global_parameters(&mut self) -> SuppliedBy {
        if let Some(decided) = self.global_parameters {
            return decided;
        }
        let decided = match self.is_azure() {
            true => SuppliedBy::Client,
            false => SuppliedBy::Method,
        };
        self.global_parameters = Some(decided);
        decided
    }

    /// True if the description is written like those of Azure: for Azure Resource Manager, with a parameterized host,
    /// or in Swagger 2.0 with extensions of AutoRest.
    pub fn is_azure(&mut self) -> bool {
        let inputs = self.inputs.clone();
        match self.dialect {
            Dialect::Swagger2 => {
                self.has_autorest_extension(&inputs)
                    || inputs.iter().any(|input| self.is_resource_manager(*input))
            }
            Dialect::OpenApi3(_) => inputs.iter().any(|input| {
                let root = self.root(*input);
                root.is_some_and(|root| root.parameterized_host.is_some())
                    || matches!(self.server(*input).address, ServerUrl::ResourceManager)
            }),
        }
    }

    /// Returns the supplier of named parameters that do not say otherwise. `None` if the API has none so far.
    pub fn decided_global_parameters(&self) -> Option<SuppliedBy> {
        self.global_parameters
    }

    /// True if any of these documents, or one that they refer to, has an extension of AutoRest.
    fn has_autorest_extension(&self, inputs: &[DocumentId]) -> bool {
        let sources = self.reading.sources;
        let mut documents: IndexSet<DocumentId> = inputs.iter().copied().collect();
        let mut next = 0;
        while let Some(id) = documents.get_index(next).copied() {
            next += 1;
            let Some(document) = sources.get(id) else {
                continue;
            };
            let mut references = BTreeSet::new();
            let mut on_reference = |reference: &'s str| {
                let file = reference.split('#').next().unwrap_or_default();
                if !file.is_empty() {
                    references.insert(file);
                }
            };
            if autorest::has_extension(&document.value, &mut on_reference) {
                return true;
            }
            for file in references {
                // A file that cannot be read is reported where it is used.
                let resolved = sources.resolve(file, &whole(id));
                documents.extend(resolved.ok().map(|resolved| resolved.origin.document));
            }
        }
        false
    }

    /// True if the host or the scopes of a document are those of Azure Resource Manager.
    fn is_resource_manager(&mut self, input: DocumentId) -> bool {
        if matches!(self.server(input).address, ServerUrl::ResourceManager) {
            return true;
        }
        let is_scope = |scope: &String| scope.starts_with("https://management.azure.com/");
        self.security(input).iter().flatten().any(|scheme| {
            matches!(scheme, SecurityScheme::OAuth2 { scopes } if scopes.iter().any(is_scope))
        })
    }
}

/// Returns the conventions of a dialect.
fn conventions(dialect: Dialect) -> &'static Conventions {
    match dialect {
        Dialect::Swagger2 => &swagger2::CONVENTIONS,
        Dialect::OpenApi3(minor) => openapi3::conventions(minor),
    }
}

/// Checks that a document is written in a dialect.
fn is_of(dialect: Dialect, sources: &Sources, input: DocumentId) -> Result<(), Diagnostic> {
    let document = sources.document(input);
    let found = Dialect::of(&document)?;
    if found == dialect {
        return Ok(());
    }
    let message = format!("`{}` is not written in {}", document.name, dialect.name());
    let place = Place::Value(document.origin(format!("/{}", found.key())));
    let help = format!("convert all files of the API to {}", dialect.name());
    Err(Diagnostic::new(Code::UnsupportedDocument, place, message).help(help))
}

/// True if a version begins with a date.
fn is_date(version: &str) -> bool {
    let day: Vec<char> = version.chars().take(10).collect();
    day.len() == 10
        && day.iter().enumerate().all(|(place, letter)| match place {
            4 | 7 => *letter == '-',
            _ => letter.is_ascii_digit(),
        })
}
