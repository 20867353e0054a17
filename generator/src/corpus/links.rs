//! Links from the report to the descriptions.

use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::record::Spot;

/// The characters to encode in a path of a URL.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':');

/// The base of links to the files of a folder.
pub(super) struct SpecLinks(String);

impl SpecLinks {
    /// Creates links from a page in a folder to the files of another folder. They are relative: they stay valid if both
    /// are moved together, and do not expose paths of this machine.
    pub(super) fn new(page: &Path, files: &Path) -> SpecLinks {
        SpecLinks(between(page, files).unwrap_or_else(|| address(files)))
    }

    /// Returns the link to a place. Browsers ignore the line anchor, but editors read it.
    pub(super) fn to(&self, spot: &Spot) -> String {
        let anchor = spot.line.map_or(String::new(), |line| format!("#L{line}"));
        format!("{}/{}{anchor}", self.0, encoded(&spot.file))
    }
}

/// Returns the relative path between two folders, or `None` on different drives.
fn between(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (absolute(from)?, absolute(to)?);
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from
        .iter()
        .zip(&to)
        .take_while(|(one, other)| one == other)
        .count();
    let up = from.len().checked_sub(shared).filter(|_| shared > 0)?;
    let down = to.iter().skip(shared);
    let down = down.map(|part| encoded(&part.as_os_str().to_string_lossy()));
    let parts: Vec<_> = std::iter::repeat_n("..".to_owned(), up)
        .chain(down)
        .collect();
    Some(match parts.is_empty() {
        true => ".".to_owned(),
        false => parts.join("/"),
    })
}

/// Returns an absolute path without `.` and `..`.
fn absolute(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(Path::new(".").join(path))
        .ok()?
        .components()
    {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    Some(whole)
}

/// Returns the `file:` URL of a folder.
fn address(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let path = encoded(&path.display().to_string());
    format!("file:///{}", path.trim_start_matches('/'))
}

fn encoded(path: &str) -> String {
    utf8_percent_encode(&path.replace('\\', "/"), ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        for (from, to, way) in [
            ("/a/b", "/a/b/c d", "c%20d"),
            ("/a/b", "/a/c#/d", "../c%23/d"),
            ("/a/b", "/a/b", "."),
            ("/a/b/c", "/a", "../.."),
            ("", "specs", "specs"),
            ("/a/../b/c", "/a/d", "../../a/d"),
        ] {
            let found = between(Path::new(from), Path::new(to));
            assert_eq!(found.as_deref(), Some(way), "{from} {to}");
        }
    }

    #[test]
    fn links_have_the_line_of_a_place() {
        let links = SpecLinks::new(Path::new("/reports"), Path::new("/specs"));
        let spot = |line| Spot {
            file: "a b/ä?.json".into(),
            line,
        };
        assert_eq!(links.to(&spot(None)), "../specs/a%20b/%C3%A4%3F.json");
        assert_eq!(links.to(&spot(Some(3))), "../specs/a%20b/%C3%A4%3F.json#L3");
    }
}
