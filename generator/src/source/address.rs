//! Addresses of the network in place of paths.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic, Place};

/// The kind of path that an address replaces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum PathKind {
    /// A file.
    File,
    /// A folder, such as a checkout.
    #[cfg(feature = "cli")]
    Folder,
}

/// Returns the error for an address in place of a path: a URL, or a Git repository as `git clone` accepts it. `None`
/// for a path.
pub(crate) fn refused(path: &Path, kind: PathKind) -> Option<Diagnostic> {
    let text = path.to_string_lossy().replace('\\', "/");
    let (message, help) = match scheme(&text) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => {
            let message = format!("`{scheme}:///{rest}` is a URL, not a path");
            (message, format!("pass the path `/{rest}`"))
        }
        Some((scheme, rest)) => {
            let is_web = ["http", "https", "ftp"]
                .iter()
                .any(|web| scheme.eq_ignore_ascii_case(web));
            let url = format!("{scheme}://{rest}");
            match is_web && !rest.ends_with(".git") {
                true => (offline(&url, "a URL"), of_web(kind).to_owned()),
                false => (offline(&url, REPOSITORY), of_git(kind).to_owned()),
            }
        }
        None if is_remote_copy(&text) => (offline(&text, REPOSITORY), of_git(kind).to_owned()),
        None => return None,
    };
    Some(Diagnostic::new(Code::FileNotFound, Place::None, message).help(help))
}

const REPOSITORY: &str = "the address of a Git repository";

fn offline(address: &str, kind: &str) -> String {
    format!("`{address}` is {kind}, and Armsmith does not access the network")
}

fn of_web(kind: PathKind) -> &'static str {
    match kind {
        PathKind::File => {
            "download the description, with the files that it refers to, and pass its path"
        }
        #[cfg(feature = "cli")]
        PathKind::Folder => "clone or download the folder, and pass its path",
    }
}

fn of_git(kind: PathKind) -> &'static str {
    match kind {
        PathKind::File => "clone the repository, and pass the path of a file in it",
        #[cfg(feature = "cli")]
        PathKind::Folder => "clone the repository, and pass the path of the checkout",
    }
}

/// Returns the scheme of a URL and what follows the slashes. Paths have lost all slashes but one. A single letter is
/// the drive of a path on Windows.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let mut bytes = scheme.bytes();
    let is_scheme = scheme.len() > 1
        && bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    let is_url = rest.starts_with('/') || (rest.is_empty() && is_scheme);
    (is_scheme && is_url).then(|| (scheme, rest.trim_start_matches('/')))
}

/// True for an address such as `git@github.com:owner/name`.
fn is_remote_copy(text: &str) -> bool {
    let is_name = |name: &str| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        !name.is_empty() && name.bytes().all(is_allowed)
    };
    text.split_once(':').is_some_and(|(host, path)| {
        let host = host.split_once('@');
        !path.is_empty() && host.is_some_and(|(user, host)| is_name(user) && is_name(host))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_distinguished_from_a_path() {
        for (path, message, help) in [
            (
                "https://example.com/a.json",
                "`https://example.com/a.json` is a URL, and",
                "download the description",
            ),
            (
                "HTTP:/example.com/a.json",
                "`HTTP://example.com/a.json` is a URL, and",
                "download",
            ),
            ("https:", "`https://` is a URL, and", "download"),
            (
                "https://example.com/a/b.git",
                "`https://example.com/a/b.git` is the address of a Git repository, and",
                "clone the repository",
            ),
            (
                "git+ssh://example.com/a/b",
                "`git+ssh://example.com/a/b` is the address of a Git repository, and",
                "clone",
            ),
            (
                "me@example.com:a/b",
                "`me@example.com:a/b` is the address of a Git repository, and",
                "clone",
            ),
            (
                "file:///a/b.json",
                "`file:///a/b.json` is a URL, not a path",
                "pass the path `/a/b.json`",
            ),
        ] {
            let refused = refused(Path::new(path), PathKind::File).expect(path);
            assert!(refused.message.starts_with(message), "{}", refused.message);
            assert!(
                refused.help.as_deref().unwrap_or_default().contains(help),
                "{path}"
            );
        }
        for path in [
            "a.json",
            "./a@b.json",
            "C:/a.json",
            "C:\\a.json",
            "a b:/c.json",
            "a:b.json",
            "@a:b",
        ] {
            assert_eq!(refused(Path::new(path), PathKind::File), None, "{path}");
        }
    }
}
