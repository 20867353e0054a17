//! The paths of servers, which are part of the endpoint.

use serde_json::Value;

use super::parameter::parameter as lower_parameter;
use crate::diagnostics::Code;
use crate::dialect::Reporter;
use crate::dialect::document::{ResolvedParameter, names_in};
use crate::ir::{Operation, Parameter, ParameterLocation, ParameterStyle};
use crate::lower::schema::Builder;

/// The path that a server adds to the path of an operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct BasePath {
    /// The path with a leading `/`, or nothing.
    path: String,
    /// The length of the part that other operations may have, too.
    shareable: usize,
    /// The parameters for the variables of the server.
    variables: Vec<Parameter>,
}

impl BasePath {
    /// Returns the base path of the client's server, whose variables are parameters of the client.
    pub fn of_client<'s>(
        builder: &mut Builder<'s, '_>,
        path: &str,
        variables: &[ResolvedParameter<'s>],
    ) -> Self {
        let mut base_path = BasePath::of_operation(builder, path, variables, &[]);
        base_path.shareable = base_path.path.len();
        base_path
    }

    /// Returns the base path of a server that only some operations have. Its variables are parameters of these.
    pub fn of_operation<'s>(
        builder: &mut Builder<'s, '_>,
        path: &str,
        variables: &[ResolvedParameter<'s>],
        words: &[String],
    ) -> Self {
        let path = match path.trim_matches('/') {
            "" => String::new(),
            path => format!("/{path}"),
        };
        let names: Vec<_> = names_in(&path).collect();
        let variables = variables.iter().filter(|it| names.contains(&it.name));
        let variables = variables.map(|declared| Parameter {
            location: ParameterLocation::Path,
            style: ParameterStyle::Text,
            ..lower_parameter(builder, declared, words)
        });
        let variables = variables.collect();
        // A variable of another server is another one.
        let shareable = path.split_once('{').map_or(path.as_str(), |(before, _)| {
            before.rsplit_once('/').map_or("", |(before, _)| before)
        });
        BasePath {
            shareable: shareable.len(),
            variables,
            path,
        }
    }

    /// Returns the part of the path that other operations may have, too.
    pub fn shareable(&self) -> &str {
        self.path.get(..self.shareable).unwrap_or_default()
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// Adds the rest of the path behind a prefix to an operation, with its variables as parameters. One whose name is
    /// in use has its default, which is reported.
    pub fn add(&self, prefix: &str, operation: &mut Operation, report: &mut Reporter<'_>) {
        let rest = self.path.strip_prefix(prefix).unwrap_or_default();
        let mut path = rest.to_owned();
        let mut added = Vec::new();
        for name in names_in(rest) {
            let mut variables = self.variables.iter();
            let Some(variable) = variables.find(|variable| variable.wire_name == name) else {
                continue;
            };
            let mut parameters = operation.parameters.iter().chain(&added);
            if !parameters.any(|parameter| parameter.wire_name == name) {
                added.push(variable.clone());
                continue;
            }
            let default = variable.client_default.as_ref().and_then(Value::as_str);
            let default = default.unwrap_or_default();
            let message = format!(
                "the server variable `{name}` has the name of a parameter; it is always `{default}`"
            );
            report.value(Code::Unsupported, &variable.origin, message);
            path = path.replace(&format!("{{{name}}}"), default);
        }
        operation.path.insert_str(0, &path);
        operation.parameters.splice(0..0, added);
    }
}
