use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::types::Scope;
use crate::ir::{Operation, Paging, Type, XmlForm};

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

/// A name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
