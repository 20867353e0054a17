//! Placeholders for host parameters that an example lacks.

use crate::ir::{Api, Endpoint, Parameter, ParameterLocation, Scalar, Type};

/// The endpoint for clients of APIs without one.
pub(super) const NOWHERE: &str = "https://example.com";

/// Returns a placeholder for a host parameter that an example lacks. The rest of the example can still be tested, since
/// only the host depends on it.
pub(super) fn stand_in(api: &Api, parameter: &Parameter) -> Option<String> {
    let Endpoint::Template { template, .. } = &api.client.endpoint else {
        return None;
    };
    let is_text = matches!(parameter.ty, Type::Scalar(Scalar::String | Scalar::Url));
    (parameter.location == ParameterLocation::Host && is_text)
        .then(|| part(template, &parameter.wire_name))
}

/// Returns a URL if the parameter is scheme and host, or else a word that is valid in a host.
fn part(template: &str, name: &str) -> String {
    let rest = template.strip_prefix(&format!("{{{name}}}"));
    let is_whole = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if is_whole { NOWHERE } else { "example" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_for_scheme_and_host_gets_a_whole_address() {
        assert_eq!(part("{endpoint}/v1/{area}", "endpoint"), NOWHERE);
        assert_eq!(part("{endpoint}/v1/{area}", "area"), "example");
        assert_eq!(part("{region}.example.net", "region"), "example");
        assert_eq!(part("https://{vault}.example.net", "vault"), "example");
    }
}
