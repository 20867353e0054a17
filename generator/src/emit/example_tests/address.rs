use super::request::NOWHERE;
use crate::ir::{Api, Endpoint, Location, Parameter, Scalar, Type};

/// What stands in for a part of the address that an example lacks, so that the rest of it can be tested: nothing but
/// the host depends on it.
pub(super) fn stand_in(api: &Api, parameter: &Parameter) -> Option<String> {
    let Endpoint::Template { template, .. } = &api.client.endpoint else {
        return None;
    };
    let is_text = matches!(parameter.ty, Type::Scalar(Scalar::String | Scalar::Url));
    (parameter.location == Location::Host && is_text).then(|| part(template, &parameter.wire_name))
}

/// A whole address where the name stands for scheme and host, and else a word that can stand in one.
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
