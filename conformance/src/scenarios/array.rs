//! Scenarios of bodies that are arrays.

use azure_core::time::OffsetDateTime;
use serde_json::json;

use crate::scenario::{Scenarios, body, time};

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_array, world).array_client(), client;
        none "getArrayNull" => client.get_null(None);
        json "getArrayEmpty" => client.get_empty(None), [];
        wrong "getArrayInvalid" => client.get_invalid(None);
        send "putArrayEmpty" => client.put_empty(body(json!([])), None);
        json "getArrayBooleanValid" => client.get_boolean_tfft(None), [true, false, false, true];
        send "putArrayBooleanValid" => client.put_boolean_tfft(body(json!([true, false, false, true])), None);
        wrong "getArrayBooleanWithNull" => client.get_boolean_invalid_null(None);
        wrong "getArrayBooleanWithString" => client.get_boolean_invalid_string(None);
        json "getArrayIntegerValid" => client.get_integer_valid(None), [1, -1, 3, 300];
        send "putArrayIntegerValid" => client.put_integer_valid(body(json!([1, -1, 3, 300])), None);
        wrong "getArrayIntegerWithNull" => client.get_int_invalid_null(None);
        wrong "getArrayIntegerWithString" => client.get_int_invalid_string(None);
        json "getArrayLongValid" => client.get_long_valid(None), [1, -1, 3, 300];
        send "putArrayLongValid" => client.put_long_valid(body(json!([1, -1, 3, 300])), None);
        wrong "getArrayLongWithNull" => client.get_long_invalid_null(None);
        wrong "getArrayLongWithString" => client.get_long_invalid_string(None);
        get "getArrayFloatValid" => client.get_float_valid(None), of([0.0, -0.01, -1.2e20]);
        send "putArrayFloatValid" => client.put_float_valid(body(json!([0.0, -0.01, -1.2e20])), None);
        wrong "getArrayFloatWithNull" => client.get_float_invalid_null(None);
        wrong "getArrayFloatWithString" => client.get_float_invalid_string(None);
        json "getArrayDoubleValid" => client.get_double_valid(None), [0.0, -0.01, -1.2e20];
        send "putArrayDoubleValid" => client.put_double_valid(body(json!([0.0, -0.01, -1.2e20])), None);
        wrong "getArrayDoubleWithNull" => client.get_double_invalid_null(None);
        wrong "getArrayDoubleWithString" => client.get_double_invalid_string(None);
        json "getArrayStringValid" => client.get_string_valid(None), ["foo1", "foo2", "foo3"];
        send "putArrayStringValid" => client.put_string_valid(body(json!(["foo1", "foo2", "foo3"])), None);
        json "getArrayStringWithNull" => client.get_string_with_null(None), ["foo", null, "foo2"];
        wrong "getArrayStringWithNumber" => client.get_string_with_invalid(None);
        json "getArrayDateValid" => client.get_date_valid(None), ["2000-12-01", "1980-01-02", "1492-10-12"];
        send "putArrayDateValid" => client.put_date_valid(body(json!(["2000-12-01", "1980-01-02", "1492-10-12"])), None);
        wrong "getArrayDateWithNull" => client.get_date_invalid_null(None);
        json "getArrayDateWithInvalidChars" => client.get_date_invalid_chars(None), ["2011-03-22", "date"];
        get "getArrayDateTimeValid" => client.get_date_time_valid(None), times();
        wrong "getArrayDateTimeWithNull" => client.get_date_time_invalid_null(None);
        wrong "getArrayDateTimeWithInvalidChars" => client.get_date_time_invalid_chars(None);
        get "getArrayDateTimeRfc1123Valid" => client.get_date_time_rfc1123_valid(None), rfc1123();
        send "putArrayDateTimeRfc1123Valid" => client.put_date_time_rfc1123_valid(body(json!(["Fri, 01 Dec 2000 00:00:01 GMT", "Wed, 02 Jan 1980 00:11:35 GMT", "Wed, 12 Oct 1492 10:15:01 GMT"])), None);
        send "putArrayDurationValid" => client.put_duration_valid(body(json!(["P123DT22H14M12.011S", "P5DT1H"])), None);
        get "getArrayByteValid" => client.get_byte_valid(None), bytes();
        send "putArrayByteValid" => client.put_byte_valid(body(json!(["////+g==", "AQID", "JSlD"])), None);
        wrong "getArrayByteWithNull" => client.get_byte_invalid_null(None);
        get "getArrayBase64Url" => client.get_base64_url(None), base64_url();
        json "getArrayComplexEmpty" => client.get_complex_empty(None), [];
        json "getArrayComplexItemNull" => client.get_complex_item_null(None), [{"integer": 1, "string": "2"}, null, {"integer": 5, "string": "6"}];
        json "getArrayComplexItemEmpty" => client.get_complex_item_empty(None), [{"integer": 1, "string": "2"}, {}, {"integer": 5, "string": "6"}];
        none "getArrayComplexNull" => client.get_complex_null(None);
        none "getArrayArrayNull" => client.get_array_null(None);
        json "getArrayArrayEmpty" => client.get_array_empty(None), [];
        none "getArrayDictionaryNull" => client.get_dictionary_null(None);
        json "getArrayDictionaryEmpty" => client.get_dictionary_empty(None), [];
        json "getArrayComplexValid" => client.get_complex_valid(None), [{"integer": 1, "string": "2"}, {"integer": 3, "string": "4"}, {"integer": 5, "string": "6"}];
        send "putArrayComplexValid" => client.put_complex_valid(body(json!([{"integer": 1, "string": "2"}, {"integer": 3, "string": "4"}, {"integer": 5, "string": "6"}])), None);
        json "getArrayArrayItemNull" => client.get_array_item_null(None), [["1", "2", "3"], null, ["7", "8", "9"]];
        json "getArrayArrayItemEmpty" => client.get_array_item_empty(None), [["1", "2", "3"], [], ["7", "8", "9"]];
        json "getArrayArrayValid" => client.get_array_valid(None), [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]];
        send "putArrayArrayValid" => client.put_array_valid(body(json!([["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]])), None);
        json "getArrayDictionaryItemNull" => client.get_dictionary_item_null(None), [{"1": "one", "2": "two", "3": "three"}, null, {"7": "seven", "8": "eight", "9": "nine"}];
        json "getArrayDictionaryItemEmpty" => client.get_dictionary_item_empty(None), [{"1": "one", "2": "two", "3": "three"}, {}, {"7": "seven", "8": "eight", "9": "nine"}];
        json "getArrayDictionaryValid" => client.get_dictionary_valid(None), [{"1": "one", "2": "two", "3": "three"}, {"4": "four", "5": "five", "6": "six"}, {"7": "seven", "8": "eight", "9": "nine"}];
        send "putArrayDictionaryValid" => client.put_dictionary_valid(body(json!([{"1": "one", "2": "two", "3": "three"}, {"4": "four", "5": "five", "6": "six"}, {"7": "seven", "8": "eight", "9": "nine"}])), None);
        json "getArrayEnumValid" => client.get_enum_valid(None), ["foo1", "foo2", "foo3"];
        send "putArrayEnumValid" => client.put_enum_valid(body(json!(["foo1", "foo2", "foo3"])), None);
        json "getArrayStringEnumValid" => client.get_string_enum_valid(None), ["foo1", "foo2", "foo3"];
        send "putArrayStringEnumValid" => client.put_string_enum_valid(body(json!(["foo1", "foo2", "foo3"])), None);
        json "getArrayUuidValid" => client.get_uuid_valid(None), ["6dcc7237-45fe-45c4-8a6b-3a8a3f625652", "d1399005-30f7-40d6-8da6-dd7c89ad34db", "f42f6aa1-a5bc-4ddf-907e-5f915de43205"];
        send "putArrayUuidValid" => client.put_uuid_valid(body(json!(["6dcc7237-45fe-45c4-8a6b-3a8a3f625652", "d1399005-30f7-40d6-8da6-dd7c89ad34db", "f42f6aa1-a5bc-4ddf-907e-5f915de43205"])), None);
        json "getArrayUuidWithInvalidChars" => client.get_uuid_invalid_chars(None), ["6dcc7237-45fe-45c4-8a6b-3a8a3f625652", "foo"];
        send "putArrayDateTimeValid" => client.put_date_time_valid(body(json!(["2000-12-01T00:00:01Z", "1980-01-02T00:11:35Z", "1492-10-12T10:15:01Z"])), None);
        json "getArrayDurationValid" => client.get_duration_valid(None), ["P123DT22H14M12.011S", "P5DT1H0M0S"];
    );
}

fn times() -> Vec<OffsetDateTime> {
    of([
        "2000-12-01T00:00:01Z",
        "1980-01-02T00:11:35+01:00",
        "1492-10-12T10:15:01-08:00",
    ]
    .map(time))
}

fn rfc1123() -> Vec<OffsetDateTime> {
    of([
        "2000-12-01T00:00:01Z",
        "1980-01-02T00:11:35Z",
        "1492-10-12T10:15:01Z",
    ]
    .map(time))
}

fn bytes() -> Vec<Vec<u8>> {
    of([vec![255, 255, 255, 250], vec![1, 2, 3], vec![37, 41, 67]])
}

fn base64_url() -> Vec<Vec<u8>> {
    let texts = [
        "a string that gets encoded with base64url",
        "test string",
        "Lorem ipsum",
    ];
    of(texts.map(|text| text.as_bytes().to_vec()))
}

fn of<T, const N: usize>(values: [T; N]) -> Vec<T> {
    values.into()
}
