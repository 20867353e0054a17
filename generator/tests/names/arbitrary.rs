//! Tests of arbitrary names.

use std::{collections::HashSet, fmt::Display};

use armsmith::{
    ir::{Api, DefinitionHome, Family, Parameter, ParameterLocation},
    names::{FieldName, ModuleName, TypeName, VariantName, Words},
};
use proptest::{
    collection::vec, prelude::*, sample::select, string::string_regex, test_runner::Config,
};

use crate::build::*;

/// Generates names that conflict: few letters, all separators, keywords, and arbitrary text.
fn name() -> impl Strategy<Value = String> {
    let words = [
        "self",
        "Self",
        "type",
        "Option",
        "Error",
        "client",
        "Client",
        "options",
        "new",
        "Models",
        "UnknownValue",
        "5",
        "2",
        "5qi",
    ];
    let word = select(words.to_vec());
    prop_oneof![
        3 => "[aAbB12_. $+-]{0,4}",
        2 => word.prop_map(str::to_owned),
        1 => string_regex("\\PC*").unwrap(),
    ]
}

fn is_identifier(text: &str) -> bool {
    text.is_ascii() && syn::parse_str::<syn::Ident>(text).is_ok()
}

fn is_module(text: &str) -> bool {
    is_identifier(text) && !text.starts_with("r#")
}

fn assert_distinct<N: Display>(what: &str, names: impl IntoIterator<Item = N>) {
    let mut seen = HashSet::new();
    for name in names {
        let key = name.to_string().to_lowercase();
        let key = key.strip_prefix("r#").unwrap_or(&key).to_owned();
        assert!(is_identifier(&name.to_string()), "{what}: {name}");
        assert!(seen.insert(key), "{what}: {name} twice");
    }
}

/// Returns an API whose items have these names.
fn api_called(names: &[String]) -> Api {
    let mut api = api(names.first().map_or("", String::as_str), Vec::new());
    for name in names {
        let properties = || names.iter().map(|name| property(name)).collect::<Vec<_>>();
        let values: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut own = model(name, properties());
        own.home = DefinitionHome::Service(Family::Group(name.clone()));
        api.definitions.push(own);
        api.definitions.push(enumeration(name, &values));

        let locations = [
            ParameterLocation::Path,
            ParameterLocation::Query,
            ParameterLocation::Header,
        ];
        let parameters = names
            .iter()
            .flat_map(|name| locations.map(|location| parameter(name, location)));
        let parameters: Vec<Parameter> = parameters.collect();
        let mut operations: Vec<_> = names.iter().map(|name| operation(name)).collect();
        for name in names {
            let mut operation = long_running(name);
            operation.parameters.clone_from(&parameters);
            operation.body = Some(body(name));
            operations.push(operation);
        }
        api.groups.push(group(name, operations));
        api.client
            .parameters
            .push(parameter(name, ParameterLocation::Path));
    }
    api
}

proptest! {
    #![proptest_config(Config { cases: 2000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_gives_identifiers(text in string_regex("\\PC*").unwrap()) {
        let words = Words::of(&text);
        let header = Words::of_header(&text);
        for words in [words, header, Words::joined([text.as_str(), text.as_str()])] {
            prop_assert!(is_identifier(FieldName::new(&words).as_str()));
            prop_assert!(is_identifier(TypeName::new(&words).as_str()));
            prop_assert!(is_identifier(VariantName::new(&words).as_str()));
            prop_assert!(is_module(ModuleName::new(&words).as_str()));
        }
    }

    #[test]
    fn any_ascii_text_gives_identifiers(text in "[ -~]{0,12}") {
        let words = Words::of(&text);
        prop_assert!(is_identifier(FieldName::new(&words).as_str()), "{}", FieldName::new(&words));
        prop_assert!(is_identifier(TypeName::new(&words).as_str()), "{}", TypeName::new(&words));
    }
}

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_two_things_of_one_place_share_a_name(texts in vec(name(), 0..10)) {
        let package = package(api_called(&texts));
        let (names, notes) = assign(&package);
        prop_assert_eq!(assign(&package), (names.clone(), notes));

        let names = &names.modules[0];
        let distinct_groups = names.groups.iter().filter(|group| group.client != names.client.client);
        let clients = distinct_groups.clone().map(|group| &group.client);
        let types = names.types.iter().map(|ty| &ty.name);
        let options = names.methods.iter().flatten().map(|method| &method.options);
        let root = [&names.client.client, &names.client.options];
        assert_distinct("types", root.into_iter().chain(clients).chain(options).chain(types));
        assert_distinct("client parameters", &names.client.parameters);
        assert_distinct("files", names.families.iter().map(|(_, file)| file));
        let accessors: Vec<_> = distinct_groups.map(|group| group.accessor.clone()).collect();
        assert_distinct("accessors", &accessors);
        for (group, methods) in names.groups.iter().zip(&names.methods) {
            let mut all: Vec<_> = methods.iter().flat_map(|method| [Some(&method.method), method.resume.as_ref()]).flatten().collect();
            if group.client == names.client.client {
                all.extend(&accessors);
            }
            assert_distinct("methods", all);
            for method in methods {
                assert_distinct("arguments", method.parameters.iter().chain(&method.body));
            }
        }
        for ty in &names.types {
            assert_distinct("fields", ty.fields.iter().chain([&ty.additional_properties]));
            assert_distinct("variants", ty.variants.iter().chain([&ty.unknown]));
        }
    }
}
