//! Forms.

use std::{borrow::Cow, collections::BTreeMap};

use azure_core::{Bytes, Uuid, Value, fmt::SafeDebug, http::Body};

use super::{
    Call, Nesting, Parameter, ParameterList, Separator, Unwritable,
    encode::{encoded, is_unreserved},
    header, nesting,
};

/// A file in a form: content, name and media type.
///
/// ```rust
/// use armsmith_runtime::File;
///
/// let logo = File::new(b"<svg/>".to_vec()).named("logo.svg").of_type("image/svg+xml");
/// assert_eq!(logo.name.as_deref(), Some("logo.svg"));
/// ```
#[derive(Clone, Default, SafeDebug)]
pub struct File {
    /// The content.
    pub content: Bytes,
    /// The file name. Defaults to the name of the part.
    pub name: Option<String>,
    /// The media type. Defaults to `application/octet-stream`.
    pub media_type: Option<String>,
}

impl File {
    /// Creates a file without a name and media type.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self {
            content: content.into(),
            ..Self::default()
        }
    }

    /// Sets the file name.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..self
        }
    }

    /// Sets the media type.
    #[must_use]
    pub fn of_type(self, media_type: impl Into<String>) -> Self {
        Self {
            media_type: Some(media_type.into()),
            ..self
        }
    }
}

impl<T: Into<Bytes>> From<T> for File {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// The form of a call: a list of parts.
pub struct Form {
    encoding: FormEncoding,
    parts: Vec<Part>,
    /// The index of the first part that the last call added.
    last: usize,
    /// The first value that cannot be sent, with the name of its part.
    refused: Option<(&'static str, Unwritable)>,
}

enum FormEncoding {
    Multipart,
    UrlEncoded,
}

struct Part {
    name: Cow<'static, str>,
    content: PartContent,
    media_type: Option<&'static str>,
}

enum PartContent {
    Text(String),
    File(File),
}

impl Call {
    /// Sets the body to a form.
    #[must_use]
    pub fn form(mut self, mut form: Form) -> Self {
        if let Some((name, why)) = form.refused.take() {
            self.accept_value::<()>(name, Err(why));
        }
        match form.into_body() {
            Ok((media_type, body)) => self.set_body(media_type, body),
            Err(error) => {
                self.fail(error);
                self
            }
        }
    }
}

impl Form {
    /// Creates a `multipart/form-data` form.
    #[must_use]
    pub fn multipart() -> Self {
        Self {
            encoding: FormEncoding::Multipart,
            parts: Vec::new(),
            last: 0,
            refused: None,
        }
    }

    /// Creates an `application/x-www-form-urlencoded` form.
    #[must_use]
    pub fn url_encoded() -> Self {
        Self {
            encoding: FormEncoding::UrlEncoded,
            parts: Vec::new(),
            last: 0,
            refused: None,
        }
    }

    /// Adds a text part. It is omitted if it has no value.
    #[must_use]
    pub fn text<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        self.begin();
        let value = self.accept_value(name, value.to_text());
        self.push(name, value);
        self
    }

    /// Adds one part per value. Nothing is added if there are none.
    #[must_use]
    pub fn texts<L: ParameterList + ?Sized>(
        mut self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        self.begin();
        let values = self.accept_value(name, values.to_texts());
        let values = values.unwrap_or_default();
        if separator == Separator::Repeat {
            for value in values {
                self.push(name, Some(value));
            }
        } else if separator == Separator::Brackets {
            for value in values {
                self.push(format!("{name}[]"), Some(value));
            }
        } else if !values.is_empty() {
            let joined = values.join(separator.in_header());
            self.push(name, Some(Cow::Owned(joined)));
        }
        self
    }

    /// Adds a value member by member. It is omitted if it has no value.
    #[must_use]
    pub fn members(
        mut self,
        name: &'static str,
        json: Result<Option<String>, Unwritable>,
        nesting: Nesting,
    ) -> Self {
        self.begin();
        if nesting != Nesting::Brackets {
            let members = self.accept_value(name, members(name, json, nesting));
            for (name, value) in members.into_iter().flatten() {
                self.member(name, value);
            }
            return self;
        }
        let pairs = self.accept_value(name, nesting::pairs(name, json, nesting));
        for (name, value) in pairs.into_iter().flatten() {
            self.push(name, Some(value.into()));
        }
        self
    }

    /// Adds files by the names of their parts, if there are any.
    #[must_use]
    pub fn file_map<'a>(mut self, files: impl Into<Option<&'a BTreeMap<String, File>>>) -> Self {
        self.begin();
        let parts = files.into().into_iter().flatten();
        let parts = parts.map(|(name, file)| Part {
            name: Cow::Owned(name.clone()),
            content: PartContent::File(file.clone()),
            media_type: None,
        });
        self.parts.extend(parts);
        self
    }

    /// Adds a file. It is omitted if it is `None`.
    #[must_use]
    pub fn file(self, name: &'static str, file: impl Into<Option<File>>) -> Self {
        self.files(name, file.into())
    }

    /// Adds several files with one name.
    #[must_use]
    pub fn files(mut self, name: &'static str, files: impl IntoIterator<Item = File>) -> Self {
        self.begin();
        let parts = files.into_iter().map(|file| Part {
            name: Cow::Borrowed(name),
            content: PartContent::File(file),
            media_type: None,
        });
        self.parts.extend(parts);
        self
    }

    /// Sets the media type of the parts that were added last, except for files that have one. It is sent in
    /// `multipart/form-data` only.
    #[must_use]
    pub fn of_type(mut self, media_type: &'static str) -> Self {
        for part in self.parts.iter_mut().skip(self.last) {
            part.media_type = Some(media_type);
        }
        self
    }

    /// Returns the value of a part, if it has one. If it cannot be written, records the error, which the call reports.
    fn accept_value<T>(
        &mut self,
        name: &'static str,
        value: Result<Option<T>, Unwritable>,
    ) -> Option<T> {
        value.unwrap_or_else(|why| {
            self.refused.get_or_insert((name, why));
            None
        })
    }

    /// Adds a member of an object as a part: a list as several parts, an object as JSON.
    fn member(&mut self, name: String, value: Value) {
        let fields = nesting::fields(name, value).into_iter();
        self.parts.extend(fields.map(|field| Part {
            name: field.name.into(),
            content: PartContent::Text(field.text),
            media_type: field.is_json.then_some("application/json"),
        }));
    }

    fn begin(&mut self) {
        self.last = self.parts.len();
    }

    fn push(&mut self, name: impl Into<Cow<'static, str>>, value: Option<Cow<'_, str>>) {
        let parts = value.map(|value| Part {
            name: name.into(),
            content: PartContent::Text(value.into_owned()),
            media_type: None,
        });
        self.parts.extend(parts);
    }

    /// Returns the media type and the body.
    fn into_body(self) -> azure_core::Result<(String, Body)> {
        let (media_type, bytes) = match self.encoding {
            FormEncoding::Multipart => multipart(&self.parts)?,
            FormEncoding::UrlEncoded => (
                "application/x-www-form-urlencoded".to_owned(),
                url_encoded(&self.parts),
            ),
        };
        Ok((media_type, Bytes::from(bytes).into()))
    }
}

/// Writes `multipart/form-data` (RFC 7578). The boundary is random, so that it does not occur in the content.
fn multipart(parts: &[Part]) -> azure_core::Result<(String, Vec<u8>)> {
    let boundary = Uuid::new_v4().simple().to_string();
    let mut out = Vec::new();
    for part in parts {
        let name = quoted(&part.name);
        let head = format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"");
        out.extend_from_slice(head.as_bytes());
        match &part.content {
            PartContent::Text(text) => {
                if let Some(media_type) = part.media_type {
                    header::check("content-type", media_type)?;
                    out.extend_from_slice(format!("\r\ncontent-type: {media_type}").as_bytes());
                }
                out.extend_from_slice(b"\r\n\r\n");
                out.extend_from_slice(text.as_bytes());
            }
            PartContent::File(file) => {
                let file_name = quoted(file.name.as_deref().unwrap_or(&part.name));
                let media_type = file.media_type.as_deref().or(part.media_type);
                let media_type = media_type.unwrap_or("application/octet-stream");
                header::check("content-type", media_type)?;
                let head =
                    format!("; filename=\"{file_name}\"\r\ncontent-type: {media_type}\r\n\r\n");
                out.extend_from_slice(head.as_bytes());
                out.extend_from_slice(&file.content);
            }
        }
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok((format!("multipart/form-data; boundary={boundary}"), out))
}

/// Quotes a name as RFC 7578 requires.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn url_encoded(parts: &[Part]) -> Vec<u8> {
    let pairs: Vec<_> = parts
        .iter()
        .map(|part| {
            let value = match &part.content {
                PartContent::Text(text) => encoded(text, is_unreserved),
                PartContent::File(file) => {
                    encoded(&String::from_utf8_lossy(&file.content), is_unreserved)
                }
            };
            format!("{}={value}", encoded(&part.name, is_unreserved))
        })
        .collect();
    pairs.join("&").into_bytes()
}

/// Returns the members of a JSON object, or a value under its own name. `None` if there is no value.
fn members(
    name: &str,
    json: Result<Option<String>, Unwritable>,
    nesting: Nesting,
) -> Result<Option<Vec<(String, Value)>>, Unwritable> {
    let Some(json) = json? else {
        return Ok(None);
    };
    let value = serde_json::from_str(&json).map_err(|error| Unwritable::new(error.to_string()))?;
    Ok(Some(match value {
        Value::Object(members) if nesting != Nesting::Field => members.into_iter().collect(),
        value => vec![(name.to_owned(), value)],
    }))
}
