//! Conversion of calls to requests.

use std::borrow::Cow;

use azure_core::{
    Result,
    http::{
        Request, Url,
        headers::{ACCEPT, HeaderValue},
    },
};

use super::{
    call::{ApiVersion, Call, Carrier},
    header,
    template::{self, refused},
};

/// A call converted to a request.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) operation: Option<&'static str>,
    pub(super) request: Request,
    pub(super) success: &'static [u16],
}

impl Call {
    /// Builds the request with an API version.
    pub(super) fn prepare(self, endpoint: &Url, version: Option<&ApiVersion>) -> Result<Prepared> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut url = endpoint.clone();
        let path = template::fill(self.template, &self.path)?;
        let base = endpoint.path().trim_end_matches('/');
        match base {
            "" => set_path(&mut url, &path)?,
            base => set_path(&mut url, &format!("{base}{path}"))?,
        }

        let query = join_query(endpoint.query(), self.fixed_query, &self.query, version);
        url.set_query(Some(query.as_str()).filter(|query| !query.is_empty()));

        let mut request = Request::new(url, self.method);
        request.insert_header(ACCEPT, HeaderValue::from_static("application/json"));
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

/// Sets a path that is already encoded, and checks that the URL does not change it.
pub(super) fn set_path(url: &mut Url, path: &str) -> Result<()> {
    let path = if path.is_empty() { "/" } else { path };
    url.set_path(path);
    // URLs resolve dot segments, which must not change the path.
    if url.path() == path {
        Ok(())
    } else {
        Err(refused(format!("`{path}` is not a valid URL path")))
    }
}

fn join_query(
    endpoint: Option<&str>,
    fixed: Option<&str>,
    pairs: &[(Cow<'static, str>, String)],
    version: Option<&ApiVersion>,
) -> String {
    let mut out = String::with_capacity(64);
    let mut part = |text: &[&str]| {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(text.iter().copied());
    };
    for text in [endpoint, fixed].into_iter().flatten() {
        if !text.is_empty() {
            part(&[text]);
        }
    }
    let version = version.and_then(|version| match version.carrier {
        Carrier::Query(index) => Some((index.min(pairs.len()), version.query_pair())),
        Carrier::Header => None,
    });
    for (place, (name, value)) in pairs.iter().enumerate() {
        if let Some((index, pair)) = &version
            && *index == place
        {
            part(&[pair]);
        }
        part(&[name, "=", value]);
    }
    if let Some((index, pair)) = &version
        && *index == pairs.len()
    {
        part(&[pair]);
    }
    out
}

/// True if the call lists the status code as a success, or if it lists none and the status code is 2xx.
pub(super) fn is_success(status: u16, success: &[u16]) -> bool {
    if success.is_empty() {
        (200..300).contains(&status)
    } else {
        success.contains(&status)
    }
}
