//! The documents of a run.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde_json::Value;

use super::bounds::Bounds;
use super::document::{Document, DocumentFormat, Index};
use super::document_edit::{DocumentEdit, PointerMap, Transform};
use super::dynamic_scope;
use super::listing::Listings;
use super::recursive_scope;
use super::{Position, parse, path, read};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Origin};

/// The documents of one run.
///
/// The set only grows: a document is read on first use, by path or by reference, and does not change. All threads of a
/// run share one set.
#[derive(Debug, Default)]
pub struct Sources {
    root: Option<PathBuf>,
    bounds: Option<Bounds>,
    documents: boxcar::Vec<Arc<Document>>,
    loaded: RwLock<HashMap<PathBuf, Loaded>>,
    texts: RwLock<HashMap<PathBuf, Arc<str>>>,
    transforms: boxcar::Vec<Arc<dyn Transform>>,
    listings: Listings,
    references: boxcar::Vec<String>,
}

/// The maximum number of duplicate keys to report per file. Further ones are only counted.
const MOST_DUPLICATES: usize = 100;

/// The result of loading a file.
#[derive(Clone, Debug)]
enum Loaded {
    Document(DocumentId),
    Failed(Box<Failure>),
}

#[derive(Clone, Debug)]
struct Failure {
    diagnostic: Diagnostic,
    /// Kept for messages, which show the line.
    text: Option<Arc<str>>,
}

impl Sources {
    /// Keeps a reference that no document contains, for as long as the documents.
    pub fn keep_reference(&self, reference: String) -> &str {
        let index = self.references.push(reference);
        self.references.get(index).map_or("", String::as_str)
    }

    /// Creates an empty set whose references may point to any folder.
    pub fn new() -> Self {
        Sources::default()
    }

    /// Creates an empty set for specifications in this folder. Names are relative to it, and references to files
    /// outside of it are errors.
    pub fn with_root(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        Sources {
            bounds: Some(Bounds::new(&root)),
            root: Some(root),
            ..Sources::default()
        }
    }

    /// Creates an empty set whose references must not leave this folder. Names are the paths as given.
    pub fn within(folder: &Path) -> Self {
        Sources {
            bounds: Some(Bounds::new(folder)),
            ..Sources::default()
        }
    }

    /// Creates an empty set for input files. References must not leave the root that the user set, or the checkout of
    /// the specifications that contains the files, or else their folder.
    pub fn of_inputs(files: &[PathBuf], root: Option<&Path>) -> Self {
        if let Some(root) = root {
            return Sources::with_root(root);
        }
        let mut roots = files.iter().map(|file| path::specification_root(file));
        match roots.next() {
            Some(Some(root)) if roots.all(|other| other.as_ref() == Some(&root)) => {
                Sources::with_root(root)
            }
            _ => path::common_folder(files)
                .map_or_else(Sources::new, |folder| Sources::within(&folder)),
        }
    }

    /// Adds a transform, which is applied to documents that are read from now on, after those that were added before.
    pub fn transform_with(&self, transform: Arc<dyn Transform>) {
        self.transforms.push(transform);
    }

    /// Returns the root of the specifications, if there is one.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// True if a referenced file may be read: it is within the bounds, and no symbolic link on its path leaves them.
    pub fn admits(&self, path: &Path) -> bool {
        self.bounds.as_ref().is_none_or(|bounds| bounds.admit(path))
    }

    /// Returns the document in a file. The file is read once for all spellings of its path.
    pub fn load(&self, path: &Path) -> Result<DocumentId, Diagnostic> {
        let key = path::key(path);
        let loaded = self.lookup(&key).unwrap_or_else(|| self.read(path, key));
        match loaded {
            Loaded::Document(id) => Ok(id),
            Loaded::Failed(failure) => Err(failure.diagnostic),
        }
    }

    /// Returns the document with an ID, or an empty one if the ID belongs to another set.
    pub fn document(&self, id: DocumentId) -> Arc<Document> {
        Arc::clone(self.get(id).unwrap_or_else(|| nothing()))
    }

    /// Returns a reference to the document with an ID.
    pub fn get(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(id.0)
    }

    /// Returns all documents, in the order in which they were read.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.iter().map(|(_, document)| document)
    }

    /// Returns the value at an origin.
    pub fn value(&self, origin: &Origin) -> Option<&Value> {
        self.get(origin.document)?.get(&origin.pointer)
    }

    /// Returns the position of the value at an origin.
    pub fn position(&self, origin: &Origin) -> Option<Position> {
        self.get(origin.document)?.position(&origin.pointer)
    }

    /// Returns the warnings about the documents so far: duplicate keys, and the warnings of transforms.
    pub fn warnings(&self) -> Vec<Diagnostic> {
        let transforms = self.transforms.iter();
        let mut warnings: Vec<_> = transforms.flat_map(|(_, each)| each.warnings()).collect();
        for document in self.documents() {
            let duplicates = document.duplicates();
            for (pointer, range) in duplicates.iter().take(MOST_DUPLICATES) {
                let span = document.span(range.clone());
                let place = Place::Text {
                    path: document.path.clone(),
                    line: span.line,
                    column: span.column,
                };
                let key = super::pointer::last(pointer).unwrap_or_default();
                let message = format!("duplicate key `{key}`");
                let warning = Diagnostic::new(Code::DuplicateKey, place, message)
                    .help("remove this one or rename it: only the last one is used");
                warnings.push(warning);
            }
            if let Some(more) = duplicates.len().checked_sub(MOST_DUPLICATES)
                && more > 0
            {
                let place = Place::File(document.path.clone());
                let message = format!("{more} more duplicate keys");
                warnings.push(Diagnostic::new(Code::DuplicateKey, place, message));
            }
            for pointer in &document.scoped {
                let place = Place::Value(document.origin(pointer.clone()));
                let message =
                    "the `$dynamicAnchor`s around this reference have no effect in another file";
                let warning = Diagnostic::new(Code::Unsupported, place, message);
                warnings.push(
                    warning
                        .subject("$dynamicAnchor")
                        .help("copy the schema to this file"),
                );
            }
        }
        warnings
    }

    /// Adds a text that is not a file with this name, such as standard input.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not text.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
        let text = read::text(path, &self.name(path), bytes)?;
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        texts.insert(path::key(path), text);
        Ok(())
    }

    fn given(&self, key: &Path) -> Option<Arc<str>> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        texts.get(key).cloned()
    }

    /// Returns the text of a file that is neither JSON nor YAML, without a byte order mark.
    pub fn plain(&self, path: &Path) -> Result<Arc<str>, Diagnostic> {
        let key = path::key(path);
        if let Some(text) = self.given(&key) {
            return Ok(text);
        }
        let path = path::tidy(path);
        let text = read::read(&path, &self.name(&path), self.root())?;
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(texts.entry(key).or_insert(text)))
    }

    /// Returns the error for a file that does not exist, or `None` if it does.
    pub(crate) fn missing(&self, path: &Path) -> Option<Diagnostic> {
        (!path.exists()).then(|| read::missing(path, self.root()))
    }

    /// Returns the text of a file that was read, even if it is invalid.
    pub(crate) fn text(&self, path: &Path) -> Option<Arc<str>> {
        let key = path::key(path);
        let Some(loaded) = self.lookup(&key) else {
            return self.given(&key);
        };
        match loaded {
            Loaded::Document(id) => self.get(id).map(|document| Arc::clone(&document.text)),
            Loaded::Failed(failure) => failure.text,
        }
    }

    /// Returns the name of a file in messages.
    pub fn name(&self, path: &Path) -> String {
        path::display(&path::tidy(path), self.root())
    }

    /// Returns the path of a referenced file with the names that its folders list. The parent folders that it shares
    /// with `known` are not changed.
    ///
    /// # Errors
    ///
    /// Returns the paths that only differ in case, if there are several.
    pub(crate) fn locate(&self, known: &Path, path: &Path) -> Result<PathBuf, Vec<PathBuf>> {
        match self.given(&path::key(path)) {
            Some(_) => Ok(path.to_owned()),
            None => self.listings.locate(known, path),
        }
    }

    fn lookup(&self, key: &Path) -> Option<Loaded> {
        let loaded = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        loaded.get(key).cloned()
    }

    fn read(&self, path: &Path, key: PathBuf) -> Loaded {
        let path = path::tidy(path);
        let name = self.name(&path);
        let text = match self.given(&key) {
            Some(text) => Ok(text),
            None => read::read(&path, &name, self.root()),
        };
        let parsed = match &text {
            Err(diagnostic) => Err(diagnostic.clone()),
            Ok(text) => {
                let format = DocumentFormat::of(&path, text);
                let parsed = read::not_markdown(&path, &name)
                    .and_then(|()| parse::parse(&path, &name, format, text));
                parsed.map(|parsed| (text, format, parsed))
            }
        };
        let mut loaded = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(earlier) = loaded.get(&key) {
            // Another thread loaded it.
            return earlier.clone();
        }
        let outcome = match parsed {
            Ok((text, format, parsed)) => {
                Loaded::Document(self.add(path, name, format, Arc::clone(text), parsed))
            }
            Err(diagnostic) => Loaded::Failed(Box::new(Failure {
                diagnostic,
                text: text.ok(),
            })),
        };
        loaded.insert(key, outcome.clone());
        outcome
    }

    fn add(
        &self,
        path: PathBuf,
        name: String,
        format: DocumentFormat,
        text: Arc<str>,
        mut parsed: parse::ParsedText,
    ) -> DocumentId {
        let is_dynamic = text.contains("$dynamicRef") || text.contains("$dynamicAnchor");
        let mut edit = DocumentEdit::new(&path, &name, &mut parsed.value);
        for (_, transform) in self.transforms.iter() {
            transform.apply(&mut edit);
        }
        if text.contains("$recursiveRef") {
            recursive_scope::replace(&mut edit);
        }
        let scoped = match is_dynamic {
            true => dynamic_scope::replace(&mut edit),
            false => Vec::new(),
        };
        let moves = edit.finish();
        let number = self.documents.push_with(|number| {
            Arc::new(Document {
                id: DocumentId(number),
                path,
                name,
                format,
                text,
                value: parsed.value,
                has_duplicates: parsed.has_duplicates,
                moves,
                scoped,
                index: Index::default(),
                neighbours: RwLock::default(),
            })
        });
        DocumentId(number)
    }
}

/// Returns the placeholder for a document of another set.
fn nothing() -> &'static Arc<Document> {
    static NOTHING: OnceLock<Arc<Document>> = OnceLock::new();
    NOTHING.get_or_init(|| {
        Arc::new(Document {
            id: DocumentId(usize::MAX),
            path: PathBuf::new(),
            name: String::new(),
            format: DocumentFormat::Json,
            text: "".into(),
            value: Value::Null,
            has_duplicates: false,
            moves: PointerMap::default(),
            scoped: Vec::new(),
            index: Index::default(),
            neighbours: RwLock::default(),
        })
    })
}

#[cfg(test)]
mod tests;
