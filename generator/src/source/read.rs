//! Reads files.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::suggestion;
use crate::diagnostics::{Code, Diagnostic, Place};

/// The maximum size of a file, far above that of any description.
const LARGEST: u64 = 512 << 20;

/// Returns the text of a file, without a byte order mark. `name` is the file name in messages.
pub(super) fn read(path: &Path, name: &str, root: Option<&Path>) -> Result<Arc<str>, Diagnostic> {
    let unreadable = |reason: &str| unreadable(path, name, reason);
    let bytes = match std::fs::metadata(path) {
        // Checked first, because reading a pipe or device may never end.
        Ok(metadata) if metadata.is_dir() => {
            return Err(unreadable("it is a folder").help("specify a file in this folder"));
        }
        Ok(metadata) if !metadata.is_file() => return Err(unreadable("it is not a regular file")),
        Ok(metadata) if metadata.len() > LARGEST => {
            return Err(unreadable("it is larger than 512 MB"));
        }
        Ok(_) => std::fs::read(path),
        Err(error) => Err(error),
    };
    let bytes = bytes.map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => missing(path, name, root),
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

/// True if a path is a URL: several letters before a colon and a slash.
fn is_url(path: &str) -> bool {
    let scheme = path.split_once(":/").map_or("", |(scheme, _)| scheme);
    scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Returns the error for a readme in place of a description.
pub(super) fn not_markdown(path: &Path, name: &str) -> Result<(), Diagnostic> {
    let extension = path.extension().unwrap_or_default();
    if !extension.eq_ignore_ascii_case("md") {
        return Ok(());
    }
    let message = format!("`{name}` is Markdown, not an API description");
    let place = Place::File(path.to_owned());
    Err(Diagnostic::new(Code::UnsupportedDocument, place, message)
        .help("pass a readme with `--readme`, and select a tag with `--tag`"))
}

fn unreadable(path: &Path, name: &str, reason: &str) -> Diagnostic {
    let message = format!("cannot read `{name}`: {reason}");
    Diagnostic::new(Code::FileUnreadable, Place::File(path.to_owned()), message)
}

/// Creates the error for a file that does not exist, with a suggestion.
pub(super) fn missing(path: &Path, name: &str, root: Option<&Path>) -> Diagnostic {
    if is_url(name) {
        // Paths have no empty parts.
        let url = name.replacen(":/", "://", 1);
        let message = format!("`{url}` is a URL, and Armsmith does not access the network");
        return Diagnostic::new(Code::FileNotFound, Place::None, message)
            .help("download the description, with the files that it refers to, and pass its path");
    }
    let message = format!("the file `{name}` does not exist");
    let diagnostic = Diagnostic::new(Code::FileNotFound, Place::File(path.to_owned()), message);
    match suggestion::nearest_file(path) {
        Some(near) => {
            let near = super::path::display(&near, root);
            diagnostic.help(format!("did you mean `{near}`?"))
        }
        None => diagnostic.help("check the path: it is relative to the current folder"),
    }
}
