//! The summary of a crate as data: clients with methods and requests, types with members.

use std::fmt::Write;

use super::columns::columns;
use crate::rust::{
    client::Client,
    definition::{Definition, DefinitionKind},
    expression::RequestStep,
    krate::{Crate, Module},
    method::{Argument, Method},
    model::Field,
    runtime::RuntimePart,
};

/// Formats the clients, methods and types of a crate, and its runtime parts.
pub fn krate(krate: &Crate) -> String {
    let mut out = String::new();
    krate.modules.iter().for_each(|it| module(&mut out, it));
    let common = krate.common.iter().flat_map(|common| &common.folders);
    for file in common.flat_map(|folder| &folder.files) {
        file.definitions
            .iter()
            .for_each(|it| definition(&mut out, it));
    }
    let parts: Vec<_> = krate
        .runtime
        .iter()
        .map(|part| RuntimePart::path(*part))
        .collect();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "runtime with {}", parts.join(", "));
    out
}

fn module(out: &mut String, module: &Module) {
    module.clients.iter().for_each(|it| client(out, it));
    for set in module.header_sets() {
        let _ = writeln!(out, "trait {}", set.name);
        let readers = set.readers.iter();
        let rows: Vec<_> = readers
            .map(|it| [it.name.to_string(), it.wire_name.clone()])
            .collect();
        section(out, &rows);
    }
    let definitions = module.families.iter().flat_map(|it| &it.definitions);
    definitions.for_each(|it| definition(out, it));
}

fn client(out: &mut String, client: &Client) {
    let _ = writeln!(out, "client {}", client.name);
    let constructors = client.root.iter().flat_map(|root| &root.constructors);
    let constructors = constructors.map(|it| {
        let own = it.parameters.iter().chain(&it.credentials);
        [format!("{}({})", it.name, arguments(own)), String::new()]
    });
    let methods = client.all_methods().map(signature);
    section(out, &constructors.chain(methods).collect::<Vec<_>>());
}

fn signature(method: &Method) -> [String; 2] {
    let Method {
        name,
        arguments: own,
        kind,
        request,
        send,
        ..
    } = method;
    let steps = request.steps().map(RequestStep::to_string);
    let steps = steps.chain([send.method.written().to_owned()]);
    let steps: Vec<_> = steps.collect();
    [
        format!("{name}({}) -> {}", arguments(own.iter()), kind.output()),
        format!("{} {}: {}", request.method, request.path, steps.join(", ")),
    ]
}

fn arguments<'a>(arguments: impl Iterator<Item = &'a Argument>) -> String {
    let arguments = arguments.map(|it| format!("{}: {}", it.name, it.ty));
    arguments.collect::<Vec<_>>().join(", ")
}

fn definition(out: &mut String, definition: &Definition) {
    let name = &definition.name;
    match &definition.kind {
        DefinitionKind::Model(it) => {
            let _ = writeln!(out, "model {name}");
            let additional = it.additional.as_ref().map(|it| &it.field);
            let fields = it.fields().chain(additional);
            let rows = fields.map(|Field { name, ty, .. }| [name.to_string(), ty.to_string()]);
            section(out, &rows.collect::<Vec<_>>());
        }
        DefinitionKind::Enumeration(it) => {
            let _ = writeln!(out, "enumeration {name}");
            let values = it.values.iter();
            let rows = values.map(|it| [it.variant.to_string(), it.value.to_string()]);
            section(out, &rows.collect::<Vec<_>>());
        }
        DefinitionKind::Tuple(it) => {
            let _ = writeln!(out, "tuple {name}");
            let fields = it.fields.iter().enumerate();
            let rows = fields.map(|(index, it)| [index.to_string(), it.ty.to_string()]);
            section(out, &rows.collect::<Vec<_>>());
        }
        DefinitionKind::JsonUnion(it) => {
            let _ = writeln!(out, "union {name} by JSON");
            let alternatives = it.alternatives.iter();
            let rows = alternatives.map(|it| [it.kind.to_owned(), it.held.to_string()]);
            section(out, &rows.collect::<Vec<_>>());
        }
        DefinitionKind::Union(it) => {
            let _ = writeln!(out, "union {name} by {}", it.discriminator);
            let alternatives = it.alternatives.iter();
            let rows = alternatives.map(|it| [it.value.to_string(), it.model.to_string()]);
            section(out, &rows.collect::<Vec<_>>());
        }
    }
}

fn section(out: &mut String, rows: &[[String; 2]]) {
    out.push_str(&columns(4, rows));
    out.push('\n');
}
