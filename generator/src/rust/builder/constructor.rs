//! Builds the constructors of root clients.

use super::{
    super::{
        client::{
            Authentication, ClientConstructor, Connect, Endpoint, HostOption, HostPart, Initial,
        },
        docs::Docs,
        method::Argument,
        path::Path,
        types::RustType,
    },
    client_options::{allows_http, has_api_version, is_resource_manager},
    client_parameters::{ClientScope, asked, kept, optional, stored},
    context::ModuleContext,
    example, tracing,
    types::{self, TypeContext},
    value,
};
use crate::{
    ir::{self, Parameter, ParameterLocation, Profile, Type},
    names::{ConstructorNames, FieldName},
};

/// Builds the constructors of a root client, one per authentication alternative.
pub(super) fn constructors(
    context: &TypeContext<'_>,
    scope: ClientScope,
) -> Vec<ClientConstructor> {
    let client = &context.context.names.client;
    let alternatives = context.context.api().client.auth_alternatives();
    let alternatives = alternatives.iter().zip(&client.constructors).enumerate();
    let constructors = alternatives.map(|(index, (way, names))| {
        let mut docs = Docs::default();
        docs.paragraph("Creates a client. No request is sent until the first call.");
        if scope == ClientScope::Full {
            docs.end_with(example::program(context, None, index, None));
        }
        constructor(context, way, names, docs, scope)
    });
    constructors.collect()
}

fn constructor(
    context: &TypeContext<'_>,
    way: &ir::Authentication,
    names: &ConstructorNames,
    docs: Docs,
    scope: ClientScope,
) -> ClientConstructor {
    let module = &context.context;
    let parameters = asked(module).filter(|(parameter, _)| {
        scope == ClientScope::Full || parameter.location == ParameterLocation::Host
    });
    let parameters = parameters.map(|(parameter, field)| Argument {
        name: field.clone(),
        ty: context.borrowed(&parameter.ty),
    });
    let types = credential_types(context, way);
    let credentials = names.arguments.iter().zip(types);
    let credentials = credentials.map(|(name, ty)| Argument {
        name: name.clone(),
        ty,
    });
    let fields = stored(context, &|parameter| scope.has(parameter)).into_iter();
    let fields = fields.map(|(parameter, field)| {
        let initial = match parameter.required {
            true => Initial::Argument(kept(parameter)),
            false => Initial::Option {
                copied: types::is_copied(&parameter.ty),
                default: value::client_default(context, parameter),
            },
        };
        (field.clone(), initial)
    });
    ClientConstructor {
        name: names.name.to_string(),
        docs,
        asks_endpoint: module.api().client.endpoint == ir::Endpoint::Unspecified,
        parameters: parameters.collect(),
        credentials: credentials.collect(),
        connector: match scope {
            ClientScope::Full => Path::local("Self"),
            ClientScope::Unscoped => Path::beside(&module.names.client.client),
        },
        host_options: host_options(module),
        fields: fields.collect(),
        hosts: host_parts(module),
        authentication: authentication(way, &mut names.arguments.iter().cloned()),
    }
}

/// Returns the types of a constructor's credentials.
fn credential_types(context: &TypeContext<'_>, way: &ir::Authentication) -> Vec<RustType> {
    let secret = || RustType::Named(context.word("azure_core::credentials::Secret"));
    match way {
        ir::Authentication::Bearer { .. } => {
            let credential = Path::imported("azure_core::credentials::TokenCredential");
            let shared = Path::imported("std::sync::Arc");
            vec![RustType::Generic(shared, vec![RustType::Dyn(credential)])]
        }
        ir::Authentication::HeaderKey { .. }
        | ir::Authentication::QueryKey { .. }
        | ir::Authentication::CookieKey { .. }
        | ir::Authentication::Credentials { .. }
        | ir::Authentication::Token => vec![secret()],
        ir::Authentication::Basic => vec![RustType::prelude("str").reference(), secret()],
        ir::Authentication::All(all) => {
            let types = all.iter().flat_map(|way| credential_types(context, way));
            types.collect()
        }
        ir::Authentication::None => Vec::new(),
    }
}

/// Returns the authentication with its arguments.
fn authentication(
    way: &ir::Authentication,
    arguments: &mut impl Iterator<Item = FieldName>,
) -> Authentication {
    let made = |name: &String, of: fn(String, FieldName) -> Authentication, argument| {
        Option::map(argument, |argument| of(name.clone(), argument))
    };
    let made = match way {
        ir::Authentication::Bearer { scopes } => {
            let credential = arguments.next();
            credential.map(|credential| match scopes.as_slice() {
                [] => Authentication::ResourceManager(credential),
                scopes => Authentication::Bearer(credential, scopes.to_vec()),
            })
        }
        ir::Authentication::HeaderKey { name } => {
            made(name, Authentication::HeaderKey, arguments.next())
        }
        ir::Authentication::QueryKey { name } => {
            made(name, Authentication::QueryKey, arguments.next())
        }
        ir::Authentication::CookieKey { name } => {
            made(name, Authentication::CookieKey, arguments.next())
        }
        ir::Authentication::Credentials { scheme } => {
            made(scheme, Authentication::Credentials, arguments.next())
        }
        ir::Authentication::Token => arguments.next().map(Authentication::Token),
        ir::Authentication::Basic => {
            let both = arguments.next().zip(arguments.next());
            both.map(|(user_name, password)| Authentication::Basic(user_name, password))
        }
        ir::Authentication::All(all) => {
            let all = all.iter().map(|way| authentication(way, arguments));
            Some(Authentication::All(all.collect()))
        }
        ir::Authentication::None => None,
    };
    made.unwrap_or(Authentication::None)
}

/// Builds the function that all constructors share.
pub(super) fn connect(context: &ModuleContext<'_>) -> Connect {
    let endpoint = match &context.api().client.endpoint {
        ir::Endpoint::ResourceManager => Endpoint::ResourceManager,
        ir::Endpoint::Fixed(url) => Endpoint::Fixed(url.clone()),
        ir::Endpoint::Unspecified => Endpoint::Argument,
        ir::Endpoint::Template {
            template,
            parameters,
        } => Endpoint::Template {
            template: template.clone(),
            names: parameters.iter().map(|it| it.name.clone()).collect(),
        },
    };
    Connect {
        namespace: tracing::namespace(context.api()),
        endpoint,
        has_api_version: has_api_version(context),
        registers_providers: is_resource_manager(context),
        allows_http: allows_http(context),
        has_own_user_agent: context.api().profile == Profile::Plain,
        is_shared: context.names.unscoped.is_some(),
    }
}

/// Returns the values of the host parameters, if there is a host template.
fn host_parts(context: &ModuleContext<'_>) -> Option<Vec<HostPart>> {
    let ir::Endpoint::Template { parameters, .. } = &context.api().client.endpoint else {
        return None;
    };
    let all = context.api().client.parameters.iter();
    let all = all.zip(&context.names.client.parameters);
    let parts = parameters.iter().map(|wanted| {
        let mut all = all.clone();
        let found = all.find(|(parameter, _)| parameter.wire_name == wanted.name);
        match found {
            Some((parameter, field)) => host_part(parameter, field),
            None => HostPart::Text(String::new()),
        }
    });
    Some(parts.collect())
}

fn host_part(parameter: &Parameter, field: &FieldName) -> HostPart {
    let field = field.clone();
    match (&parameter.ty, parameter.required) {
        (Type::Constant(value), _) => HostPart::Text(value.to_string()),
        (ty, true) if types::is_text(ty) => HostPart::Argument(field),
        (_, true) => HostPart::Shown(field),
        (_, false) => HostPart::Option(field),
    }
}

/// Returns the host parameters in the options.
fn host_options(context: &ModuleContext<'_>) -> Vec<HostOption> {
    let hosts =
        optional(context).filter(|(parameter, _)| parameter.location == ParameterLocation::Host);
    let hosts = hosts.map(|(parameter, field)| {
        let default = parameter.client_default.as_ref();
        let default = default.or(parameter.default.as_ref());
        HostOption {
            field: field.clone(),
            default: default.map(|default| match default.as_str() {
                Some(text) => text.to_owned(),
                None => default.to_string(),
            }),
        }
    });
    hosts.collect()
}
