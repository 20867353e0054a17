//! Lists whose next page is fetched by an operation of its own (AutoRest, `x-ms-pageable` with `operationName`).

use std::sync::Arc;

use azure_core::{
    Result,
    http::{Method, Url},
};

use super::{
    Call,
    encode::{encoded, is_query_name, is_query_text},
    link,
    next::{ListCall, Next, NextRequest},
    request::set_path,
    template::{self, PathValue},
};

/// The operation that fetches the next page of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NextOperation {
    /// Its verb.
    pub method: Method,
    /// Its path template. What it shares with the template of the first page has the first page's values.
    pub template: &'static str,
    /// The name in the template that stands for the link.
    pub parameter: &'static str,
    /// The query parameters that it takes over from the first page.
    pub query: &'static [&'static str],
    /// The query parameters that have always the same value, encoded as they travel.
    pub constants: &'static [(&'static str, &'static str)],
}

impl Call {
    /// As [`next_link`](Self::next_link), where an operation of its own fetches the next page.
    #[must_use]
    pub fn next_operation(
        self,
        path: &'static [&'static str],
        operation: NextOperation,
    ) -> ListCall {
        let next = Filled {
            operation,
            path: self.path.clone(),
        };
        let next = Next::Made(path, Arc::new(next));
        ListCall { call: self, next }
    }
}

/// The operation, and what fills the path of the first page.
#[derive(Debug)]
struct Filled {
    operation: NextOperation,
    path: Vec<PathValue>,
}

impl NextRequest for Filled {
    fn method(&self) -> Method {
        self.operation.method
    }

    /// Where the page is to which `link` leads: where the template puts it, or at the link itself where that is a whole
    /// address or the template has no place for it.
    fn url(&self, first: &Url, endpoint: &Url, link: &str) -> Result<Url> {
        let operation = &self.operation;
        let link = link.trim();
        if !operation.takes(operation.parameter) || Url::parse(link).is_ok() {
            return Ok(operation.completed(link::resolve(first, link)?));
        }
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        let mut values: Vec<PathValue> = self
            .path
            .iter()
            .filter(|value| operation.takes(value.name))
            .cloned()
            .collect();
        values.push(template::segments(operation.parameter, path)?);
        let path = template::fill(operation.template, &values)?;
        let mut url = endpoint.clone();
        let base = endpoint.path().trim_end_matches('/');
        set_path(&mut url, &format!("{base}{path}"))?;
        let query = operation.query(first, &encoded(query, is_query_text));
        url.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));
        Ok(operation.completed(url))
    }
}

impl NextOperation {
    /// Adds the constants that a link does not say.
    fn completed(&self, mut url: Url) -> Url {
        for (name, value) in self.constants {
            let query = url.query().unwrap_or_default();
            if query.split('&').any(|pair| name_of(pair) == *name) {
                continue;
            }
            let and = if query.is_empty() { "" } else { "&" };
            let query = format!("{query}{and}{name}={value}");
            url.set_query(Some(&query));
        }
        url
    }

    /// Whether the template has a place for a parameter.
    fn takes(&self, name: &str) -> bool {
        self.template.contains(&format!("{{{name}}}"))
    }

    /// The link's own query, and what the operation takes over that the link does not say.
    fn query(&self, first: &Url, of_link: &str) -> String {
        let names: Vec<_> = self
            .query
            .iter()
            .map(|name| encoded(name, is_query_name))
            .collect();
        let pairs = first.query().unwrap_or_default().split('&');
        let taken_over = pairs.filter(|pair| {
            let name = name_of(pair);
            let is_listed = names.iter().any(|listed| listed == name);
            is_listed && !of_link.split('&').any(|own| name_of(own) == name)
        });
        let own = Some(of_link).filter(|query| !query.is_empty());
        taken_over.chain(own).collect::<Vec<_>>().join("&")
    }
}

fn name_of(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(name, _)| name)
}
