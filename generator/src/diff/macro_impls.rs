//! The public types and implementations that the runtime's macros expand to.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{
    Attribute, ItemImpl, ItemStruct, Lit, Macro, Token, Type,
    parse::{Parse, ParseStream, Parser},
};

/// Returns the types that a macro call declares.
pub(super) fn declarations(invocation: &Macro) -> Vec<ItemStruct> {
    let rows = match name_of(invocation).as_str() {
        "method_options" => option_rows.parse2(invocation.tokens.clone()),
        _ => return Vec::new(),
    };
    // The emitter printed the rows, so they are valid.
    let rows = rows.unwrap_or_default().into_iter();
    let structs = rows.map(|row| {
        let OptionsRow {
            name,
            common,
            fields,
        } = row;
        syn::parse2(quote! {
            #[derive(Clone, Debug, Default)]
            pub struct #name<'a> { #fields pub method_options: #common<'a> }
        })
    });
    structs.filter_map(Result::ok).collect()
}

fn name_of(invocation: &Macro) -> String {
    let name = invocation.path.segments.last();
    name.map(|name| name.ident.to_string()).unwrap_or_default()
}

/// The options of a method, as a row of a macro call declares them.
struct OptionsRow {
    name: Ident,
    common: Ident,
    fields: TokenStream,
}

fn option_rows(input: ParseStream<'_>) -> syn::Result<Vec<OptionsRow>> {
    let mut rows = Vec::new();
    while !input.is_empty() {
        input.call(Attribute::parse_outer)?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let common = input.parse()?;
        // `secret`
        input.parse::<Option<Ident>>()?;
        let mut fields = TokenStream::new();
        if input.peek(syn::token::Brace) {
            let content;
            syn::braced!(content in input);
            fields = content.parse()?;
        }
        input.parse::<Token![,]>()?;
        rows.push(OptionsRow {
            name,
            common,
            fields,
        });
    }
    Ok(rows)
}

/// Returns the impl blocks of a macro call, without their content. Empty for other macros.
pub(super) fn blocks(invocation: &Macro) -> Vec<ItemImpl> {
    let tokens = invocation.tokens.clone();
    let blocks = match name_of(invocation).as_str() {
        "method_options" => method_options.parse2(tokens),
        "client_options" => client_options.parse2(tokens),
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
    let rows = option_rows(input)?.into_iter();
    let kept = rows.filter(|row| row.common != "ClientMethodOptions");
    let blocks = kept.map(|OptionsRow { name, .. }| {
        quote!(impl #name<'_> { pub fn into_owned(self) -> #name<'static> {} })
    });
    Ok(blocks.collect())
}

fn client_options(input: ParseStream<'_>) -> Blocks {
    let name: Ident = input.parse()?;
    Ok(vec![quote!(impl From<ClientOptions> for #name {})])
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
