use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{self, Docs},
    method_options,
    rows::Rows,
    types::{self, Scope},
};
use crate::{
    ir::{Operation, Parameter, ParameterGroup},
    names::{FieldName, MethodNames, ParameterGroupNames},
};

/// A group that an operation uses.
pub(super) struct UsedGroup<'a> {
    pub group: &'a ParameterGroup,
    pub names: &'a ParameterGroupNames,
    /// The argument or option that holds it.
    pub held_by: &'a FieldName,
    /// Whether that is an argument.
    pub required: bool,
}

/// The groups that an operation uses, in the order of its parameters.
pub(super) fn used<'a>(
    scope: &Scope<'a>,
    operation: &'a Operation,
    names: &'a MethodNames,
) -> impl Iterator<Item = UsedGroup<'a>> {
    let groups = &scope.context.api().parameter_groups;
    let group_names = &scope.context.names.parameter_groups;
    let uses = operation.parameter_groups.iter();
    uses.zip(&names.parameter_groups)
        .filter_map(|(used, held_by)| {
            Some(UsedGroup {
                group: groups.get(used.group)?,
                names: group_names.get(used.group)?,
                held_by,
                required: used.required,
            })
        })
}

impl<'a> UsedGroup<'a> {
    /// The parameters of an operation that the group gathers, with their fields.
    pub fn members<'o>(
        &'a self,
        operation: &'o Operation,
        names: &'o MethodNames,
    ) -> impl Iterator<Item = (&'o Parameter, &'o FieldName)> {
        let parameters = operation.parameters.iter().zip(&names.parameters);
        parameters.filter(|(parameter, _)| parameter.group.as_ref() == Some(&self.group.name))
    }

    /// What rustdoc says of the argument or option that holds it.
    pub fn text(&self) -> String {
        let name = &self.names.name;
        let renaming = docs::renaming(self.held_by.renamed_from(), &self.group.name);
        format!(
            "Parameters that are given together: [`{name}`]. {}",
            renaming.unwrap_or_default()
        )
    }
}

/// The type that gathers a group's parameters.
pub(super) fn parameter_group(
    scope: &Scope<'_>,
    group: &ParameterGroup,
    names: &ParameterGroupNames,
) -> TokenStream {
    let name = &names.name;
    let mut docs = Docs::default();
    docs.paragraph("Parameters that are given together.");
    docs.renaming(name.renamed_from(), &group.name);
    let docs = scope.document(docs);
    let members = || group.parameters.iter().zip(&names.fields);
    let mut rows = Rows::at_depth(1);
    for (parameter, field) in members() {
        method_options::field(&mut rows, scope, parameter, field);
    }
    let fields = rows.fields(scope.sheet);
    let secret = group.parameters.iter().any(|parameter| parameter.secret);
    let (derive, debug) = method_options::debug(scope, name, secret, None);
    let constructor = constructor(scope, group, names);
    quote! {
        #docs
        #derive
        pub struct #name {
            #fields
        }
        #debug
        #constructor
    }
}

/// `new` with what no operation of the group goes without.
fn constructor(
    scope: &Scope<'_>,
    group: &ParameterGroup,
    names: &ParameterGroupNames,
) -> Option<TokenStream> {
    let members = || {
        let members = group.parameters.iter().zip(&names.fields);
        members.filter(|(parameter, _)| parameter.required)
    };
    members().next()?;
    let arguments = members().map(|(parameter, field)| match types::is_text(&parameter.ty) {
        true => quote!(#field: impl Into<String>),
        false => {
            let ty = scope.owned(&parameter.ty);
            quote!(#field: #ty)
        }
    });
    let values = members().map(|(parameter, field)| match types::is_text(&parameter.ty) {
        true => quote!(#field: Some(#field.into())),
        false => quote!(#field: Some(#field)),
    });
    let rest = (members().count() < group.parameters.len()).then(|| quote!(..Default::default()));
    let name = &names.name;
    Some(quote! {
        impl #name {
            #[doc = " What no call can go without; everything else is absent."]
            pub fn new(#(#arguments),*) -> Self {
                #name { #(#values,)* #rest }
            }
        }
    })
}
