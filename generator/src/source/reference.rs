//! Resolution of references.

use std::borrow::Cow;
use std::path::Path;

use serde_json::Value;

use super::letter_case::{CaseMatch, match_case};
use super::{Document, Sources, path, pointer, suggestion};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Origin};
use percent_encoding::percent_decode_str;

impl Sources {
    /// Resolves a reference. `at` is the origin of the object with the `$ref`.
    ///
    /// Reads the referenced file if necessary. A `$ref` at the target is not followed. The result has a warning if the
    /// reference and its target differ in case.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no target, or if several only differ in case.
    pub fn resolve(&self, reference: &str, at: &Origin) -> Result<Resolved, Diagnostic> {
        let context = ReferenceContext {
            sources: self,
            reference,
            at,
            from: self.document(at.document),
        };
        context.resolve()
    }
}

/// The target of a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The origin of the target.
    pub origin: Origin,
    /// The warning about the reference, if any.
    pub warning: Option<Diagnostic>,
}

/// A document or a pointer, found by a part of a reference.
struct Lookup<T> {
    target: T,
    /// True if the reference has another case.
    differs: bool,
    /// True if other schemas have the same anchor.
    is_ambiguous: bool,
}

impl<T> Lookup<T> {
    fn exact(target: T) -> Self {
        Lookup {
            target,
            differs: false,
            is_ambiguous: false,
        }
    }
}

struct ReferenceContext<'a> {
    sources: &'a Sources,
    reference: &'a str,
    at: &'a Origin,
    from: std::sync::Arc<Document>,
}

impl ReferenceContext<'_> {
    fn resolve(&self) -> Result<Resolved, Diagnostic> {
        let (file, fragment) = self
            .reference
            .split_once('#')
            .unwrap_or((self.reference, ""));
        if let Some(found) = self.identified(file, fragment) {
            return Ok(Resolved {
                warning: found.is_ambiguous.then(|| self.repeated(&found.target)),
                origin: self.from.origin(found.target),
            });
        }
        let document = if file.is_empty() {
            Lookup::exact(self.at.document)
        } else {
            self.load(file)?
        };
        let differs = document.differs;
        let document = self.sources.document(document.target);
        let pointer = self.pointer(&document, fragment)?;
        let differs = differs || pointer.differs;
        let warning = match differs {
            true => Some(self.differs(&document, &pointer.target)),
            false => pointer.is_ambiguous.then(|| self.repeated(&pointer.target)),
        };
        Ok(Resolved {
            warning,
            origin: document.origin(pointer.target),
        })
    }

    /// Returns the place of a schema of this document that declares its URI, or of a value in it.
    fn identified(&self, uri: &str, fragment: &str) -> Option<Lookup<String>> {
        let is_anchor = !fragment.is_empty() && !fragment.starts_with('/');
        let may_be_uri = matches!(kind(uri), TargetKind::Url) || self.from.has_ids();
        if !(may_be_uri || uri.is_empty() && is_anchor) {
            return None;
        }
        let anchors = self.from.anchors();
        let own = anchors.resource_of(&self.at.pointer);
        let resource = match uri {
            "" => own,
            uri => anchors.uri(own, uri)?,
        };
        let decoded = decode(fragment);
        if decoded.is_empty() || decoded.starts_with('/') {
            let pointer = pointer::canonical(&format!("{resource}{decoded}"));
            self.from.get(&pointer)?;
            return Some(Lookup::exact(pointer));
        }
        self.anchor(resource, &decoded)
    }

    /// Returns the place of a schema of this document with an anchor.
    fn anchor(&self, resource: &str, name: &str) -> Option<Lookup<String>> {
        let found = self.from.anchors().fragment(resource, name)?;
        Some(Lookup {
            is_ambiguous: found.is_ambiguous,
            ..Lookup::exact(found.pointer.to_owned())
        })
    }

    /// Returns the document of another file. The files that a document refers to are cached.
    fn load(&self, file: &str) -> Result<Lookup<DocumentId>, Diagnostic> {
        let found = match self.from.neighbour(file) {
            Some(known) => known,
            None => {
                let new = self.load_new(file)?;
                self.from.add_neighbour(file, new.target, new.differs);
                return Ok(new);
            }
        };
        let (target, differs) = found;
        Ok(Lookup {
            differs,
            ..Lookup::exact(target)
        })
    }

    fn load_new(&self, file: &str) -> Result<Lookup<DocumentId>, Diagnostic> {
        let file = decode(file).replace('\\', "/");
        match kind(&file) {
            TargetKind::Url => {
                let error = self.error("is a URL, and Armsmith does not access the network");
                return Err(
                    error.help("copy the file beside this one and refer to it by a relative path")
                );
            }
            TargetKind::Absolute => {
                let error = self.error("is an absolute path");
                return Err(error.help("write the path relative to the folder of this file"));
            }
            TargetKind::Relative => {}
        }
        let folder = self.from.path.parent().unwrap_or(Path::new(""));
        let target = path::normalise(&folder.join(&file));
        self.admit(&target)?;
        let found = self.sources.locate(folder, &target);
        let found = found.map_err(|several| {
            let several = several.iter().map(|path| self.sources.name(path));
            self.ambiguous(several)
        })?;
        let differs = found != target;
        if differs {
            self.admit(&found)?;
        }
        let document = self.sources.load(&found);
        Ok(Lookup {
            differs,
            ..Lookup::exact(document.map_err(|error| self.unloaded(&found, error))?)
        })
    }

    fn admit(&self, target: &Path) -> Result<(), Diagnostic> {
        if self.sources.admits(target) {
            return Ok(());
        }
        let error = self.error("points outside the root folder");
        Err(error.help("move the file below the root folder, or pass a wider folder with `--root`"))
    }

    /// Creates the error for a file that cannot be read, at the place of the reference.
    fn unloaded(&self, target: &Path, error: Diagnostic) -> Diagnostic {
        match error.code {
            Code::FileNotFound => {
                let name = self.sources.name(target);
                let missing = self.error(&format!("points to `{name}`, which does not exist"));
                let missing = missing.subject(name);
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
    fn pointer(&self, document: &Document, fragment: &str) -> Result<Lookup<String>, Diagnostic> {
        let decoded = decode(fragment);
        // A key may contain percent signs itself.
        for candidate in [&*decoded, fragment] {
            if document.get(candidate).is_some() {
                return Ok(Lookup::exact(pointer::canonical(candidate)));
            }
        }
        if let Some(found) = document.anchors().fragment("", &decoded) {
            return Ok(Lookup {
                is_ambiguous: found.is_ambiguous,
                ..Lookup::exact(found.pointer.to_owned())
            });
        }
        if !pointer::is_well_formed(&decoded) {
            let error = self.error("is not a valid JSON pointer");
            return Err(error.help(format!("write a slash after the `#`: `#/{decoded}`")));
        }
        match similar_pointer(document, &decoded) {
            CaseResult::One(target) => Ok(Lookup {
                differs: true,
                ..Lookup::exact(target)
            }),
            CaseResult::Several(several) => {
                let file = self.reference.split('#').next().unwrap_or_default();
                let several = several.iter().map(|pointer| format!("{file}#{pointer}"));
                Err(self.ambiguous(several))
            }
            CaseResult::None => Err(self.nowhere(document, &decoded)),
        }
    }

    /// Creates the warning for a reference that differs from its target in case.
    fn differs(&self, target: &Document, pointer: &str) -> Diagnostic {
        let name = match target.id == self.at.document {
            true => "",
            false => target.name.as_str(),
        };
        let reference = self.reference;
        let message =
            format!("the reference `{reference}` is written `{name}#{pointer}` at its target");
        Diagnostic::new(Code::CaseMismatch, self.place(), message)
            .help("use the upper and lower case of the target")
    }

    /// Creates the warning for an anchor that several schemas of a resource have (JSON Schema 2020-12, section 8.2.2).
    fn repeated(&self, pointer: &str) -> Diagnostic {
        let reference = self.reference;
        let message =
            format!("several schemas have the anchor of `{reference}`; using `#{pointer}`");
        Diagnostic::new(Code::Inconsistent, self.place(), message)
            .help("rename the anchors, or give the schemas around them an `$id`")
    }

    /// Creates the error for a reference with several targets.
    fn ambiguous(&self, targets: impl Iterator<Item = String>) -> Diagnostic {
        let targets: Vec<_> = targets.map(|target| format!("`{target}`")).collect();
        let error = self.error("matches several targets that differ in upper and lower case");
        error.help(format!("write one of {}", targets.join(", ")))
    }

    /// Creates the error for a pointer without a value, with the nearest valid pointer.
    fn nowhere(&self, document: &Document, pointer: &str) -> Diagnostic {
        let error = if document.id == self.at.document {
            self.error("cannot be resolved")
        } else {
            let name = &document.name;
            self.error(&format!("cannot be resolved: `{name}` has no `#{pointer}`"))
        };
        let error = error.subject(format!("{}#{pointer}", document.name));
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

enum TargetKind {
    Relative,
    Absolute,
    Url,
}

/// Returns the kind of a file part, with forward slashes. One letter before a colon is a drive, several are a scheme.
fn kind(file: &str) -> TargetKind {
    let scheme = file.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    match scheme.len() {
        _ if file.starts_with("//") => TargetKind::Url,
        _ if file.starts_with('/') => TargetKind::Absolute,
        1 if is_scheme => TargetKind::Absolute,
        2.. if is_scheme => TargetKind::Url,
        _ => TargetKind::Relative,
    }
}

/// The targets of a pointer, ignoring case.
enum CaseResult {
    None,
    One(String),
    Several(Vec<String>),
}

/// Returns the pointer of a place that equals a pointer, ignoring case.
fn similar_pointer(document: &Document, pointer: &str) -> CaseResult {
    let mut value = &document.value;
    let mut found = String::new();
    for token in pointer::tokens(pointer) {
        let key = match value {
            Value::Object(members) => {
                match match_case(&token, members.keys().map(String::as_str)) {
                    CaseMatch::Exact => &*token,
                    CaseMatch::Similar(key) => key,
                    CaseMatch::Several(keys) => {
                        let several = keys.into_iter().map(|key| pointer::child(&found, key));
                        return CaseResult::Several(several.collect());
                    }
                    CaseMatch::Missing => return CaseResult::None,
                }
            }
            _ => &*token,
        };
        let Some(next) = pointer::step(value, key) else {
            return CaseResult::None;
        };
        value = next;
        pointer::push(&mut found, key);
    }
    CaseResult::One(found)
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
