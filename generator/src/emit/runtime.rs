use super::{File, Options};

/// The runtime's files as they stand, by the path that they get in an emitted crate.
const FILES: &[(&str, &str)] = &[("mod.rs", include_str!("../../runtime/src/lib.rs"))];

/// The runtime's files, with the line that says where they come from.
pub(super) fn files(options: &Options) -> impl Iterator<Item = File> {
    let header = options.header("Armsmith's runtime");
    FILES
        .iter()
        .map(move |(path, text)| (format!("src/runtime/{path}"), format!("{header}\n\n{text}")))
}
