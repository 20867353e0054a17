//! Scenarios of bodies that are maps.

use std::collections::BTreeMap;

use azure_core::time::OffsetDateTime;
use serde_json::json;

use crate::scenario::{Scenarios, body, time};

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_dictionary, world).dictionary_client(), client;
        none "getDictionaryNull" => client.get_null(None);
        json "getDictionaryEmpty" => client.get_empty(None), {};
        wrong "getDictionaryInvalid" => client.get_invalid(None);
        send "putDictionaryEmpty" => client.put_empty(body(json!({})), None);
        wrong "getDictionaryNullValue" => client.get_null_value(None);
        wrong "getDictionaryNullkey" => client.get_null_key(None);
        json "getDictionaryKeyEmptyString" => client.get_empty_string_key(None), {"": "val1"};
        json "getDictionaryBooleanValid" => client.get_boolean_tfft(None), {"0": true, "1": false, "2": false, "3": true};
        send "putDictionaryBooleanValid" => client.put_boolean_tfft(body(json!({"0": true, "1": false, "2": false, "3": true})), None);
        wrong "getDictionaryBooleanWithNull" => client.get_boolean_invalid_null(None);
        wrong "getDictionaryBooleanWithString" => client.get_boolean_invalid_string(None);
        json "getDictionaryIntegerValid" => client.get_integer_valid(None), {"0": 1, "1": -1, "2": 3, "3": 300};
        send "putDictionaryIntegerValid" => client.put_integer_valid(body(json!({"0": 1, "1": -1, "2": 3, "3": 300})), None);
        wrong "getDictionaryIntegerWithNull" => client.get_int_invalid_null(None);
        wrong "getDictionaryIntegerWithString" => client.get_int_invalid_string(None);
        json "getDictionaryLongValid" => client.get_long_valid(None), {"0": 1, "1": -1, "2": 3, "3": 300};
        send "putDictionaryLongValid" => client.put_long_valid(body(json!({"0": 1, "1": -1, "2": 3, "3": 300})), None);
        wrong "getDictionaryLongWithNull" => client.get_long_invalid_null(None);
        wrong "getDictionaryLongWithString" => client.get_long_invalid_string(None);
        get "getDictionaryFloatValid" => client.get_float_valid(None), of([0.0, -0.01, -1.2e20]);
        send "putDictionaryFloatValid" => client.put_float_valid(body(json!({"0": 0.0, "1": -0.01, "2": -1.2e20})), None);
        wrong "getDictionaryFloatWithNull" => client.get_float_invalid_null(None);
        wrong "getDictionaryFloatWithString" => client.get_float_invalid_string(None);
        json "getDictionaryDoubleValid" => client.get_double_valid(None), {"0": 0.0, "1": -0.01, "2": -1.2e20};
        send "putDictionaryDoubleValid" => client.put_double_valid(body(json!({"0": 0.0, "1": -0.01, "2": -1.2e20})), None);
        wrong "getDictionaryDoubleWithNull" => client.get_double_invalid_null(None);
        wrong "getDictionaryDoubleWithString" => client.get_double_invalid_string(None);
        json "getDictionaryStringValid" => client.get_string_valid(None), {"0": "foo1", "1": "foo2", "2": "foo3"};
        send "putDictionaryStringValid" => client.put_string_valid(body(json!({"0": "foo1", "1": "foo2", "2": "foo3"})), None);
        wrong "getDictionaryStringWithNull" => client.get_string_with_null(None);
        wrong "getDictionaryStringWithNumber" => client.get_string_with_invalid(None);
        json "getDictionaryDateValid" => client.get_date_valid(None), {"0": "2000-12-01", "1": "1980-01-02", "2": "1492-10-12"};
        send "putDictionaryDateValid" => client.put_date_valid(body(json!({"0": "2000-12-01", "1": "1980-01-02", "2": "1492-10-12"})), None);
        wrong "getDictionaryDateWithNull" => client.get_date_invalid_null(None);
        json "getDictionaryDateWithInvalidChars" => client.get_date_invalid_chars(None), {"0": "2011-03-22", "1": "date"};
        get "getDictionaryDateTimeValid" => client.get_date_time_valid(None), times();
        wrong "getDictionaryDateTimeWithNull" => client.get_date_time_invalid_null(None);
        wrong "getDictionaryDateTimeWithInvalidChars" => client.get_date_time_invalid_chars(None);
        get "getDictionaryDateTimeRfc1123Valid" => client.get_date_time_rfc1123_valid(None), rfc1123();
        send "putDictionaryDateTimeRfc1123Valid" => client.put_date_time_rfc1123_valid(body(json!({"0": "Fri, 01 Dec 2000 00:00:01 GMT", "1": "Wed, 02 Jan 1980 00:11:35 GMT", "2": "Wed, 12 Oct 1492 10:15:01 GMT"})), None);
        send "putDictionaryDurationValid" => client.put_duration_valid(body(json!({"0": "P123DT22H14M12.011S", "1": "P5DT1H"})), None);
        get "getDictionaryByteValid" => client.get_byte_valid(None), bytes();
        send "putDictionaryByteValid" => client.put_byte_valid(body(json!({"0": "////+g==", "1": "AQID", "2": "JSlD"})), None);
        wrong "getDictionaryByteWithNull" => client.get_byte_invalid_null(None);
        get "getDictionaryBase64Url" => client.get_base64_url(None), base64_url();
        json "getDictionaryComplexEmpty" => client.get_complex_empty(None), {};
        json "getDictionaryComplexItemNull" => client.get_complex_item_null(None), {"0": {"integer": 1, "string": "2"}, "1": null, "2": {"integer": 5, "string": "6"}};
        json "getDictionaryComplexItemEmpty" => client.get_complex_item_empty(None), {"0": {"integer": 1, "string": "2"}, "1": {}, "2": {"integer": 5, "string": "6"}};
        none "getDictionaryComplexNull" => client.get_complex_null(None);
        none "getDictionaryArrayNull" => client.get_array_null(None);
        json "getDictionaryArrayEmpty" => client.get_array_empty(None), {};
        none "getDictionaryDictionaryNull" => client.get_dictionary_null(None);
        json "getDictionaryDictionaryEmpty" => client.get_dictionary_empty(None), {};
        json "getDictionaryComplexValid" => client.get_complex_valid(None), {"0": {"integer": 1, "string": "2"}, "1": {"integer": 3, "string": "4"}, "2": {"integer": 5, "string": "6"}};
        send "putDictionaryComplexValid" => client.put_complex_valid(body(json!({"0": {"integer": 1, "string": "2"}, "1": {"integer": 3, "string": "4"}, "2": {"integer": 5, "string": "6"}})), None);
        json "getDictionaryArrayItemNull" => client.get_array_item_null(None), {"0": ["1", "2", "3"], "1": null, "2": ["7", "8", "9"]};
        json "getDictionaryArrayItemEmpty" => client.get_array_item_empty(None), {"0": ["1", "2", "3"], "1": [], "2": ["7", "8", "9"]};
        json "getDictionaryArrayValid" => client.get_array_valid(None), {"0": ["1", "2", "3"], "1": ["4", "5", "6"], "2": ["7", "8", "9"]};
        send "putDictionaryArrayValid" => client.put_array_valid(body(json!({"0": ["1", "2", "3"], "1": ["4", "5", "6"], "2": ["7", "8", "9"]})), None);
        json "getDictionaryDictionaryItemNull" => client.get_dictionary_item_null(None), {"0": {"1": "one", "2": "two", "3": "three"}, "1": null, "2": {"7": "seven", "8": "eight", "9": "nine"}};
        json "getDictionaryDictionaryItemEmpty" => client.get_dictionary_item_empty(None), {"0": {"1": "one", "2": "two", "3": "three"}, "1": {}, "2": {"7": "seven", "8": "eight", "9": "nine"}};
        json "getDictionaryDictionaryValid" => client.get_dictionary_valid(None), {"0": {"1": "one", "2": "two", "3": "three"}, "1": {"4": "four", "5": "five", "6": "six"}, "2": {"7": "seven", "8": "eight", "9": "nine"}};
        send "putDictionaryDictionaryValid" => client.put_dictionary_valid(body(json!({"0": {"1": "one", "2": "two", "3": "three"}, "1": {"4": "four", "5": "five", "6": "six"}, "2": {"7": "seven", "8": "eight", "9": "nine"}})), None);
        send "putDictionaryDateTimeValid" => client.put_date_time_valid(body(json!({"0": "2000-12-01T00:00:01Z", "1": "1980-01-01T23:11:35Z", "2": "1492-10-12T18:15:01Z"})), None);
        json "getDictionaryDurationValid" => client.get_duration_valid(None), {"0": "P123DT22H14M12.011S", "1": "P5DT1H"};
    );
}

fn times() -> BTreeMap<String, OffsetDateTime> {
    of([
        "2000-12-01T00:00:01Z",
        "1980-01-02T00:11:35+01:00",
        "1492-10-12T10:15:01-08:00",
    ]
    .map(time))
}

fn rfc1123() -> BTreeMap<String, OffsetDateTime> {
    of([
        "2000-12-01T00:00:01Z",
        "1980-01-02T00:11:35Z",
        "1492-10-12T10:15:01Z",
    ]
    .map(time))
}

fn bytes() -> BTreeMap<String, Vec<u8>> {
    of([vec![255, 255, 255, 250], vec![1, 2, 3], vec![37, 41, 67]])
}

fn base64_url() -> BTreeMap<String, Vec<u8>> {
    let texts = [
        "a string that gets encoded with base64url",
        "test string",
        "Lorem ipsum",
    ];
    of(texts.map(|text| text.as_bytes().to_vec()))
}

/// Returns a map with the keys `0`, `1` and so on.
fn of<T, const N: usize>(values: [T; N]) -> BTreeMap<String, T> {
    let pairs = values.into_iter().enumerate();
    pairs
        .map(|(index, value)| (index.to_string(), value))
        .collect()
}
