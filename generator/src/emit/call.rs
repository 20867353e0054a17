use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    form,
    held::Held,
    style,
    types::{self, Scope},
    value, xml,
};
use crate::{
    ir::{
        Body, BodyKind, FinalState, HttpMethod, Location, NextPage, Operation, Paging, Parameter,
        ParameterStyle, Placement, Type,
    },
    names::{FieldName, MethodNames},
};

/// The statements that describe the request as `call`: template, values, body.
pub(super) fn call(scope: &Scope<'_>, operation: &Operation, names: &MethodNames) -> TokenStream {
    let call = scope.name("crate::runtime::Call");
    let method_type = scope.name("azure_core::http::Method");
    let method = super::file::ident(method_variant(operation.method));
    let fixed_query = operation
        .fixed_query
        .as_ref()
        .map(|query| quote!(.fixed_query(#query)));
    let value_step = |(parameter, name): (&Parameter, &FieldName)| {
        let held = Held::of(scope, operation, names, parameter, name);
        value_step(scope, parameter, &held)
    };
    let path_values = parameters(operation, names, Location::Path).map(value_step);
    let version = operation.api_version.as_ref().map(|version| {
        let (name, value) = (&version.wire_name, &version.value);
        if version.header {
            quote!(.api_version_header(#name, #value))
        } else {
            quote!(.api_version(#name, #value))
        }
    });
    let rest = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| {
            matches!(
                parameter.location,
                Location::Query | Location::Header | Location::Cookie
            )
        });
    let rest = rest.map(value_step);
    let steps = chained(
        "call",
        fixed_query
            .into_iter()
            .chain(path_values)
            .chain(version)
            .chain(rest),
    );
    let accept = accept(operation);
    let body = carried(operation).zip(names.body.as_ref());
    let body = body.map(|(body, name)| body_step(body, name));
    let form = form::step(scope, operation, names);
    let codes = success_codes(operation);
    // The answer that begins a long-running operation is no page.
    let paging = operation.paging.as_ref();
    let next = paging.filter(|_| operation.long_running.is_none());
    let next = next.and_then(|paging| next_step(scope, operation, paging));
    let final_state = operation.long_running.as_ref();
    let final_state = final_state.and_then(|it| final_state_step(scope, it.final_state));
    quote! {
        let call = #call::new(#method_type::#method, PATH, #codes)
            #steps #accept #body #form #next #final_state;
    }
}

/// The longest chain of calls: readers of Rust go down a level for each.
pub(super) const LONGEST_CHAIN: usize = 100;

/// Steps on the value called `name`, one after the other; a long chain goes on in further statements.
pub(super) fn chained(name: &str, steps: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = super::file::ident(name);
    let steps: Vec<_> = steps.collect();
    let mut chunks = steps.chunks(LONGEST_CHAIN);
    let first = chunks.next().unwrap_or_default();
    quote!(#(#first)* #(; let #name = #name #(#chunks)*)*)
}

fn success_codes(operation: &Operation) -> TokenStream {
    let codes = operation
        .responses
        .iter()
        .filter(|response| response.is_success());
    let codes = codes.map(|response| Literal::u16_unsuffixed(response.status));
    quote!(&[#(#codes),*])
}

/// The step that says where the next page is, where there is one.
fn next_step(scope: &Scope<'_>, operation: &Operation, paging: &Paging) -> Option<TokenStream> {
    let member = |path: &[String]| xml::path(scope, operation, paging, path);
    match &paging.next {
        NextPage::None => None,
        NextPage::Link(path) => {
            let path = member(path);
            Some(quote!(.next_link(&[#(#path),*])))
        }
        NextPage::Operation {
            link,
            operation: id,
        } => {
            let path = member(link);
            let next = scope
                .context
                .api()
                .operations()
                .find(|next| next.id == *id)?;
            let next = next_operation(scope, operation, next);
            Some(quote!(.next_operation(&[#(#path),*], #next)))
        }
        NextPage::Marker {
            member: path,
            parameter,
        } => {
            let path = member(path);
            Some(quote!(.next_marker(&[#(#path),*], #parameter)))
        }
    }
}

/// The members of a page that lead to the link to the next one, where there is one.
pub(super) fn next_link(scope: &Scope<'_>, operation: &Operation, paging: &Paging) -> Vec<String> {
    match &paging.next {
        NextPage::None | NextPage::Marker { .. } => Vec::new(),
        NextPage::Link(link) | NextPage::Operation { link, .. } => {
            xml::path(scope, operation, paging, link)
        }
    }
}

/// The name by which an operation that fetches the next page takes the link.
const LINK: &str = "nextLink";

/// The parameter of the next operation that takes the link: the one of that name, else the one in its path that the
/// first operation does not have.
fn link_parameter<'o>(first: &Operation, next: &'o Operation) -> &'o str {
    let in_path = |of: &'o Operation| {
        let parameters = of.parameters.iter();
        parameters.filter(|parameter| parameter.location == Location::Path)
    };
    let is_new = |parameter: &&Parameter| {
        let mut known = first.parameters.iter();
        !known.any(|known| known.wire_name == parameter.wire_name)
    };
    in_path(next)
        .find(|parameter| parameter.wire_name.eq_ignore_ascii_case(LINK))
        .or_else(|| in_path(next).find(is_new))
        .map_or(LINK, |parameter| &parameter.wire_name)
}

fn next_operation(scope: &Scope<'_>, first: &Operation, operation: &Operation) -> TokenStream {
    let ty = scope.word("crate::runtime", "NextOperation");
    let method_type = scope.name("azure_core::http::Method");
    let method = super::file::ident(method_variant(operation.method));
    let template = path_template(operation);
    let parameter = link_parameter(first, operation);
    let version = operation.api_version.as_ref();
    let version = version.map(|version| &version.wire_name);
    let in_query = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Query);
    let constants = in_query.clone().filter_map(|parameter| {
        let Type::Constant(value) = &parameter.ty else {
            return None;
        };
        let name = utf8_percent_encode(&parameter.wire_name, NOT_IN_NAME).to_string();
        let value = utf8_percent_encode(value, NOT_UNRESERVED).to_string();
        Some(quote!((#name, #value)))
    });
    let query = in_query
        .filter(|parameter| !matches!(parameter.ty, Type::Constant(_)))
        .map(|parameter| &parameter.wire_name)
        .chain(version);
    quote! {
        #ty {
            method: #method_type::#method,
            template: #template,
            parameter: #parameter,
            query: &[#(#query),*],
            constants: &[#(#constants),*],
        }
    }
}

/// The step that says where the result of a long-running operation is, where the specification says it.
fn final_state_step(scope: &Scope<'_>, final_state: Option<FinalState>) -> Option<TokenStream> {
    let variant = super::file::ident(match final_state? {
        FinalState::AzureAsyncOperation => "AzureAsyncOperation",
        FinalState::Location => "Location",
        FinalState::OriginalUri => "OriginalUri",
        FinalState::OperationLocation => "OperationLocation",
    });
    let ty = scope.name("crate::runtime::FinalState");
    Some(quote!(.final_state(#ty::#variant)))
}

/// The path template as the method's constant.
pub(super) fn path(operation: &Operation) -> TokenStream {
    let path = path_template(operation);
    quote!(const PATH: &str = #path;)
}

fn parameters<'o>(
    operation: &'o Operation,
    names: &'o MethodNames,
    location: Location,
) -> impl Iterator<Item = (&'o Parameter, &'o FieldName)> {
    let both = operation.parameters.iter().zip(&names.parameters);
    both.filter(move |(parameter, _)| {
        parameter.location == location && !matches!(parameter.ty, Type::Constant(_))
    })
}

fn method_variant(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Put => "Put",
        HttpMethod::Post => "Post",
        HttpMethod::Patch => "Patch",
        HttpMethod::Delete => "Delete",
        HttpMethod::Head => "Head",
        _ => "Get",
    }
}

/// What does not stand for itself in a URL (RFC 3986, section 2.3).
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What does not stand for itself in the name of a query parameter: a `$` is readable.
const NOT_IN_NAME: &AsciiSet = &NOT_UNRESERVED.remove(b'$');

/// The path template with the constants of the specification filled in, each encoded as a caller's value is.
fn path_template(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for parameter in &operation.parameters {
        if let (Location::Path, Type::Constant(value)) = (parameter.location, &parameter.ty) {
            let value = match parameter.skip_url_encoding {
                true => value.clone(),
                false => utf8_percent_encode(value, NOT_UNRESERVED).to_string(),
            };
            path = path.replace(&format!("{{{}}}", parameter.wire_name), &value);
        }
    }
    path
}

fn accept(operation: &Operation) -> Option<TokenStream> {
    let accept = operation.produces.join(", ");
    (!accept.is_empty() && accept != "application/json").then(|| quote!(.accept(#accept)))
}

fn value_step(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> TokenStream {
    let wire_name = &parameter.wire_name;
    if let (Location::Header, Type::Map { .. }) = (parameter.location, &parameter.ty) {
        let map = value::map(held);
        return quote!(.header_map(#wire_name, #map));
    }
    if let Some(step) = style::step(scope, parameter, held) {
        return step;
    }
    if let Some(members) = value::members(scope, parameter, held) {
        return quote!(.query_members(#wire_name, #members));
    }
    let value = value::value(scope, parameter, held);
    if let Type::Array { .. } = parameter.ty {
        return list_step(scope, parameter, &value);
    }
    match (parameter.location, parameter.skip_url_encoding) {
        (Location::Path, true) => quote!(.path_segments(#wire_name, #value)),
        (Location::Path, false) => quote!(.path(#wire_name, #value)),
        (Location::Header, _) => quote!(.header(#wire_name, #value)),
        (_, true) => quote!(.query_unencoded(#wire_name, #value)),
        (_, false) => quote!(.query(#wire_name, #value)),
    }
}

fn list_step(scope: &Scope<'_>, parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let wire_name = &parameter.wire_name;
    let separator = separator(scope, parameter.style, parameter.explode);
    let step = super::file::ident(match parameter.location {
        Location::Path => "path_list",
        Location::Header => "header_list",
        _ => "query_list",
    });
    quote!(.#step(#wire_name, #value, #separator))
}

/// What stands between the items of a list.
pub(super) fn separator(scope: &Scope<'_>, style: ParameterStyle, explode: bool) -> TokenStream {
    let separator_type = scope.name("crate::runtime::Separator");
    let separator = super::file::ident(match style {
        ParameterStyle::Form if explode => "Repeat",
        ParameterStyle::Text
        | ParameterStyle::Simple
        | ParameterStyle::Form
        | ParameterStyle::Label
        | ParameterStyle::Matrix => "Comma",
        ParameterStyle::SpaceDelimited => "Space",
        ParameterStyle::TabDelimited => "Tab",
        ParameterStyle::PipeDelimited => "Pipe",
        ParameterStyle::DeepObject => "Brackets",
    });
    quote!(#separator_type::#separator)
}

/// The body that is an argument or an option: a form's parts are parameters.
pub(super) fn carried(operation: &Operation) -> Option<&Body> {
    let is_form = |body: &&Body| matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded);
    operation.body.as_ref().filter(|body| !is_form(body))
}

fn body_step(body: &Body, name: &FieldName) -> TokenStream {
    let value = if body.required {
        quote!(#name)
    } else {
        quote!(options.#name)
    };
    let content_type = content_type(body);
    match (body.kind, body.required, content_type.as_str()) {
        (BodyKind::Json, true, "application/json") => quote!(.json(#value)),
        (BodyKind::Json, false, "application/json") => quote!(.json_optional(#value)),
        (_, true, content_type) => quote!(.body(#content_type, #value)),
        (_, false, content_type) => quote!(.body_optional(#content_type, #value)),
    }
}

fn content_type(body: &Body) -> String {
    let fallback = match body.kind {
        BodyKind::Json => "application/json",
        BodyKind::MergePatch => "application/merge-patch+json",
        BodyKind::Xml => "application/xml",
        BodyKind::Text => "text/plain",
        BodyKind::Bytes => "application/octet-stream",
        BodyKind::Multipart => "multipart/form-data",
        BodyKind::UrlEncoded => "application/x-www-form-urlencoded",
    };
    body.consumes
        .first()
        .cloned()
        .unwrap_or_else(|| fallback.to_owned())
}

/// The Rust type of a body's argument.
pub(super) fn body_type(scope: &Scope<'_>, body: &Body) -> TokenStream {
    let content = scope.name("azure_core::http::RequestContent");
    match body.kind {
        // Text travels as it is; as a text it would be converted to JSON, quotes included.
        BodyKind::Bytes | BodyKind::Text => {
            let bytes = scope.name("azure_core::Bytes");
            quote!(#content<#bytes>)
        }
        BodyKind::Xml => xml::content(scope, &scope.owned(&body.ty)),
        _ => {
            let ty = scope.owned(&body.ty);
            quote!(#content<#ty>)
        }
    }
}

/// Whether a parameter is an argument of its method.
pub(super) fn is_argument(parameter: &Parameter) -> bool {
    parameter.placement == Placement::Method
        && parameter.group.is_none()
        && parameter.required
        && !matches!(parameter.ty, Type::Constant(_))
        && parameter.location != Location::Host
}

/// Whether a parameter is a field of its method's options.
pub(super) fn is_option(parameter: &Parameter) -> bool {
    parameter.placement == Placement::Method
        && parameter.group.is_none()
        && !parameter.required
        && !matches!(parameter.ty, Type::Constant(_))
}

/// The type of an argument, or the type that its options field owns.
pub(super) fn argument_type(scope: &Scope<'_>, parameter: &Parameter) -> TokenStream {
    if types::is_enumeration(&scope.context, &parameter.ty) {
        let owned = scope.owned(&parameter.ty);
        return quote!(&#owned);
    }
    scope.borrowed(&parameter.ty)
}
