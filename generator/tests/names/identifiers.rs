//! Tests of identifiers.

use armsmith::names::{FieldName, ModuleName, TypeName, VariantName, Words};
use quote::ToTokens;

/// The keywords of the editions 2015 to 2024: strict, reserved and weak.
const STRICT_AND_RESERVED: &str = "abstract as async await become box break const continue do dyn else enum extern \
    false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return static struct \
    trait true try type typeof unsafe unsized use virtual where while yield";
const WEAK: &str = "auto default macro_rules raw safe union";
const PATHS: [&str; 3] = ["crate", "self", "super"];

fn field(text: &str) -> FieldName {
    FieldName::new(&Words::of(text))
}

#[test]
fn fields_called_like_keywords_are_raw() {
    for keyword in STRICT_AND_RESERVED.split_whitespace() {
        assert_eq!(field(keyword).as_str(), format!("r#{keyword}"));
        assert_eq!(
            field(keyword).to_token_stream().to_string(),
            format!("r#{keyword}")
        );
    }
}

#[test]
fn fields_that_cannot_be_raw_have_a_mark() {
    for keyword in PATHS {
        assert_eq!(field(keyword).as_str(), format!("{keyword}_"));
        assert_eq!(
            field(keyword).to_token_stream().to_string(),
            format!("{keyword}_")
        );
    }
    assert_eq!(field("Self").as_str(), "self_");
    assert_eq!(field("SUPER").as_str(), "super_");
}

#[test]
fn weak_keywords_are_names() {
    for keyword in WEAK.split_whitespace() {
        assert_eq!(field(keyword).as_str(), keyword);
    }
    assert_eq!(field("'static").as_str(), "r#static");
}

#[test]
fn types_and_variants_can_be_called_like_keywords_but_for_one() {
    for (text, expected) in [
        ("type", "Type"),
        ("async", "Async"),
        ("super", "Super"),
        ("self", "Self_"),
    ] {
        let words = Words::of(text);
        assert_eq!(TypeName::new(&words).as_str(), expected);
        assert_eq!(VariantName::new(&words).as_str(), expected);
    }
}

#[test]
fn modules_are_never_raw() {
    let module = |text| ModuleName::new(&Words::of(text)).to_string();
    for keyword in STRICT_AND_RESERVED.split_whitespace().chain(PATHS) {
        assert_eq!(module(keyword), format!("{keyword}_"));
    }
    assert_eq!(module("Gallery Images"), "gallery_images");
    assert_eq!(module("5g"), "n5g");
}

#[test]
fn files_can_be_made_on_windows() {
    let module = |text| ModuleName::new(&Words::of(text)).to_string();
    for device in ["aux", "con", "nul", "prn", "com1", "lpt9"] {
        assert_eq!(module(device), format!("{device}_"));
    }
    for name in ["com", "lpt", "com10", "auxiliary"] {
        assert_eq!(module(name), name);
    }
}

#[test]
fn a_name_of_its_own_was_not_renamed() {
    assert_eq!(field("type").renamed_from(), None);
}
