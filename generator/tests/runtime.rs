//! Tests that a crate has the runtime parts that it needs, and no others.

mod common;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::rc::Rc;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

type Tree = BTreeMap<String, String>;

#[test]
fn an_api_without_long_running_operations_has_nothing_that_waits() {
    assert!(!modules("api_key").contains("long_running"));
    assert!(modules("long_running_put").contains("long_running"));
}

#[test]
fn an_api_without_forms_cannot_make_one() {
    let modules = modules("api_key");
    assert!(!modules.contains("form") && !modules.contains("nesting"));
}

#[test]
fn a_form_can_hold_members() {
    let modules = modules("multipart");
    assert!(modules.contains("form") && modules.contains("nesting"));
}

#[test]
fn ids_of_resources_are_for_resource_manager() {
    assert!(!modules("api_key").contains("resource_id"));
    assert!(modules("long_running_put").contains("resource_id"));
}

#[test]
fn xml_is_for_an_api_that_sends_or_receives_it() {
    assert!(tree("xml").contains_key("src/runtime/wire/xml/mod.rs"));
    assert!(!tree("model").contains_key("src/runtime/wire/xml/mod.rs"));
}

#[test]
fn a_plain_api_has_little_of_it() {
    let files = runtime(&tree("plain_definitions"));
    let lines: usize = files.values().map(|text| text.lines().count()).sum();
    // The macros for models are a tenth of it.
    assert!(lines < 5800, "{lines}");
}

/// Tests of the runtime are outside of its files, which users get.
#[test]
fn the_files_of_the_runtime_have_no_tests() {
    for (name, text) in whole() {
        assert!(!text.contains("#[cfg(test)]"), "{name} has tests");
    }
}

/// Each file is in some crate, and most are missing in another.
#[test]
fn every_part_comes_and_goes() {
    let crates: Vec<_> = trees().map(|(_, tree)| runtime(&tree)).collect();
    let whole: BTreeSet<_> = whole().into_keys().collect();
    let had: BTreeSet<_> = crates.iter().flat_map(BTreeMap::keys).cloned().collect();
    let never: Vec<_> = whole.difference(&had).collect();
    assert!(never.is_empty(), "{never:?}");
    let in_all = |file: &&String| crates.iter().all(|files| files.contains_key(*file));
    let always: Vec<_> = whole.iter().filter(in_all).collect();
    assert!(always.len() * 2 < whole.len(), "{always:?}");
}

/// Everything that code uses of the runtime exists, including uses by the runtime itself.
#[test]
fn nothing_is_left_out_that_is_named() {
    let whole = whole();
    let items: BTreeSet<_> = whole.values().flat_map(|text| offered(text)).collect();
    let hubs = ["impl Call {", "impl Connection {", "impl Form {"];
    let hubs = whole
        .values()
        .filter(|text| hubs.iter().any(|head| text.contains(head)));
    let steps: BTreeSet<_> = hubs.flat_map(|text| offered(text)).collect();
    // Files of the runtime are the same in every crate.
    let mut known = HashMap::new();
    for (construct, tree) in trees() {
        let files = tree.iter().filter(|(path, _)| path.ends_with(".rs"));
        let files: Vec<_> = files
            .map(|(path, text)| {
                let found = known.entry(text.clone());
                let found = found.or_insert_with(|| Rc::new((declared(text), named(text))));
                (path, Rc::clone(found))
            })
            .collect();
        let runtime = files
            .iter()
            .filter(|(path, _)| path.starts_with("src/runtime/"));
        let kept: BTreeSet<_> = runtime.flat_map(|(_, found)| &found.0).collect();
        for (path, found) in &files {
            let (paths, methods) = &found.1;
            let lacks = |name: &&String| !kept.contains(*name);
            let mut lacking = paths.intersection(&items).filter(lacks);
            assert_eq!(lacking.next(), None, "{construct}: {path}");
            let mut lacking = methods.intersection(&steps).filter(lacks);
            assert_eq!(lacking.next(), None, "{construct}: {path}");
        }
    }
}

/// The runtime is private. Users can name what the root of the crate exports, which includes everything that they get
/// or pass.
#[test]
fn users_can_name_what_signatures_contain_and_no_internals() {
    let mut found = BTreeSet::new();
    for (construct, tree) in trees() {
        let root = syn::parse_file(&tree["src/lib.rs"]).expect("Rust");
        let exported: BTreeSet<_> = root.items.iter().flat_map(exported).collect();
        for internal in ["Call", "Connection", "Settings", "Authentication", "wire"] {
            assert!(!exported.contains(internal), "{construct}: {internal}");
        }
        let is_runtime =
            |item: &&syn::Item| matches!(item, syn::Item::Mod(it) if it.ident == "runtime");
        let runtime = root.items.iter().find(is_runtime).expect("the runtime");
        let is_private = |item: &syn::Item| {
            let syn::Item::Mod(item) = item else {
                return false;
            };
            matches!(item.vis, syn::Visibility::Inherited)
        };
        assert!(is_private(runtime), "{construct}");
        let files = tree
            .iter()
            .filter(|(path, _)| path.starts_with("src/") && path.ends_with(".rs"))
            .filter(|(path, _)| !path.starts_with("src/runtime/"));
        for (path, text) in files {
            for name in in_signatures(&syn::parse_file(text).expect("Rust")) {
                assert!(exported.contains(&name), "{construct}: {path}: {name}");
                found.insert(name);
            }
        }
    }
    let found: Vec<_> = found.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        [
            "Deep",
            "DefaultAlternative",
            "EventStream",
            "File",
            "IsoDuration",
            "ItemStream",
            "JsonLines",
            "JsonRecords",
            "Nullable",
            "Operation",
            "PagesFrom",
            "UnknownAlternative"
        ]
    );
}

/// Returns the names that an item exports from the runtime.
fn exported(item: &syn::Item) -> Vec<String> {
    match item {
        syn::Item::Use(item) if matches!(item.vis, syn::Visibility::Public(_)) => {
            let tokens = flat(&item.tree.to_token_stream().to_string());
            if tokens.first().is_none_or(|first| first != "runtime") {
                return Vec::new();
            }
            let pairs = tokens.windows(2);
            let names = pairs.filter(|pair| pair[1] == "," || pair[1] == "}");
            names.map(|pair| pair[0].clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the names of runtime items in public signatures and fields.
fn in_signatures(file: &syn::File) -> BTreeSet<String> {
    let is_public = |it: &syn::Visibility| matches!(it, syn::Visibility::Public(_));
    let mut imported = BTreeSet::new();
    let mut signatures = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Use(item) => {
                let tokens = flat(&item.tree.to_token_stream().to_string());
                if let Some([_, _, _, runtime, _, _, names @ ..]) = tokens.get(..)
                    && runtime == "runtime"
                {
                    imported.extend(names.to_vec());
                }
            }
            syn::Item::Struct(item) => {
                let fields = item.fields.iter().filter(|field| is_public(&field.vis));
                signatures.extend(fields.map(|field| field.ty.to_token_stream()));
            }
            syn::Item::Enum(item) => {
                signatures.extend(item.variants.iter().map(|it| it.fields.to_token_stream()));
            }
            syn::Item::Impl(item) => {
                signatures.extend(item.items.iter().filter_map(|it| match it {
                    syn::ImplItem::Fn(method) if is_public(&method.vis) => {
                        Some(method.sig.to_token_stream())
                    }
                    _ => None,
                }))
            }
            syn::Item::Trait(item) => {
                signatures.extend(item.items.iter().filter_map(|it| match it {
                    syn::TraitItem::Fn(method) => Some(method.sig.to_token_stream()),
                    _ => None,
                }))
            }
            // The options of methods are declared by a macro call.
            syn::Item::Macro(item)
                if item
                    .mac
                    .path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == "method_options") =>
            {
                signatures.push(item.mac.tokens.clone());
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for tokens in signatures.iter().map(|it| flat(&it.to_string())) {
        for (index, token) in tokens.iter().enumerate() {
            let modules = ["options", "runtime", "self", "wire"];
            let is_behind = index >= 3 && modules.contains(&tokens[index - 3].as_str());
            let is_name = token.starts_with(char::is_alphabetic);
            let is_name = is_name && !modules.contains(&token.as_str());
            if is_name && (is_behind || imported.contains(token)) {
                found.insert(token.clone());
            }
        }
    }
    found
}

const HEADS: [&str; 7] = ["const", "enum", "fn", "mod", "struct", "trait", "type"];

/// Returns the names that a file declares.
fn declared(text: &str) -> BTreeSet<String> {
    let tokens = flat(text);
    let pairs = tokens.windows(2);
    let pairs = pairs.filter(|pair| HEADS.contains(&pair[0].as_str()));
    pairs.map(|pair| pair[1].clone()).collect()
}

/// Returns those that other files can use.
fn offered(text: &str) -> BTreeSet<String> {
    let tokens = flat(text);
    let heads = tokens.windows(3);
    let heads = heads.filter(|words| {
        let is_head = HEADS.contains(&words[1].as_str());
        is_head && ["pub", ")", "async"].contains(&words[0].as_str())
    });
    heads.map(|words| words[2].clone()).collect()
}

/// Returns the names that a file uses: in paths and imports of the runtime, and the methods that it calls.
fn named(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let tokens = flat(text);
    let (mut paths, mut methods) = (BTreeSet::new(), BTreeSet::new());
    let mut leads_there = false;
    for (index, token) in tokens.iter().enumerate() {
        let at = |index: usize| tokens.get(index).map_or("", String::as_str);
        match token.as_str() {
            "runtime" | "wire" | "super" if at(index + 1) == ":" => leads_there = true,
            // In a path, or in a list of imports.
            ":" | "{" | "," | "self" => {}
            "." if at(index + 2) == "(" || at(index + 2) == ":" => {
                methods.insert(at(index + 1).to_owned());
            }
            word if leads_there && word.starts_with(char::is_alphabetic) => {
                paths.insert(word.to_owned());
                let goes_on = [":", ","].contains(&at(index + 1));
                leads_there = goes_on || at(index + 1) == "}";
            }
            _ => leads_there = false,
        }
    }
    (paths, methods)
}

/// Returns the tokens of a file without its documentation.
fn flat(text: &str) -> Vec<String> {
    fn walk(tokens: TokenStream, out: &mut Vec<String>) {
        let mut skips = false;
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        _ => ("[", "]"),
                    };
                    if !std::mem::take(&mut skips) {
                        out.push(open.to_owned());
                        walk(group.stream(), out);
                        out.push(close.to_owned());
                    }
                }
                TokenTree::Literal(_) => out.push(String::new()),
                TokenTree::Punct(mark) if mark.as_char() == '#' => skips = true,
                TokenTree::Punct(mark) if mark.as_char() == '!' && skips => {}
                token => out.push(token.to_string()),
            }
        }
    }
    let mut out = Vec::new();
    walk(text.parse().expect("Rust"), &mut out);
    out
}

/// Returns the runtime modules in the crate of a construct, as declared and as files.
fn modules(construct: &str) -> BTreeSet<String> {
    let tree = tree(construct);
    let declared = tree["src/runtime/mod.rs"]
        .lines()
        .filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    let files: BTreeSet<_> = runtime(&tree)
        .keys()
        .map(|path| path.split(['/', '.']).next().unwrap_or_default())
        .filter(|module| *module != "lib")
        .map(str::to_owned)
        .collect();
    assert_eq!(files, declared);
    files
}

fn trees() -> impl Iterator<Item = (String, Tree)> {
    let folders = common::constructs();
    let names = folders
        .into_iter()
        .map(|folder| common::name(&folder).to_owned());
    names.map(|name| {
        let tree = tree(&name);
        (name, tree)
    })
}

/// Generates the crate of a construct.
fn tree(construct: &str) -> Tree {
    let folder = common::tests().join("emission").join(construct);
    let (generated, _) = common::generate_in(&folder);
    generated.expect("the construct is analysis").tree
}

/// Returns the runtime of a crate, by its paths in the package.
fn runtime(tree: &Tree) -> Tree {
    let files = tree.iter().filter_map(|(path, text)| {
        let path = path.strip_prefix("src/runtime/")?;
        let path = if path == "mod.rs" { "lib.rs" } else { path };
        Some((path.to_owned(), text.clone()))
    });
    files.collect()
}

/// Returns the whole runtime by path.
fn whole() -> Tree {
    fn walk(folder: &Path, prefix: &str, out: &mut Tree) {
        for entry in fs::read_dir(folder).expect("a folder of the runtime") {
            let entry = entry.expect("an entry");
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), out);
            } else {
                out.insert(path, fs::read_to_string(entry.path()).expect("text"));
            }
        }
    }
    let mut out = Tree::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src");
    walk(&root, "", &mut out);
    out
}
