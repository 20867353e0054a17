use super::request::NOWHERE;
use crate::ir::{Api, Endpoint, Location, Parameter, Scalar, Type};

/// What stands in for a part of the address that an example lacks, so that the rest of it can be tested: nothing but
/// the host depends on it.
pub(super) fn stand_in(api: &Api, parameter: &Parameter) -> Option<String> {
    let is_text = matches!(parameter.ty, Type::Scalar(Scalar::String | Scalar::Url));
    let Endpoint::Template { template, .. } = &api.client.endpoint else {
        return None;
    };
    if parameter.location != Location::Host || !is_text {
        return None;
    }
    let place = format!("{{{}}}", parameter.wire_name);
    let whole = template.starts_with(&place);
    Some(if whole { NOWHERE } else { "example" }.to_owned())
}
