//! Selectors of operations.

use super::glob::Glob;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{HttpMethod, Operation};

/// A selector of operations.
///
/// One of: a glob for operationIds or operation groups (`Storage*`), a tag (`tag:pets`), or an HTTP method and a glob
/// for paths (`GET /pets/**`). In paths, `*` matches one segment and `**` any number; `*` as the method matches all
/// methods.
#[derive(Clone, Debug)]
pub struct Selector {
    text: String,
    place: Place,
    subject: SelectorSubject,
}

/// The part of an operation that a selector compares.
#[derive(Clone, Debug)]
enum SelectorSubject {
    /// The operationId or the operation group.
    Name(Glob),
    /// One of the tags.
    Tag(Glob),
    /// The method, or any, and the path.
    Route(Option<HttpMethod>, Glob),
}

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Selector {
    /// Reads a selector. `place` is where it is written.
    ///
    /// # Errors
    ///
    /// Returns an error if the glob or the HTTP method is invalid.
    pub fn new(text: &str, place: Place) -> Result<Self, Diagnostic> {
        let subject = subject(text).map_err(|why| {
            let message = format!("`{text}` is not a valid selector: {why}");
            let help = "write an operationId or a group (`Storage*`), a tag (`tag:pets`), or a method and a path \
                (`GET /pets/**`)";
            Diagnostic::new(Code::InvalidSelector, place.clone(), message).help(help)
        })?;
        Ok(Selector {
            text: text.to_owned(),
            place,
            subject,
        })
    }

    /// Returns the selector as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the place where it is written.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// True if it selects an operation of this group.
    pub(super) fn matches(&self, group: &str, operation: &Operation) -> bool {
        match &self.subject {
            SelectorSubject::Name(glob) => [&operation.id, operation.described_id(), group]
                .into_iter()
                .any(|name| glob.is_match(name)),
            SelectorSubject::Tag(glob) => operation.tags.iter().any(|tag| glob.is_match(tag)),
            SelectorSubject::Route(method, glob) => {
                method.is_none_or(|method| method == operation.method)
                    && glob.is_match(&operation.path)
            }
        }
    }

    /// Returns selectors of the same kind that select an operation of this group.
    pub(super) fn candidates(&self, (group, operation): (&str, &Operation)) -> Vec<String> {
        match &self.subject {
            SelectorSubject::Name(_) => vec![operation.id.clone(), group.to_owned()],
            SelectorSubject::Tag(_) => {
                let tags = operation.tags.iter();
                tags.map(|tag| format!("{TAG}{tag}")).collect()
            }
            SelectorSubject::Route(..) => vec![format!("{} {}", operation.method, operation.path)],
        }
    }
}

/// The prefix of selectors of tags.
const TAG: &str = "tag:";

fn subject(text: &str) -> Result<SelectorSubject, String> {
    if let Some(tag) = text.strip_prefix(TAG) {
        return Ok(SelectorSubject::Tag(glob(tag)?));
    }
    let Some((method, path)) = text.split_once(' ') else {
        return Ok(SelectorSubject::Name(glob(text)?));
    };
    let known = HttpMethod::ALL
        .into_iter()
        .find(|it| it.key().eq_ignore_ascii_case(method));
    match (known, method) {
        (None, "*") => Ok(SelectorSubject::Route(None, glob(path.trim_start())?)),
        (None, _) => Err(format!("unknown HTTP method `{method}`")),
        (known, _) => Ok(SelectorSubject::Route(known, glob(path.trim_start())?)),
    }
}

/// Reads a glob. Braces are part of path templates, not alternatives.
fn glob(text: &str) -> Result<Glob, String> {
    if text.is_empty() {
        return Err("the name is empty".to_owned());
    }
    Glob::new(&text.replace('{', "[{]").replace('}', "[}]"))
}
