//! A builder of small APIs.

use crate::ir::{
    Api, Body, BodyKind, Client, Decided, Definition, DefinitionHome, DefinitionId, DefinitionKind,
    DefinitionName, Definitions, Docs, DocumentId, Endpoint, Enumeration, EnumerationBase,
    EnumerationValue, ErrorModel, Family, FinalResult, Flatten, HttpMethod, Listing, LongRunning,
    Model, Module, Mutability, NextPage, Operation, OperationGroup, Origin, Pageable, Parameter,
    ParameterLocation, Property, Response, StatusCode, Type,
};

pub fn api() -> Api {
    Api {
        docs: Docs::default(),
        profile: Default::default(),
        unknown: Default::default(),
        versions: vec!["2024-01-01".to_owned()],
        client: Client {
            title: "Sample".to_owned(),
            endpoint: Endpoint::ResourceManager,
            base_path: String::new(),
            authentication: Vec::new(),
            parameters: Vec::new(),
            servers: Vec::new(),
        },
        groups: Vec::new(),
        definitions: Definitions::default(),
        parameter_groups: Vec::new(),
        global_parameters: None,
        header_sets: Vec::new(),
        webhooks: Vec::new(),
        exported: Vec::new(),
    }
}

pub fn modules(apis: Vec<Api>) -> Vec<Module> {
    let module = |(place, api)| Module {
        path: vec![format!("m{place}")],
        feature: None,
        newest_stable: false,
        inputs: Vec::new(),
        reach: None,
        api,
    };
    apis.into_iter().enumerate().map(module).collect()
}

pub fn origin(name: &str) -> Origin {
    Origin {
        document: DocumentId(0),
        pointer: format!("/definitions/{name}"),
    }
}

fn definition(name: &str, kind: DefinitionKind) -> Definition {
    Definition {
        name: DefinitionName::Declared(name.to_owned()),
        origin: origin(name),
        docs: Docs::default(),
        home: DefinitionHome::Service(Family::Undecided),
        usage: Decided::Open,
        kind,
    }
}

/// Methods that add to an API.
pub trait Build {
    fn add(&mut self, name: &str, kind: DefinitionKind) -> DefinitionId;
    fn model(&mut self, name: &str, properties: Vec<Property>) -> DefinitionId;
    fn derived(&mut self, name: &str, parents: &[DefinitionId], own: Vec<Property>)
    -> DefinitionId;
    fn base(&mut self, name: &str, tag: &str, properties: Vec<Property>) -> DefinitionId;
    fn values(&mut self, name: &str, values: &[&str]) -> DefinitionId;
    fn of(&self, id: DefinitionId) -> &Model;
    fn of_mut(&mut self, id: DefinitionId) -> &mut Model;
    fn operation(&mut self, group: &str, operation: Operation);
    fn first(&self) -> &Operation;
    fn named(&self, name: &str) -> DefinitionId;
    fn names(&self) -> Vec<String>;
}

impl Build for Api {
    fn add(&mut self, name: &str, kind: DefinitionKind) -> DefinitionId {
        self.definitions.push(definition(name, kind))
    }

    fn model(&mut self, name: &str, properties: Vec<Property>) -> DefinitionId {
        self.derived(name, &[], properties)
    }

    fn derived(
        &mut self,
        name: &str,
        parents: &[DefinitionId],
        own: Vec<Property>,
    ) -> DefinitionId {
        let model = Model {
            properties: own,
            parents: parents.to_vec(),
            ..Model::default()
        };
        self.add(name, DefinitionKind::Model(model))
    }

    fn base(&mut self, name: &str, tag: &str, properties: Vec<Property>) -> DefinitionId {
        let id = self.model(name, properties);
        self.of_mut(id).discriminator = Some(tag.to_owned());
        id
    }

    fn values(&mut self, name: &str, values: &[&str]) -> DefinitionId {
        let value = |wire: &&str| EnumerationValue {
            wire: (*wire).to_owned(),
            name: None,
            docs: Docs::default(),
        };
        let enumeration = Enumeration {
            base: EnumerationBase::String,
            values: values.iter().map(value).collect(),
            closed: false,
        };
        self.add(name, DefinitionKind::Enumeration(enumeration))
    }

    fn of(&self, id: DefinitionId) -> &Model {
        self.definitions[id].as_model().expect("a model")
    }

    fn of_mut(&mut self, id: DefinitionId) -> &mut Model {
        match &mut self.definitions[id].kind {
            DefinitionKind::Model(model) => model,
            other => panic!("no model: {other:?}"),
        }
    }

    fn operation(&mut self, group: &str, operation: Operation) {
        match self.groups.iter_mut().find(|known| known.name == group) {
            Some(known) => known.operations.push(operation),
            None => self.groups.push(OperationGroup {
                name: group.to_owned(),
                operations: vec![operation],
            }),
        }
    }

    fn first(&self) -> &Operation {
        self.operations().next().expect("an operation")
    }

    fn named(&self, name: &str) -> DefinitionId {
        let mut all = self.definitions.iter();
        let found = all.find(|(_, definition)| definition.name.text() == name);
        found.map(|(id, _)| id).expect("a definition of that name")
    }

    fn names(&self) -> Vec<String> {
        let all = self.definitions.iter();
        all.map(|(_, definition)| definition.name.text()).collect()
    }
}

pub fn property(wire_name: &str, ty: Type) -> Property {
    Property::new(wire_name, ty, origin(wire_name))
}

pub fn text(wire_name: &str) -> Property {
    property(wire_name, Type::STRING)
}

pub fn read_only(wire_name: &str, ty: Type) -> Property {
    Property {
        mutability: Mutability::READ_ONLY,
        ..property(wire_name, ty)
    }
}

pub fn flattened(wire_name: &str, id: DefinitionId) -> Property {
    Property {
        flatten: Flatten::Requested,
        ..property(wire_name, Type::Named(id))
    }
}

pub fn list(items: Type) -> Type {
    Type::Array {
        items: Box::new(items),
        nullable_items: false,
    }
}

pub fn map(values: Type) -> Type {
    Type::Map {
        values: Box::new(values),
        nullable_values: false,
    }
}

pub fn operation(id: &str, method: &str) -> Operation {
    Operation {
        id: id.to_owned(),
        name: id.rsplit('_').next().unwrap_or_default().to_owned(),
        client_name: None,
        origin: origin(id),
        docs: Docs::default(),
        tags: Vec::new(),
        method: HttpMethod::ALL
            .into_iter()
            .find(|known| known.as_str() == method)
            .expect("a method"),
        path: format!("/{id}"),
        fixed_query: None,
        api_version: None,
        parameters: Vec::new(),
        body: None,
        produces: vec!["application/json".to_owned()],
        responses: Vec::new(),
        error: ErrorModel::Unspecified,
        output: Decided::Open,
        body_flag: None,
        choice: None,
        parameter_groups: Decided::Open,
        header_set: Decided::Open,
        listing: Listing::None,
        long_running: None,
        examples: Vec::new(),
        scattered_examples: Vec::new(),
        internal: false,
    }
}

/// Methods that add to an operation.
pub trait Extend: Sized {
    fn returns(self, status: StatusCode, body: Option<Type>) -> Self;
    fn fails(self, status: StatusCode, body: Option<Type>) -> Self;
    fn takes(self, kind: BodyKind, ty: Type) -> Self;
    fn parameter(self, ty: Type) -> Self;
    fn paged(self, items: &[&str], next: NextPage) -> Self;
    fn long(self, final_schema: Option<Type>) -> Self;
}

impl Extend for Operation {
    fn returns(mut self, status: StatusCode, body: Option<Type>) -> Self {
        self.responses.push(Response {
            xml: None,
            items: None,
            status,
            is_range: false,
            kind: BodyKind::Json,
            origin: origin(&status.to_string()),
            docs: Docs::default(),
            body,
            headers: Vec::new(),
            error: false,
        });
        self
    }

    fn fails(mut self, status: StatusCode, body: Option<Type>) -> Self {
        self = self.returns(status, body);
        if let Some(response) = self.responses.last_mut() {
            response.error = true;
        }
        self
    }

    fn takes(mut self, kind: BodyKind, ty: Type) -> Self {
        self.body = Some(Body {
            xml: None,
            name: "body".to_owned(),
            client_name: None,
            origin: origin("body"),
            docs: Docs::default(),
            kind,
            ty,
            nullable_items: false,
            consumes: Vec::new(),
            required: true,
            flatten: false,
        });
        self
    }

    fn parameter(mut self, ty: Type) -> Self {
        self.parameters.push(parameter(ty));
        self
    }

    fn paged(mut self, items: &[&str], next: NextPage) -> Self {
        let items = (!items.is_empty()).then(|| items.join("."));
        let (link, operation) = match next {
            NextPage::None => (None, None),
            NextPage::Link(link) | NextPage::Marker { member: link, .. } => (Some(link), None),
            NextPage::Operation { link, operation } => (Some(link), Some(operation)),
        };
        self.listing = Listing::Declared(Pageable {
            items,
            link: link.map(|names| names.join(".")),
            operation,
        });
        self
    }

    fn long(mut self, final_schema: Option<Type>) -> Self {
        self.long_running = Some(LongRunning {
            final_state: None,
            result: FinalResult::Declared(final_schema),
        });
        self
    }
}

pub fn parameter(ty: Type) -> Parameter {
    let (name, location) = ("parameter", ParameterLocation::Query);
    Parameter::new(name, location, ty, origin(name))
}

pub fn link(path: &[&str]) -> NextPage {
    NextPage::Link(path.iter().map(|name| (*name).to_owned()).collect())
}

/// Returns the wire names of a model's members.
pub fn members(model: &Model) -> Vec<&str> {
    model
        .properties
        .iter()
        .map(|property| property.wire_name.as_str())
        .collect()
}
