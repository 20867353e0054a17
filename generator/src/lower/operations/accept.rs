//! The header parameter `Accept`.

use super::parameter::parameter as lower_parameter;
use crate::dialect::document::ResolvedParameter;
use crate::ir::{Parameter, SuppliedBy};
use crate::lower::schema::Builder;

/// Returns the media types of a header parameter `Accept`: its default, or the values that it lists. A service assumes
/// the default of any other parameter, but the client always sends this header.
pub(crate) fn asked(declared: &ResolvedParameter<'_>) -> Vec<String> {
    let parameter = &declared.parameter;
    let default = parameter
        .client_default
        .as_ref()
        .or(parameter.default.as_ref());
    let values = match default.and_then(|default| default.as_str()) {
        Some(default) => vec![default.to_owned()],
        None => declared.texts(),
    };
    let names = values.iter().flat_map(|value| value.split(','));
    names.map(|name| name.trim().to_owned()).collect()
}

/// Returns the header by which callers choose the media type of the response, unless it has only one value. `accepted`
/// are the media types without a choice.
pub(crate) fn accept_header<'s>(
    builder: &mut Builder<'s, '_>,
    declared: Option<&ResolvedParameter<'s>>,
    accepted: &[String],
    words: &[String],
) -> Option<Parameter> {
    let declared = declared.filter(|declared| declared.texts().len() != 1)?;
    let mut parameter = lower_parameter(builder, declared, words);
    parameter.supplied_by = SuppliedBy::Method;
    // The accepted media types are the default.
    parameter.client_default = None;
    if !asked(declared).is_empty() {
        parameter.required = false;
    }
    if !parameter.required {
        let listed: Vec<_> = accepted.iter().map(|name| format!("`{name}`")).collect();
        let said = format!("By default, the client accepts {}.", listed.join(", "));
        parameter.constraints.push(said);
    }
    Some(parameter)
}
