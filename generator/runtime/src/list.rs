//! Parameters with several values.

use std::borrow::Cow;

use super::{
    Call, Parameter, Unwritable,
    call::{missing, query_name},
    encode::{encoded, is_query_name, is_query_text, is_unreserved, push_encoded},
    template::{PathValue, refuse_dots},
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

    /// Adds a query parameter with several values that the caller has encoded (`x-ms-skip-url-encoding`), if there are any.
    /// Only characters that would end the query are encoded.
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
        let value = values.ok_or_else(|| missing(name));
        match value.and_then(|values| joined(name, &values, separator.in_url())) {
            Ok(value) => self.path.push(value),
            Err(error) => self.fail(error),
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
        let values: Vec<String> = values.iter().map(|value| encoded(value, keep)).collect();
        if separator == Separator::Repeat {
            let pairs = values.into_iter().map(|value| (query_name(name), value));
            self.query.extend(pairs);
        } else if separator == Separator::Brackets {
            let name = Cow::from(encoded(&format!("{name}[]"), is_query_name));
            self.query
                .extend(values.into_iter().map(|value| (name.clone(), value)));
        } else {
            // An empty list differs from no list.
            let joined = values.join(separator.in_url());
            self.query.push((query_name(name), joined));
        }
        self
    }
}

/// Joins values of one segment.
fn joined(
    name: &'static str,
    values: &[impl AsRef<str>],
    separator: &str,
) -> azure_core::Result<PathValue> {
    let mut out = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        push_encoded(&mut out, value.as_ref(), is_unreserved);
    }
    refuse_dots(name, &out)?;
    Ok(PathValue { name, encoded: out })
}
