//! Where requests go.

use azure_core::{
    Result,
    cloud::CloudConfiguration,
    error::{Error, ErrorKind},
    http::Url,
};

use super::{
    cloud,
    encode::{is_unreserved, push_encoded},
};

/// Where a client's requests go.
#[derive(Clone, Debug)]
pub enum Endpoint {
    /// Azure Resource Manager: of the cloud in the options, or at an address of its own.
    ResourceManager(Option<String>),
    /// One address.
    Url(String),
    /// An address with names in braces (`x-ms-parameterized-host`).
    Template {
        /// The template, such as `https://{vaultName}.vault.azure.net`.
        template: &'static str,
        /// The values by name.
        values: Vec<(&'static str, String)>,
    },
}

impl Endpoint {
    /// The address, checked.
    pub(super) fn resolve(&self, cloud: Option<&CloudConfiguration>) -> Result<Url> {
        match self {
            Endpoint::ResourceManager(None) => parse(cloud::resource_manager(cloud)?),
            Endpoint::ResourceManager(Some(url)) | Endpoint::Url(url) => parse(url),
            Endpoint::Template { template, values } => parse(&fill(template, values)?),
        }
    }
}

fn parse(text: &str) -> Result<Url> {
    let mut url = Url::parse(text.trim())
        .map_err(|error| refused(format!("the endpoint `{text}` is not a URL: {error}")))?;
    if !matches!(url.scheme(), "https" | "http") || url.host_str().is_none_or(str::is_empty) {
        return Err(refused(format!(
            "the endpoint `{text}` must begin with https:// and a host"
        )));
    }
    url.set_fragment(None);
    Ok(url)
}

fn fill(template: &str, values: &[(&'static str, String)]) -> Result<String> {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((literal, tail)) = rest.split_once('{') {
        let Some((name, tail)) = tail.split_once('}') else {
            break;
        };
        out.push_str(literal);
        let value = values.iter().find(|(known, _)| *known == name);
        let Some((_, value)) = value else {
            return Err(refused(format!(
                "`{name}` of the endpoint `{template}` has no value"
            )));
        };
        if out.is_empty() && !tail.starts_with("://") {
            out.push_str(&whole(value));
        } else {
            place(&mut out, name, value, tail)?;
        }
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

/// The address that a template begins with. Services themselves tell such addresses without the scheme.
fn whole(address: &str) -> String {
    let address = address.trim().trim_end_matches('/');
    if address.is_empty() || address.contains("://") {
        address.to_owned()
    } else {
        format!("https://{address}")
    }
}

/// Puts a value where the template has its name: in the scheme and the host what they can hold, in the path one
/// segment.
fn place(out: &mut String, name: &str, value: &str, tail: &str) -> Result<()> {
    let in_host = out
        .split_once("://")
        .is_none_or(|(_, rest)| !rest.contains('/'));
    if value.is_empty() || matches!(value, "." | "..") || (in_host && !fits_host(value, tail)) {
        return Err(refused(format!(
            "`{value}` is not a value that `{name}` of the endpoint can have"
        )));
    }
    match in_host {
        true => out.push_str(value),
        false => push_encoded(out, value, is_unreserved),
    }
    Ok(())
}

/// Whether a value is a part of a host; the last part, behind which `tail` begins no other, may have a port.
fn fits_host(value: &str, tail: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let is_last = tail.is_empty() || tail.starts_with('/');
    let host = match value.split_once(':') {
        Some((host, port)) if is_last && is_port(port) => host,
        _ => value,
    };
    host.bytes().all(fits)
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn refused(message: String) -> Error {
    Error::with_message(ErrorKind::DataConversion, message)
}
