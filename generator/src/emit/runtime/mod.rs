//! Prints the runtime files of a crate.

mod examples;
mod macros;
mod root;

use std::{borrow::Cow, sync::LazyLock};

use proc_macro2::TokenStream;
use quote::quote;

use super::{file::EmittedFile, file_context::ident};
use crate::rust::{
    krate::{Crate, RuntimeHome},
    runtime::RuntimePart,
};

macro_rules! runtime_files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../../runtime/src/", $path)))),*]
    };
}

/// The unchanged files of the runtime.
const FILES: &[(&str, &str)] = runtime_files! {
    "authentication.rs"
    "bearer.rs"
    "body.rs"
    "body_flag.rs"
    "body_limit.rs"
    "body_timeout.rs"
    "call.rs"
    "client_request_id.rs"
    "cloud.rs"
    "connection.rs"
    "cookie_key.rs"
    "credentials_over_http.rs"
    "deadline.rs"
    "deep.rs"
    "double_encoding.rs"
    "download.rs"
    "element_pager.rs"
    "encode.rs"
    "encoded.rs"
    "endpoint.rs"
    "endpoint_template.rs"
    "error.rs"
    "error_elements.rs"
    "event_stream/event.rs"
    "event_stream/media_type.rs"
    "event_stream/mod.rs"
    "event_stream/open.rs"
    "event_stream/parser.rs"
    "event_stream/reconnect.rs"
    "exists.rs"
    "form.rs"
    "has_headers.rs"
    "header.rs"
    "header_map.rs"
    "iso_duration.rs"
    "item_body.rs"
    "item_stream/mod.rs"
    "item_stream/open.rs"
    "item_stream/records.rs"
    "json_text.rs"
    "key.rs"
    "lib.rs"
    "link.rs"
    "link_version.rs"
    "list.rs"
    "long_running/final_state.rs"
    "long_running/interrupted.rs"
    "long_running/links.rs"
    "long_running/machine.rs"
    "long_running/mod.rs"
    "long_running/operation.rs"
    "long_running/pauses.rs"
    "long_running/refused.rs"
    "long_running/rules.rs"
    "long_running/state.rs"
    "long_running/status.rs"
    "long_running/token.rs"
    "long_running_encoded.rs"
    "long_running_pages.rs"
    "long_running_text.rs"
    "loopback.rs"
    "nesting.rs"
    "next.rs"
    "next_operation.rs"
    "nullable.rs"
    "options.rs"
    "pages_from.rs"
    "paging.rs"
    "parameter.rs"
    "pipeline.rs"
    "optional_segment.rs"
    "plain_text.rs"
    "provider_registration.rs"
    "read_header.rs"
    "read_header_list.rs"
    "redact.rs"
    "redirect.rs"
    "request.rs"
    "resource_id/mod.rs"
    "resource_id/parse.rs"
    "retries.rs"
    "send_by_status.rs"
    "send_element.rs"
    "send_encoded.rs"
    "send_optional.rs"
    "send_text.rs"
    "stream.rs"
    "streaming/decoder.rs"
    "streaming/error.rs"
    "streaming/lines.rs"
    "streaming/mod.rs"
    "streaming/options.rs"
    "streaming/position.rs"
    "style.rs"
    "target.rs"
    "template.rs"
    "text_as.rs"
    "transport.rs"
    "transport_error.rs"
    "upload.rs"
    "user_agent.rs"
    "wire/buffer.rs"
    "wire/bytes.rs"
    "wire/container.rs"
    "wire/date.rs"
    "wire/date_time.rs"
    "wire/debug.rs"
    "wire/default_alternative.rs"
    "wire/deserializer.rs"
    "wire/discriminator.rs"
    "wire/embedded_json.rs"
    "wire/enumeration.rs"
    "wire/format.rs"
    "wire/http_date.rs"
    "wire/integer.rs"
    "wire/json.rs"
    "wire/json_union.rs"
    "wire/literal.rs"
    "wire/member.rs"
    "wire/member_text.rs"
    "wire/mod.rs"
    "wire/model.rs"
    "wire/not_null.rs"
    "wire/number.rs"
    "wire/object.rs"
    "wire/page.rs"
    "wire/purpose.rs"
    "wire/reader.rs"
    "wire/request.rs"
    "wire/required.rs"
    "wire/rfc7231.rs"
    "wire/scalar.rs"
    "wire/survey.rs"
    "wire/traits.rs"
    "wire/tuple.rs"
    "wire/union.rs"
    "wire/unix_time.rs"
    "wire/uuid.rs"
    "wire/value.rs"
    "wire/xml/document.rs"
    "wire/xml/element.rs"
    "wire/xml/format.rs"
    "wire/xml/members.rs"
    "wire/xml/names.rs"
    "wire/xml/mod.rs"
    "wire/xml/node.rs"
    "wire/xml/place.rs"
    "wire/xml/print.rs"
    "wire/xml/source.rs"
    "wire/xml/tree.rs"
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
            let (path, text) = match file.path {
                "lib.rs" => ("mod.rs", file.without(&below("", &left_out))),
                "wire/mod.rs" => (file.path, file.without(&below("wire/", &left_out))),
                _ => (file.path, Cow::Borrowed(&*file.text)),
            };
            let text = match file.has_examples {
                true => examples::of_crate(&text, &krate.options.crate_name).into(),
                false => text,
            };
            (format!("src/runtime/{path}"), format!("{header}\n\n{text}"))
        })
        .collect()
}

/// A runtime file as it is in all crates, except for the name of the crate in its examples.
struct AdaptedFile {
    path: &'static str,
    text: String,
    has_examples: bool,
}

impl AdaptedFile {
    /// Returns the text without some modules.
    fn without(&self, modules: &[&str]) -> Cow<'_, str> {
        root::without(&self.text, modules).into()
    }
}

/// The files of a runtime that the rest of its crate uses.
static WITHIN_CRATE: LazyLock<Vec<AdaptedFile>> = LazyLock::new(|| adapted(macros::within_crate));

/// The files of a runtime that other crates use.
static FOR_OTHER_CRATES: LazyLock<Vec<AdaptedFile>> =
    LazyLock::new(|| adapted(macros::for_other_crates));

fn adapted(macros: impl Fn(&str) -> String) -> Vec<AdaptedFile> {
    let adapted = |(path, text): &(&'static str, &str)| AdaptedFile {
        path,
        text: macros(text),
        has_examples: examples::are_in(text),
    };
    FILES.iter().map(adapted).collect()
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
        let listed: BTreeSet<_> = super::FILES
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
