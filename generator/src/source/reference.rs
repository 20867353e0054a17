//! Resolution of references.

use std::borrow::Cow;
use std::path::Path;

use super::{Document, Sources, path, pointer, suggestion};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Origin};
use percent_encoding::percent_decode_str;

impl Sources {
    /// Resolves a reference. `at` is the origin of the object with the `$ref`.
    ///
    /// Reads the referenced file if necessary. A `$ref` at the target is not followed.
    pub fn resolve(&self, reference: &str, at: &Origin) -> Result<Origin, Diagnostic> {
        let context = Context {
            sources: self,
            reference,
            at,
            from: self.document(at.document),
        };
        context.resolve()
    }
}

struct Context<'a> {
    sources: &'a Sources,
    reference: &'a str,
    at: &'a Origin,
    from: std::sync::Arc<Document>,
}

impl Context<'_> {
    fn resolve(&self) -> Result<Origin, Diagnostic> {
        let (file, fragment) = self
            .reference
            .split_once('#')
            .unwrap_or((self.reference, ""));
        let document = if file.is_empty() {
            self.at.document
        } else {
            self.load(file)?
        };
        let document = self.sources.document(document);
        let pointer = self.pointer(&document, fragment)?;
        Ok(document.origin(pointer))
    }

    /// Returns the document of another file. The files that a document refers to are cached.
    fn load(&self, file: &str) -> Result<DocumentId, Diagnostic> {
        if let Some(known) = self.from.neighbour(file) {
            return Ok(known);
        }
        let document = self.load_new(file)?;
        self.from.add_neighbour(file, document);
        Ok(document)
    }

    fn load_new(&self, file: &str) -> Result<DocumentId, Diagnostic> {
        let file = decode(file).replace('\\', "/");
        match kind(&file) {
            Kind::Url => {
                let error = self.error("is a URL, and Armsmith does not access the network");
                return Err(
                    error.help("copy the file beside this one and refer to it by a relative path")
                );
            }
            Kind::Absolute => {
                let error = self.error("is an absolute path");
                return Err(error.help("write the path relative to the folder of this file"));
            }
            Kind::Relative => {}
        }
        let folder = self.from.path.parent().unwrap_or(Path::new(""));
        let target = path::normalise(&folder.join(&file));
        if !self.sources.admits(&target) {
            let error = self.error("points outside the root folder");
            return Err(error.help(
                "move the file below the root folder, or pass a wider folder with `--root`",
            ));
        }
        self.sources
            .load(&target)
            .map_err(|error| self.unloaded(&target, error))
    }

    /// Creates the error for a file that cannot be read, at the place of the reference.
    fn unloaded(&self, target: &Path, error: Diagnostic) -> Diagnostic {
        match error.code {
            Code::FileNotFound => {
                let name = self.sources.name(target);
                let missing = self.error(&format!("points to `{name}`, which does not exist"));
                match suggestion::nearest_file(target) {
                    Some(near) => {
                        let near = self.sources.name(&near);
                        missing.help(format!("did you mean `{near}`?"))
                    }
                    None => missing.help("add the file, or correct the path: it is relative to the folder of this file"),
                }
            }
            Code::FileUnreadable => {
                let unreadable = self.error(&format!("cannot be resolved: {}", error.message));
                match error.help {
                    Some(help) => unreadable.help(help),
                    None => unreadable,
                }
            }
            _ => error.related(self.place(), "the file is referenced here"),
        }
    }

    /// Returns the pointer of a fragment, checked against the document.
    fn pointer(&self, document: &Document, fragment: &str) -> Result<String, Diagnostic> {
        let decoded = decode(fragment);
        // A key may contain percent signs itself.
        for candidate in [&*decoded, fragment] {
            if document.get(candidate).is_some() {
                return Ok(pointer::canonical(candidate));
            }
        }
        if !pointer::is_well_formed(&decoded) {
            let error = self.error("is not a valid JSON pointer");
            return Err(error.help(format!("write a slash after the `#`: `#/{decoded}`")));
        }
        Err(self.nowhere(document, &decoded))
    }

    /// Creates the error for a pointer without a value, with the nearest valid pointer.
    fn nowhere(&self, document: &Document, pointer: &str) -> Diagnostic {
        let error = if document.id == self.at.document {
            self.error("cannot be resolved")
        } else {
            let name = &document.name;
            self.error(&format!("cannot be resolved: `{name}` has no `#{pointer}`"))
        };
        match nearest_pointer(document, pointer) {
            Some(near) => {
                let file = self.reference.split('#').next().unwrap_or_default();
                error.help(format!("did you mean `{file}#{near}`?"))
            }
            None => error.help("add the definition, or correct the reference"),
        }
    }

    fn error(&self, what: &str) -> Diagnostic {
        let message = format!("the reference `{}` {what}", self.reference);
        Diagnostic::new(Code::BrokenReference, self.place(), message)
    }

    /// Returns the value of the `$ref`, or the object itself if the reference is in another key.
    fn place(&self) -> Place {
        let pointer = pointer::child(&self.at.pointer, "$ref");
        let pointer = match self.from.get(&pointer) {
            Some(_) => pointer,
            None => self.at.pointer.clone(),
        };
        Place::Value(self.from.origin(pointer))
    }
}

fn decode(text: &str) -> Cow<'_, str> {
    percent_decode_str(text)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(text))
}

enum Kind {
    Relative,
    Absolute,
    Url,
}

/// Returns the kind of a file part, with forward slashes. One letter before a colon is a drive, several are a scheme.
fn kind(file: &str) -> Kind {
    let scheme = file.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    match scheme.len() {
        _ if file.starts_with("//") => Kind::Url,
        _ if file.starts_with('/') => Kind::Absolute,
        1 if is_scheme => Kind::Absolute,
        2.. if is_scheme => Kind::Url,
        _ => Kind::Relative,
    }
}

/// Returns the pointer with its first wrong key replaced by the nearest sibling. The keys after it are kept if they
/// exist.
fn nearest_pointer(document: &Document, pointer: &str) -> Option<String> {
    let mut value = &document.value;
    let mut right = String::new();
    let mut tokens = pointer::tokens(pointer);
    for token in tokens.by_ref() {
        if let Some(next) = pointer::step(value, &token) {
            value = next;
            pointer::push(&mut right, &token);
            continue;
        }
        let near = document.nearest_member(&right, &token)?;
        value = pointer::step(value, &near)?;
        pointer::push(&mut right, &near);
        break;
    }
    let rest: Vec<_> = tokens.collect();
    for token in &rest {
        value = pointer::step(value, token)?;
        pointer::push(&mut right, token);
    }
    Some(right)
}
