//! The path and query of a call, written to one buffer.

use std::borrow::Cow;

use azure_core::{Result, http::Url};

use super::{
    encode::{encoded, is_query_name, is_unreserved, push_encoded},
    template::{self, PathValue, refused},
};

/// Capacity for values and query: the buffer of most calls is allocated once.
const ROOM: usize = 128;

/// The path and query of a call.
pub(super) struct RequestTarget {
    template: &'static str,
    /// The path up to the next parameter, and the query.
    text: String,
    /// The end of the path in `text`.
    path_end: usize,
    /// The template from the name of the next parameter of the path.
    next: Option<&'static str>,
    /// The values of the path in `text`.
    written: Vec<Written>,
    /// The values that are not in the order of the template.
    pub(super) waiting: Vec<PathValue>,
    /// The query that is part of the path, already encoded.
    pub(super) fixed_query: Option<&'static str>,
}

/// The position of a parameter's value.
struct Written {
    name: &'static str,
    start: usize,
    end: usize,
}

impl RequestTarget {
    pub(super) fn new(template: &'static str) -> Self {
        let mut target = Self {
            template,
            text: String::with_capacity(template.len() + ROOM),
            path_end: 0,
            next: None,
            written: Vec::with_capacity(4),
            waiting: Vec::new(),
            fixed_query: None,
        };
        target.write_literal(template);
        target
    }

    pub(super) fn template(&self) -> &'static str {
        self.template
    }

    /// Writes the template up to the next parameter.
    fn write_literal(&mut self, template: &'static str) {
        let brace = position(template, b'{').unwrap_or(template.len());
        let (literal, parameter) = template.split_at(brace);
        self.text.push_str(literal);
        self.path_end = self.text.len();
        self.next = parameter.strip_prefix('{');
    }

    /// Sets the value of a path parameter, which `write` appends encoded.
    pub(super) fn path(
        &mut self,
        name: &'static str,
        write: impl FnOnce(&mut String) -> Result<()>,
    ) -> Result<()> {
        let is_path = self.path_end == self.text.len();
        let next = self.next.filter(|_| is_path);
        match next.and_then(|next| next.strip_prefix(name)?.strip_prefix('}')) {
            Some(rest) => {
                let start = self.text.len();
                write(&mut self.text)?;
                let end = self.text.len();
                if start == end {
                    // The tenant scope takes the slash before it, too.
                    let encoded = String::new();
                    let encoded = Some(encoded);
                    self.waiting.push(PathValue { name, encoded });
                    return Ok(());
                }
                self.written.push(Written { name, start, end });
                self.write_literal(rest);
            }
            None => {
                let mut encoded = String::new();
                write(&mut encoded)?;
                let encoded = Some(encoded);
                self.waiting.push(PathValue { name, encoded });
            }
        }
        Ok(())
    }

    /// Adds a query pair, whose value `write` appends encoded. Returns the position of the value.
    pub(super) fn query(&mut self, name: &str, write: impl FnOnce(&mut String)) -> (usize, usize) {
        let is_first = self.path_end == self.text.len();
        self.text.push(if is_first { '?' } else { '&' });
        push_encoded(&mut self.text, name, is_query_name);
        self.text.push('=');
        let start = self.text.len();
        write(&mut self.text);
        (start, self.text.len())
    }

    /// Replaces the value of a query pair. This moves the pairs behind it.
    pub(super) fn set_query_value(&mut self, (start, end): (usize, usize), value: &str) {
        let value = encoded(value, is_unreserved);
        self.text.replace_range(start..end, &value);
    }

    /// Returns the values of the path.
    pub(super) fn path_values(&self) -> Vec<PathValue> {
        let written = self.written.iter().filter_map(|value| {
            let encoded = Some(self.text.get(value.start..value.end)?.to_owned());
            let name = value.name;
            Some(PathValue { name, encoded })
        });
        written.chain(self.waiting.iter().cloned()).collect()
    }

    /// Returns the URL below an endpoint.
    pub(super) fn url(&self, endpoint: &Url) -> Result<Url> {
        let is_complete = self.next.is_none() && self.waiting.is_empty();
        let is_bare = endpoint.path() == "/" && endpoint.query().is_none();
        if is_complete && is_bare && self.path_end > 0 && self.fixed_query.is_none() {
            return address(endpoint, &self.text);
        }
        let path = match is_complete {
            true => Cow::from(self.text.get(..self.path_end).unwrap_or_default()),
            false => Cow::from(template::fill(self.template, &self.path_values())?),
        };
        let base = endpoint.path().trim_end_matches('/');
        let query = self.text.get(self.path_end..).unwrap_or_default();
        let fixed_query = self.fixed_query.map(|query| encoded(query, is_visible));
        let queries = [
            endpoint.query(),
            fixed_query.as_deref(),
            query.strip_prefix('?'),
        ];
        let queries = queries.into_iter().flatten().filter(|it| !it.is_empty());
        let query = queries.collect::<Vec<_>>().join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        let path = match (base, path.as_ref()) {
            ("", "") => "/",
            (_, path) => path,
        };
        address(endpoint, &format!("{base}{path}{mark}{query}"))
    }
}

/// Returns the position of the first of an ASCII byte. On short texts, this is faster than `find`.
fn position(text: &str, byte: u8) -> Option<usize> {
    let mut start = 0;
    let mut rest = text.as_bytes();
    while let Some((chunk, tail)) = rest.split_first_chunk::<16>()
        && !chunk.iter().fold(false, |any, each| any | (*each == byte))
    {
        start += chunk.len();
        rest = tail;
    }
    Some(start + rest.iter().position(|each| *each == byte)?)
}

/// True if a byte of a fixed query is sent as it is, or encoded by the URL.
fn is_visible(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'#'
}

/// Returns the URL of a path and query, both encoded, on the host of an endpoint.
pub(super) fn address(endpoint: &Url, path_and_query: &str) -> Result<Url> {
    let is_path = path_and_query.starts_with('/') && !path_and_query.starts_with("//");
    let url = match is_path {
        true => endpoint.join(path_and_query).ok(),
        // A relative reference that begins with `//` names a host.
        false => {
            let (path, query) = split(path_and_query);
            let mut url = endpoint.clone();
            url.set_path(path);
            url.set_query(query);
            Some(url)
        }
    };
    // URLs resolve dot segments, which must not change the path.
    let is_kept = |url: &Url| {
        let rest = path_and_query.strip_prefix(url.path());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
    };
    url.filter(is_kept).ok_or_else(|| {
        let (path, _) = split(path_and_query);
        refused(format!("`{path}` is not a valid URL path"))
    })
}

/// Splits the path from the query.
fn split(path_and_query: &str) -> (&str, Option<&str>) {
    match path_and_query.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path_and_query, None),
    }
}
