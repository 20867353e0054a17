//! Scenarios of numbers and booleans.

use serde_json::json;

use crate::scenario::{Scenarios, body, time};

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_number, world).number_client(), client;
        none "getNumberNull" => client.get_null(None);
        wrong "getFloatInvalid" => client.get_invalid_float(None);
        wrong "getDoubleInvalid" => client.get_invalid_double(None);
        json "getFloatBigScientificNotation" => client.get_big_float(None), 3.402823e20;
        send "putFloatBigScientificNotation" => client.put_big_float(body(json!(3.402823e20)), None);
        json "getDoubleBigScientificNotation" => client.get_big_double(None), 2.5976931e101;
        send "putDoubleBigScientificNotation" => client.put_big_double(body(json!(2.5976931e101)), None);
        json "getDoubleBigPositiveDecimal" => client.get_big_double_positive_decimal(None), 99999999.99;
        send "putDoubleBigPositiveDecimal" => client.put_big_double_positive_decimal(body(json!(99999999.99)), None);
        json "getDoubleBigNegativeDecimal" => client.get_big_double_negative_decimal(None), (-99999999.99);
        send "putDoubleBigNegativeDecimal" => client.put_big_double_negative_decimal(body(json!(-99999999.99)), None);
        json "getFloatSmallScientificNotation" => client.get_small_float(None), 3.402823e-20;
        send "putFloatSmallScientificNotation" => client.put_small_float(body(json!(3.402823e-20)), None);
        json "getDoubleSmallScientificNotation" => client.get_small_double(None), 2.5976931e-101;
        send "putDoubleSmallScientificNotation" => client.put_small_double(body(json!(2.5976931e-101)), None);
    );
    scenarios!(list, "optional", |world| client!(body_number, world).number_client(), client;
        wrong "getDecimalInvalid" => client.get_invalid_decimal(None);
        json "getDecimalBig" => client.get_big_decimal(None), 2.5976931e101;
        send "putDecimalBig" => client.put_big_decimal(body(json!(2.5976931e101)), None);
        json "getDecimalSmall" => client.get_small_decimal(None), 2.5976931e-101;
        send "putDecimalSmall" => client.put_small_decimal(body(json!(2.5976931e-101)), None);
        json "getDecimalBigPositiveDecimal" => client.get_big_decimal_positive_decimal(None), 99999999.99;
        send "putDecimalBigPositiveDecimal" => client.put_big_decimal_positive_decimal(body(json!(99999999.99)), None);
        json "getDecimalBigNegativeDecimal" => client.get_big_decimal_negative_decimal(None), (-99999999.99);
        send "putDecimalBigNegativeDecimal" => client.put_big_decimal_negative_decimal(body(json!(-99999999.99)), None);
    );
    scenarios!(list, "vanilla", |world| client!(body_integer, world).int_client(), client;
        none "getIntegerNull" => client.get_null(None);
        wrong "getIntegerInvalid" => client.get_invalid(None);
        wrong "getIntegerOverflow" => client.get_overflow_int32(None);
        wrong "getIntegerUnderflow" => client.get_underflow_int32(None);
        wrong "getLongOverflow" => client.get_overflow_int64(None);
        wrong "getLongUnderflow" => client.get_underflow_int64(None);
        send "putIntegerMax" => client.put_max32(body(i32::MAX.into()), None);
        send "putIntegerMin" => client.put_min32(body(i32::MIN.into()), None);
        send "putLongMax" => client.put_max64(body(i64::MAX.into()), None);
        send "putLongMin" => client.put_min64(body(i64::MIN.into()), None);
        get "getUnixTime" => client.get_unix_time(None), time("2016-04-13T00:00:00Z");
        wrong "getInvalidUnixTime" => client.get_invalid_unix_time(None);
        none "getNullUnixTime" => client.get_null_unix_time(None);
        send "putUnixTime" => client.put_unix_time_date(body(1460505600.into()), None);
    );
}
