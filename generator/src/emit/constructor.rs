use proc_macro2::TokenStream;
use quote::quote;

use super::{
    client,
    connect::{connect, host_options, host_values},
    docs::Docs,
    example,
    types::{self, Scope},
    value,
};
use crate::{
    ir::{Authentication, Endpoint, Location, Parameter, Type, code},
    names::{ConstructorNames, FieldName},
};

/// Whether a client parameter lives in a field: the host's are used up when the client is made.
pub(super) fn is_stored(parameter: &Parameter) -> bool {
    parameter.location != Location::Host && !matches!(parameter.ty, Type::Constant(_))
}

/// Whether a client may have been made without a parameter.
pub(super) fn may_be_absent(scope: &Scope<'_>, parameter: &Parameter) -> bool {
    !parameter.required || has_unscoped(scope)
}

/// Whether some operations need none of the parameters that the client's constructors ask for.
pub(super) fn has_unscoped(scope: &Scope<'_>) -> bool {
    let api = scope.context.api();
    let required: Vec<_> = api
        .client
        .parameters
        .iter()
        .filter(|parameter| is_stored(parameter) && parameter.required)
        .collect();
    !required.is_empty()
        && api.operations().any(|operation| {
            !required
                .iter()
                .any(|parameter| client::needs(operation, parameter))
        })
}

/// The value of a client parameter's field, made of the argument of its name.
pub(super) fn stored_value(
    scope: &Scope<'_>,
    parameter: &Parameter,
    field: &FieldName,
) -> TokenStream {
    let copy = types::is_copied(&parameter.ty);
    let value = if copy {
        quote!(#field)
    } else {
        quote!(#field.to_owned())
    };
    if may_be_absent(scope, parameter) {
        quote!(Some(#value))
    } else {
        value
    }
}

/// The associated functions that make a client.
pub(super) fn constructors(scope: &Scope<'_>) -> TokenStream {
    let ways = scope.context.api().client.ways();
    let ways = ways.iter().zip(&scope.context.names.client.constructors);
    let has_unscoped = has_unscoped(scope);
    let methods = ways.clone().enumerate().map(|(index, (way, names))| {
        let by_unscoped = has_unscoped && index == 0;
        constructor(scope, way, names, Some(index), by_unscoped)
    });
    let unscoped = ways.clone().next().filter(|_| has_unscoped);
    let unscoped = unscoped.map(|(way, names)| constructor(scope, way, names, None, false));
    let connect = connect(scope);
    quote!(#(#methods)* #unscoped #connect)
}

fn constructor(
    scope: &Scope<'_>,
    way: &Authentication,
    names: &ConstructorNames,
    // Which of the ways it is; none for a client without parameters.
    index: Option<usize>,
    by_unscoped: bool,
) -> TokenStream {
    let scoped = index.is_some();
    let name = match scoped {
        true => {
            let name = &names.name;
            quote!(#name)
        }
        false => quote!(unscoped),
    };
    let options = &scope.context.names.client.options;
    let result = scope.name("azure_core::Result");
    let mut docs = Docs::default();
    summary(&mut docs, scope, scoped);
    if let Some(index) = index {
        docs.heading("Example");
        example::program(scope, index, None)
            .into_iter()
            .for_each(|line| docs.line(line));
    }
    let docs = scope.document(docs);
    let leading = leading_arguments(scope, scoped);
    let (types, value) = proof(scope, way, &mut names.arguments.iter());
    let arguments = &names.arguments;
    let body = match by_unscoped {
        true => body_by_unscoped(scope, arguments),
        false => body(scope, &value, scoped),
    };
    quote! {
        #docs
        pub fn #name(#leading #(#arguments: #types,)* options: Option<#options>) -> #result<Self> {
            #body
        }
    }
}

/// Makes the client without its parameters, and adds them.
fn body_by_unscoped(scope: &Scope<'_>, values: &[FieldName]) -> TokenStream {
    let fields = client::parameters(scope, &|parameter| parameter.required);
    let fields = fields.iter().map(|(parameter, field)| {
        let value = stored_value(scope, parameter, field);
        quote!(#field: #value,)
    });
    let hosts = leading_parameters(scope)
        .filter(|(parameter, _)| parameter.location == Location::Host)
        .map(|(_, field)| quote!(#field,));
    let endpoint = asks_endpoint(scope).then(|| quote!(endpoint,));
    quote! {
        let client = Self::unscoped(#endpoint #(#hosts)* #(#values,)* options)?;
        Ok(Self { #(#fields)* ..client })
    }
}

fn body(scope: &Scope<'_>, authentication: &TokenStream, scoped: bool) -> TokenStream {
    let fields = client::parameters(scope, &|_| true);
    let fields = fields
        .iter()
        .map(|(parameter, field)| match (parameter.required, scoped) {
            (true, true) => {
                let value = stored_value(scope, parameter, field);
                quote!(#field: #value,)
            }
            (true, false) => quote!(#field: None,),
            (false, _) => {
                let default = value::client_default(scope, parameter);
                let default = default.map(|default| quote!(.or_else(|| Some(#default))));
                let clone = (!types::is_copied(&parameter.ty)).then(|| quote!(.clone()));
                quote!(#field: options.#field #clone #default,)
            }
        });
    let hosts = host_values(scope);
    let host_options = host_options(scope);
    quote! {
        let options = options.unwrap_or_default();
        #(#host_options)*
        Ok(Self {
            #(#fields)*
            connection: Self::connect(#hosts #authentication, options)?,
        })
    }
}

fn summary(docs: &mut Docs, scope: &Scope<'_>, scoped: bool) {
    if scoped {
        docs.paragraph("Makes a client; nothing is sent before the first call.");
        return;
    }
    let names = leading_parameters(scope).map(|(parameter, _)| code(&parameter.wire_name));
    let names = names.collect::<Vec<_>>().join(", ");
    docs.paragraph(&format!(
        "Makes a client without {names}, for the operations that need none."
    ));
    docs.paragraph("The others return an error that names what is missing.");
}

fn leading_parameters<'a>(
    scope: &Scope<'a>,
) -> impl Iterator<Item = (&'a Parameter, &'a FieldName)> {
    let parameters = &scope.context.api().client.parameters;
    parameters
        .iter()
        .zip(&scope.context.names.client.parameters)
        .filter(|(parameter, _)| parameter.required && !matches!(parameter.ty, Type::Constant(_)))
}

/// The client parameters that a constructor asks for.
pub(super) fn leading<'a>(scope: &Scope<'a>, scoped: bool) -> impl Iterator<Item = &'a Parameter> {
    leading_parameters(scope)
        .map(|(parameter, _)| parameter)
        .filter(move |parameter| scoped || parameter.location == Location::Host)
}

/// Whether only the caller knows where the service is.
fn asks_endpoint(scope: &Scope<'_>) -> bool {
    scope.context.api().client.endpoint == Endpoint::Unspecified
}

fn leading_arguments(scope: &Scope<'_>, scoped: bool) -> TokenStream {
    let endpoint = asks_endpoint(scope).then(|| quote!(endpoint: &str,));
    let arguments = leading_parameters(scope)
        .filter(|(parameter, _)| scoped || parameter.location == Location::Host);
    let arguments = arguments.map(|(parameter, field)| {
        let ty = scope.borrowed(&parameter.ty);
        quote!(#field: #ty,)
    });
    quote!(#endpoint #(#arguments)*)
}

/// The types of what a constructor asks for, and the authentication that it makes of that.
fn proof<'n>(
    scope: &Scope<'_>,
    way: &Authentication,
    names: &mut impl Iterator<Item = &'n FieldName>,
) -> (Vec<TokenStream>, TokenStream) {
    let ty = scope.name("crate::runtime::Authentication");
    let secret = || scope.word("azure_core::credentials", "Secret");
    match way {
        Authentication::Bearer { scopes } => {
            let name = names.next();
            let arc = scope.name("std::sync::Arc");
            let credential = scope.name("azure_core::credentials::TokenCredential");
            let value = match scopes.as_slice() {
                [] => quote!(#ty::resource_manager(#name, &options.client_options)?),
                scopes => quote!(#ty::bearer(#name, &[#(#scopes),*])),
            };
            (vec![quote!(#arc<dyn #credential>)], value)
        }
        Authentication::HeaderKey { name } => {
            let key = names.next();
            (vec![secret()], quote!(#ty::header_key(#name, #key)?))
        }
        Authentication::QueryKey { name } => {
            let key = names.next();
            (vec![secret()], quote!(#ty::query_key(#name, #key)))
        }
        Authentication::CookieKey { name } => {
            let key = names.next();
            (vec![secret()], quote!(#ty::cookie_key(#name, #key)?))
        }
        Authentication::Token => {
            let token = names.next();
            (vec![secret()], quote!(#ty::token(#token)?))
        }
        Authentication::Basic => {
            let (user_name, password) = (names.next(), names.next());
            let value = quote!(#ty::basic(#user_name, #password)?);
            (vec![quote!(&str), secret()], value)
        }
        Authentication::All(all) => {
            let parts: Vec<_> = all.iter().map(|way| proof(scope, way, names)).collect();
            let values = parts.iter().map(|(_, value)| value);
            let value = quote!(#ty::all([#(#values),*]));
            let types = parts.iter().flat_map(|(types, _)| types).cloned();
            (types.collect(), value)
        }
        Authentication::None => (Vec::new(), quote!(#ty::none())),
    }
}
