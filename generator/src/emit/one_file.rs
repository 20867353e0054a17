//! Joins the files of a module to one file, for `include!` in a build with a build script.

use std::collections::BTreeMap;

use syn::{AttrStyle, Attribute, File, Item, ItemMod, parse_quote};

/// Returns the items of a module in one file: its modules are inline, and it has no inner attributes, which `include!`
/// does not accept. Returns an error if a file is not valid Rust.
pub fn one_file(files: &BTreeMap<String, String>) -> Result<String, syn::Error> {
    let mut root = parsed(files, "mod.rs")?;
    let attributes = std::mem::take(&mut root.attrs);
    // Those of the root apply to each of its modules.
    let lints: Vec<Attribute> = attributes.into_iter().filter(is_lint).map(outer).collect();
    for item in &mut root.items {
        if let Item::Mod(module) = item {
            inline(module, "", files)?;
        }
        if let Some(attributes) = attributes_of(item) {
            attributes.extend(lints.iter().cloned());
            // The crate need not have the feature `debug`.
            attributes.push(parse_quote!(#[allow(unexpected_cfgs)]));
        }
    }
    let first = files.get("mod.rs").and_then(|text| text.lines().next());
    let header = first.unwrap_or_default();
    Ok(format!("{header}\n\n{}", prettyplease::unparse(&root)))
}

/// Replaces the declaration of a module in a folder by its content.
fn inline(
    module: &mut ItemMod,
    folder: &str,
    files: &BTreeMap<String, String>,
) -> Result<(), syn::Error> {
    if module.content.is_some() {
        return Ok(());
    }
    let below = format!("{folder}{}", module.ident);
    let file = format!("{below}.rs");
    let file = match files.contains_key(&file) {
        true => file,
        false => format!("{below}/mod.rs"),
    };
    let mut content = parsed(files, &file)?;
    module.attrs.extend(content.attrs.drain(..).map(outer));
    for item in &mut content.items {
        if let Item::Mod(inner) = item {
            inline(inner, &format!("{below}/"), files)?;
        }
    }
    module.content = Some((Default::default(), content.items));
    module.semi = None;
    Ok(())
}

fn parsed(files: &BTreeMap<String, String>, name: &str) -> Result<File, syn::Error> {
    syn::parse_file(files.get(name).map_or("", String::as_str))
}

fn outer(mut attribute: Attribute) -> Attribute {
    attribute.style = AttrStyle::Outer;
    attribute
}

fn is_lint(attribute: &Attribute) -> bool {
    let lints = ["allow", "forbid", "warn"];
    lints.iter().any(|lint| attribute.path().is_ident(lint))
}

/// Returns the attributes of an item at the root of a module.
fn attributes_of(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}
