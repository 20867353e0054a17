//! Short functions to build packages.

use armsmith::{
    diagnostics::{Code, Diagnostics},
    ir::*,
    names::{self, ModuleNames, Names},
};

/// Returns a package of one API without a path.
pub fn package(api: Api) -> Package {
    Package {
        modules: vec![module(&[], api)],
        common: Vec::new(),
    }
}

pub fn module(path: &[&str], api: Api) -> Module {
    Module {
        path: path.iter().map(|segment| (*segment).to_owned()).collect(),
        feature: None,
        newest_stable: true,
        inputs: Vec::new(),
        reach: None,
        api,
    }
}

/// Returns the names of a package, and the messages.
pub fn assign(package: &Package) -> (Names, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let names = names::assign(package, &mut diagnostics);
    let notes = diagnostics
        .iter()
        .map(|diagnostic| {
            assert_eq!(diagnostic.code, Code::Renamed);
            diagnostic.message.clone()
        })
        .collect();
    (names, notes)
}

/// Returns the names of the package's only API, and the messages.
pub fn assign_one(api: Api) -> (ModuleNames, Vec<String>) {
    let (mut names, notes) = assign(&package(api));
    (names.modules.remove(0), notes)
}

pub fn api(title: &str, groups: Vec<OperationGroup>) -> Api {
    Api {
        profile: Default::default(),
        unknown: Default::default(),
        docs: Docs::default(),
        versions: Vec::new(),
        client: Client {
            title: title.to_owned(),
            endpoint: Endpoint::ResourceManager,
            base_path: String::new(),
            authentication: Vec::new(),
            parameters: Vec::new(),
            servers: Vec::new(),
        },
        groups,
        definitions: Definitions::default(),
        parameter_groups: Vec::new(),
        global_parameters: None,
        header_sets: Vec::new(),
        webhooks: Vec::new(),
        exported: Vec::new(),
    }
}

/// Returns an API that only has these definitions.
pub fn api_of(definitions: Vec<Definition>) -> Api {
    let mut api = api("Example", Vec::new());
    for definition in definitions {
        api.definitions.push(definition);
    }
    api
}

pub fn group(name: &str, operations: Vec<Operation>) -> OperationGroup {
    OperationGroup {
        name: name.to_owned(),
        operations,
    }
}

pub fn operation(name: &str) -> Operation {
    Operation {
        id: format!("Group_{name}"),
        name: name.to_owned(),
        client_name: None,
        origin: origin(name),
        docs: Docs::default(),
        tags: Vec::new(),
        method: HttpMethod::Get,
        path: "/".to_owned(),
        fixed_query: None,
        api_version: None,
        parameters: Vec::new(),
        body: None,
        produces: Vec::new(),
        responses: Vec::new(),
        error: ErrorModel::Unspecified,
        body_flag: None,
        choice: None,
        output: Decided::Open,
        parameter_groups: Decided::Open,
        header_set: Decided::Open,
        listing: Listing::None,
        long_running: None,
        examples: Vec::new(),
        scattered_examples: Vec::new(),
        internal: false,
    }
}

pub fn long_running(name: &str) -> Operation {
    let long_running = LongRunning {
        final_state: None,
        result: FinalResult::Declared(None),
    };
    Operation {
        long_running: Some(long_running),
        ..operation(name)
    }
}

pub fn parameter(wire_name: &str, location: ParameterLocation) -> Parameter {
    Parameter {
        required: true,
        ..Parameter::new(wire_name, location, Type::STRING, origin(wire_name))
    }
}

pub fn body(name: &str) -> Body {
    Body {
        name: name.to_owned(),
        client_name: None,
        origin: origin(name),
        docs: Docs::default(),
        kind: BodyKind::Json,
        xml: None,
        ty: Type::Any,
        nullable_items: false,
        consumes: Vec::new(),
        required: true,
        flatten: false,
    }
}

pub fn definition(name: &str, kind: DefinitionKind) -> Definition {
    Definition {
        name: DefinitionName::Declared(name.to_owned()),
        origin: origin(name),
        docs: Docs::default(),
        home: DefinitionHome::Service(Family::Undecided),
        usage: Decided::Open,
        kind,
    }
}

pub fn model(name: &str, properties: Vec<Property>) -> Definition {
    definition(
        name,
        DefinitionKind::Model(Model {
            properties,
            ..Model::default()
        }),
    )
}

pub fn enumeration(name: &str, values: &[&str]) -> Definition {
    let values = values.iter().map(|wire| value(wire, None)).collect();
    let base = EnumerationBase::String;
    definition(
        name,
        DefinitionKind::Enumeration(Enumeration {
            base,
            values,
            closed: false,
        }),
    )
}

pub fn value(wire: &str, name: Option<&str>) -> EnumerationValue {
    EnumerationValue {
        wire: wire.to_owned(),
        name: name.map(str::to_owned),
        docs: Docs::default(),
    }
}

pub fn property(wire_name: &str) -> Property {
    Property::new(wire_name, Type::STRING, origin(wire_name))
}

fn origin(name: &str) -> Origin {
    Origin {
        document: DocumentId(0),
        pointer: format!("/{name}"),
    }
}

/// Returns the identifiers as text.
pub fn texts<N: ToString>(names: &[N]) -> Vec<String> {
    names.iter().map(N::to_string).collect()
}
