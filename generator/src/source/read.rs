use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::suggestion;
use crate::diagnostics::{Code, Diagnostic, Place};

/// No description is near this size; a larger file is a mistake.
const LARGEST: u64 = 512 << 20;

/// The text of a file, without a byte order mark. `name` stands for the file in messages.
pub(super) fn read(path: &Path, name: &str, root: Option<&Path>) -> Result<Arc<str>, Diagnostic> {
    let place = || Place::File(path.to_owned());
    let unreadable = |reason: &str| {
        Diagnostic::new(
            Code::FileUnreadable,
            place(),
            format!("cannot read `{name}`: {reason}"),
        )
    };
    let bytes = match std::fs::metadata(path) {
        // Looked at first, because reading a pipe or a device may never end.
        Ok(metadata) if metadata.is_dir() => {
            return Err(unreadable("it is a folder").help("name a file in it"));
        }
        Ok(metadata) if !metadata.is_file() => return Err(unreadable("it is no regular file")),
        Ok(metadata) if metadata.len() > LARGEST => {
            return Err(unreadable("it is larger than 512 MB"));
        }
        Ok(_) => std::fs::read(path),
        Err(error) => Err(error),
    };
    let bytes = bytes.map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => missing(path, name, root),
        ErrorKind::PermissionDenied => unreadable("permission denied")
            .help("give yourself the right to read the file and the folders on its way"),
        _ => unreadable(&error.to_string()),
    })?;
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    match std::str::from_utf8(text) {
        Ok(text) => Ok(text.into()),
        Err(error) => {
            let diagnostic = unreadable(&format!("byte {} is not UTF-8", error.valid_up_to() + 1));
            Err(match bytes.get(..2) {
                Some(b"\xFF\xFE" | b"\xFE\xFF") => {
                    diagnostic.help("it seems to be UTF-16: save it as UTF-8")
                }
                _ => diagnostic.help("save the file as UTF-8"),
            })
        }
    }
}

/// The error for a file that is not there, with the name of one that is.
pub(super) fn missing(path: &Path, name: &str, root: Option<&Path>) -> Diagnostic {
    let message = format!("there is no file `{name}`");
    let diagnostic = Diagnostic::new(Code::FileNotFound, Place::File(path.to_owned()), message);
    match suggestion::nearest_file(path) {
        Some(near) => {
            let near = super::path::display(&near, root);
            diagnostic.help(format!("did you mean `{near}`?"))
        }
        None => diagnostic.help("check the path: it is relative to the current folder"),
    }
}
