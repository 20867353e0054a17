//! Prints models: the struct, its methods, and the list of members that reading and writing go through.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes,
    rows::{Rows, literal},
    sheet::Sheet,
};
use crate::{
    names::TypeName,
    rust::{
        definition::Definition,
        docs::Docs,
        model::{
            Accessor, AccessorStep, Additional, Borrow, Constructor, Field, Member, MemberValue,
            Model, RequiredField, XmlKind, XmlPlacement,
        },
    },
};

/// The struct, its constructor and the accessors of flattened members.
pub(super) fn model(sheet: &Sheet, definition: &Definition, model: &Model) -> TokenStream {
    let declaration = declaration(sheet, definition, model);
    let constructor = model.constructor.as_ref();
    let constructor = constructor.map(|it| self::constructor(sheet, it));
    let accessors = model.accessors.iter().map(|it| accessor(sheet, it));
    let methods: Vec<_> = constructor.into_iter().chain(accessors).collect();
    let name = &definition.name;
    let methods = (!methods.is_empty()).then(|| quote!(impl #name { #(#methods)* }));
    quote!(#declaration #methods)
}

fn declaration(sheet: &Sheet, definition: &Definition, model: &Model) -> TokenStream {
    let name = &definition.name;
    let docs = sheet.document(&definition.docs);
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    let non_exhaustive = model.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let mut rows = Rows::at_depth(1);
    let additional = model.additional.as_ref().map(|it| &it.field);
    for Field {
        name,
        ty,
        docs,
        deprecated,
    } in model.fields().chain(additional)
    {
        rows.document(docs);
        rows.deprecate(deprecated.as_deref());
        rows.push(format!("pub {name}: {},", sheet.spelled(ty)));
    }
    let fields = rows.fields(sheet);
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Default, PartialEq)]
        #non_exhaustive
        pub struct #name {
            #fields
        }
    }
}

fn constructor(sheet: &Sheet, constructor: &Constructor) -> TokenStream {
    let arguments = constructor.arguments.iter().map(|it| {
        let (name, ty) = (&it.name, sheet.ty(&it.ty));
        quote!(#name: #ty)
    });
    let values = constructor.arguments.iter().map(required_value);
    let rest = constructor.has_rest.then(|| quote!(..Default::default()));
    quote! {
        #[doc = " What a request cannot go without; everything else is absent."]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}

fn required_value(field: &RequiredField) -> TokenStream {
    let name = &field.name;
    let mut value = match field.is_text() {
        true => quote!(#name.into()),
        false => quote!(#name),
    };
    if field.boxed {
        value = quote!(Box::new(#value));
    }
    if field.nullable {
        value = quote!(Nullable::Value(#value));
    }
    quote!(#name: Some(#value))
}

fn accessor(sheet: &Sheet, accessor: &Accessor) -> TokenStream {
    let docs = sheet.document(&Docs::one_line(&accessor.docs));
    let (name, ty) = (&accessor.name, sheet.ty(&accessor.ty));
    let steps = accessor.steps.iter().map(borrowed);
    let value = steps.reduce(|value, step| quote!(#value?.#step));
    quote! {
        #docs
        pub fn #name(&self) -> Option<&#ty> {
            self.#value
        }
    }
}

/// The borrowed value of an optional field, without the struct that has it.
pub(super) fn borrowed(step: &AccessorStep) -> TokenStream {
    let field = &step.field;
    match step.borrow {
        Borrow::Value => quote!(#field.as_ref()),
        Borrow::Target => quote!(#field.as_deref()),
        Borrow::NotNull => quote!(#field.as_ref()?.as_value()),
        Borrow::NotNullTarget => quote!(#field.as_ref()?.as_value().map(Box::as_ref)),
    }
}

/// The one list of members that reading and writing go through.
pub(super) fn members(sheet: &Sheet, name: &TypeName, model: &Model) -> TokenStream {
    sheet.name("crate::runtime::wire");
    let mut rows = Rows::at_depth(2);
    for it in &model.members {
        rows.push(member(sheet, it));
    }
    if let Some(Additional { field, marker }) = &model.additional {
        let field = &field.name;
        rows.push(match marker {
            Some(marker) => {
                let marker = sheet.spelled(marker);
                format!("list.additional_as::<{marker}, _>(&mut self.{field});")
            }
            None => format!("list.additional(&mut self.{field});"),
        });
    }
    let members = rows.statements(sheet);
    let list = if members.is_empty() {
        quote!(_)
    } else {
        quote!(list)
    };
    quote! {
        impl wire::Object for #name {
            fn members(&mut self, #list: &mut impl wire::Members) {
                #members
            }
        }
    }
}

fn member(sheet: &Sheet, member: &Member) -> String {
    let list = member.xml.as_ref().map_or_else(|| "list".to_owned(), xml);
    let key = literal(&member.wire_name);
    let (field, secret, marker) = match &member.value {
        MemberValue::Constant(value) => {
            let method = match member.read_only {
                true => "read_only_constant",
                false => "constant",
            };
            return format!("{list}.{method}({key}, {});", literal(value));
        }
        MemberValue::Field {
            field,
            secret,
            marker,
        } => (&field.name, *secret, marker),
    };
    let method = match (secret, member.read_only) {
        (false, false) => "member",
        (false, true) => "read_only",
        (true, false) => "secret",
        (true, true) => "read_only_secret",
    };
    match marker {
        None => format!("{list}.{method}({key}, &mut self.{field});"),
        Some(marker) => {
            let marker = sheet.spelled(marker);
            format!("{list}.{method}_as::<{marker}, _>({key}, &mut self.{field});")
        }
    }
}

/// The list of members, told what the next of them is in XML.
fn xml(placement: &XmlPlacement) -> String {
    let (kind, arguments) = match &placement.kind {
        XmlKind::Element(name) => ("Element", literal(name).to_string()),
        XmlKind::Attribute(name) => ("Attribute", literal(name).to_string()),
        XmlKind::Text => return "list.text()".to_owned(),
        XmlKind::Wrapped { name, item } => {
            ("Wrapped", format!("{}, {}", literal(name), literal(item)))
        }
    };
    match &placement.namespace {
        None => format!("list.{}({arguments})", kind.to_ascii_lowercase()),
        Some(namespace) => {
            let namespace = literal(namespace);
            format!("list.xml(wire::Form::{kind}({arguments}), Some({namespace}))")
        }
    }
}
