//! Lists whose next page is fetched by another operation (AutoRest, `x-ms-pageable` with `operationName`).

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
    target::address,
    template::{self, PathValue, push_segments},
};

/// The operation that fetches the next page of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NextOperation {
    /// The HTTP method.
    pub method: Method,
    /// The path template. Parameters that the first page's template also has keep their values.
    pub template: &'static str,
    /// The template parameter that takes the next link.
    pub parameter: &'static str,
    /// The query parameters that are copied from the request for the first page.
    pub query: &'static [&'static str],
    /// The query parameters with constant values, already encoded.
    pub constants: &'static [(&'static str, &'static str)],
}

impl Call {
    /// Like [`next_link`](Self::next_link), with another operation for the next page.
    #[must_use]
    pub fn next_operation(
        self,
        path: &'static [&'static str],
        operation: NextOperation,
    ) -> ListCall {
        let next = Filled {
            operation,
            path: self.parts.target.path_values(),
        };
        let next = Next::Made(path, Arc::new(next));
        ListCall { call: self, next }
    }
}

/// The operation, with the path parameters of the first page.
#[derive(Debug)]
struct Filled {
    operation: NextOperation,
    path: Vec<PathValue>,
}

impl NextRequest for Filled {
    fn method(&self) -> Method {
        self.operation.method
    }

    /// Returns the URL of the next page: the template with `link` inserted, or `link` itself if it is an absolute URL
    /// or the template has no parameter for it.
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
        let mut encoded_path = String::with_capacity(path.len());
        push_segments(&mut encoded_path, operation.parameter, path)?;
        values.push(PathValue {
            name: operation.parameter,
            encoded: Some(encoded_path),
        });
        let path = template::fill(operation.template, &values)?;
        let base = endpoint.path().trim_end_matches('/');
        let query = operation.query(first, &encoded(query, is_query_text));
        let mark = if query.is_empty() { "" } else { "?" };
        let url = address(endpoint, &format!("{base}{path}{mark}{query}"))?;
        Ok(operation.completed(url))
    }
}

impl NextOperation {
    /// Adds the constants that a link lacks.
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

    /// True if the template has the parameter.
    fn takes(&self, name: &str) -> bool {
        self.template.contains(&format!("{{{name}}}"))
    }

    /// Returns the query of the link, with the parameters of the operation that the link lacks.
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
