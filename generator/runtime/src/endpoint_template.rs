//! Endpoints of which a client knows a part.

use azure_core::Result;

use super::{
    Endpoint,
    encode::{is_unreserved, push_encoded},
    endpoint::refused,
};

impl Endpoint {
    /// An address with names in braces, such as `https://{vaultName}.vault.azure.net`, and their values
    /// (`x-ms-parameterized-host`).
    ///
    /// # Errors
    ///
    /// A value cannot stand in its place.
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
