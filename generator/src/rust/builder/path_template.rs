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

/// The characters to encode in the text between parameters: all but those of a path (RFC 3986, section 3.3), and `%`
/// because the text may already be encoded.
const NOT_IN_PATH: &AsciiSet = &NOT_UNRESERVED
    .remove(b'!')
    .remove(b'$')
    .remove(b'%')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

/// Returns the path template, encoded, with encoded constants.
pub(super) fn path_template(operation: &Operation) -> String {
    let mut path = literals_encoded(&operation.path);
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

/// Encodes the text between the parameters of a template. A brace without a partner is text.
fn literals_encoded(template: &str) -> String {
    let mut path = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((literal, tail)) = rest.split_once('{')
        && let Some((name, tail)) = tail.split_once('}')
    {
        path.extend(utf8_percent_encode(literal, NOT_IN_PATH));
        path.extend(["{", name, "}"]);
        rest = tail;
    }
    path.extend(utf8_percent_encode(rest, NOT_IN_PATH));
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

#[cfg(test)]
mod tests {
    use super::literals_encoded;

    #[test]
    fn the_text_between_parameters_is_encoded() {
        for (template, encoded) in [
            ("/a b/é/{a}", "/a%20b/%C3%A9/{a}"),
            ("/{a}/b}{c", "/{a}/b%7D%7Bc"),
            ("/{a}?x#y/", "/{a}%3Fx%23y/"),
            ("/Users('{id}')/$value:run", "/Users('{id}')/$value:run"),
            ("/a%2Fb/{a b}", "/a%2Fb/{a b}"),
        ] {
            assert_eq!(literals_encoded(template), encoded);
        }
    }
}
