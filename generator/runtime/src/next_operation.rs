//! Lists whose next page is fetched by an operation of its own (AutoRest, `x-ms-pageable` with `operationName`).

use azure_core::{
    Result,
    http::{Method, Url},
};

use super::{
    encode::{encoded, is_query_name, is_query_text},
    link,
    request::{Prepared, set_path},
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

impl NextOperation {
    /// Where the page is to which `link` leads: where the template puts it, or at the link itself where that is a whole
    /// address or the template has no place for it.
    pub(super) fn url(&self, first: &Prepared, endpoint: &Url, link: &str) -> Result<Url> {
        let link = link.trim();
        if !self.takes(self.parameter) || Url::parse(link).is_ok() {
            return Ok(self.completed(link::resolve(first.request.url(), link)?));
        }
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        let mut values: Vec<PathValue> = first
            .path
            .iter()
            .filter(|value| self.takes(value.name))
            .cloned()
            .collect();
        values.push(template::segments(self.parameter, path)?);
        let path = template::fill(self.template, &values)?;
        let mut url = endpoint.clone();
        let base = endpoint.path().trim_end_matches('/');
        set_path(&mut url, &format!("{base}{path}"))?;
        let query = self.query(first, &encoded(query, is_query_text));
        url.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));
        Ok(self.completed(url))
    }

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
    fn query(&self, first: &Prepared, of_link: &str) -> String {
        let names: Vec<_> = self
            .query
            .iter()
            .map(|name| encoded(name, is_query_name))
            .collect();
        let pairs = first.request.url().query().unwrap_or_default().split('&');
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
