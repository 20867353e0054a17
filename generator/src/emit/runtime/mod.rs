//! Prints the runtime files of a crate.

mod adapted;
mod examples;
mod macros;
mod root;
mod sources;

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use adapted::{FOR_OTHER_CRATES, WITHIN_CRATE};

use super::{file::EmittedFile, file_context::ident};
use crate::rust::{
    krate::{Crate, RuntimeHome},
    runtime::RuntimePart,
};

/// Returns the declaration of the runtime, which is private, and the export of the items that users may name.
pub(super) fn declaration(krate: &Crate) -> TokenStream {
    let offered = RuntimePart::offered(&krate.runtime);
    let offered = offered.iter().map(|path| {
        let path = path.split("::").map(ident);
        quote!(#(#path)::*)
    });
    let home = match &krate.runtime_home {
        RuntimeHome::Private => quote! {
            #[allow(dead_code, unused_imports, unused_macros, reason = "a crate uses a part of its runtime")]
            mod runtime;
        },
        RuntimeHome::Shared(name) => {
            let name = ident(name);
            quote!(use #name::__private as runtime;)
        }
        // Only the crates of services use it, so that it is not part of the documented interface.
        RuntimeHome::Hidden => quote! {
            #[doc(hidden)]
            #[allow(dead_code, unused_imports, unused_macros, reason = "services use a part of the runtime")]
            #[path = "runtime/mod.rs"]
            pub mod __private;
            use __private as runtime;
        },
    };
    quote! {
        #home
        pub use runtime::{#(#offered),*};
    }
}

/// Returns the runtime files of a crate, with a header.
pub(super) fn files(krate: &Crate) -> Vec<EmittedFile> {
    if matches!(krate.runtime_home, RuntimeHome::Shared(_)) {
        return Vec::new();
    }
    let is_hidden = krate.runtime_home == RuntimeHome::Hidden;
    let header = krate.options.header("Armsmith's runtime");
    let left_out = RuntimePart::ALL.iter();
    let left_out = left_out.filter(|part| !krate.runtime.contains(part));
    let left_out: Vec<_> = left_out.map(|part| part.path()).collect();
    let files = match is_hidden {
        true => &*FOR_OTHER_CRATES,
        false => &*WITHIN_CRATE,
    };
    files
        .iter()
        .filter(|file| !left_out.iter().any(|part| is_of(file.path, part)))
        .map(|file| {
            let adapted = file.adapted();
            let (path, text) = match file.path {
                "lib.rs" => (
                    "mod.rs",
                    root::without(&adapted.text, &below("", &left_out)).into(),
                ),
                "wire/mod.rs" => (
                    file.path,
                    root::without(&adapted.text, &below("wire/", &left_out)).into(),
                ),
                _ => (file.path, Cow::Borrowed(&*adapted.text)),
            };
            let text = match adapted.has_examples {
                true => examples::of_crate(&text, &krate.options.crate_name).into(),
                false => text,
            };
            (format!("src/runtime/{path}"), format!("{header}\n\n{text}"))
        })
        .collect()
}

/// True if a file is a part, or is in the folder of a part.
fn is_of(path: &str, part: &str) -> bool {
    let rest = path.strip_prefix(part);
    rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// Returns the modules directly in a folder among parts.
fn below<'p>(folder: &str, parts: &[&'p str]) -> Vec<&'p str> {
    let parts = parts.iter().filter_map(|part| part.strip_prefix(folder));
    parts.filter(|part| !part.contains('/')).collect()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn every_file_of_the_runtime_is_emitted() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src");
        let mut found = BTreeSet::new();
        collect(&root, "", &mut found);
        let listed: BTreeSet<_> = super::sources::FILES
            .iter()
            .map(|(path, _)| (*path).to_owned())
            .collect();
        assert_eq!(found, listed);
    }

    fn collect(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder)
            .expect("the runtime's folder")
            .map(|entry| entry.expect("an entry"))
        {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{path}/"), found);
            } else {
                found.insert(path);
            }
        }
    }
}
