use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{
    super::{
        call::{carried, is_argument, is_option},
        parameter_group::{self, UsedGroup},
        types::{Scope, is_copy},
    },
    format,
    reading::Reading,
    request,
};
use crate::{
    ir::{Body, DefinitionKind, Operation, Parameter, Scalar, Type},
    names::{FieldName, MethodNames},
};

/// The arguments of the method, as the example gives them.
pub(super) fn arguments(
    scope: &Scope<'_>,
    operation: &Operation,
    names: &MethodNames,
    reading: &Reading<'_>,
) -> TokenStream {
    let required = operation
        .parameters
        .iter()
        .filter(|parameter| is_argument(parameter))
        .filter_map(|parameter| Some(argument(parameter, request::value(reading, parameter)?)));
    let groups = parameter_group::used(scope, operation, names).filter(|used| used.required);
    let groups = groups.map(|used| {
        let group = group(scope, operation, names, &used, reading);
        quote!(&#group,)
    });
    let body = carried(operation).filter(|body| body.required);
    let body = body.map(|body| {
        let body = content(scope, body);
        quote!(#body,)
    });
    let options = options(scope, operation, names, reading);
    quote!(#(#required,)* #(#groups)* #body #options)
}

/// A value that an argument lends.
pub(super) fn argument(parameter: &Parameter, value: &Value) -> TokenStream {
    match &parameter.ty {
        Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => {
            let bytes = scalar(Scalar::Base64, value);
            quote!(&#bytes)
        }
        Type::Scalar(scalar) if is_copy(*scalar) => self::scalar(*scalar, value),
        Type::Scalar(_) => {
            let text = value.as_str().unwrap_or_default();
            quote!(#text)
        }
        ty => {
            let decoded = decoded(parameter, ty);
            quote!(&#decoded)
        }
    }
}

/// A value that a field owns.
fn owned(parameter: &Parameter, value: &Value) -> TokenStream {
    match &parameter.ty {
        Type::Scalar(scalar) => {
            let value = self::scalar(*scalar, value);
            quote!(#value)
        }
        ty => decoded(parameter, ty),
    }
}

/// The example's value, decoded when the test runs.
fn decoded(parameter: &Parameter, ty: &Type) -> TokenStream {
    let name = &parameter.wire_name;
    if let Type::Array { .. } = ty {
        quote!(test.argument::<Vec<_>>(#name)?)
    } else {
        quote!(test.argument(#name)?)
    }
}

fn scalar(scalar: Scalar, value: &Value) -> TokenStream {
    let text = value.as_str().unwrap_or_default();
    let integer = format::integer(value).unwrap_or_default();
    match scalar {
        Scalar::Boolean => {
            let value = value.as_bool().unwrap_or_default();
            quote!(#value)
        }
        Scalar::Int32 | Scalar::Int64 => {
            let literal = Literal::i64_unsuffixed(integer);
            quote!(#literal)
        }
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => {
            let literal = Literal::f64_unsuffixed(value.as_f64().unwrap_or_default());
            quote!(#literal)
        }
        Scalar::UnixTime => {
            let literal = Literal::i64_unsuffixed(integer);
            quote!((std::time::UNIX_EPOCH + std::time::Duration::from_secs(#literal)).into())
        }
        Scalar::DateTime => quote!(azure_core::time::parse_rfc3339(#text)?),
        Scalar::DateTimeRfc1123 => quote!(azure_core::time::parse_rfc7231(#text)?),
        Scalar::Base64 => quote!(azure_core::base64::decode(#text)?),
        Scalar::Base64Url => quote!(azure_core::base64::decode_url_safe(#text)?),
        _ => quote!(#text.to_owned()),
    }
}

/// The body's argument: the example's value through the model.
fn content(scope: &Scope<'_>, body: &Body) -> TokenStream {
    let name = &body.name;
    let converts = match &body.ty {
        Type::Named(id) => !matches!(
            scope.context.definition(*id).kind,
            DefinitionKind::Enumeration(_)
        ),
        _ => false,
    };
    if converts {
        quote!(test.body(#name)?)
    } else if scope.types().response_marker(&body.ty).is_some() {
        quote!(test.json_body(#name)?)
    } else {
        quote!(test.plain_body(#name)?)
    }
}

fn options(
    scope: &Scope<'_>,
    operation: &Operation,
    names: &MethodNames,
    reading: &Reading<'_>,
) -> TokenStream {
    let parameters = operation.parameters.iter().zip(&names.parameters);
    let given = parameters
        .filter(|(parameter, _)| is_option(parameter))
        .filter_map(|(parameter, name)| field(reading, parameter, name));
    let groups = parameter_group::used(scope, operation, names).filter(|used| !used.required);
    let groups = groups.filter_map(|used| {
        let mut members = used.members(operation, names);
        members.find(|(parameter, _)| request::value(reading, parameter).is_some())?;
        let (name, group) = (used.held_by, group(scope, operation, names, &used, reading));
        Some(quote!(#name: #group,))
    });
    let body = carried(operation).filter(|body| !body.required);
    let body = body
        .filter(|_| reading.body.is_some())
        .zip(names.body.as_ref());
    let body = body.map(|(body, field)| {
        let content = content(scope, body);
        quote!(#field: Some(#content),)
    });
    let fields: Vec<_> = given.chain(groups).chain(body).collect();
    if fields.is_empty() {
        return quote!(None);
    }
    let module = scope.context.path_to("options");
    let options = scope.sheet.member(&module, names.options.as_str());
    quote!(Some(#options { #(#fields)* ..Default::default() }))
}

/// A field that has the example's value, where the example gives one.
fn field(reading: &Reading<'_>, parameter: &Parameter, name: &FieldName) -> Option<TokenStream> {
    let value = owned(parameter, request::value(reading, parameter)?);
    Some(quote!(#name: Some(#value),))
}

/// A group of parameters with what the example gives of it.
fn group(
    scope: &Scope<'_>,
    operation: &Operation,
    names: &MethodNames,
    used: &UsedGroup<'_>,
    reading: &Reading<'_>,
) -> TokenStream {
    let module = scope.context.path_to("options");
    let ty = scope.sheet.member(&module, used.names.name.as_str());
    let members = used.members(operation, names);
    let fields: Vec<_> = members
        .filter_map(|(parameter, name)| field(reading, parameter, name))
        .collect();
    let rest = (fields.len() < used.names.fields.len()).then(|| quote!(..Default::default()));
    quote!(#ty { #(#fields)* #rest })
}
