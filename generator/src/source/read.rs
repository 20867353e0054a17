//! Reads files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::address::{self, PathKind};
use super::parse::subject;
use super::{path, suggestion};
use crate::diagnostics::{Code, Diagnostic, Place};

/// The maximum size of a file, far above that of any description.
const LARGEST: u64 = 512 << 20;

/// Returns the text of a file, without a byte order mark. `name` is the file name in messages.
pub(super) fn read(path: &Path, name: &str, root: Option<&Path>) -> Result<Arc<str>, Diagnostic> {
    let unreadable = |reason: &str| unreadable(path, name, reason);
    let bytes = match std::fs::metadata(path) {
        // Checked first, because reading a pipe or device may never end.
        Ok(metadata) if metadata.is_dir() => {
            return Err(unreadable("it is a folder").help(file_of(path, name)));
        }
        Ok(metadata) if !metadata.is_file() => return Err(unreadable("it is not a regular file")),
        Ok(metadata) if metadata.len() > LARGEST => {
            return Err(unreadable("it is larger than 512 MB"));
        }
        Ok(_) => std::fs::read(path),
        Err(error) => Err(error),
    };
    let bytes = bytes.map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => missing(path, root),
        ErrorKind::PermissionDenied => unreadable("permission denied")
            .help("grant yourself read access to the file and to its parent folders"),
        _ => unreadable(&error.to_string()),
    })?;
    text(path, name, &bytes)
}

/// Returns the text of bytes that were read before, without a byte order mark.
pub(super) fn text(path: &Path, name: &str, bytes: &[u8]) -> Result<Arc<str>, Diagnostic> {
    let unreadable = |reason: &str| unreadable(path, name, reason);
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // In UTF-16, ASCII text has a zero byte in each pair.
    let is_wide = match bytes.get(..2) {
        Some(b"\xFF\xFE" | b"\xFE\xFF") => true,
        Some(&[one, other]) => (one == 0) != (other == 0),
        _ => false,
    };
    if is_wide {
        return Err(
            unreadable("it is not UTF-8").help("save the file as UTF-8: it appears to be UTF-16")
        );
    }
    match std::str::from_utf8(text) {
        Ok(text) => Ok(text.into()),
        Err(error) => {
            let place = error.valid_up_to() + 1;
            Err(unreadable(&format!("byte {place} is not UTF-8")).help("save the file as UTF-8"))
        }
    }
}

/// Returns the error for a readme in place of a description.
pub(super) fn not_markdown(path: &Path, name: &str) -> Result<(), Diagnostic> {
    let extension = path.extension().unwrap_or_default();
    if !extension.eq_ignore_ascii_case("md") {
        return Ok(());
    }
    let message = format!("`{name}` is Markdown, not an API description");
    let place = Place::File(path.to_owned());
    Err(
        Diagnostic::new(Code::UnsupportedDocument, place, message).help(format!(
            "pass the readme of a service with `--readme {name}`, and select a tag with `--tag`"
        )),
    )
}

/// Returns help for a folder in place of a file: its readme, or the first of its descriptions.
fn file_of(folder: &Path, name: &str) -> String {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let files = entries
        .filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())))
        .filter(|file| folder.join(file).is_file());
    let mut files: Vec<_> = files.collect();
    files.sort();
    if let Some(readme) = files.iter().find(|file| path::is_named_readme(file)) {
        return format!(
            "specify a file in this folder: pass its readme with `--readme {name}/{}`",
            readme.display()
        );
    }
    match files.iter().find(|file| path::is_json_or_yaml(file)) {
        Some(file) => format!(
            "specify a file in this folder, such as `{name}/{}`",
            file.display()
        ),
        None => "specify a file, not a folder".to_owned(),
    }
}

fn unreadable(path: &Path, name: &str, reason: &str) -> Diagnostic {
    let message = format!("cannot read {}: {reason}", subject(name));
    Diagnostic::new(Code::FileUnreadable, Place::File(path.to_owned()), message)
}

/// Creates the error for a file that does not exist, with a suggestion.
pub(super) fn missing(path: &Path, root: Option<&Path>) -> Diagnostic {
    if let Some(refused) = address::refused(path, PathKind::File) {
        return refused;
    }
    // Like the help, a relative path is relative to the current folder, and not to the root.
    let shown = |path: &Path| path::display(path, root.filter(|_| path.is_absolute()));
    let message = format!("the file `{}` does not exist", shown(path));
    let diagnostic = Diagnostic::new(Code::FileNotFound, Place::File(path.to_owned()), message);
    match suggestion::nearest_file(path) {
        Some(near) => diagnostic.help(format!("did you mean `{}`?", shown(&near))),
        None => diagnostic.help("check the path: it is relative to the current folder"),
    }
}
