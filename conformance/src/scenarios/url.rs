//! Scenarios of parameters in paths and queries.

use conformance_clients::url::models::*;
use conformance_clients::url_multi_collectionformat::models as multi;

use crate::scenario::{Scenarios, time};

const MULTI_BYTE: &str = "啊齄丂狛狜\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}";
const RESERVED: &str = "begin!*'();:@ &=+$,/?#[]end";

pub(crate) fn add(list: &mut Scenarios) {
    paths(list);
    queries(list);
    arrays(list);
    path_items(list);
}

fn paths(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").paths_client(), client;
        send "UrlPathsBoolTrue" => client.get_boolean_true(None);
        send "UrlPathsBoolFalse" => client.get_boolean_false(None);
        send "UrlPathsIntPositive" => client.get_int_one_million(None);
        send "UrlPathsIntNegative" => client.get_int_negative_one_million(None);
        send "UrlPathsLongPositive" => client.get_ten_billion(None);
        send "UrlPathsLongNegative" => client.get_negative_ten_billion(None);
        send "UrlPathsFloatPositive" => client.float_scientific_positive(None);
        send "UrlPathsFloatNegative" => client.float_scientific_negative(None);
        send "UrlPathsDoublePositive" => client.double_decimal_positive(None);
        send "UrlPathsDoubleNegative" => client.double_decimal_negative(None);
        send "UrlPathsStringUnicode" => client.string_unicode(None);
        send "UrlPathsStringUrlEncoded" => client.string_url_encoded(None);
        send "UrlPathsStringEmpty" => client.string_empty(None);
        send "UrlPathsByteEmpty" => client.byte_empty(None);
        send "UrlPathsDateValid" => client.date_valid(None);
        send "UrlPathsDateTimeValid" => client.date_time_valid(None);
        send "UrlPathsStringUrlNonEncoded" => client.string_url_non_encoded(None);
        send "UrlPathsEnumValid" => client.enum_valid(&UriColor::GreenColor, None);
        send "UrlPathsByteMultiByte" => client.byte_multi_byte(MULTI_BYTE.as_bytes(), None);
        send "UrlPathsStringBase64Url" => client.base64_url(b"lorem", None);
        send "UrlPathsArrayCSVInPath" => client.array_csv_in_path(&texts(&["ArrayPath1", RESERVED, "", ""]), None);
        send "UrlPathsIntUnixTime" => client.unix_time_url(time("2016-04-13T00:00:00Z"), None);
    );
}

fn queries(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").queries_client(), client;
        send "UrlQueriesBoolTrue" => client.get_boolean_true(None);
        send "UrlQueriesBoolFalse" => client.get_boolean_false(None);
        send "UrlQueriesIntPositive" => client.get_int_one_million(None);
        send "UrlQueriesIntNegative" => client.get_int_negative_one_million(None);
        send "UrlQueriesLongPositive" => client.get_ten_billion(None);
        send "UrlQueriesLongNegative" => client.get_negative_ten_billion(None);
        send "UrlQueriesFloatPositive" => client.float_scientific_positive(None);
        send "UrlQueriesFloatNegative" => client.float_scientific_negative(None);
        send "UrlQueriesDoublePositive" => client.double_decimal_positive(None);
        send "UrlQueriesDoubleNegative" => client.double_decimal_negative(None);
        send "UrlQueriesStringUnicode" => client.string_unicode(None);
        send "UrlQueriesStringUrlEncoded" => client.string_url_encoded(None);
        send "UrlQueriesStringEmpty" => client.string_empty(None);
        send "UrlQueriesByteEmpty" => client.byte_empty(None);
        send "UrlQueriesDateValid" => client.date_valid(None);
        send "UrlQueriesDateTimeValid" => client.date_time_valid(None);
        send "UrlQueriesBoolNull" => client.get_boolean_null(None);
        send "UrlQueriesIntNull" => client.get_int_null(None);
        send "UrlQueriesLongNull" => client.get_long_null(None);
        send "UrlQueriesFloatNull" => client.float_null(None);
        send "UrlQueriesDoubleNull" => client.double_null(None);
        send "UrlQueriesStringNull" => client.string_null(None);
        send "UrlQueriesEnumNull" => client.enum_null(None);
        send "UrlQueriesByteNull" => client.byte_null(None);
        send "UrlQueriesDateNull" => client.date_null(None);
        send "UrlQueriesDateTimeNull" => client.date_time_null(None);
        send "UrlQueriesEnumValid" => client.enum_valid(Some(QueriesClientEnumValidOptions { enum_query: Some(UriColor::GreenColor), ..Default::default() }));
        send "UrlQueriesByteMultiByte" => client.byte_multi_byte(Some(QueriesClientByteMultiByteOptions { byte_query: Some(MULTI_BYTE.as_bytes().to_vec()), ..Default::default() }));
    );
}

fn arrays(list: &mut Scenarios) {
    let value = || Some(texts(&["ArrayQuery1", RESERVED, "", ""]));
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").queries_client(), client;
        send "UrlQueriesArrayCsvValid" => client.array_string_csv_valid(Some(QueriesClientArrayStringCsvValidOptions { array_query: value(), ..Default::default() }));
        send "UrlQueriesArraySsvValid" => client.array_string_ssv_valid(Some(QueriesClientArrayStringSsvValidOptions { array_query: value(), ..Default::default() }));
        send "UrlQueriesArrayTsvValid" => client.array_string_tsv_valid(Some(QueriesClientArrayStringTsvValidOptions { array_query: value(), ..Default::default() }));
        send "UrlQueriesArrayPipesValid" => client.array_string_pipes_valid(Some(QueriesClientArrayStringPipesValidOptions { array_query: value(), ..Default::default() }));
        send "UrlQueriesArrayCsvNull" => client.array_string_csv_null(None);
        send "UrlQueriesArrayCsvEmpty" => client.array_string_csv_empty(Some(QueriesClientArrayStringCsvEmptyOptions { array_query: Some(Vec::new()), ..Default::default() }));
        send "UrlQueriesArrayNoCollectionFormatValid" => client.array_string_no_collection_format_empty(Some(QueriesClientArrayStringNoCollectionFormatEmptyOptions { array_query: Some(texts(&["hello", "nihao", "bonjour"])), ..Default::default() }));
    );
    scenarios!(list, "vanilla", |world| client!(url_multi_collectionformat, world).queries_client(), client;
        send "UrlQueriesArrayMultiNull" => client.array_string_multi_null(None);
        send "UrlQueriesArrayMultiEmpty" => client.array_string_multi_empty(Some(multi::QueriesClientArrayStringMultiEmptyOptions { array_query: Some(Vec::new()), ..Default::default() }));
        send "UrlQueriesArrayMultiValid" => client.array_string_multi_valid(Some(multi::QueriesClientArrayStringMultiValidOptions { array_query: value().map(|texts| texts.into_iter().map(Some).collect()), ..Default::default() }));
    );
}

fn path_items(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").with_global_string_query("globalStringQuery").path_items_client(), client;
        send "UrlPathItemGetAll" => client.get_all_with_values("pathItemStringPath", "localStringPath", Some(PathItemsClientGetAllWithValuesOptions { path_item_string_query: Some("pathItemStringQuery".into()), local_string_query: Some("localStringQuery".into()), ..Default::default() }));
    );
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").path_items_client(), client;
        send "UrlPathItemGetGlobalNull" => client.get_global_query_null("pathItemStringPath", "localStringPath", Some(PathItemsClientGetGlobalQueryNullOptions { path_item_string_query: Some("pathItemStringQuery".into()), local_string_query: Some("localStringQuery".into()), ..Default::default() }));
    );
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").path_items_client(), client;
        send "UrlPathItemGetGlobalAndLocalNull" => client.get_global_and_local_query_null("pathItemStringPath", "localStringPath", Some(PathItemsClientGetGlobalAndLocalQueryNullOptions { path_item_string_query: Some("pathItemStringQuery".into()), local_string_query: None, ..Default::default() }));
    );
    scenarios!(list, "vanilla", |world| client!(url, world, "globalStringPath").with_global_string_query("globalStringQuery").path_items_client(), client;
        send "UrlPathItemGetPathItemAndLocalNull" => client.get_local_path_item_query_null("pathItemStringPath", "localStringPath", Some(PathItemsClientGetLocalPathItemQueryNullOptions { path_item_string_query: None, local_string_query: None, ..Default::default() }));
    );
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}
