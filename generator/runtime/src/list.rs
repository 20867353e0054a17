//! Parameters with several values.

use std::borrow::Cow;

use super::{
    Call, Parameter, Unwritable,
    call::missing,
    encode::{is_query_text, is_unreserved, push_encoded},
    template::refuse_dots,
};

/// A list of values for a path, a query or a header.
pub trait ParameterList {
    /// Returns the values as text, or `None` if there is no list.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be written as text.
    fn to_texts(&self) -> Result<Option<Vec<Cow<'_, str>>>, Unwritable>;
}

impl<T: Parameter> ParameterList for [T] {
    fn to_texts(&self) -> Result<Option<Vec<Cow<'_, str>>>, Unwritable> {
        let texts = self.iter().map(Parameter::to_text);
        texts
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()
            .map(Some)
    }
}

impl<T: Parameter> ParameterList for Vec<T> {
    fn to_texts(&self) -> Result<Option<Vec<Cow<'_, str>>>, Unwritable> {
        self.as_slice().to_texts()
    }
}

impl<T: Parameter> ParameterList for &[T] {
    fn to_texts(&self) -> Result<Option<Vec<Cow<'_, str>>>, Unwritable> {
        (**self).to_texts()
    }
}

impl<L: ParameterList> ParameterList for Option<L> {
    fn to_texts(&self) -> Result<Option<Vec<Cow<'_, str>>>, Unwritable> {
        self.as_ref().map_or(Ok(None), ParameterList::to_texts)
    }
}

impl<L: ParameterList> ParameterList for Result<L, Unwritable> {
    fn to_texts(&self) -> Result<Option<Vec<Cow<'_, str>>>, Unwritable> {
        self.as_ref().map_err(Unwritable::clone)?.to_texts()
    }
}

/// The separator of a list (Swagger 2.0 `collectionFormat`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Separator {
    /// `csv`
    Comma,
    /// `ssv`
    Space,
    /// `tsv`
    Tab,
    /// `pipes`
    Pipe,
    /// `multi`: repeats the parameter for each value. For queries only.
    Repeat,
    /// Like `Repeat`, with brackets after the name: `name[]`.
    Brackets,
}

impl Separator {
    /// Returns the separator as written in a URL.
    pub(super) fn in_url(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Repeat | Separator::Brackets => ",",
            Separator::Space => "%20",
            Separator::Tab => "%09",
            Separator::Pipe => "%7C",
        }
    }

    /// Returns the separator as written in a header.
    pub(super) fn in_header(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Repeat | Separator::Brackets => ",",
            Separator::Space => " ",
            Separator::Tab => "\t",
            Separator::Pipe => "|",
        }
    }
}

impl Call {
    /// Replaces `{name}` by several values in one segment.
    #[must_use]
    pub fn path_list<L: ParameterList + ?Sized>(
        mut self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        let values = self.accept_value(name, values.to_texts());
        self.path_texts(name, values, separator)
    }

    /// Adds a query parameter with several values. It is omitted if there are none.
    #[must_use]
    pub fn query_list<L: ParameterList + ?Sized>(
        mut self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        let values = self.accept_value(name, values.to_texts());
        self.query_texts(name, values, separator, is_unreserved)
    }

    /// Adds a query parameter with several values that the caller has encoded (`x-ms-skip-url-encoding`), if there are
    /// any. Only characters that would end the query are encoded.
    #[must_use]
    pub fn query_list_unencoded<L: ParameterList + ?Sized>(
        mut self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        let values = self.accept_value(name, values.to_texts());
        self.query_texts(name, values, separator, is_query_text)
    }

    /// Adds a header with several values. It is omitted if there are none.
    #[must_use]
    pub fn header_list<L: ParameterList + ?Sized>(
        mut self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        let joined = self
            .accept_value(name, values.to_texts())
            .filter(|values| !values.is_empty())
            .map(|values| Cow::Owned(values.join(separator.in_header())));
        self.header_text(name, joined)
    }
}

impl Call {
    fn path_texts(
        mut self,
        name: &'static str,
        values: Option<Vec<Cow<'_, str>>>,
        separator: Separator,
    ) -> Self {
        let written = match values {
            Some(values) => self
                .parts
                .target
                .path(name, |out| push_joined(out, name, &values, separator)),
            None => Err(missing(name)),
        };
        if let Err(error) = written {
            self.fail(error);
        }
        self
    }

    fn query_texts(
        mut self,
        name: &'static str,
        values: Option<Vec<Cow<'_, str>>>,
        separator: Separator,
        keep: fn(u8) -> bool,
    ) -> Self {
        let Some(values) = values else {
            return self;
        };
        let name = match separator {
            Separator::Brackets => Cow::from(format!("{name}[]")),
            _ => Cow::from(name),
        };
        if let Separator::Repeat | Separator::Brackets = separator {
            for value in values {
                self.parts
                    .target
                    .query(&name, |out| push_encoded(out, &value, keep));
            }
        } else {
            // An empty list differs from no list.
            self.parts
                .target
                .query(&name, |out| push_items(out, &values, separator, keep));
        }
        self
    }
}

/// Appends the values of one segment.
fn push_joined(
    out: &mut String,
    name: &str,
    values: &[Cow<'_, str>],
    separator: Separator,
) -> azure_core::Result<()> {
    let start = out.len();
    push_items(out, values, separator, is_unreserved);
    refuse_dots(name, out.get(start..).unwrap_or_default())
}

fn push_items(
    out: &mut String,
    values: &[Cow<'_, str>],
    separator: Separator,
    keep: fn(u8) -> bool,
) {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(separator.in_url());
        }
        push_encoded(out, value, keep);
    }
}
