//! Rust names with the names of the specification.

use std::fmt::Write;

use super::{columns::columns, words};
use crate::ir::{Api, Definition, DefinitionKind, Package};
use crate::names::{ClientNames, ModuleNames, Names, TypeNames};

/// Lists the Rust names of everything in a package, with the names in the specification.
pub fn names(package: &Package, names: &Names) -> String {
    let mut out = String::new();
    for (module, names) in package.modules.iter().zip(&names.modules) {
        self::module(&mut out, &module.api, names);
    }
    out
}

fn module(out: &mut String, api: &Api, names: &ModuleNames) {
    let _ = writeln!(out, "{} -> {}", api.client.title, names.client.client);
    let parameters = api.client.parameters.iter().zip(&names.client.parameters);
    let rows: Vec<_> = parameters
        .map(|(parameter, name)| [parameter.wire_name.clone(), format!("-> {name}")])
        .collect();
    out.push_str(&columns(4, &rows));
    let groups = api.groups.iter().zip(&names.groups).zip(&names.methods);
    for ((group, client), methods) in groups {
        let _ = writeln!(
            out,
            "\n{} -> {}",
            or_none(&group.name),
            reached(client, names)
        );
        let rows: Vec<_> = group
            .operations
            .iter()
            .zip(methods)
            .map(|(operation, method)| {
                let arguments: Vec<_> = method.parameters.iter().chain(&method.body).collect();
                let arguments: Vec<_> = arguments.into_iter().map(ToString::to_string).collect();
                [
                    operation.id.clone(),
                    format!("-> {}({})", method.method, arguments.join(", ")),
                ]
            })
            .collect();
        out.push_str(&columns(4, &rows));
    }
    if let Some(unscoped) = &names.unscoped {
        let _ = writeln!(
            out,
            "\nwithout parameters -> {}",
            reached(&unscoped.client, names)
        );
        let states = unscoped.states.iter();
        let rows: Vec<_> = states
            .flat_map(|states| {
                [
                    ["type argument".to_owned(), states.scoped.to_string()],
                    ["without parameters".to_owned(), states.unscoped.to_string()],
                ]
            })
            .collect();
        out.push_str(&columns(4, &rows));
    }
    for ((_, definition), names) in api.definitions.iter().zip(&names.types) {
        let _ = writeln!(out, "\n{} -> {}", definition.name.text(), names.name);
        out.push_str(&columns(4, &parts(definition, names)));
    }
}

/// Returns the client and its accessor on the root client.
fn reached(client: &ClientNames, names: &ModuleNames) -> String {
    if client == &names.client {
        return client.client.to_string();
    }
    format!("{} by {}()", client.client, client.accessor)
}

fn or_none(group: &str) -> &str {
    if group.is_empty() {
        "(no group)"
    } else {
        group
    }
}

/// Returns the members, values or alternatives of a definition with their names.
fn parts(definition: &Definition, names: &TypeNames) -> Vec<[String; 2]> {
    let pair =
        |spec: &str, rust: &dyn ToString| [spec.to_owned(), format!("-> {}", rust.to_string())];
    match &definition.kind {
        DefinitionKind::Model(model) => {
            let fields = model.properties.iter().zip(&names.fields);
            fields
                .map(|(property, field)| pair(&property.wire_name, field))
                .collect()
        }
        DefinitionKind::Enumeration(choice) => {
            let variants = choice.values.iter().zip(&names.variants);
            variants
                .map(|(value, variant)| pair(&value.wire, variant))
                .collect()
        }
        DefinitionKind::Tuple(_) => Vec::new(),
        DefinitionKind::JsonUnion(choice) => {
            let variants = choice.alternatives.iter().zip(&names.variants);
            variants
                .map(|(alternative, variant)| pair(&words::json(alternative), variant))
                .collect()
        }
        DefinitionKind::Union(choice) => {
            let variants = choice.alternatives.iter().zip(&names.variants);
            variants
                .map(|(alternative, variant)| pair(&alternative.value.to_string(), variant))
                .collect()
        }
    }
}
