//! Builds the options of the root client.

use super::{
    super::{
        client::{ClientOptions, ServerConstant},
        docs::{self, Docs},
        model::Field,
    },
    client_parameters::optional,
    context::ModuleContext,
    types::TypeContext,
};
use crate::ir::{Authentication, Endpoint, Profile, code};

/// Builds the options of the root client.
pub(super) fn client_options(context: &TypeContext<'_>) -> ClientOptions {
    let module = &context.context;
    let names = &module.names.client;
    let parameters = optional(module).map(|(parameter, name)| Field {
        name: name.clone(),
        ty: context.owned(&parameter.ty).optional(),
        docs: Docs::one_line(docs::inline(
            &parameter.docs,
            &format!("The {} of all requests.", code(&parameter.wire_name)),
        )),
        deprecated: None,
    });
    let servers = module.api().client.servers.iter().zip(&names.servers);
    let servers = servers.map(|(server, name)| ServerConstant {
        name: name.clone(),
        docs: Docs::of(
            &server.docs,
            &format!("The URL of the server {}.", code(&server.name)),
        ),
        url: server.url.clone(),
    });
    ClientOptions {
        name: names.options.clone(),
        docs: Docs::one_line(format!("Options for creating a [`{}`].", names.client)),
        has_api_version: has_api_version(module),
        parameters: parameters.collect(),
        servers: servers.collect(),
        has_endpoint: matches!(
            module.api().client.endpoint,
            Endpoint::ResourceManager | Endpoint::Fixed(_)
        ),
        allows_http: allows_http(module),
        has_cloud: module.api().profile == Profile::Azure,
        registers_providers: is_resource_manager(module),
    }
}

/// True if credentials can be sent over http: to a service outside of Azure, which may be in the same cluster.
pub(super) fn allows_http(context: &ModuleContext<'_>) -> bool {
    let api = context.api();
    let mut ways = api.client.auth_alternatives().iter();
    api.profile == Profile::Plain && ways.any(|way| *way != Authentication::None)
}

/// True if an operation has an API version.
pub(super) fn has_api_version(context: &ModuleContext<'_>) -> bool {
    let mut operations = context.api().operations();
    operations.any(|operation| operation.api_version.is_some())
}

/// True if the endpoint is Azure Resource Manager.
pub(super) fn is_resource_manager(context: &ModuleContext<'_>) -> bool {
    context.api().client.endpoint == Endpoint::ResourceManager
}
