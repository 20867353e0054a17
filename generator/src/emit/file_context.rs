//! The imports of a file, which are collected while its items are printed, and the lines that bypass the parser.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::example;
use crate::rust::{docs::Docs, path::Path, runtime::RuntimeItem, types::RustType};

/// The state of an emitted file while its items are printed: its imports, and the lines that bypass the parser.
///
/// Each method that returns a name also records its import, so that a file imports exactly what it uses.
#[derive(Default)]
pub(super) struct FileContext {
    by_prefix: RefCell<BTreeMap<String, BTreeSet<ImportedName>>>,
    pub(super) passages: RefCell<Vec<Vec<String>>>,
}

/// The prefix of a placeholder's number in documentation. Descriptions contain no control characters.
pub(super) const PASSAGE: char = '\u{1}';

/// A name in a module, and its alias.
type ImportedName = (String, Option<String>);

impl FileContext {
    /// Returns the last segment of `path`, and imports it: `azure_core::http::Response`.
    pub(super) fn name(&self, path: &str) -> Ident {
        let (prefix, name) = path.rsplit_once("::").unwrap_or(("", path));
        self.member(prefix, name)
    }

    /// Returns `name`, and imports it from the module `prefix`.
    pub(super) fn member(&self, prefix: &str, name: &str) -> Ident {
        self.record(prefix, (name.to_owned(), None));
        ident(name)
    }

    /// Imports all names of the module `prefix`.
    pub(super) fn all(&self, prefix: &str) {
        self.record(prefix, ("*".to_owned(), None));
    }

    /// Returns a runtime item, and imports it.
    pub(super) fn item(&self, item: RuntimeItem) -> TokenStream {
        self.path(&Path::Runtime(item))
    }

    /// Returns a path, and imports it.
    pub(super) fn path(&self, path: &Path) -> TokenStream {
        self.import(path);
        parsed(&path.to_string())
    }

    /// Returns a type, and imports it.
    pub(super) fn ty(&self, ty: &RustType) -> TokenStream {
        parsed(&self.spelled(ty))
    }

    /// Returns a type as text, and imports it.
    pub(super) fn spelled(&self, ty: &RustType) -> String {
        ty.paths(&mut |path| self.import(path));
        ty.to_string()
    }

    fn import(&self, path: &Path) {
        match path {
            Path::Imported {
                module,
                name,
                alias,
            } => {
                let import = (name.clone().into_owned(), alias.clone());
                self.record(module, import);
            }
            Path::Runtime(item) => {
                let (module, name) = item.import();
                self.record(module, (name.to_owned(), None));
            }
            Path::Local(_) | Path::Full(_) | Path::RuntimeInFull(_) => {}
        }
    }

    fn record(&self, prefix: &str, import: ImportedName) {
        let mut by_prefix = self.by_prefix.borrow_mut();
        match by_prefix.get_mut(prefix) {
            Some(imports) => {
                imports.insert(import);
            }
            None => {
                by_prefix.insert(prefix.to_owned(), BTreeSet::from([import]));
            }
        }
    }

    /// Returns the doc attributes of an item. Most text of a file is documentation, so it bypasses the parser: the
    /// tokens contain a placeholder with a number, which [`print`] replaces.
    pub(super) fn document(&self, docs: &Docs) -> TokenStream {
        let hidden = docs.is_hidden().then(|| quote!(#[doc(hidden)]));
        let lines = comments(docs);
        if lines.is_empty() {
            return quote!(#hidden);
        }
        let token = format!("{PASSAGE}{}", self.keep(lines));
        quote!(#[doc = #token] #hidden)
    }

    /// Keeps lines that bypass the parser, and returns their number for [`print`].
    pub(super) fn keep(&self, lines: Vec<String>) -> usize {
        let mut passages = self.passages.borrow_mut();
        passages.push(lines);
        passages.len() - 1
    }

    /// Returns the imports.
    pub(super) fn uses(&self) -> TokenStream {
        let by_prefix = self.by_prefix.borrow();
        let is_glob = |prefix: &str| {
            let imports = by_prefix.get(prefix);
            imports.is_some_and(|imports| imports.iter().any(|(name, _)| name == "*"))
        };
        // A module and items of it are one import: `use crate::runtime::{self, Call};`.
        let with_items = |prefix: &str, (name, local): &ImportedName| {
            let module = format!("{prefix}::{name}");
            local.is_none() && by_prefix.contains_key(&module) && !is_glob(&module)
        };
        let is_imported = |module: &str| {
            let (prefix, name) = module.rsplit_once("::")?;
            let import = (name.to_owned(), None);
            by_prefix.get(prefix)?.get(&import).map(|_| quote!(self))
        };
        let uses = by_prefix.iter().map(|(module, imports)| {
            let path = module.split("::").map(ident);
            if is_glob(module) {
                return quote!(use #(#path)::*::*;);
            }
            let own = imports.iter().filter(|import| !with_items(module, import));
            let own = own.map(|(name, local)| {
                let name = ident(name);
                let local = local.as_deref().map(ident);
                let local = local.map(|local| quote!(as #local));
                quote!(#name #local)
            });
            let items: Vec<_> = is_imported(module).into_iter().chain(own).collect();
            match items.is_empty() {
                true => TokenStream::new(),
                false => quote!(use #(#path)::*::{#(#items),*};),
            }
        });
        quote!(#(#uses)*)
    }
}

/// Parses text that is valid Rust.
fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Returns documentation as comments on the following item.
pub(super) fn comments(docs: &Docs) -> Vec<String> {
    let example = docs.example().map(example::lines).unwrap_or_default();
    let lines = docs.lines().iter().chain(&example);
    let lines = lines.flat_map(|line| line.split('\n'));
    let comments = lines.map(|line| match line {
        "" => "///".to_owned(),
        line => ["/// ", line].concat(),
    });
    comments.collect()
}

pub(super) fn spaced(line: &str) -> String {
    match line {
        "" => String::new(),
        line => [" ", line].concat(),
    }
}

/// Creates an identifier, which is raw if `name` is.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
