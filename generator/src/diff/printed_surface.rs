//! The surface of a crate that exists as text only, such as the committed one.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Fields, FnArg, ImplItem, Pat, ReturnType, TraitItem, Visibility};

use super::{
    macro_impls, runtime,
    spelling::spell,
    surface::{Item, MemberSignature, Signature, Surface, SurfaceMember},
};
use crate::{
    names::Names,
    rust::spec::{ModulePath, any_state},
};

/// Returns the surface of a printed crate.
pub fn printed(files: &BTreeMap<String, String>, names: &Names) -> Surface {
    let mut surface = Homes::new();
    for home in homes(names) {
        surface.entry(home).or_default();
    }
    let mut later = Vec::new();
    for (path, text) in files {
        let Some(home) = home_of(path, &surface) else {
            continue;
        };
        // The emitter printed it, so it is valid.
        let Ok(file) = syn::parse_file(text) else {
            continue;
        };
        let place = place_of(path);
        for item in file.items {
            if let syn::Item::Macro(invocation) = &item {
                for declared in macro_impls::declarations(&invocation.mac) {
                    let made = declared_struct(&declared, place);
                    let items = surface.entry(home.clone()).or_default();
                    items.insert(declared.ident.to_string(), made);
                }
                let blocks = macro_impls::blocks(&invocation.mac).into_iter();
                later.extend(blocks.map(|block| (home.clone(), Box::new(block))));
            }
            match declared(item, place) {
                PrintedItem::Item(name, item) => {
                    surface.entry(home.clone()).or_default().insert(name, item);
                }
                PrintedItem::Impl(block) => later.push((home.clone(), block)),
                PrintedItem::Nothing => {}
            }
        }
    }
    for (home, block) in later {
        if let Some(items) = surface.get_mut(&home) {
            implement(items, &block);
        }
    }
    let text = |path: &str| files.get(path).map_or("", String::as_str);
    let offered = runtime::offered(text("src/lib.rs"), text("src/runtime/mod.rs"));
    Surface::new(surface, offered)
}

type Homes = BTreeMap<ModulePath, BTreeMap<String, Item>>;

/// Returns the modules of a crate with these names.
fn homes(names: &Names) -> impl Iterator<Item = ModulePath> + '_ {
    let text = |path: &[crate::names::ModuleName]| -> Vec<String> {
        path.iter().map(|name| name.as_str().to_owned()).collect()
    };
    let modules = names.modules.iter().map(move |module| text(&module.path));
    let common = names.common.iter().map(move |folder| {
        let mut path = vec!["common_types".to_owned()];
        path.extend(text(&folder.path));
        path
    });
    modules.chain(common).map(ModulePath)
}

/// Returns the innermost module that contains a file.
fn home_of(path: &str, surface: &Homes) -> Option<ModulePath> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let parts: Vec<_> = path.split('/').collect();
    if matches!(parts.first(), Some(&"runtime" | &"lib")) {
        return None;
    }
    let homes = surface.keys().filter(|home| {
        let mut parts = parts.iter();
        home.0
            .iter()
            .all(|part| parts.next().is_some_and(|own| *own == bare(part)))
    });
    let home = homes.max_by_key(|home| home.0.len())?;
    let common = parts.first() == Some(&"common_types");
    let is_common = home.0.first().is_some_and(|part| part == "common_types");
    (common == is_common).then(|| home.clone())
}

/// Returns an identifier without `r#`.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn place_of(path: &str) -> &'static str {
    let known = ["models", "options", "headers", "webhooks"];
    let mut parts = path.rsplit('/').map(|part| part.trim_end_matches(".rs"));
    let found = parts.find_map(|part| known.into_iter().find(|known| *known == part));
    match path.starts_with("src/common_types") {
        true => "",
        false => found.unwrap_or(""),
    }
}

enum PrintedItem {
    Item(String, Item),
    Impl(Box<syn::ItemImpl>),
    Nothing,
}

fn declared(item: syn::Item, place: &'static str) -> PrintedItem {
    let is_public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    match item {
        syn::Item::Struct(item) if is_public(&item.vis) => {
            PrintedItem::Item(item.ident.to_string(), declared_struct(&item, place))
        }
        syn::Item::Enum(item) if is_public(&item.vis) => {
            let members = item.variants.iter().map(|variant| SurfaceMember {
                name: variant.ident.to_string(),
                shape: MemberSignature::Variant(spell(variant.fields.to_token_stream())),
            });
            let made = Item {
                kind: "enum",
                non_exhaustive: marked(&item.attrs, "non_exhaustive"),
                members: members.collect(),
                implementations: derives(&item.attrs),
                place,
                ..Item::default()
            };
            PrintedItem::Item(item.ident.to_string(), made)
        }
        syn::Item::Type(item) if is_public(&item.vis) => {
            let made = Item {
                kind: "type",
                target: spell(item.ty.to_token_stream()),
                place,
                ..Item::default()
            };
            PrintedItem::Item(item.ident.to_string(), made)
        }
        syn::Item::Trait(item) if is_public(&item.vis) => {
            let methods = item.items.iter().filter_map(|each| match each {
                TraitItem::Fn(method) => Some(method_member(&method.sig)),
                _ => None,
            });
            let made = Item {
                kind: "trait",
                // Emitted traits have sealed parents, so that users cannot implement them.
                non_exhaustive: true,
                members: methods.collect(),
                place,
                ..Item::default()
            };
            PrintedItem::Item(item.ident.to_string(), made)
        }
        syn::Item::Impl(block) => PrintedItem::Impl(Box::new(block)),
        _ => PrintedItem::Nothing,
    }
}

fn declared_struct(item: &syn::ItemStruct, place: &'static str) -> Item {
    let members = fields(&item.fields);
    Item {
        kind: "struct",
        non_exhaustive: marked(&item.attrs, "non_exhaustive"),
        opaque: members.len() < item.fields.len(),
        members,
        implementations: derives(&item.attrs),
        place,
        ..Item::default()
    }
}

fn fields(fields: &Fields) -> Vec<SurfaceMember> {
    let public = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| matches!(field.vis, Visibility::Public(_)));
    public
        .map(|(place, field)| SurfaceMember {
            name: match &field.ident {
                Some(name) => name.to_string(),
                None => place.to_string(),
            },
            shape: MemberSignature::Field(spell(field.ty.to_token_stream())),
        })
        .collect()
}

fn marked(attributes: &[syn::Attribute], name: &str) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident(name))
}

fn derives(attributes: &[syn::Attribute]) -> Vec<String> {
    let mut found = Vec::new();
    for attribute in attributes
        .iter()
        .filter(|each| each.path().is_ident("derive"))
    {
        // A derive is a list of paths; anything else derives nothing.
        let _ = attribute.parse_nested_meta(|meta| {
            let name = meta.path.segments.last().map(|last| last.ident.to_string());
            // It implements `Debug`.
            let name = name.map(|name| name.trim_start_matches("Safe").to_owned());
            found.extend(name);
            Ok(())
        });
    }
    found
}

/// Adds the trait of an impl block to its type.
fn implement(items: &mut BTreeMap<String, Item>, block: &syn::ItemImpl) {
    let itself = head(&block.self_ty.to_token_stream());
    let Some((path, _)) = &block.trait_ else {
        add_methods(items, &itself, block);
        return;
    };
    let segments: Vec<_> = path
        .segments
        .iter()
        .map(|each| each.ident.to_string())
        .collect();
    // The encoding of values is internal to the crate.
    if segments
        .iter()
        .any(|segment| segment == "wire" || segment == "sealed")
    {
        return;
    }
    let name = segments.last().cloned().unwrap_or_default();
    let own = spell(path.to_token_stream());
    let (owner, text) = match (items.contains_key(&itself), items.contains_key(&name)) {
        (true, _) => (itself, short(&own)),
        (_, true) => (
            name,
            format!("for {}", spell(block.self_ty.to_token_stream())),
        ),
        _ => {
            let words = words(path.to_token_stream());
            let Some(owner) = words.into_iter().find(|word| items.contains_key(word)) else {
                return;
            };
            let text = format!(
                "{} for {}",
                short(&own),
                spell(block.self_ty.to_token_stream())
            );
            (owner, text)
        }
    };
    if let Some(item) = items.get_mut(&owner) {
        item.implementations.push(text);
    }
}

/// Adds the public functions and constants of an impl block to its type.
fn add_methods(items: &mut BTreeMap<String, Item>, ty: &str, block: &syn::ItemImpl) {
    let Some(item) = items.get_mut(ty) else {
        return;
    };
    let members = block.items.iter().filter_map(|each| match each {
        ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => {
            Some(method_member(&method.sig))
        }
        ImplItem::Const(constant) if matches!(constant.vis, Visibility::Public(_)) => {
            let ty = spell(constant.ty.to_token_stream());
            Some(SurfaceMember::constant(&constant.ident, ty))
        }
        _ => None,
    });
    let members: Vec<_> = members.collect();
    if block.generics.type_params().next().is_some() {
        let any = Item {
            members: members.clone(),
            ..item.clone()
        };
        item.members.extend(members);
        items.insert(any_state(&ty), any);
    } else {
        item.members.extend(members);
    }
}

/// Returns `Debug` for `fmt::Debug`, which is the same trait. Lifetimes are removed.
fn short(path: &str) -> String {
    let (head, rest) = path.split_at(path.find('<').unwrap_or(path.len()));
    let name = head.rsplit("::").next().unwrap_or(head);
    match rest {
        "<'de>" => name.to_owned(),
        rest => format!("{name}{rest}"),
    }
}

/// Returns the first name of a type: `Response` of `Response<()>`.
fn head(tokens: &TokenStream) -> String {
    let text = spell(tokens.clone());
    let head = text.split('<').next().unwrap_or_default();
    head.rsplit("::").next().unwrap_or_default().to_owned()
}

fn words(tokens: TokenStream) -> Vec<String> {
    let text = spell(tokens);
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn method_member(signature: &syn::Signature) -> SurfaceMember {
    let mut manner = match signature.asyncness {
        Some(_) => "async ".to_owned(),
        None => String::new(),
    };
    let mut arguments = Vec::new();
    for input in &signature.inputs {
        match input {
            FnArg::Receiver(receiver) => manner += &spell(receiver.to_token_stream()),
            FnArg::Typed(typed) => {
                let name = match &*typed.pat {
                    Pat::Ident(name) => name.ident.to_string(),
                    other => spell(other.to_token_stream()),
                };
                arguments.push((name, spell(typed.ty.to_token_stream())));
            }
        }
    }
    let output = match &signature.output {
        ReturnType::Default => "()".to_owned(),
        ReturnType::Type(_, ty) => spell(ty.to_token_stream()),
    };
    SurfaceMember {
        name: signature.ident.to_string(),
        shape: MemberSignature::Method(Signature {
            manner,
            arguments,
            output,
        }),
    }
}
