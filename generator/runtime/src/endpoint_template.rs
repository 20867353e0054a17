//! Endpoints with parameters.

use azure_core::Result;

use super::{
    Endpoint,
    encode::{is_unreserved, push_encoded},
    endpoint::refused,
};

impl Endpoint {
    /// Creates an endpoint from a URL template such as `https://{account}.example.com` and its values
    /// (`x-ms-parameterized-host`).
    ///
    /// # Errors
    ///
    /// Returns an error if a value is not allowed at its position.
    pub fn template(template: &str, values: &[(&str, &str)]) -> Result<Self> {
        Self::url(&fill(template, values)?)
    }
}

fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
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
                "`{name}` of the endpoint `{template}` is missing"
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

/// Adds the scheme to a URL that a service returned without one.
fn whole(address: &str) -> String {
    let address = address.trim().trim_end_matches('/');
    if address.is_empty() || address.contains("://") {
        address.to_owned()
    } else {
        format!("https://{address}")
    }
}

/// Inserts a value into the template. In scheme and host it may only have characters that are allowed there; in the
/// path it is one segment or several.
fn place(out: &mut String, name: &str, value: &str, tail: &str) -> Result<()> {
    let in_host = out
        .split_once("://")
        .is_none_or(|(_, rest)| !rest.contains('/'));
    let fits = match in_host {
        true => !matches!(value, "" | "." | "..") && fits_host(value, tail),
        false => value.split('/').all(is_segment),
    };
    if !fits {
        return Err(refused(format!(
            "invalid value `{value}` for `{name}` of the endpoint"
        )));
    }
    if in_host {
        out.push_str(value);
        return Ok(());
    }
    for (index, segment) in value.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        push_encoded(out, segment, is_unreserved);
    }
    Ok(())
}

/// True if a value is a valid part of a host. The last part of the host, after which `tail` has no more, may have a
/// port.
fn fits_host(value: &str, tail: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let is_last = tail.is_empty() || tail.starts_with('/');
    let host = match value.split_once(':') {
        Some((host, port)) if is_last && is_port(port) => host,
        _ => value,
    };
    host.bytes().all(fits)
}

fn is_segment(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
