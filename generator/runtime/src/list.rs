//! Parameters with several values.

use std::borrow::Cow;

use azure_core::Result;

use super::{
    Call, Parameter,
    call::{missing, query_name},
    encode::{encoded, is_query_name, is_unreserved, push_encoded},
    template::{PathValue, refuse_dots},
};

/// Several values that can stand in a path, a query or a header.
pub trait ParameterList {
    /// The values as text; `None` when there is no list.
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>>;

    /// Why one of the values cannot be written, if one cannot.
    fn objection(&self) -> Option<&'static str> {
        None
    }
}

impl<T: Parameter> ParameterList for [T] {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        Some(self.iter().filter_map(Parameter::to_text).collect())
    }

    fn objection(&self) -> Option<&'static str> {
        self.iter().find_map(Parameter::objection)
    }
}

impl<T: Parameter> ParameterList for Vec<T> {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        self.as_slice().to_texts()
    }

    fn objection(&self) -> Option<&'static str> {
        ParameterList::objection(self.as_slice())
    }
}

impl<T: Parameter> ParameterList for &[T] {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        (**self).to_texts()
    }

    fn objection(&self) -> Option<&'static str> {
        ParameterList::objection(*self)
    }
}

impl<L: ParameterList> ParameterList for Option<L> {
    fn to_texts(&self) -> Option<Vec<Cow<'_, str>>> {
        self.as_ref().and_then(ParameterList::to_texts)
    }

    fn objection(&self) -> Option<&'static str> {
        self.as_ref().and_then(ParameterList::objection)
    }
}

/// What stands between the values of a list (Swagger 2.0 `collectionFormat`).
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
    /// `multi`: the whole parameter again for each value; only in a query.
    Repeat,
    /// As `Repeat`, with brackets after the name: `name[]`.
    Brackets,
}

impl Separator {
    /// The separator as it stands in a URL.
    pub(super) fn in_url(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Repeat | Separator::Brackets => ",",
            Separator::Space => "%20",
            Separator::Tab => "%09",
            Separator::Pipe => "%7C",
        }
    }

    /// The separator as it stands in a header.
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
    /// Fills `{name}` with several values in one segment.
    #[must_use]
    pub fn path_list<L: ParameterList + ?Sized>(
        self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        self.writable(name, values.objection())
            .path_texts(name, values.to_texts(), separator)
    }

    /// A query parameter with several values, left out when there are none.
    #[must_use]
    pub fn query_list<L: ParameterList + ?Sized>(
        self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        self.writable(name, values.objection())
            .query_texts(name, values.to_texts(), separator)
    }

    /// A header with several values, left out when there are none.
    #[must_use]
    pub fn header_list<L: ParameterList + ?Sized>(
        self,
        name: &'static str,
        values: &L,
        separator: Separator,
    ) -> Self {
        let joined = values
            .to_texts()
            .filter(|values| !values.is_empty())
            .map(|values| Cow::Owned(values.join(separator.in_header())));
        self.writable(name, values.objection())
            .header_text(name, joined)
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
    ) -> Self {
        let Some(values) = values else {
            return self;
        };
        let values: Vec<String> = values
            .iter()
            .map(|value| encoded(value, is_unreserved))
            .collect();
        if separator == Separator::Repeat {
            let pairs = values.into_iter().map(|value| (query_name(name), value));
            self.query.extend(pairs);
        } else if separator == Separator::Brackets {
            let name = Cow::from(encoded(&format!("{name}[]"), is_query_name));
            self.query
                .extend(values.into_iter().map(|value| (name.clone(), value)));
        } else {
            // A list without values is not the same as no list.
            let joined = values.join(separator.in_url());
            self.query.push((query_name(name), joined));
        }
        self
    }
}

/// Joins values that stand in one segment.
fn joined(name: &'static str, values: &[impl AsRef<str>], separator: &str) -> Result<PathValue> {
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
