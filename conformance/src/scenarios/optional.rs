//! Scenarios of optional parameters and bodies.

use conformance_clients::required_optional::models::*;

use crate::scenario::Scenarios;

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(required_optional, world, "path", "query").implicit_client(), client;
        send "OptionalImplicitQuery" => client.put_optional_query(None);
        send "OptionalImplicitHeader" => client.put_optional_header(None);
        send "OptionalImplicitBody" => client.put_optional_body(None);
        send "ImplicitOptionalBinaryBody" => client.put_optional_binary_body(None);
        send "OptionalGlobalQuery" => client.get_optional_global_query(None);
    );
    scenarios!(list, "vanilla", |world| client!(required_optional, world, "path", "query").explicit_client(), client;
        send "ExplicitOptionalBinaryBody" => client.put_optional_binary_body(None);
        send "ExplicitRequiredBinaryBody" => client.put_required_binary_body(azure_core::Bytes::from_static(b"hello").into(), None);
        send "GeneralOptional+OptionalIntegerParameter" => client.post_optional_integer_parameter(None);
        send "GeneralOptional+OptionalIntegerProperty" => client.post_optional_integer_property(Some(ExplicitClientPostOptionalIntegerPropertyOptions { body_parameter: Some(IntOptionalWrapper::default().try_into()?), ..Default::default() }));
        send "GeneralOptional+OptionalIntegerHeader" => client.post_optional_integer_header(None);
        send "GeneralOptional+OptionalStringParameter" => client.post_optional_string_parameter(None);
        send "GeneralOptional+OptionalStringProperty" => client.post_optional_string_property(Some(ExplicitClientPostOptionalStringPropertyOptions { body_parameter: Some(StringOptionalWrapper::default().try_into()?), ..Default::default() }));
        send "GeneralOptional+OptionalStringHeader" => client.post_optional_string_header(None);
        send "GeneralOptional+OptionalClassParameter" => client.post_optional_class_parameter(None);
        send "GeneralOptional+OptionalClassProperty" => client.post_optional_class_property(Some(ExplicitClientPostOptionalClassPropertyOptions { body_parameter: Some(ClassOptionalWrapper::default().try_into()?), ..Default::default() }));
        send "GeneralOptional+OptionalArrayParameter" => client.post_optional_array_parameter(None);
        send "GeneralOptional+OptionalArrayProperty" => client.post_optional_array_property(Some(ExplicitClientPostOptionalArrayPropertyOptions { body_parameter: Some(ArrayOptionalWrapper::default().try_into()?), ..Default::default() }));
        send "GeneralOptional+OptionalArrayHeader" => client.post_optional_array_header(None);
    );
}
