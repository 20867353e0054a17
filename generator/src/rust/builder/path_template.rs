//! The path of a request, with the constants of the specification filled in.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::ir::{Operation, ParameterLocation, Type};

/// The characters that are encoded in a URL (RFC 3986, section 2.3).
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters that are encoded in the name of a query parameter: `$` stays readable.
const NOT_IN_NAME: &AsciiSet = &NOT_UNRESERVED.remove(b'$');

/// The path template with the constants of the specification filled in, each encoded as a caller's value is.
pub(super) fn path_template(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for parameter in &operation.parameters {
        if let (ParameterLocation::Path, Type::Constant(value)) =
            (parameter.location, &parameter.ty)
        {
            let value = match parameter.skip_url_encoding {
                true => value.clone(),
                false => encoded(value),
            };
            path = path.replace(&format!("{{{}}}", parameter.wire_name), &value);
        }
    }
    path
}

/// A value as it stands in a URL.
pub(super) fn encoded(value: &str) -> String {
    utf8_percent_encode(value, NOT_UNRESERVED).to_string()
}

/// The name of a query parameter as it stands in a URL.
pub(super) fn encoded_name(name: &str) -> String {
    utf8_percent_encode(name, NOT_IN_NAME).to_string()
}
