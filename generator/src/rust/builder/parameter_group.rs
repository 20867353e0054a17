//! Builds parameter groups (`x-ms-parameter-grouping`).

use super::{
    super::{
        docs::Docs,
        method::{Argument, ParameterGroup},
        types::RustType,
    },
    method_options,
    types::TypeContext,
};
use crate::{ir, names::ParameterGroupNames};

/// Builds the struct of a parameter group.
pub(super) fn parameter_group(
    context: &TypeContext<'_>,
    group: &ir::ParameterGroup,
    names: &ParameterGroupNames,
) -> ParameterGroup {
    let mut docs = Docs::default();
    docs.paragraph("A group of related parameters.");
    docs.renaming(names.name.renamed_from(), &group.name);
    let members = || group.parameters.iter().zip(&names.fields);
    let fields = members().map(|(parameter, name)| method_options::field(context, parameter, name));
    let required = members().filter(|(parameter, _)| parameter.required);
    let required = required.map(|(parameter, name)| Argument {
        name: name.clone(),
        ty: match context.of_parameter(&parameter.ty) {
            ty if ty == RustType::prelude("String") => ty.converted(),
            ty => ty,
        },
    });
    ParameterGroup {
        name: names.name.clone(),
        docs,
        fields: fields.collect(),
        secret: group.parameters.iter().any(|parameter| parameter.secret),
        required: required.collect(),
    }
}
