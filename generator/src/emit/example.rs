use serde_json::Value;

use super::{call::is_argument, client, constructor, types::Scope};
use crate::{
    ir::{Authentication, DefinitionKind, EnumerationBase, Operation, Parameter, Scalar, Type},
    names::{ClientNames, MethodNames},
};

/// Columns that one line of an example fills at most.
const WIDTH: usize = 100;

/// Members of a body that an example spells out at most: enough to see how, short enough to read.
const MEMBERS: usize = 4;

/// The lines of a compiling example of a call, made of the operation's first `x-ms-examples`.
pub(super) fn call(
    scope: &Scope<'_>,
    client: &ClientNames,
    operation: &Operation,
    names: &MethodNames,
) -> Vec<String> {
    let writer = Writer {
        scope,
        example: operation
            .examples
            .first()
            .map(|example| &example.parameters),
    };
    let mut lines = vec!["```no_run".to_owned(), writer.function_head()];
    let body = writer.body(operation, names);
    lines.extend(writer.uses(operation, body.as_deref()));
    lines.push(String::new());
    lines.extend(writer.client(operation));
    let receiver = receiver(client, scope);
    let arguments = writer.arguments(operation, names, body);
    lines.extend(outcome(
        operation,
        &format!("{receiver}{}", chain(names.method.as_str(), &arguments)),
    ));
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

fn receiver(client: &ClientNames, scope: &Scope<'_>) -> String {
    let is_root = client.client == scope.context.names.client.client;
    if is_root {
        "client".to_owned()
    } else {
        format!("client.{}()", client.accessor)
    }
}

fn chain(method: &str, arguments: &[String]) -> String {
    let line = format!(".{method}({})", arguments.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let arguments: String = arguments
        .iter()
        .map(|argument| format!("\n    {argument},"))
        .collect();
    format!(".{method}({arguments}\n)")
}

fn outcome(operation: &Operation, call: &str) -> Vec<String> {
    let text = if operation.long_running.is_some() {
        format!("let response = {call}?.await?;")
    } else if operation.paging.is_some() {
        format!(
            "let mut items = {call}?;\nwhile let Some(item) = items.try_next().await? {{\n    println!(\"{{item:?}}\");\n}}"
        )
    } else {
        format!("let response = {call}.await?;")
    };
    text.lines().map(str::to_owned).collect()
}

struct Writer<'s, 'a> {
    scope: &'s Scope<'a>,
    example: Option<&'s indexmap::IndexMap<String, Value>>,
}

impl Writer<'_, '_> {
    fn function_head(&self) -> String {
        let credential = match self.authentication() {
            Some(Authentication::Bearer { .. }) => {
                "credential: std::sync::Arc<dyn azure_core::credentials::TokenCredential>"
            }
            _ => "",
        };
        format!("# async fn example({credential}) -> azure_core::Result<()> {{")
    }

    fn authentication(&self) -> Option<&Authentication> {
        self.scope.context.api().client.authentication.first()
    }

    fn module(&self) -> String {
        let path = self.scope.context.module_path();
        let krate = self.scope.context.crate_name;
        if path.is_empty() {
            krate.to_owned()
        } else {
            format!("{krate}::{path}")
        }
    }

    fn uses(&self, operation: &Operation, body: Option<&str>) -> Vec<String> {
        let client = &self.scope.context.names.client.client;
        let with_models = body.is_some_and(|body| body.contains("models::"))
            || operation
                .parameters
                .iter()
                .any(|parameter| is_argument(parameter) && names_model(&parameter.ty));
        let module = self.module();
        let mut uses = vec![match with_models {
            true => format!("use {module}::{{models, {client}}};"),
            false => format!("use {module}::{client};"),
        }];
        if operation.paging.is_some() && operation.long_running.is_none() {
            uses.push("use futures::TryStreamExt;".to_owned());
        }
        uses
    }

    fn client(&self, operation: &Operation) -> Vec<String> {
        let client = &self.scope.context.names.client.client;
        let all = client::parameters(self.scope, &|parameter| parameter.required);
        let needed = all
            .iter()
            .any(|(parameter, _)| client::needs(operation, parameter));
        let unscoped = constructor::has_unscoped(self.scope) && !needed;
        let constructor = match (self.authentication(), unscoped) {
            (_, true) => "unscoped",
            (Some(Authentication::Bearer { .. }), _) => "new",
            (Some(Authentication::Basic), _) => "with_password",
            (Some(_), _) => "with_key",
            (None, _) => "with_no_credential",
        };
        let mut arguments: Vec<String> = Vec::new();
        if self.scope.context.api().client.endpoint == crate::ir::Endpoint::Unspecified {
            arguments.push("\"https://example.com\"".to_owned());
        }
        for parameter in constructor::leading(self.scope, !unscoped) {
            arguments.push(self.argument(parameter));
        }
        arguments.extend(match self.authentication() {
            Some(Authentication::Bearer { .. }) => vec!["credential".to_owned()],
            Some(Authentication::Basic) => {
                vec!["\"name\"".to_owned(), "\"password\".into()".to_owned()]
            }
            Some(_) => vec!["\"key\".into()".to_owned()],
            None => Vec::new(),
        });
        arguments.push("None".to_owned());
        let line = format!(
            "let client = {client}::{constructor}({})?;",
            arguments.join(", ")
        );
        if line.len() <= WIDTH {
            return vec![line];
        }
        let head = format!("let client = {client}::{constructor}(");
        let arguments = arguments.iter().map(|argument| format!("    {argument},"));
        std::iter::once(head)
            .chain(arguments)
            .chain(std::iter::once(")?;".to_owned()))
            .collect()
    }

    fn arguments(
        &self,
        operation: &Operation,
        names: &MethodNames,
        body: Option<String>,
    ) -> Vec<String> {
        let _ = names;
        let parameters = operation
            .parameters
            .iter()
            .filter(|parameter| is_argument(parameter));
        let parameters = parameters.map(|parameter| self.argument(parameter));
        parameters
            .chain(body)
            .chain(std::iter::once("None".to_owned()))
            .collect()
    }

    /// The value of an argument: the example's, where it fits the type.
    fn argument(&self, parameter: &Parameter) -> String {
        let given = self
            .example
            .and_then(|example| example.get(&parameter.wire_name));
        match &parameter.ty {
            Type::Array { .. } => "&[]".to_owned(),
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => "b\"bytes\"".to_owned(),
            Type::Scalar(Scalar::Binary) => "Default::default()".to_owned(),
            Type::Scalar(scalar) => self.scalar(*scalar, given, &parameter.wire_name),
            Type::Named(_) => self
                .value(&parameter.ty, given.unwrap_or(&Value::Null), 0)
                .map_or_else(
                    || "&Default::default()".to_owned(),
                    |value| format!("&{value}"),
                ),
            Type::Any | Type::Map { .. } | Type::Constant(_) => "&Default::default()".to_owned(),
        }
    }

    fn scalar(&self, scalar: Scalar, given: Option<&Value>, name: &str) -> String {
        match scalar {
            Scalar::Boolean => given.and_then(Value::as_bool).unwrap_or(true).to_string(),
            Scalar::Int32 => given
                .and_then(Value::as_i64)
                .and_then(|n| i32::try_from(n).ok())
                .unwrap_or(1)
                .to_string(),
            Scalar::Int64 => given.and_then(Value::as_i64).unwrap_or(1).to_string(),
            Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => {
                format!("{:?}", given.and_then(Value::as_f64).unwrap_or(1.0))
            }
            Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::UnixTime => {
                "azure_core::time::OffsetDateTime::now_utc()".to_owned()
            }
            _ => text_literal(given.and_then(Value::as_str).unwrap_or(name)),
        }
    }

    /// The expression for a required body, and what it needs to be one.
    fn body(&self, operation: &Operation, names: &MethodNames) -> Option<String> {
        let body = operation.body.as_ref().filter(|body| body.required)?;
        names.body.as_ref()?;
        let given = self
            .example
            .and_then(|example| example.get(&body.name))
            .unwrap_or(&Value::Null);
        let literal = match &body.ty {
            ty @ Type::Named(id) if is_plain_model(&self.scope.context.definition(*id).kind) => {
                self.value(ty, given, 0)
            }
            _ => None,
        };
        Some(match literal {
            Some(literal) => format!("{literal}.try_into()?"),
            None => "azure_core::Bytes::from_static(b\"{}\").into()".to_owned(),
        })
    }

    /// An expression of `ty` with the example's value.
    fn value(&self, ty: &Type, given: &Value, depth: usize) -> Option<String> {
        match ty {
            Type::Scalar(Scalar::Boolean) => given.as_bool().map(|value| value.to_string()),
            Type::Scalar(Scalar::Int32 | Scalar::Int64) => {
                given.as_i64().map(|value| value.to_string())
            }
            Type::Scalar(scalar) if super::types::is_copy(*scalar) => None,
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url | Scalar::Binary) => None,
            Type::Scalar(_) => given
                .as_str()
                .map(|text| format!("{}.into()", text_literal(text))),
            Type::Named(id) => {
                let definition = self.scope.context.definition(*id);
                let path = self.type_path(*id);
                match &definition.kind {
                    DefinitionKind::Enumeration(values)
                        if values.base == EnumerationBase::String =>
                    {
                        let text = given
                            .as_str()
                            .or_else(|| values.values.first().map(|value| value.wire.as_str()))?;
                        Some(format!("{path}::from({})", text_literal(text)))
                    }
                    DefinitionKind::Model(model) if depth < 2 => {
                        self.model(*id, model, &path, given, depth)
                    }
                    _ => None,
                }
            }
            Type::Any | Type::Array { .. } | Type::Map { .. } | Type::Constant(_) => None,
        }
    }

    fn model(
        &self,
        id: crate::ir::DefinitionId,
        model: &crate::ir::Model,
        path: &str,
        given: &Value,
        depth: usize,
    ) -> Option<String> {
        let names = self.scope.context.type_names(id);
        let usage = self.scope.context.definition(id).usage;
        let members = super::model::fields(model, names)
            .filter(|(property, _)| {
                !property.mutability.is_read_only()
                    && !property.boxed
                    && !property.tells_null_apart(usage)
            })
            .filter_map(|(property, field)| {
                let value = self.value(&property.ty, given.get(&property.wire_name)?, depth + 1)?;
                Some(format!("{field}: Some({value})"))
            })
            .take(MEMBERS);
        let members: Vec<_> = members.collect();
        if members.is_empty() {
            return Some(format!("{path}::default()"));
        }
        let indent = "    ".repeat(depth + 1);
        let close = "    ".repeat(depth);
        let members: String = members
            .iter()
            .map(|member| format!("\n{indent}{member},"))
            .collect();
        Some(format!(
            "{path} {{{members}\n{indent}..Default::default()\n{close}}}"
        ))
    }

    fn type_path(&self, id: crate::ir::DefinitionId) -> String {
        let home = self.scope.context.home_of(id);
        let name = &self.scope.context.type_names(id).name;
        if home == self.scope.context.path_to("models") {
            format!("models::{name}")
        } else {
            format!(
                "{}::{name}",
                home.replacen("crate", self.scope.context.crate_name, 1)
            )
        }
    }
}

fn is_plain_model(kind: &DefinitionKind) -> bool {
    matches!(kind, DefinitionKind::Model(_))
}

fn names_model(ty: &Type) -> bool {
    matches!(ty, Type::Named(_))
}

/// A string literal that cannot end the doc comment's code block.
fn text_literal(text: &str) -> String {
    let shortened: String = text.chars().take(120).filter(|c| !c.is_control()).collect();
    format!("{:?}", shortened.replace("```", "'''"))
}
