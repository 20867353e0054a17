//! Reads overlay documents.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::action::{self, OverlayAction};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::Origin;
use crate::source::{Document, Sources, nearest, normalise, pointer, yaml_value};

/// A valid overlay document.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    /// The document that `extends` names.
    pub(super) extends: Option<Extended>,
    pub(super) actions: Vec<OverlayAction>,
}

/// The document that an overlay extends.
#[derive(Clone, Debug)]
pub(super) enum Extended {
    /// A file.
    File(PathBuf),
    /// A URL, of which only the name of the file is compared.
    Url(String),
}

impl Overlay {
    /// Reads an overlay for these inputs. Adds warnings, and an error for each invalid action.
    pub(super) fn load(
        sources: &Sources,
        path: &Path,
        inputs: &[PathBuf],
        diagnostics: &mut Diagnostics,
    ) -> Result<Overlay, Diagnostic> {
        let document = sources.document(sources.load(path)?);
        let root = OverlayRoot {
            minor: minor_version(&document)?,
            document: &document,
            path,
        };
        diagnostics.extend(root.unknown_keys());
        let extends = root.extends(inputs, diagnostics);
        Ok(Overlay {
            extends,
            actions: action::read(&document, diagnostics),
        })
    }
}

/// The first minor version with `$self` and reusable actions.
const WITH_SELF: u32 = 2;

/// The key of the overlay's own URI.
const SELF: &str = "$self";

/// The key of the document that an overlay extends.
const EXTENDS: &str = "extends";

/// Returns the minor version of an overlay of version 1.
fn minor_version(document: &Document) -> Result<u32, Diagnostic> {
    let version = document.value.get("overlay").and_then(Value::as_str);
    let minor = |version: &str| {
        let mut parts = version.split('.');
        let is_supported = parts.next() == Some("1");
        let minor = parts.next()?.parse().ok()?;
        (is_supported && minor <= WITH_SELF).then_some(minor)
    };
    let (at, message) = match version {
        Some(version) => match minor(version) {
            Some(minor) => return Ok(minor),
            None => (
                "/overlay",
                format!("unsupported overlay version `{version}`"),
            ),
        },
        None => (
            "",
            "the file is not an overlay: it has no `overlay` with a version".to_owned(),
        ),
    };
    Err(
        Diagnostic::new(Code::InvalidOverlay, place(document, at), message)
            .help("write an overlay that begins with `overlay: 1.1.0`"),
    )
}

/// The root object of an overlay.
struct OverlayRoot<'a> {
    document: &'a Document,
    path: &'a Path,
    minor: u32,
}

impl OverlayRoot<'_> {
    /// Returns a warning for each key without effect.
    fn unknown_keys(&self) -> Vec<Diagnostic> {
        let mut known = vec!["overlay", "info", EXTENDS, "actions"];
        if self.minor >= WITH_SELF {
            known.extend([SELF, "components"]);
        }
        let mut warnings = self.unknown_below("", &known);
        if self.minor >= WITH_SELF {
            warnings.extend(self.unknown_below("/components", &["actions"]));
        }
        warnings
    }

    fn unknown_below(&self, at: &str, known: &[&str]) -> Vec<Diagnostic> {
        let members = pointer::get(&self.document.value, at).and_then(Value::as_object);
        let keys = members.into_iter().flat_map(|members| members.keys());
        let unknown = keys.filter(|key| !known.contains(&key.as_str()) && !key.starts_with("x-"));
        let unknown = unknown.map(|key| {
            let (message, help) = match key.as_str() {
                SELF | "components" if at.is_empty() => (
                    format!("`{key}` has no effect before version 1.2 of overlays"),
                    "write `overlay: 1.2.0`".to_owned(),
                ),
                key => (
                    format!("unknown key `{key}` in an overlay"),
                    match nearest(key, known.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "remove it: it has no effect".to_owned(),
                    },
                ),
            };
            self.warning(&pointer::child(at, key), message).help(help)
        });
        unknown.collect()
    }

    /// Returns the document that the overlay extends. A relative reference is resolved against `$self`, which is
    /// relative to the file of the overlay.
    fn extends(&self, inputs: &[PathBuf], diagnostics: &mut Diagnostics) -> Option<Extended> {
        let own = match self.minor >= WITH_SELF {
            true => self.uri(SELF, "write the URI of the overlay", diagnostics),
            false => None,
        };
        let help = "write the path of the description, relative to the overlay";
        let reference = self.uri(EXTENDS, help, diagnostics)?;
        let reference = match &own {
            Some(own) => resolved(own, &reference),
            None => reference,
        };
        if reference.contains("://") {
            return self.url(&reference, inputs, diagnostics);
        }
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let file = normalise(&folder.join(&reference));
        if !file.is_file() {
            let message =
                format!("the document `{reference}` that the overlay extends does not exist");
            let warning = self.warning(&pointer::of([EXTENDS]), message);
            diagnostics.push(warning.help("write the path relative to the overlay"));
        }
        Some(Extended::File(file))
    }

    /// Returns the reference in a key, without a fragment.
    fn uri(&self, key: &str, help: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let value = self.document.value.get(key)?;
        let at = pointer::of([key]);
        let Some(reference) = value.as_str() else {
            let message = format!("`{key}` is not text and is ignored");
            diagnostics.push(self.warning(&at, message).help(help));
            return None;
        };
        match reference.split_once('#') {
            Some((document, _)) => {
                let message = format!("the fragment of `{key}` is ignored");
                let help = "name a whole document, without `#`";
                diagnostics.push(self.warning(&at, message).help(help));
                Some(document.to_owned())
            }
            None => Some(reference.to_owned()),
        }
    }

    /// Returns the input with a URL: the one that has it as `$self`, or else those with its file name.
    fn url(
        &self,
        url: &str,
        inputs: &[PathBuf],
        diagnostics: &mut Diagnostics,
    ) -> Option<Extended> {
        let has_url = |input: &&PathBuf| own_uri(input).as_deref() == Some(url);
        if let Some(input) = inputs.iter().find(has_url) {
            return Some(Extended::File(input.clone()));
        }
        let name = url.rsplit('/').next().unwrap_or_default().to_owned();
        let is_named = |input: &PathBuf| input.file_name().is_some_and(|it| *it == *name);
        if inputs.iter().any(is_named) {
            return Some(Extended::Url(name));
        }
        let message =
            format!("no input file is named `{name}`, as the document that the overlay extends");
        let help = "the overlay is applied to all inputs; remove `extends`, or name an input";
        let warning = self.warning(&pointer::of([EXTENDS]), message);
        diagnostics.push(warning.help(help));
        None
    }

    fn warning(&self, at: &str, message: String) -> Diagnostic {
        Diagnostic::new(
            Code::OverlayWithoutEffect,
            place(self.document, at),
            message,
        )
    }
}

/// Returns the `$self` of a description. The file is only read as text, because overlays are applied when documents are
/// read.
fn own_uri(input: &Path) -> Option<String> {
    let text = fs::read_to_string(input).ok()?;
    let value: Value = match serde_json::from_str(&text) {
        Ok(value) => value,
        Err(_) => yaml_value(&text)?,
    };
    value.get(SELF).and_then(Value::as_str).map(str::to_owned)
}

/// Resolves a reference against a URI, as RFC 3986 defines it for paths.
fn resolved(base: &str, reference: &str) -> String {
    if reference.contains("://") {
        return reference.to_owned();
    }
    let (origin, path) = match base.split_once("://") {
        Some((scheme, rest)) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let (authority, path) = rest.split_at(end);
            (format!("{scheme}://{authority}"), path)
        }
        None => (String::new(), base),
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined = match reference.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{reference}"),
    };
    let mut segments: Vec<&str> = Vec::new();
    for segment in joined.split('/') {
        match segment {
            "" | "." => {}
            // A path relative to the overlay may leave its folder.
            ".." if origin.is_empty() && segments.last().is_none_or(|last| *last == "..") => {
                segments.push("..");
            }
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let path = segments.join("/");
    match origin.is_empty() {
        true => path,
        false => format!("{origin}/{path}"),
    }
}

fn place(document: &Document, pointer: &str) -> Place {
    Place::Value(Origin {
        document: document.id,
        pointer: pointer.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn references_are_resolved_against_the_uri_of_the_overlay() {
        for (base, reference, expected) in [
            (
                "https://example.com/overlays/shop.overlay.yaml",
                "../openapi/shop.yaml",
                "https://example.com/openapi/shop.yaml",
            ),
            (
                "https://example.com",
                "shop.yaml",
                "https://example.com/shop.yaml",
            ),
            (
                "https://example.com/a/b",
                "/c/./d",
                "https://example.com/c/d",
            ),
            ("https://example.com/a", "http://other/x", "http://other/x"),
            ("other/place.yaml", "../shop.yaml", "shop.yaml"),
            ("place.yaml", "../shop.yaml", "../shop.yaml"),
        ] {
            assert_eq!(resolved(base, reference), expected, "{base} {reference}");
        }
    }
}
