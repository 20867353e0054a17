//! The runtime's files, as they stand, in every crate that has a use for them.

mod part;
mod root;

use self::part::PARTS;
use super::{File, Options};
use crate::ir::Package;

macro_rules! runtime_files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../../runtime/src/", $path)))),*]
    };
}

/// The runtime's files as they stand.
const FILES: &[(&str, &str)] = runtime_files! {
    "answer.rs"
    "authentication.rs"
    "body.rs"
    "call.rs"
    "cloud.rs"
    "connection.rs"
    "encode.rs"
    "endpoint.rs"
    "error.rs"
    "error_elements.rs"
    "final_state.rs"
    "form.rs"
    "header.rs"
    "json_text.rs"
    "lib.rs"
    "link.rs"
    "long_running/deadline.rs"
    "long_running/links.rs"
    "long_running/machine.rs"
    "long_running/mod.rs"
    "long_running/operation.rs"
    "long_running/refused.rs"
    "long_running/rules.rs"
    "long_running/state.rs"
    "long_running/status.rs"
    "member_text.rs"
    "nesting.rs"
    "next.rs"
    "next_operation.rs"
    "options.rs"
    "paging.rs"
    "parameter.rs"
    "pipeline.rs"
    "provider_registration.rs"
    "redirect.rs"
    "request.rs"
    "resource_id/mod.rs"
    "resource_id/parse.rs"
    "style.rs"
    "template.rs"
    "user_agent.rs"
    "wire/buffer.rs"
    "wire/bytes.rs"
    "wire/container.rs"
    "wire/date.rs"
    "wire/enumeration.rs"
    "wire/members.rs"
    "wire/mod.rs"
    "wire/node.rs"
    "wire/nullable.rs"
    "wire/object.rs"
    "wire/reader.rs"
    "wire/scalar.rs"
    "wire/union.rs"
    "wire/value.rs"
    "wire/writer.rs"
    "wire/xml/element.rs"
    "wire/xml/form.rs"
    "wire/xml/mod.rs"
    "wire/xml/print.rs"
    "wire/xml/reader.rs"
};

/// The runtime's files that a package has a use for, with the line that says where they come from.
pub(super) fn files(package: &Package, options: &Options) -> Vec<File> {
    let header = options.header("Armsmith's runtime");
    let left_out: Vec<_> = PARTS
        .iter()
        .filter(|part| !part.is_needed(package))
        .flat_map(|part| part.modules)
        .copied()
        .collect();
    FILES
        .iter()
        .filter(|(path, _)| !left_out.contains(&module_of(path)))
        .map(|(path, text)| match *path {
            "lib.rs" => ("mod.rs", root::without(text, &left_out)),
            path => (path, (*text).to_owned()),
        })
        .map(|(path, text)| (format!("src/runtime/{path}"), format!("{header}\n\n{text}")))
        .collect()
}

/// The module directly below the root that a file belongs to.
fn module_of(path: &str) -> &str {
    let first = path.split_once('/').map_or(path, |(folder, _)| folder);
    first.trim_end_matches(".rs")
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

    #[test]
    fn a_part_is_made_of_modules_that_are_there() {
        for module in super::PARTS.iter().flat_map(|part| part.modules) {
            assert!(
                super::FILES
                    .iter()
                    .any(|(path, _)| super::module_of(path) == *module),
                "{module}"
            );
        }
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
