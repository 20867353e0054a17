//! Scenarios of text and bytes.

use conformance_clients::body_string::models::RefColorConstant;

use crate::scenario::{Scenarios, body};

const MULTI_BYTE: &str = "啊齄丂狛狜\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}ˊ〞〡￤℡㈱‐ー﹡﹢﹫、〓ⅰⅹ⒈€㈠㈩ⅠⅫ！￣ぁんァヶΑ︴АЯаяāɡㄅㄩ─╋︵﹄︻︱︳︴ⅰⅹɑɡ〇〾⿻⺁䜣€";
const SPACED: &str = "    Now is the time for all good men to come to the aid of their country    ";
const BASE64_URL: &str = "a string that gets encoded with base64url";

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_string, world).string_client(), client;
        none "getStringNull" => client.get_null(None);
        send "putStringNull" => client.put_null(None);
        json "getStringEmpty" => client.get_empty(None), "";
        send "putStringEmpty" => client.put_empty(body("".into()), None);
        none "getStringNotProvided" => client.get_not_provided(None);
        json "getStringWithLeadingAndTrailingWhitespace" => client.get_whitespace(None), SPACED;
        send "putStringWithLeadingAndTrailingWhitespace" => client.put_whitespace(body(SPACED.into()), None);
        json "getStringMultiByteCharacters" => client.get_mbcs(None), MULTI_BYTE;
        send "putStringMultiByteCharacters" => client.put_mbcs(body(MULTI_BYTE.into()), None);
        get "getStringBase64Encoded" => client.get_base64_encoded(None), b"a string that gets encoded with base64".to_vec();
        get "getStringBase64UrlEncoded" => client.get_base64_url_encoded(None), BASE64_URL.as_bytes().to_vec();
        send "putStringBase64UrlEncoded" => client.put_base64_url_encoded(body("YSBzdHJpbmcgdGhhdCBnZXRzIGVuY29kZWQgd2l0aCBiYXNlNjR1cmw".into()), None);
        none "getStringNullBase64UrlEncoding" => client.get_null_base64_url_encoded(None);
    );
    scenarios!(list, "vanilla", |world| client!(body_string, world).enum_client(), client;
        json "getEnumNotExpandable" => client.get_not_expandable(None), "red color";
        send "putEnumNotExpandable" => client.put_not_expandable(body("red color".into()), None);
        json "getEnumReferenced" => client.get_referenced(None), "red color";
        send "putEnumReferenced" => client.put_referenced(body("red color".into()), None);
        get "getEnumReferencedConstant" => client.get_referenced_constant(None), RefColorConstant { field1: Some("Sample String".into()) };
        send "putEnumReferencedConstant" => client.put_referenced_constant(RefColorConstant::default().try_into()?, None);
    );
    scenarios!(list, "vanilla", |world| client!(body_boolean, world).bool_client(), client;
        json "getBoolTrue" => client.get_true(None), true;
        json "getBoolFalse" => client.get_false(None), false;
        send "putBoolTrue" => client.put_true(body(true.into()), None);
        send "putBoolFalse" => client.put_false(body(false.into()), None);
        none "getBoolNull" => client.get_null(None);
        wrong "getBoolInvalid" => client.get_invalid(None);
    );
    scenarios!(list, "vanilla", |world| client!(body_byte, world).byte_client(), client;
        none "getByteNull" => client.get_null(None);
        get "getByteEmpty" => client.get_empty(None), Vec::<u8>::new();
        get "getByteNonAscii" => client.get_non_ascii(None), (246..=255).rev().collect::<Vec<u8>>();
        send "putByteNonAscii" => client.put_non_ascii(body("//79/Pv6+fj39g==".into()), None);
        wrong "getByteInvalid" => client.get_invalid(None);
    );
}
