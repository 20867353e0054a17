//! Prints models: the struct, its methods, and the list of members for decoding and encoding.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes,
    file_context::FileContext,
    invocation::Invocation,
    literal::literal as fixed,
    preformatted::{PreformattedLines, literal},
};
use crate::{
    names::TypeName,
    rust::{
        definition::{Definition, Formats},
        docs::Docs,
        model::{
            Accessor, AccessorStep, Additional, Borrow, Field, Member, MemberValue, Model,
            ModelConstructor, OtherFields, Printing, RequiredField, XmlKind, XmlPlacement,
        },
        types::RustType,
    },
};

/// Returns the struct, its constructor, and the accessors of flattened members.
pub(super) fn model(context: &FileContext, definition: &Definition, model: &Model) -> TokenStream {
    let declaration = declaration(context, definition, model);
    let constructor = model.constructor.as_ref();
    let constructor = constructor.map(|it| self::constructor(context, it));
    let accessors = model.accessors.iter().map(|it| accessor(context, it));
    let methods: Vec<_> = constructor.into_iter().chain(accessors).collect();
    let name = &definition.name;
    let methods = (!methods.is_empty()).then(|| quote!(impl #name { #(#methods)* }));
    quote!(#declaration #methods)
}

fn declaration(context: &FileContext, definition: &Definition, model: &Model) -> TokenStream {
    let name = &definition.name;
    let docs = context.document(&definition.docs);
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    let derives = attributes::derives(definition.derives());
    let non_exhaustive = model.non_exhaustive.then(|| quote!(#[non_exhaustive]));
    let mut lines = PreformattedLines::at_depth(1);
    let additional = model.additional.as_ref().map(|it| &it.field);
    for Field {
        name,
        ty,
        docs,
        deprecated,
    } in model.fields().chain(additional)
    {
        lines.document(docs);
        lines.deprecate(deprecated.as_deref());
        lines.push(format!("pub {name}: {},", context.spelled(ty)));
    }
    let fields = lines.fields(context);
    quote! {
        #docs
        #deprecated
        #derives
        #non_exhaustive
        pub struct #name {
            #fields
        }
    }
}

fn constructor(context: &FileContext, constructor: &ModelConstructor) -> TokenStream {
    let arguments = constructor.arguments.iter().map(|it| {
        let (name, ty) = (&it.name, context.ty(&it.ty));
        quote!(#name: #ty)
    });
    let values = constructor.arguments.iter();
    let values = values.map(|field| required_value(context, field));
    let rest = match &constructor.rest {
        OtherFields::None => quote!(),
        OtherFields::Default => quote!(..Default::default()),
        OtherFields::Absent(fields) => quote!(#(#fields: None,)*),
    };
    quote! {
        #[doc = " Creates a value with the required fields set; all others are `None`."]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #rest }
        }
    }
}

fn required_value(context: &FileContext, field: &RequiredField) -> TokenStream {
    let name = &field.name;
    let mut value = match field.is_text() {
        true => quote!(#name.into()),
        false => quote!(#name),
    };
    if let Some(boxed) = &field.boxed {
        let boxed = context.path(boxed);
        value = quote!(#boxed::new(#value));
    }
    if field.nullable {
        value = quote!(Nullable::Value(#value));
    }
    if field.optional {
        value = quote!(Some(#value));
    }
    match field.optional || field.nullable || field.boxed.is_some() || field.is_text() {
        true => quote!(#name: #value),
        false => quote!(#name),
    }
}

fn accessor(context: &FileContext, accessor: &Accessor) -> TokenStream {
    let docs = context.document(&Docs::one_line(&accessor.docs));
    let (name, ty) = (&accessor.name, context.ty(&accessor.output));
    let holder = quote!(self);
    let value = match accessor.steps.split_last() {
        Some((last, steps)) => {
            let holder = steps
                .iter()
                .fold(holder, |holder, step| within(&holder, step));
            borrowed(&holder, last)
        }
        None => holder,
    };
    quote! {
        #docs
        pub fn #name(&self) -> #ty {
            #value
        }
    }
}

/// Returns the value of a field that contains another. Absence ends the function.
fn within(holder: &TokenStream, step: &AccessorStep) -> TokenStream {
    let field = &step.field;
    let is_nullable = !matches!(step.borrow, Borrow::Value | Borrow::Target);
    match (step.optional, is_nullable) {
        (false, false) => quote!(#holder.#field),
        (false, true) => quote!(#holder.#field.as_value()?),
        (true, _) => {
            let value = borrowed(holder, step);
            quote!(#value?)
        }
    }
}

/// Returns the borrowed value of a field as an option.
pub(super) fn borrowed(holder: &TokenStream, step: &AccessorStep) -> TokenStream {
    let name = &step.field;
    let field = quote!(#holder.#name);
    if !step.optional {
        return match step.borrow {
            // A box, a text or a list is dereferenced to the type of the result.
            Borrow::Value | Borrow::Target => quote!(Some(&#field)),
            Borrow::Copied => quote!(Some(#field)),
            Borrow::NotNull => quote!(#field.as_value()),
            Borrow::NotNullCopied => quote!(#field.as_value().copied()),
            Borrow::NotNullText => quote!(#field.as_value().map(String::as_str)),
            Borrow::NotNullSlice => quote!(#field.as_value().map(Vec::as_slice)),
            Borrow::NotNullTarget => quote!(#field.as_value().map(Box::as_ref)),
            Borrow::NotNullDeepTarget => quote!(#field.as_value().map(|deep| &**deep)),
        };
    }
    match step.borrow {
        Borrow::Value => quote!(#field.as_ref()),
        Borrow::Target => quote!(#field.as_deref()),
        Borrow::Copied => quote!(#field),
        Borrow::NotNull => quote!(#field.as_ref()?.as_value()),
        Borrow::NotNullCopied => quote!(#field.as_ref()?.as_value().copied()),
        Borrow::NotNullText => quote!(#field.as_ref()?.as_value().map(String::as_str)),
        Borrow::NotNullSlice => quote!(#field.as_ref()?.as_value().map(Vec::as_slice)),
        Borrow::NotNullTarget => quote!(#field.as_ref()?.as_value().map(Box::as_ref)),
        Borrow::NotNullDeepTarget => quote!(#field.as_ref()?.as_value().map(|deep| &**deep)),
    }
}

/// Returns the macro call for the encoding of a model.
pub(super) fn invocation(
    context: &FileContext,
    name: &TypeName,
    model: &Model,
    formats: Formats,
) -> String {
    let mut body = Invocation::begin(context, "model", &format!("{name}{}", formats.suffix()));
    for it in &model.members {
        body.row(member(context, it));
    }
    if let Some(Additional { field, marker }) = &model.additional {
        let encoding = encoding(context, marker.as_ref());
        body.row(format!("..{}{encoding}", field.name));
    }
    body.end()
}

fn member(context: &FileContext, member: &Member) -> String {
    let key = literal(&member.wire_name);
    let placement = member.xml.as_ref().map(placement).unwrap_or_default();
    match &member.value {
        MemberValue::Constant(value) => {
            let word = match member.read_only {
                true => "read_only_constant",
                false => "constant",
            };
            format!("{word} {key}{placement}: {}", fixed(value))
        }
        MemberValue::Field {
            field,
            required,
            printing,
            marker,
        } => {
            let word = match (printing, member.read_only) {
                (Printing::Default, false) => "member",
                (Printing::Default, true) => "read_only",
                (Printing::Shown, false) => "shown",
                (Printing::Shown, true) => "read_only_shown",
                (Printing::Secret, false) => "secret",
                (Printing::Secret, true) => "read_only_secret",
            };
            let encoding = encoding(context, marker.as_ref());
            let required = if *required { "required " } else { "" };
            format!(
                "{word} {}{encoding} = {required}{key}{placement}",
                field.name
            )
        }
    }
}

/// Returns the encoding of a member, if it differs from the type's default.
fn encoding(context: &FileContext, marker: Option<&RustType>) -> String {
    marker.map_or_else(String::new, |marker| {
        format!(" as {}", context.spelled(marker))
    })
}

/// Returns the XML placement of a member.
fn placement(placement: &XmlPlacement) -> String {
    let kind = match &placement.kind {
        XmlKind::Element(name) => format!("element {}", literal(name)),
        XmlKind::Items(name, other) => {
            format!("element {} or {}", literal(name), literal(other))
        }
        XmlKind::Attribute(name) => format!("attribute {}", literal(name)),
        XmlKind::Text => return " [text]".to_owned(),
        XmlKind::Wrapped { name, item } => {
            format!("wrapped {} {}", literal(name), literal(item))
        }
    };
    match &placement.namespace {
        None => format!(" [{kind}]"),
        Some(namespace) => format!(" [{kind} in {}]", literal(namespace)),
    }
}
