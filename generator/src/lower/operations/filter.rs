//! The filter of a list (OData).

use crate::diagnostics::Code;
use crate::dialect::origin::child;
use crate::ir::{Origin, Parameter, code};
use crate::lower::schema::Builder;

/// The parameter with a list's filter (OData 4.01, URL conventions, 5.1.1).
const FILTER: &str = "$filter";

/// Adds the filterable members to the documentation of the filter (`x-ms-odata`).
pub(crate) fn describe_filter(
    builder: &mut Builder<'_, '_>,
    parameters: &mut [Parameter],
    definition: Option<&str>,
    operation: &Origin,
) {
    let Some(definition) = definition else { return };
    let name = definition.rsplit('/').next().unwrap_or(definition);
    let mut parameters = parameters.iter_mut();
    match parameters.find(|parameter| parameter.wire_name == FILTER) {
        Some(filter) => {
            let sentence = format!("An OData expression over the members of {}.", code(name));
            filter.constraints.push(sentence);
        }
        None => {
            let message =
                format!("`x-ms-odata` is ignored: the operation has no parameter `{FILTER}`");
            let place = child(operation, "x-ms-odata");
            builder.report().value(Code::Inconsistent, &place, message);
        }
    }
}
