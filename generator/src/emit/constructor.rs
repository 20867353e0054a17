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
    names::FieldName,
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
    let ways = authentications(scope);
    let has_unscoped = has_unscoped(scope);
    let methods = ways.iter().enumerate().map(|(index, authentication)| {
        let by_unscoped = has_unscoped && index == 0;
        constructor(scope, authentication, true, by_unscoped)
    });
    let unscoped = ways.first().filter(|_| has_unscoped);
    let unscoped = unscoped.map(|authentication| constructor(scope, authentication, false, false));
    let connect = connect(scope);
    quote!(#(#methods)* #unscoped #connect)
}

/// How the client may prove itself: what the specification lists, or nothing.
fn authentications(scope: &Scope<'_>) -> Vec<Option<Authentication>> {
    let listed = &scope.context.api().client.authentication;
    if listed.is_empty() {
        vec![None]
    } else {
        let mut kinds = Vec::new();
        let mut ways = listed.clone();
        // One constructor a kind: a second key would need a name that no reader could tell from the first's.
        ways.retain(|way| {
            let kind = std::mem::discriminant(way);
            let is_new = !kinds.contains(&kind);
            kinds.push(kind);
            is_new
        });
        ways.into_iter().map(Some).collect()
    }
}

fn constructor(
    scope: &Scope<'_>,
    authentication: &Option<Authentication>,
    scoped: bool,
    by_unscoped: bool,
) -> TokenStream {
    let (name, arguments, value) = authentication_parts(scope, authentication.as_ref());
    let name = if scoped {
        name
    } else {
        super::file::ident("unscoped")
    };
    let options = &scope.context.names.client.options;
    let result = scope.name("azure_core::Result");
    let mut docs = Docs::default();
    summary(&mut docs, scope, scoped);
    if scoped {
        docs.heading("Example");
        example::program(scope, None)
            .into_iter()
            .for_each(|line| docs.line(line));
    }
    let docs = scope.document(docs);
    let leading = leading_arguments(scope, scoped);
    let declared = arguments
        .iter()
        .map(|Argument { name, ty }| quote!(#name: #ty,));
    let body = match by_unscoped {
        true => body_by_unscoped(scope, &arguments),
        false => body(scope, &value, scoped),
    };
    quote! {
        #docs
        pub fn #name(#leading #(#declared)* options: Option<#options>) -> #result<Self> {
            #body
        }
    }
}

/// Makes the client without its parameters, and adds them.
fn body_by_unscoped(scope: &Scope<'_>, arguments: &[Argument]) -> TokenStream {
    let fields = client::parameters(scope, &|parameter| parameter.required);
    let fields = fields.iter().map(|(parameter, field)| {
        let value = stored_value(scope, parameter, field);
        quote!(#field: #value,)
    });
    let hosts = leading_parameters(scope)
        .filter(|(parameter, _)| parameter.location == Location::Host)
        .map(|(_, field)| quote!(#field,));
    let endpoint = asks_endpoint(scope).then(|| quote!(endpoint,));
    let values = arguments.iter().map(|argument| &argument.name);
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

/// An argument of a constructor: its name, and how it is declared.
struct Argument {
    name: proc_macro2::Ident,
    ty: TokenStream,
}

impl Argument {
    fn new(name: &str, ty: TokenStream) -> Self {
        let name = super::file::ident(name);
        Self { name, ty }
    }
}

/// The constructor's name, what it asks for, and the authentication that it makes of that.
fn authentication_parts(
    scope: &Scope<'_>,
    authentication: Option<&Authentication>,
) -> (proc_macro2::Ident, Vec<Argument>, TokenStream) {
    let ty = scope.name("crate::runtime::Authentication");
    let asks_secret = !matches!(authentication, None | Some(Authentication::Bearer { .. }));
    let secret = asks_secret.then(|| scope.name("azure_core::credentials::Secret"));
    let (name, arguments, value) = match authentication {
        Some(Authentication::Bearer { scopes }) => {
            let arc = scope.name("std::sync::Arc");
            let credential = scope.name("azure_core::credentials::TokenCredential");
            let value = quote!(#ty::bearer(credential, &[#(#scopes),*]));
            let credential = quote!(#arc<dyn #credential>);
            ("new", vec![Argument::new("credential", credential)], value)
        }
        Some(Authentication::HeaderKey { name }) => (
            "with_key",
            vec![Argument::new("key", quote!(#secret))],
            quote!(#ty::HeaderKey { name: #name, key }),
        ),
        Some(Authentication::QueryKey { name }) => (
            query_key_constructor(scope),
            vec![Argument::new("key", quote!(#secret))],
            quote!(#ty::QueryKey { name: #name, key }),
        ),
        Some(Authentication::Token) => (
            "with_token",
            vec![Argument::new("token", quote!(#secret))],
            quote!(#ty::Token(token)),
        ),
        Some(Authentication::Basic) => {
            let value = quote!(#ty::Basic { user_name: user_name.to_owned(), password });
            (
                "with_password",
                vec![
                    Argument::new("user_name", quote!(&str)),
                    Argument::new("password", quote!(#secret)),
                ],
                value,
            )
        }
        None => ("with_no_credential", Vec::new(), quote!(#ty::None)),
    };
    (super::file::ident(name), arguments, value)
}

/// What the constructor with a key in the query is called: a key in a header comes first.
pub(super) fn query_key_constructor(scope: &Scope<'_>) -> &'static str {
    let listed = &scope.context.api().client.authentication;
    let in_header = |way: &Authentication| matches!(way, Authentication::HeaderKey { .. });
    match listed.iter().any(in_header) {
        true => "with_query_key",
        false => "with_key",
    }
}
