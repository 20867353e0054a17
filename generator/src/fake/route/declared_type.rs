//! The resource type of a path template.

use super::template::RouteTemplate;

/// Returns the resource type of a template, if all its names are in the template. A collection has the type of its
/// items.
pub(super) fn declared_type(template: &RouteTemplate) -> Option<String> {
    let literals: Vec<_> = template.literals().collect();
    let is_providers =
        |it: &Option<&str>| it.is_some_and(|it| it.eq_ignore_ascii_case("providers"));
    let (namespace, from) = match literals.iter().rposition(is_providers) {
        Some(at) => ((*literals.get(at + 1)?)?, at + 2),
        None if literals.len() > 2 => ("Microsoft.Resources", 2),
        None => ("Microsoft.Resources", 0),
    };
    let names: Option<Vec<&str>> = literals.get(from..)?.iter().step_by(2).copied().collect();
    let names = names.filter(|names| !names.is_empty())?;
    Some(format!("{namespace}/{}", names.join("/")))
}
