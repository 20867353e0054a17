//! The public types and implementations that the runtime's macros expand to.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{
    Attribute, ItemImpl, ItemStruct, Lit, Macro, Token, Type,
    parse::{Parse, ParseStream, Parser},
};

/// Returns the types that a macro call declares.
pub(super) fn declarations(invocation: &Macro) -> Vec<ItemStruct> {
    let structs = rows_of_options(invocation)
        .into_iter()
        .map(|(name, common)| {
            syn::parse2(quote! {
                #[derive(Clone, Debug, Default)]
                pub struct #name<'a> { pub method_options: #common<'a> }
            })
        });
    // The emitter printed the names, so they are valid.
    structs.filter_map(Result::ok).collect()
}

/// Returns the names and common options of the method options that a macro call declares.
fn rows_of_options(invocation: &Macro) -> Vec<(Ident, Ident)> {
    match name_of(invocation).as_str() {
        "method_options" => {
            let rows = option_rows.parse2(invocation.tokens.clone());
            rows.unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn name_of(invocation: &Macro) -> String {
    let name = invocation.path.segments.last();
    name.map(|name| name.ident.to_string()).unwrap_or_default()
}

fn option_rows(input: ParseStream<'_>) -> syn::Result<Vec<(Ident, Ident)>> {
    let mut rows = Vec::new();
    while !input.is_empty() && !input.peek(Token![impl]) {
        input.call(Attribute::parse_outer)?;
        let name: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        rows.push((name, input.parse()?));
        input.parse::<Token![,]>()?;
    }
    rest(input)?;
    Ok(rows)
}

/// Returns the impl blocks of a macro call, without their content. Empty for other macros.
pub(super) fn blocks(invocation: &Macro) -> Vec<ItemImpl> {
    let tokens = invocation.tokens.clone();
    let blocks = match name_of(invocation).as_str() {
        "method_options" => method_options.parse2(tokens),
        "model" | "tuple" => model.parse2(tokens),
        "enumeration" => enumeration.parse2(tokens),
        "union" => union.parse2(tokens),
        "json_union" => json_union.parse2(tokens),
        "request" => request.parse2(tokens),
        "page" => page.parse2(tokens),
        _ => return Vec::new(),
    };
    // The emitter printed it, so it is valid.
    let blocks = blocks.unwrap_or_default().into_iter();
    blocks.filter_map(|block| syn::parse2(block).ok()).collect()
}

type Blocks = syn::Result<Vec<TokenStream>>;

fn rest(input: ParseStream<'_>) -> syn::Result<()> {
    input.parse::<TokenStream>().map(|_| ())
}

fn serde(name: &Ident) -> Vec<TokenStream> {
    vec![
        quote!(impl<'de> Deserialize<'de> for #name {}),
        quote!(impl Serialize for #name {}),
    ]
}

fn model(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    rest(input)?;
    let mut blocks = serde(&name);
    blocks.push(quote!(impl Debug for #name {}));
    Ok(blocks)
}

fn enumeration(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    input.parse::<Token![:]>()?;
    let base: Ident = input.parse()?;
    rest(input)?;
    let mut blocks = match base == "str" {
        true => vec![quote!(impl AsRef<str> for #name {})],
        false => vec![
            quote!(impl From<#base> for #name {}),
            quote!(impl From<#name> for #base {}),
        ],
    };
    blocks.push(quote!(impl FromStr for #name {}));
    blocks.push(quote!(impl Display for #name {}));
    blocks.extend(serde(&name));
    Ok(blocks)
}

fn union(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    while !input.peek(Token![else]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    input.parse::<Token![else]>()?;
    input.parse::<Ident>()?;
    let mut blocks = Vec::new();
    while !input.is_empty() {
        input.parse::<Ident>()?;
        input.parse::<Token![=]>()?;
        input.parse::<Option<Token![-]>>()?;
        input.parse::<Lit>()?;
        if !input.peek(Token![,]) {
            // `from`
            input.parse::<Ident>()?;
            let model: Type = input.parse()?;
            blocks.push(quote!(impl From<#model> for #name {}));
        }
        input.parse::<Token![,]>()?;
    }
    blocks.extend(serde(&name));
    Ok(blocks)
}

fn json_union(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    input.parse::<Token![,]>()?;
    input.parse::<Token![else]>()?;
    input.parse::<Ident>()?;
    let mut blocks = serde(&name);
    blocks.push(quote!(impl Debug for #name {}));
    while !input.is_empty() {
        let mut is_conversion = false;
        while !input.peek(Token![,]) {
            if !is_conversion || !input.peek(syn::token::Bracket) {
                let token: proc_macro2::TokenTree = input.parse()?;
                is_conversion = token.to_string() == "from";
                continue;
            }
            let types;
            syn::bracketed!(types in input);
            let types = types.parse_terminated(Type::parse, Token![,])?;
            blocks.extend(types.iter().map(|ty| quote!(impl From<#ty> for #name {})));
        }
        input.parse::<Token![,]>()?;
    }
    Ok(blocks)
}

fn method_options(input: ParseStream<'_>) -> Blocks {
    let rows = match input.parse::<Option<Token![impl]>>()? {
        None => option_rows(input)?,
        Some(_) => {
            let name: Ident = input.parse()?;
            input.parse::<Token![:]>()?;
            let common: Ident = input.parse()?;
            rest(input)?;
            vec![(name, common)]
        }
    };
    let kept = rows
        .iter()
        .filter(|(_, common)| common != "ClientMethodOptions");
    let blocks = kept
        .map(|(name, _)| quote!(impl #name<'_> { pub fn into_owned(self) -> #name<'static> {} }));
    Ok(blocks.collect())
}

fn request(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    let is_xml = !input.is_empty();
    rest(input)?;
    Ok(vec![match is_xml {
        true => quote!(impl TryFrom<#name> for RequestContent<#name, XmlFormat> {}),
        false => quote!(impl TryFrom<#name> for RequestContent<#name> {}),
    }])
}

fn page(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    rest(input)?;
    Ok(vec![quote!(impl Page for #name {})])
}
