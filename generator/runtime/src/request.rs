//! A call made into a request.

use std::borrow::Cow;

use azure_core::{
    Result,
    http::{Request, Url},
};

use super::{
    call::{ApiVersion, Call, Carrier},
    header,
    template::{self, refused},
};

/// A call made into a request.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) operation: Option<&'static str>,
    pub(super) request: Request,
    pub(super) success: &'static [u16],
}

impl Call {
    /// Makes the request. `version` is the version of the API that it asks for.
    pub(super) fn prepare(self, endpoint: &Url, version: Option<&ApiVersion>) -> Result<Prepared> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut url = endpoint.clone();
        let path = template::fill(self.template, &self.path)?;
        let base = endpoint.path().trim_end_matches('/');
        set_path(&mut url, &format!("{base}{path}"))?;

        let query = join_query(endpoint.query(), self.fixed_query, self.query, version);
        url.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));

        let mut request = Request::new(url, self.method);
        request.insert_header(header::name("accept"), "application/json");
        for (name, value) in self.headers {
            request.insert_header(header::name(&name), value);
        }
        if let Some(version) = version.filter(|it| it.carrier == Carrier::Header) {
            header::check(&version.name, &version.value)?;
            request.insert_header(
                header::name(&version.name),
                version.value.clone().into_owned(),
            );
        }
        if let Some(body) = self.body {
            request.set_body(body);
        }
        Ok(Prepared {
            operation: self.operation,
            request,
            success: self.success,
        })
    }
}

/// Sets a path that is encoded already, and makes sure that it stays as it is.
pub(super) fn set_path(url: &mut Url, path: &str) -> Result<()> {
    let path = if path.is_empty() { "/" } else { path };
    url.set_path(path);
    // A URL resolves dot segments: whatever made one must not lead elsewhere.
    if url.path() == path {
        Ok(())
    } else {
        Err(refused(format!(
            "`{path}` is not a path that a URL can hold"
        )))
    }
}

fn join_query(
    endpoint: Option<&str>,
    fixed: Option<&str>,
    pairs: Vec<(Cow<'static, str>, String)>,
    version: Option<&ApiVersion>,
) -> String {
    let mut parts: Vec<String> = [endpoint, fixed]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let before = parts.len();
    parts.extend(
        pairs
            .into_iter()
            .map(|(name, value)| format!("{name}={value}")),
    );
    if let Some(version) = version
        && let Carrier::Query(index) = version.carrier
    {
        let pair = version.query_pair();
        parts.insert((before + index).min(parts.len()), pair);
    }
    parts.join("&")
}

/// True for a status that a call lists as a success; where it lists none, for any 2xx.
pub(super) fn is_success(status: u16, success: &[u16]) -> bool {
    if success.is_empty() {
        (200..300).contains(&status)
    } else {
        success.contains(&status)
    }
}
