//! Path templates. The text between parameters is encoded.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
};

use super::encode::{is_unreserved, push_encoded};

/// An encoded value of a path parameter.
#[derive(Clone, Debug)]
pub(super) struct PathValue {
    pub(super) name: &'static str,
    /// `None` for a segment that the path omits. Empty for the tenant scope, which has no segment.
    pub(super) encoded: Option<String>,
}

/// The tenant scope.
const TENANT: &str = "/";

/// Appends a value as one encoded path segment.
pub(super) fn push_segment(out: &mut String, name: &str, value: &str) -> Result<()> {
    refuse_dots(name, value)?;
    push_encoded(out, value, is_unreserved);
    Ok(())
}

/// Appends a value that has several segments separated by slashes, such as a resource ID. `/` is the tenant scope, of
/// which nothing is appended.
pub(super) fn push_segments(out: &mut String, name: &str, value: &str) -> Result<()> {
    if value == TENANT {
        return Ok(());
    }
    if value.is_empty() {
        return Err(refused(format!(
            "path parameter `{name}` must not be empty (the tenant scope is `/`)"
        )));
    }
    for (index, part) in value
        .strip_prefix('/')
        .unwrap_or(value)
        .split('/')
        .enumerate()
    {
        refuse_dots(name, part)?;
        if index > 0 {
            out.push('/');
        }
        push_encoded(out, part, is_unreserved);
    }
    Ok(())
}

/// Creates an error about a parameter.
pub(super) fn refused(message: String) -> Error {
    Error::with_message(ErrorKind::DataConversion, message)
}

/// Returns an error for segments that would change the path.
pub(super) fn refuse_dots(name: &str, value: &str) -> Result<()> {
    match value {
        "" => Err(refused(format!(
            "path parameter `{name}` must not be empty or contain an empty segment"
        ))),
        "." | ".." => Err(refused(format!(
            "path parameter `{name}` must not be `{value}` or contain such a segment"
        ))),
        _ => Ok(()),
    }
}

/// Replaces all parameters in one pass, so that braces in values are never replaced.
pub(super) fn fill(template: &str, values: &[PathValue]) -> Result<String> {
    let mut out = String::with_capacity(template.len() + 64);
    let mut used = vec![false; values.len()];
    let mut rest = template;
    while let Some((literal, tail)) = rest.split_once('{') {
        let Some((name, tail)) = tail.split_once('}') else {
            break;
        };
        out.push_str(literal);
        let index = values.iter().position(|value| value.name == name);
        let Some((index, value)) = index.and_then(|index| Some((index, values.get(index)?))) else {
            return Err(refused(format!(
                "path parameter `{name}` of `{template}` is missing"
            )));
        };
        let encoded = value.encoded.as_deref();
        if encoded.is_none() && out.ends_with('/') {
            // The segment includes the slash before it.
            out.pop();
        }
        if encoded == Some("") {
            let is_first = out == "/" && !used.contains(&true);
            if !is_first || !tail.starts_with('/') {
                return Err(refused(format!(
                    "path parameter `{name}` must not be `/`: it is not a scope at the start of the path"
                )));
            }
            // The path starts with what follows the scope.
            out.clear();
        }
        out.push_str(encoded.unwrap_or_default());
        if let Some(used) = used.get_mut(index) {
            *used = true;
        }
        rest = tail;
    }
    out.push_str(rest);
    match values.iter().zip(&used).find(|(_, used)| !**used) {
        Some((value, _)) => Err(refused(format!(
            "path parameter `{}` is not part of `{template}`",
            value.name
        ))),
        None => Ok(out),
    }
}
