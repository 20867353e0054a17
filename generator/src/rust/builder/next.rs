//! Builds the continuation of lists: the next link, and the operation that takes it.

use super::{
    super::{
        expression::{Expression, NextOperation, RequestStep},
        method::NextPages,
        request::Request,
        runtime::{RuntimeItem, RuntimeMethod},
    },
    path_template::{encoded, encoded_name, path_template},
    types::TypeContext,
};
use crate::ir::{
    BodyKind, NextPage, Operation, Paging, Parameter, ParameterLocation, Type, XmlForm,
};

/// Returns the step that sets the location of the next page, if there may be one.
pub(super) fn step(
    context: &TypeContext<'_>,
    operation: &Operation,
    paging: &Paging,
) -> Option<RequestStep> {
    let member = |path: &[String]| Expression::Texts(elements(context, operation, paging, path));
    match &paging.next {
        NextPage::None => None,
        NextPage::Link(path) => Some(RequestStep::new(RuntimeMethod::NextLink, [member(path)])),
        NextPage::Operation {
            link,
            operation: id,
        } => {
            let mut operations = context.context.api().operations();
            let next = operations.find(|next| next.id == *id)?;
            let next = Box::new(next_operation(context, operation, next));
            let next = Expression::NextOperation(next);
            Some(RequestStep::new(
                RuntimeMethod::NextOperation,
                [member(link), next],
            ))
        }
        NextPage::Marker {
            member: path,
            parameter,
        } => {
            let parameter = Expression::Text(parameter.clone());
            Some(RequestStep::new(
                RuntimeMethod::NextMarker,
                [member(path), parameter],
            ))
        }
    }
}

/// Returns the source of the pages after the first one, which a long-running operation returned.
pub(super) fn further_pages(
    context: &TypeContext<'_>,
    operation: &Operation,
    paging: &Paging,
    request: impl FnOnce(bool) -> Request,
) -> NextPages {
    match &paging.next {
        NextPage::None => NextPages::Link(Vec::new()),
        NextPage::Link(link) => NextPages::Link(elements(context, operation, paging, link)),
        NextPage::Operation { .. } => NextPages::Request {
            request: request(false),
            marker: None,
        },
        NextPage::Marker { member, parameter } => {
            let member = elements(context, operation, paging, member);
            NextPages::Request {
                request: request(true),
                marker: Some((member, parameter.clone())),
            }
        }
    }
}

/// The usual name of the parameter for the next link.
const LINK: &str = "nextLink";

/// Returns the parameter of the next operation that takes the next link: the one with the usual name, or else the path
/// parameter that the first operation does not have.
fn link_parameter<'o>(first: &Operation, next: &'o Operation) -> &'o str {
    let in_path = |of: &'o Operation| {
        let parameters = of.parameters.iter();
        parameters.filter(|parameter| parameter.location == ParameterLocation::Path)
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

fn next_operation(
    context: &TypeContext<'_>,
    first: &Operation,
    operation: &Operation,
) -> NextOperation {
    let parameters = operation.parameters.iter();
    let in_query = parameters.filter(|parameter| parameter.location == ParameterLocation::Query);
    let constants = in_query
        .clone()
        .filter_map(|parameter| match &parameter.ty {
            Type::Constant(value) => Some((
                encoded_name(&parameter.wire_name),
                encoded(&value.to_string()),
            )),
            _ => None,
        });
    let query = in_query
        .filter(|parameter| !matches!(parameter.ty, Type::Constant(_)))
        .map(|parameter| &parameter.wire_name)
        .chain(
            operation
                .api_version
                .iter()
                .map(|version| &version.wire_name),
        );
    NextOperation {
        ty: context.runtime_word(RuntimeItem::NextOperation),
        method: operation.method,
        template: path_template(operation),
        parameter: link_parameter(first, operation).to_owned(),
        query: query.cloned().collect(),
        constants: constants.collect(),
    }
}

/// Returns a path of members as in the response: in XML, the names of elements.
fn elements(
    context: &TypeContext<'_>,
    operation: &Operation,
    paging: &Paging,
    path: &[String],
) -> Vec<String> {
    if operation.response_kind() != BodyKind::Xml {
        return path.to_vec();
    }
    let mut here = Some(paging.page);
    let elements = path.iter().map(|wire_name| {
        let model = here.and_then(|id| context.context.definition(id).as_model());
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
            Some(XmlForm::Element(name) | XmlForm::Items { name, .. }) => local(name).to_owned(),
            _ => wire_name.clone(),
        }
    });
    elements.collect()
}

/// Returns a name without its namespace prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
