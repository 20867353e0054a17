//! Builds the clients of tests: the functions that create them, and their arguments.

use super::{address::NOWHERE, call, item::item, reading::ExampleParameters, request};
use crate::{
    ir::{Authentication, Endpoint, Operation, Parameter, ParameterLocation},
    names::{ClientNames, FieldName, Words},
    rust::{
        builder::{context::ModuleContext, types::TypeContext},
        example_tests::{
            call::Receiver,
            client::{ClientFunction, ClientFunctionName, ConstructorArgument},
            expression::TestExpression,
        },
    },
};

/// The clients of an API.
pub(super) struct TestClients<'a> {
    context: ModuleContext<'a>,
}

impl<'a> TestClients<'a> {
    pub(super) fn of(context: ModuleContext<'a>) -> Self {
        TestClients { context }
    }

    /// Returns the client of an operation: that of its group, or the root client.
    pub(super) fn receiver(
        &self,
        group: Option<&ClientNames>,
        operation: &Operation,
        reading: &ExampleParameters<'_>,
    ) -> Receiver {
        let needed = self
            .parameters()
            .filter(|(parameter, _)| parameter.is_stored() && operation.needs(parameter));
        let api = self.context.api();
        let function = match api.has_unscoped() && api.is_unscoped(operation) {
            true => ClientFunctionName::Unscoped,
            false => ClientFunctionName::Client,
        };
        let required = self.required(function);
        let optional = needed.filter(|(parameter, _)| !parameter.required);
        Receiver {
            function,
            arguments: required
                .map(|(parameter, _)| argument(parameter, reading))
                .collect(),
            replacements: optional
                .filter_map(|(parameter, field)| replacement(parameter, field, reading))
                .collect(),
            accessor: group.map(|names| names.accessor.clone()),
        }
    }

    /// Builds a function that creates the root client.
    pub(super) fn function(&self, name: ClientFunctionName) -> ClientFunction {
        let types = TypeContext {
            context: self.context,
            here: None,
        };
        let api = self.context.api();
        let names = &self.context.names.client;
        let endpoint = (api.client.endpoint == Endpoint::Unspecified)
            .then_some(ConstructorArgument::Text(NOWHERE));
        let parameters = self.required(name);
        let handed_on = parameters
            .clone()
            .map(|(_, field)| ConstructorArgument::Parameter(beside_test(field)));
        let mut arguments: Vec<_> = endpoint.into_iter().chain(handed_on).collect();
        if let Some(way) = api.client.auth_alternatives().first() {
            credentials(way, &mut arguments);
        }
        let unscoped = self.context.names.unscoped.as_ref();
        let unscoped = unscoped.filter(|_| name == ClientFunctionName::Unscoped);
        let client = unscoped.map_or(&names.client, |names| &names.client.client);
        ClientFunction {
            name,
            parameters: parameters
                .map(|(parameter, field)| (beside_test(field), types.borrowed(&parameter.ty)))
                .collect(),
            client: item(&self.context, "", client.as_str()),
            constructor: (names.constructors.first())
                .map_or_else(|| "new".to_owned(), |it| it.name.to_string()),
            arguments,
        }
    }

    /// Returns the parameters of a function.
    fn required(
        &self,
        function: ClientFunctionName,
    ) -> impl Iterator<Item = (&'a Parameter, &'a FieldName)> + Clone + use<'a> {
        self.parameters().filter(move |(parameter, _)| {
            let is_host = parameter.location == ParameterLocation::Host;
            parameter.is_asked() && (function == ClientFunctionName::Client || is_host)
        })
    }

    fn parameters(&self) -> impl Iterator<Item = (&'a Parameter, &'a FieldName)> + Clone + use<'a> {
        let parameters = &self.context.api().client.parameters;
        parameters.iter().zip(&self.context.names.client.parameters)
    }
}

/// Returns the parameter of a function whose first parameter is named `test`.
fn beside_test(field: &FieldName) -> FieldName {
    match field.as_str() {
        "test" => FieldName::new(&Words::of("test parameter")),
        _ => field.clone(),
    }
}

/// Returns the value of a client parameter. It is the name of the parameter if the example has no value, because the
/// operation does not need it.
fn argument(parameter: &Parameter, reading: &ExampleParameters<'_>) -> TestExpression {
    match request::value(reading, parameter) {
        Some(value) => call::argument(parameter, value),
        None => TestExpression::Text(parameter.wire_name.clone()),
    }
}

fn replacement(
    parameter: &Parameter,
    field: &FieldName,
    reading: &ExampleParameters<'_>,
) -> Option<(String, TestExpression)> {
    let value = call::argument(parameter, request::value(reading, parameter)?);
    let method = format!("with_{}", field.as_str().trim_start_matches("r#"));
    Some((method, value))
}

/// Adds the credentials of a constructor.
fn credentials(way: &Authentication, arguments: &mut Vec<ConstructorArgument>) {
    match way {
        Authentication::Bearer { .. } => arguments.push(ConstructorArgument::Credential),
        Authentication::HeaderKey { .. }
        | Authentication::QueryKey { .. }
        | Authentication::CookieKey { .. } => {
            arguments.push(ConstructorArgument::Secret(request::KEY))
        }
        Authentication::Token => arguments.push(ConstructorArgument::Secret("token")),
        Authentication::Credentials { .. } => {
            arguments.push(ConstructorArgument::Secret("credentials"));
        }
        Authentication::Basic => arguments.extend([
            ConstructorArgument::Text("name"),
            ConstructorArgument::Secret("password"),
        ]),
        Authentication::All(all) => all.iter().for_each(|way| credentials(way, arguments)),
        Authentication::None => {}
    }
}
