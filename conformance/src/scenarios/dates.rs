//! Scenarios of dates, times and durations.

use crate::scenario::{Scenarios, body, time};

/// The last millisecond of a year with four digits.
const MAX: &str = "9999-12-31T23:59:59.999Z";

pub(crate) fn add(list: &mut Scenarios) {
    // Dates are text, even if invalid, so that responses with invalid dates can be read.
    scenarios!(list, "vanilla", |world| client!(body_date, world).date_client(), client;
        none "getDateNull" => client.get_null(None);
        get "getDateInvalid" => client.get_invalid_date(None), "201O-18-90";
        get "getDateOverflow" => client.get_overflow_date(None), "10000000000-12-31";
        get "getDateUnderflow" => client.get_underflow_date(None), "0000-00-00";
        get "getDateMax" => client.get_max_date(None), "9999-12-31";
        send "putDateMax" => client.put_max_date(body("9999-12-31".into()), None);
        json "getDateMin" => client.get_min_date(None), "0001-01-01";
        send "putDateMin" => client.put_min_date(body("0001-01-01".into()), None);
    );
    scenarios!(list, "vanilla", |world| client!(body_datetime, world).datetime_client(), client;
        none "getDateTimeNull" => client.get_null(None);
        wrong "getDateTimeInvalid" => client.get_invalid(None);
        get "getDateTimeOverflow" => client.get_overflow(None), time("9999-12-31T23:59:59.999-14:00");
        wrong "getDateTimeUnderflow" => client.get_underflow(None);
        send "putDateTimeMaxUtc" => client.put_utc_max_date_time(body(MAX.into()), None);
        get "getDateTimeMaxUtcLowercase" => client.get_utc_lowercase_max_date_time(None), time(MAX);
        get "getDateTimeMaxUtcUppercase" => client.get_utc_uppercase_max_date_time(None), time(MAX);
        get "getDateTimeMaxLocalPositiveOffsetLowercase" => client.get_local_positive_offset_lowercase_max_date_time(None), time("9999-12-31T23:59:59.999+14:00");
        get "getDateTimeMaxLocalPositiveOffsetUppercase" => client.get_local_positive_offset_uppercase_max_date_time(None), time("9999-12-31T23:59:59.999+14:00");
        get "getDateTimeMaxLocalNegativeOffsetLowercase" => client.get_local_negative_offset_lowercase_max_date_time(None), time("9999-12-31T23:59:59.999-14:00");
        get "getDateTimeMaxLocalNegativeOffsetUppercase" => client.get_local_negative_offset_uppercase_max_date_time(None), time("9999-12-31T23:59:59.999-14:00");
        json "getDateTimeMinUtc" => client.get_utc_min_date_time(None), "0001-01-01T00:00:00Z";
        send "putDateTimeMinUtc" => client.put_utc_min_date_time(body("0001-01-01T00:00:00Z".into()), None);
        json "getDateTimeMinLocalPositiveOffset" => client.get_local_positive_offset_min_date_time(None), "0001-01-01T00:00:00+14:00";
        json "getDateTimeMinLocalNegativeOffset" => client.get_local_negative_offset_min_date_time(None), "0001-01-01T00:00:00-14:00";
        get "getDateTimeMinLocalNoOffset" => client.get_local_no_offset_min_date_time(None), time("0001-01-01T00:00:00Z");
    );
    scenarios!(list, "optional", |world| client!(body_datetime, world).datetime_client(), client;
        send "putDateTimeMaxUtc7MS" => client.put_utc_max_date_time7_digits(body("9999-12-31T23:59:59.9999999Z".into()), None);
        get "getDateTimeMaxUtc7MSUppercase" => client.get_utc_uppercase_max_date_time7_digits(None), time("9999-12-31T23:59:59.9999999Z");
        send "putDateTimeMaxLocalPositiveOffset" => client.put_local_positive_offset_max_date_time(body("9999-12-31T23:59:59.999+14:00".into()), None);
        send "putDateTimeMaxLocalNegativeOffset" => client.put_local_negative_offset_max_date_time(body("9999-12-31T23:59:59.999-14:00".into()), None);
        send "putDateTimeMinLocalPositiveOffset" => client.put_local_positive_offset_min_date_time(body("0001-01-01T00:00:00+14:00".into()), None);
        send "putDateTimeMinLocalNegativeOffset" => client.put_local_negative_offset_min_date_time(body("0001-01-01T00:00:00-14:00".into()), None);
    );
    scenarios!(list, "vanilla", |world| client!(body_datetime_rfc1123, world).datetimerfc1123_client(), client;
        none "getDateTimeRfc1123Null" => client.get_null(None);
        wrong "getDateTimeRfc1123Invalid" => client.get_invalid(None);
        wrong "getDateTimeRfc1123Overflow" => client.get_overflow(None);
        wrong "getDateTimeRfc1123Underflow" => client.get_underflow(None);
        send "putDateTimeRfc1123Max" => client.put_utc_max_date_time(body("Fri, 31 Dec 9999 23:59:59 GMT".into()), None);
        get "getDateTimeRfc1123MaxUtcLowercase" => client.get_utc_lowercase_max_date_time(None), time("9999-12-31T23:59:59Z");
        get "getDateTimeRfc1123MaxUtcUppercase" => client.get_utc_uppercase_max_date_time(None), time("9999-12-31T23:59:59Z");
        json "getDateTimeRfc1123MinUtc" => client.get_utc_min_date_time(None), "Mon, 01 Jan 0001 00:00:00 GMT";
        send "putDateTimeRfc1123Min" => client.put_utc_min_date_time(body("Mon, 01 Jan 0001 00:00:00 GMT".into()), None);
    );
    scenarios!(list, "vanilla", |world| client!(body_duration, world).duration_client(), client;
        none "getDurationNull" => client.get_null(None);
        json "getDurationInvalid" => client.get_invalid(None), "123ABC";
        json "getDurationPositive" => client.get_positive_duration(None), "P3Y6M4DT12H30M5S";
        send "putDurationPositive" => client.put_positive_duration(body("P123DT22H14M12.011S".into()), None);
    );
    scenarios!(list, "vanilla", |world| client!(body_time, world).time_client(), client;
        get "BodyTimeGet" => client.get(None), "11:34:56";
        get "BodyTimePut" => client.put(body("08:07:56".into()), None), "Nice job posting time";
    );
}
