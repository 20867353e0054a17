use super::{File, Options};

macro_rules! runtime_files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../runtime/src/", $path)))),*]
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

/// The runtime's files, with the line that says where they come from.
pub(super) fn files(options: &Options) -> impl Iterator<Item = File> {
    let header = options.header("Armsmith's runtime");
    FILES.iter().map(move |(path, text)| {
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        (format!("src/runtime/{path}"), format!("{header}\n\n{text}"))
    })
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
