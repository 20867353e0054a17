use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{Api, DefinitionId, NextPage, Operation, Paging, Property, Type},
};

/// Resolves lists (`x-ms-pageable`): the model of a page, the type of its items, the member with the link.
///
/// What is called a list without being one in its schema becomes an ordinary call, with a warning.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut decided = Vec::new();
    for operation in api.operations() {
        decided.push(
            operation
                .paging
                .as_ref()
                .map(|paging| resolve(api, operation, paging)),
        );
    }
    for (operation, decision) in api.operations_mut().zip(decided) {
        match decision {
            Some(Ok(paging)) => operation.paging = Some(paging),
            Some(Err(reason)) => {
                let message = format!("`{}` is called pageable, but {reason}", operation.id);
                let place = Place::Value(operation.origin.clone());
                diagnostics.push(
                    Diagnostic::new(Code::Unsupported, place, message)
                        .help("the method answers with the whole response in place of a pager"),
                );
                operation.paging = None;
            }
            None => {}
        }
    }
}

fn resolve(api: &Api, operation: &Operation, paging: &Paging) -> Result<Paging, String> {
    let listed = operation
        .responses
        .iter()
        .filter(|response| response.is_success());
    let body = listed.filter_map(|response| response.body.as_ref()).next();
    let Some(Type::Named(page)) = body else {
        return Err("its success has no object as body".to_owned());
    };
    let items = member(api, *page, &paging.items)
        .ok_or_else(|| format!("its page has no member `{}`", paging.items.join(".")))?;
    let Type::Array { items: item, .. } = &items.ty else {
        return Err(format!(
            "the member `{}` of its page is no list",
            paging.items.join(".")
        ));
    };
    let next = match &paging.next {
        NextPage::Link(link) if member(api, *page, link).is_none() => NextPage::None,
        next => next.clone(),
    };
    Ok(Paging {
        items: paging.items.clone(),
        next,
        item: Some((**item).clone()),
        page: Some(*page),
    })
}

/// The member that names lead to.
fn member<'a>(api: &'a Api, id: DefinitionId, names: &[String]) -> Option<&'a Property> {
    let (name, rest) = names.split_first()?;
    let model = api.definitions[id].as_model()?;
    let property = model
        .properties
        .iter()
        .find(|property| property.wire_name == *name)?;
    match (rest, &property.ty) {
        ([], _) => Some(property),
        (rest, Type::Named(inner)) => member(api, *inner, rest),
        _ => None,
    }
}
