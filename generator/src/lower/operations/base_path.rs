//! The paths of servers, which are part of the endpoint.

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostics::Code;
use crate::dialect::Reporter;
use crate::dialect::document::{Host, names_in};
use crate::ir::Origin;

/// The path that a server adds to the path of an operation.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct BasePath {
    /// The path with a leading `/`, or nothing.
    path: String,
    /// The defaults and origins of the variables of the server.
    variables: HashMap<String, (String, Origin)>,
}

impl BasePath {
    /// Returns a base path. Its variables are parameters of the host.
    pub fn of(path: &str, host: Option<&Host<'_>>) -> Self {
        let path = match path.trim_matches('/') {
            "" => String::new(),
            path => format!("/{path}"),
        };
        let parameters = host.into_iter().flat_map(|host| &host.parameters);
        let variables = parameters.map(|declared| {
            let default = declared.parameter.client_default.as_ref();
            let default = default.and_then(Value::as_str).unwrap_or_default();
            let variable = (default.to_owned(), declared.origin.clone());
            (declared.name.to_owned(), variable)
        });
        BasePath {
            variables: variables.collect(),
            path,
        }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the rest of the path behind a prefix. Variables in it have their defaults, which is reported.
    pub fn after(&self, prefix: &str, report: &mut Reporter<'_>) -> String {
        let rest = self.path.strip_prefix(prefix).unwrap_or_default();
        names_in(rest).fold(rest.to_owned(), |path, name| {
            let Some((default, origin)) = self.variables.get(name) else {
                return path;
            };
            let message = format!(
                "the servers of operations differ in the part of the path with the variable `{name}`; it is always `{default}`"
            );
            report.value(Code::Unsupported, origin, message);
            path.replace(&format!("{{{name}}}"), default)
        })
    }
}
