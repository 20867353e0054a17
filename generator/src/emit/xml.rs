use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{rows::literal, types::Scope};
use crate::{
    ir::{Definition, Model, Operation, Paging, Property, Type, Usage, XmlForm},
    names::TypeNames,
};

/// The format of answers in XML.
pub(super) fn format(scope: &Scope<'_>) -> Ident {
    scope.name("azure_core::http::XmlFormat")
}

/// The type of a request's body in XML.
pub(super) fn content(scope: &Scope<'_>, ty: &TokenStream) -> TokenStream {
    let content = scope.name("azure_core::http::RequestContent");
    let format = format(scope);
    quote!(#content<#ty, #format>)
}

/// The conversion that makes a request's body in XML, without what no request may carry.
pub(super) fn request_content(
    scope: &Scope<'_>,
    definition: &Definition,
    names: &TypeNames,
) -> TokenStream {
    let name = &names.name;
    let root = definition.as_model().and_then(|model| model.xml.as_ref());
    let element = match root {
        Some(root) => root.name.clone(),
        None => definition.name.text(),
    };
    let namespace = optional(root.and_then(|root| root.namespace.as_deref()));
    let content = content(scope, &quote!(#name));
    quote! {
        impl TryFrom<#name> for #content {
            type Error = azure_core::Error;
            fn try_from(value: #name) -> azure_core::Result<Self> {
                wire::xml_content(#element, #namespace, value)
            }
        }
    }
}

/// The list of members, told what the next of them is in XML.
pub(super) fn list(usage: Usage, model: &Model, property: &Property) -> String {
    let Some(xml) = property.xml.as_ref().filter(|_| usage.xml) else {
        return "list".to_owned();
    };
    let around = model.xml.as_ref().and_then(|root| root.namespace.as_ref());
    // A namespace without a prefix holds for what stands in its element as well.
    let is_new = match &xml.form {
        XmlForm::Element(name) | XmlForm::Attribute(name) | XmlForm::Wrapped { name, .. } => {
            name.contains(':') || xml.namespace.as_ref() != around
        }
        XmlForm::Text => false,
    };
    let namespace = xml.namespace.as_deref().filter(|_| is_new);
    let (form, arguments) = match &xml.form {
        XmlForm::Element(name) => ("Element", literal(name).to_string()),
        XmlForm::Attribute(name) => ("Attribute", literal(name).to_string()),
        XmlForm::Wrapped { name, item } => {
            ("Wrapped", format!("{}, {}", literal(name), literal(item)))
        }
        XmlForm::Text => return "list.text()".to_owned(),
    };
    match (&xml.form, namespace) {
        (XmlForm::Element(name), None) if *name == property.wire_name => "list".to_owned(),
        (_, None) => format!("list.{}({arguments})", form.to_ascii_lowercase()),
        (_, Some(namespace)) => {
            let namespace = literal(namespace);
            format!("list.xml(wire::Form::{form}({arguments}), Some({namespace}))")
        }
    }
}

/// A path of members as an answer holds them: in XML, the elements.
pub(super) fn path(
    scope: &Scope<'_>,
    operation: &Operation,
    paging: &Paging,
    path: &[String],
) -> Vec<String> {
    if !operation.answers_xml() {
        return path.to_vec();
    }
    let mut here = paging.page;
    let elements = path.iter().map(|wire_name| {
        let model = here.and_then(|id| scope.context.definition(id).as_model());
        let property = model.and_then(|model| {
            let mut properties = model.properties.iter();
            properties.find(|property| property.wire_name == *wire_name)
        });
        here = property.and_then(|property| match property.ty {
            Type::Named(id) => Some(id),
            _ => None,
        });
        let xml = property.and_then(|property| property.xml.as_ref());
        match xml.map(|xml| &xml.form) {
            Some(XmlForm::Element(name)) => local(name).to_owned(),
            _ => wire_name.clone(),
        }
    });
    elements.collect()
}

fn optional(namespace: Option<&str>) -> TokenStream {
    match namespace {
        Some(namespace) => quote!(Some(#namespace)),
        None => quote!(None),
    }
}

/// A name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
