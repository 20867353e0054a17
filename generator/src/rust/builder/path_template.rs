//! Path templates with constants inserted.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::ir::{Operation, ParameterLocation, Type};

/// The characters to encode in a URL (RFC 3986, section 2.3).
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters to encode in the name of a query parameter. `$` is not encoded.
const NOT_IN_NAME: &AsciiSet = &NOT_UNRESERVED.remove(b'$');

/// Returns the path template with encoded constants.
pub(super) fn path_template(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for parameter in &operation.parameters {
        if let (ParameterLocation::Path, Type::Constant(value)) =
            (parameter.location, &parameter.ty)
        {
            let mut value = value.to_string();
            if !parameter.skip_url_encoding {
                value = encoded(&value);
            }
            if parameter.double_url_encoding {
                value = encoded(&value);
            }
            path = path.replace(&format!("{{{}}}", parameter.wire_name), &value);
        }
    }
    path
}

/// Encodes a value for a URL.
pub(super) fn encoded(value: &str) -> String {
    utf8_percent_encode(value, NOT_UNRESERVED).to_string()
}

/// Encodes the name of a query parameter.
pub(super) fn encoded_name(name: &str) -> String {
    utf8_percent_encode(name, NOT_IN_NAME).to_string()
}
