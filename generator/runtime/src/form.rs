//! Forms: bodies made of named parts.

use std::borrow::Cow;

use azure_core::{Bytes, Uuid, http::Body};

use super::{
    Call, Nesting, Parameter, ParameterList, Separator,
    encode::{encoded, is_unreserved},
    nesting,
};

/// A form that a call carries, part by part.
pub struct Form {
    encoding: FormEncoding,
    parts: Vec<Part>,
}

enum FormEncoding {
    Multipart,
    UrlEncoded,
}

struct Part {
    name: Cow<'static, str>,
    content: Content,
}

enum Content {
    Text(String),
    File(Bytes),
}

impl Call {
    /// A form.
    #[must_use]
    pub fn form(self, form: Form) -> Self {
        let (media_type, body) = form.into_body();
        self.set_body(media_type, body)
    }
}

impl Form {
    /// A form of parts that travel one after the other (`multipart/form-data`).
    #[must_use]
    pub fn multipart() -> Self {
        Self {
            encoding: FormEncoding::Multipart,
            parts: Vec::new(),
        }
    }

    /// A form that travels like a query (`application/x-www-form-urlencoded`).
    #[must_use]
    pub fn url_encoded() -> Self {
        Self {
            encoding: FormEncoding::UrlEncoded,
            parts: Vec::new(),
        }
    }

    /// A part of text, left out when there is no value.
    #[must_use]
    pub fn text<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        self.push(name, value.to_text());
        self
    }

    /// A part with several values, left out when there are none.
    #[must_use]
    pub fn texts<L: ParameterList + ?Sized>(
        mut self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        let values = values.to_texts().unwrap_or_default();
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

    /// A part whose value, in JSON, travels member by member; left out when there is none.
    #[must_use]
    pub fn members(mut self, name: &'static str, json: Option<String>, nesting: Nesting) -> Self {
        for (name, value) in nesting::pairs(name, json, nesting) {
            self.push(name, Some(value.into()));
        }
        self
    }

    /// A file, left out when there is none.
    #[must_use]
    pub fn file(self, name: &'static str, content: impl Into<Option<Bytes>>) -> Self {
        self.files(name, content.into())
    }

    /// Several files under one name.
    #[must_use]
    pub fn files(mut self, name: &'static str, contents: impl IntoIterator<Item = Bytes>) -> Self {
        let parts = contents.into_iter().map(|content| Part {
            name: Cow::Borrowed(name),
            content: Content::File(content),
        });
        self.parts.extend(parts);
        self
    }

    fn push(&mut self, name: impl Into<Cow<'static, str>>, value: Option<Cow<'_, str>>) {
        let parts = value.map(|value| Part {
            name: name.into(),
            content: Content::Text(value.into_owned()),
        });
        self.parts.extend(parts);
    }

    /// The media type and the body.
    pub(super) fn into_body(self) -> (String, Body) {
        let (media_type, bytes) = match self.encoding {
            FormEncoding::Multipart => multipart(&self.parts),
            FormEncoding::UrlEncoded => (
                "application/x-www-form-urlencoded".to_owned(),
                url_encoded(&self.parts),
            ),
        };
        (media_type, Bytes::from(bytes).into())
    }
}

/// RFC 7578. The boundary is random, so that no content can hold it.
fn multipart(parts: &[Part]) -> (String, Vec<u8>) {
    let boundary = Uuid::new_v4().simple().to_string();
    let mut out = Vec::new();
    for part in parts {
        let name = quoted(&part.name);
        let head = format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"");
        out.extend_from_slice(head.as_bytes());
        match &part.content {
            Content::Text(text) => {
                out.extend_from_slice(b"\r\n\r\n");
                out.extend_from_slice(text.as_bytes());
            }
            Content::File(bytes) => {
                let head = format!(
                    "; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n"
                );
                out.extend_from_slice(head.as_bytes());
                out.extend_from_slice(bytes);
            }
        }
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), out)
}

/// A name within quotes, as RFC 7578 has browsers write it.
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
                Content::Text(text) => encoded(text, is_unreserved),
                Content::File(bytes) => encoded(&String::from_utf8_lossy(bytes), is_unreserved),
            };
            format!("{}={value}", encoded(&part.name, is_unreserved))
        })
        .collect();
    pairs.join("&").into_bytes()
}
