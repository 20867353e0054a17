//! Scenarios of request and response headers.

use conformance_clients::header::models::*;

use super::azure::with_request_id;
use crate::scenario::{Scenarios, same, time};

const TEXT: &str = "The quick brown fox jumps over the lazy dog";
const MULTI_BYTE: &str = "啊齄丂狛狜\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}";

pub(crate) fn add(list: &mut Scenarios) {
    sent(list);
    told(list);
    named(list);
}

fn sent(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(header, world).header_client(), client;
        send "HeaderParameterExistingKey" => client.param_existing_key("overwrite", None);
        send "HeaderParameterIntegerPositive" => client.param_integer("positive", 1, None);
        send "HeaderParameterIntegerNegative" => client.param_integer("negative", -2, None);
        send "HeaderParameterLongPositive" => client.param_long("positive", 105, None);
        send "HeaderParameterLongNegative" => client.param_long("negative", -2, None);
        send "HeaderParameterFloatPositive" => client.param_float("positive", 0.07, None);
        send "HeaderParameterFloatNegative" => client.param_float("negative", -3.0, None);
        send "HeaderParameterDoublePositive" => client.param_double("positive", 7e120, None);
        send "HeaderParameterDoubleNegative" => client.param_double("negative", -3.0, None);
        send "HeaderParameterBoolTrue" => client.param_bool("true", true, None);
        send "HeaderParameterBoolFalse" => client.param_bool("false", false, None);
        send "HeaderParameterDateValid" => client.param_date("valid", "2010-01-01", None);
        send "HeaderParameterDateMin" => client.param_date("min", "0001-01-01", None);
        send "HeaderParameterDateTimeValid" => client.param_datetime("valid", time("2010-01-01T12:34:56Z"), None);
        send "HeaderParameterDateTimeMin" => client.param_datetime("min", time("0001-01-01T00:00:00Z"), None);
        send "HeaderParameterDurationValid" => client.param_duration("valid", &"P123DT22H14M12.011S".parse()?, None);
        send "HeaderParameterBytesValid" => client.param_byte("valid", MULTI_BYTE.as_bytes(), None);
        send "HeaderParameterStringValid" => client.param_string("valid", Some(HeaderClientParamStringOptions { value: Some(TEXT.into()), ..Default::default() }));
        send "HeaderParameterStringEmpty" => client.param_string("empty", Some(HeaderClientParamStringOptions { value: Some(String::new()), ..Default::default() }));
        send "HeaderParameterEnumValid" => client.param_enum("valid", Some(HeaderClientParamEnumOptions { value: Some(GreyscaleColors::Grey), ..Default::default() }));
        send "HeaderParameterDateTimeRfc1123Valid" => client.param_datetime_rfc1123("valid", Some(HeaderClientParamDatetimeRfc1123Options { value: Some(time("2010-01-01T12:34:56Z")), ..Default::default() }));
        send "HeaderParameterDateTimeRfc1123Min" => client.param_datetime_rfc1123("min", Some(HeaderClientParamDatetimeRfc1123Options { value: Some(time("0001-01-01T00:00:00Z")), ..Default::default() }));
        send "HeaderParameterStringNull" => client.param_string("null", None);
        send "HeaderParameterEnumNull" => client.param_enum("null", None);
    );
}

fn told(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(header, world).header_client(), client;
        try "HeaderResponseExistingKey" => {
            let response = client.response_existing_key(None).await?;
            same(&HeaderClientResponseExistingKeyResultHeaders::user_agent(&response)?, &Some("overwrite".to_owned()))?;
        }
        try "HeaderResponseProtectedKey" => {
            let response = client.response_protected_key(None).await?;
            same(&HeaderClientResponseProtectedKeyResultHeaders::content_type(&response)?, &Some("text/html; charset=utf-8".to_owned()))?;
        }
        try "HeaderResponseIntegerPositive" => {
            let response = client.response_integer("positive", None).await?;
            same(&HeaderClientResponseIntegerResultHeaders::value(&response)?, &Some(1))?;
        }
        try "HeaderResponseIntegerNegative" => {
            let response = client.response_integer("negative", None).await?;
            same(&HeaderClientResponseIntegerResultHeaders::value(&response)?, &Some(-2))?;
        }
        try "HeaderResponseLongPositive" => {
            let response = client.response_long("positive", None).await?;
            same(&HeaderClientResponseLongResultHeaders::value(&response)?, &Some(105))?;
        }
        try "HeaderResponseLongNegative" => {
            let response = client.response_long("negative", None).await?;
            same(&HeaderClientResponseLongResultHeaders::value(&response)?, &Some(-2))?;
        }
        try "HeaderResponseFloatPositive" => {
            let response = client.response_float("positive", None).await?;
            same(&HeaderClientResponseFloatResultHeaders::value(&response)?, &Some(0.07))?;
        }
        try "HeaderResponseFloatNegative" => {
            let response = client.response_float("negative", None).await?;
            same(&HeaderClientResponseFloatResultHeaders::value(&response)?, &Some(-3.0))?;
        }
        try "HeaderResponseDoublePositive" => {
            let response = client.response_double("positive", None).await?;
            same(&HeaderClientResponseDoubleResultHeaders::value(&response)?, &Some(7e120))?;
        }
        try "HeaderResponseDoubleNegative" => {
            let response = client.response_double("negative", None).await?;
            same(&HeaderClientResponseDoubleResultHeaders::value(&response)?, &Some(-3.0))?;
        }
        try "HeaderResponseBoolTrue" => {
            let response = client.response_bool("true", None).await?;
            same(&HeaderClientResponseBoolResultHeaders::value(&response)?, &Some(true))?;
        }
        try "HeaderResponseBoolFalse" => {
            let response = client.response_bool("false", None).await?;
            same(&HeaderClientResponseBoolResultHeaders::value(&response)?, &Some(false))?;
        }
        try "HeaderResponseDateValid" => {
            let response = client.response_date("valid", None).await?;
            same(&HeaderClientResponseDateResultHeaders::value(&response)?, &Some("2010-01-01".to_owned()))?;
        }
        try "HeaderResponseDateMin" => {
            let response = client.response_date("min", None).await?;
            same(&HeaderClientResponseDateResultHeaders::value(&response)?, &Some("0001-01-01".to_owned()))?;
        }
        try "HeaderResponseDateTimeValid" => {
            let response = client.response_datetime("valid", None).await?;
            same(&HeaderClientResponseDatetimeResultHeaders::value(&response)?, &Some(time("2010-01-01T12:34:56Z")))?;
        }
        try "HeaderResponseDateTimeMin" => {
            let response = client.response_datetime("min", None).await?;
            same(&HeaderClientResponseDatetimeResultHeaders::value(&response)?, &Some(time("0001-01-01T00:00:00Z")))?;
        }
        try "HeaderResponseDurationValid" => {
            let response = client.response_duration("valid", None).await?;
            same(&HeaderClientResponseDurationResultHeaders::value(&response)?, &Some("P123DT22H14M12.011S".parse()?))?;
        }
        try "HeaderResponseBytesValid" => {
            let response = client.response_byte("valid", None).await?;
            same(&HeaderClientResponseByteResultHeaders::value(&response)?, &Some(MULTI_BYTE.as_bytes().to_vec()))?;
        }
        try "HeaderResponseStringValid" => {
            let response = client.response_string("valid", None).await?;
            same(&HeaderClientResponseStringResultHeaders::value(&response)?, &Some(TEXT.to_owned()))?;
        }
        try "HeaderResponseStringEmpty" => {
            let response = client.response_string("empty", None).await?;
            same(&HeaderClientResponseStringResultHeaders::value(&response)?, &Some("".to_owned()))?;
        }
        try "HeaderResponseStringNull" => {
            let response = client.response_string("null", None).await?;
            same(&HeaderClientResponseStringResultHeaders::value(&response)?, &Some("null".to_owned()))?;
        }
        try "HeaderResponseEnumValid" => {
            let response = client.response_enum("valid", None).await?;
            same(&HeaderClientResponseEnumResultHeaders::value(&response)?, &Some(GreyscaleColors::Grey))?;
        }
        try "HeaderResponseDateTimeRfc1123Valid" => {
            let response = client.response_datetime_rfc1123("valid", None).await?;
            same(&HeaderClientResponseDatetimeRfc1123ResultHeaders::value(&response)?, &Some(time("2010-01-01T12:34:56Z")))?;
        }
        try "HeaderResponseDateTimeRfc1123Min" => {
            let response = client.response_datetime_rfc1123("min", None).await?;
            same(&HeaderClientResponseDatetimeRfc1123ResultHeaders::value(&response)?, &Some(time("0001-01-01T00:00:00Z")))?;
        }
        try "HeaderResponseEnumNull" => {
            let response = client.response_enum("null", None).await?;
            same(&HeaderClientResponseEnumResultHeaders::value(&response)?, &Some(GreyscaleColors::UnknownValue(String::new())))?;
        }
    );
}

fn named(list: &mut Scenarios) {
    scenarios!(list, "optional", |world| client!(header, world).header_client(), client;
        send "HeaderParameterProtectedKey" => client.param_protected_key("text/html", None);
        send "CustomHeaderInRequest" => client.custom_request_id(Some(HeaderClientCustomRequestIdOptions { method_options: with_request_id() }));
    );
}
