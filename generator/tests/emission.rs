//! Tests of the code that is emitted for small descriptions, with one construct each.
//!
//! `emission/<construct>/spec.json` is the description. `emitted.snap` beside it has the diagnostics and the files that
//! show the construct.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;

use armsmith::report;

/// The folders of the emitted crate in a snapshot.
const MODELS: &[&str] = &["src/models/"];
const CLIENTS: &[&str] = &["src/clients/"];
const METHODS: &[&str] = &["src/clients/animals_client.rs"];
const CALLS: &[&str] = &[
    "src/clients/animals_client.rs",
    "src/models/header_traits.rs",
    "src/models/method_options.rs",
];
const CALLS_AND_MODELS: &[&str] = &["src/clients/animals_client.rs", "src/models/"];
const MODULES: &[&str] = &["src/lib.rs", "src/models/", "src/common_types/"];

macro_rules! constructs {
    ($($name:ident: $shown:ident,)*) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($name), $shown);
            }
        )*

        #[test]
        fn every_folder_is_a_construct() {
            let folders: BTreeSet<_> = common::constructs()
                .iter()
                .map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned())
                .collect();
            let constructs = BTreeSet::from([$(stringify!($name).to_owned()),*]);
            assert_eq!(folders, constructs);
        }
    };
}

const PLAIN: &[&str] = &[
    "Cargo.toml",
    "src/clients/",
    "src/options.rs",
    "src/models/",
];
const SERVERS_AND_MODELS: &[&str] = &["src/clients/zoo_client.rs", "src/models/"];
const WEBHOOKS: &[&str] = &["src/lib.rs", "src/webhooks.rs", "src/models/"];

constructs! {
    additional_properties: MODELS,
    additional_properties_of_any: MODELS,
    api_key: CLIENTS,
    api_versions: METHODS,
    array_formats: CALLS,
    array_query: CALLS,
    base_path: CLIENTS,
    basic: CLIENTS,
    bodies_everywhere: METHODS,
    client_default: CALLS,
    chain_of_models: MODELS,
    client_flatten: MODELS,
    client_name: CALLS_AND_MODELS,
    clients_of_both_scopes: CLIENTS,
    collisions: CALLS_AND_MODELS,
    common_types: MODULES,
    composition: MODELS,
    constants: CALLS_AND_MODELS,
    debug_resources: MODELS,
    deprecated: CALLS_AND_MODELS,
    discriminator: MODELS,
    discriminator_nested: MODELS,
    durations: CALLS_AND_MODELS,
    enumeration_closed: MODELS,
    enumeration_numbers: CALLS_AND_MODELS,
    enumeration_open: MODELS,
    enumeration_unnamed: CALLS_AND_MODELS,
    enumeration_values: MODELS,
    error_model: CALLS_AND_MODELS,
    example: METHODS,
    example_in_full: CALLS_AND_MODELS,
    extended_paths: METHODS,
    files: METHODS,
    formats: MODELS,
    formats_in_maps: CALLS,
    formats_in_urls: CALLS,
    formats_odd: CALLS_AND_MODELS,
    free_objects: MODELS,
    hazards: EVERYTHING,
    head: METHODS,
    header_maps: CALLS,
    headers: CALLS_AND_MODELS,
    inheritance: MODELS,
    internal: METHODS,
    internal_schemas: MODELS,
    json_unions: CALLS_AND_MODELS,
    keywords: EVERYTHING,
    long_running_delete: CALLS,
    long_running_final_states: METHODS,
    long_running_paging: METHODS,
    long_running_post: CALLS_AND_MODELS,
    long_running_put: CALLS_AND_MODELS,
    long_running_results: METHODS,
    long_running_status_monitor: METHODS,
    merge_patch: CALLS_AND_MODELS,
    model: MODELS,
    multipart: CALLS,
    mutability: MODELS,
    no_group: CLIENTS,
    no_host: CLIENTS,
    no_responses: METHODS,
    nullable: MODELS,
    odata: CALLS,
    odd_paths: METHODS,
    odd_schemas: MODELS,
    openapi3_azure: CALLS_AND_MODELS,
    openapi31_json_in_text: CALLS_AND_MODELS,
    openapi31_schemas: MODELS,
    openapi31_webhooks: WEBHOOKS,
    openapi32: SERVERS_AND_MODELS,
    openapi3_bodies: CALLS_AND_MODELS,
    openapi3_choices: MODELS,
    openapi3_discriminators: MODELS,
    openapi3_durations: CALLS_AND_MODELS,
    openapi3_files: CALLS_AND_MODELS,
    openapi3_host: CLIENTS,
    openapi3_json_unions: CALLS_AND_MODELS,
    openapi3_media: CALLS_AND_MODELS,
    openapi3_no_server: CLIENTS,
    openapi3_parameters: CALLS,
    openapi3_path_segments: CALLS,
    openapi3_responses: CALLS,
    openapi3_schemas: MODELS,
    openapi3_security: CLIENTS,
    openapi3_security_chosen: CLIENTS,
    openapi3_security_operations: CLIENTS,
    openapi3_server_path: CLIENTS,
    openapi3_servers: CLIENTS,
    openapi3_styles: CALLS,
    openapi3_words: EVERYTHING,
    optional_body: CALLS,
    optional_output: METHODS,
    output_by_status: CALLS_AND_MODELS,
    paging: CALLS_AND_MODELS,
    paging_dotted: CALLS_AND_MODELS,
    paging_item_name: CALLS_AND_MODELS,
    paging_operation: CALLS_AND_MODELS,
    paging_post: CALLS_AND_MODELS,
    paging_without_link: METHODS,
    paging_without_list: METHODS,
    parameter_groups: CALLS,
    parameter_locations: CLIENTS,
    parameterized_host: CLIENTS,
    parameterized_host_inline: CLIENTS,
    path_segments: CALLS,
    plain_definitions: CALLS_AND_MODELS,
    profile_plain: PLAIN,
    prose: CALLS_AND_MODELS,
    media_formats: CALLS_AND_MODELS,
    media_types: CALLS,
    protocol_headers: CALLS,
    query_key: CLIENTS,
    readme_marks: MODELS,
    recursion: MODELS,
    redeclared_member: MODELS,
    references: CALLS_AND_MODELS,
    renamed: CALLS_AND_MODELS,
    scalar_output: METHODS,
    several_credentials: CLIENTS,
    skip_url_encoding: CALLS,
    streams: CALLS_AND_MODELS,
    streams_swagger: METHODS,
    symbol_values: MODELS,
    text_bodies: METHODS,
    two_bodies: METHODS,
    unknown_kept: MODELS,
    unsigned: CALLS_AND_MODELS,
    url_encoded: CALLS,
    xml_items: MODELS,
    xml: CALLS_AND_MODELS,
}

/// Many lines bypass prettyplease, for speed. They must have the same layout.
#[test]
fn everything_is_laid_out_as_the_printer_does() {
    let plain = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    for folder in common::constructs() {
        let generated = common::generate_in(&folder).0.expect("a crate");
        let own = generated
            .tree
            .iter()
            .filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/runtime/"));
        for (path, text) in own {
            let (_, items) = text.split_once("\n\n").expect(path);
            let mut file = syn::parse_file(items).expect(path);
            // Macro arguments have their own layout, with one row per line.
            file.items
                .retain(|item| !matches!(item, syn::Item::Macro(_)));
            let items = &without_invocations(items);
            let place = format!("{path} of {}", folder.display());
            assert_eq!(
                plain(items),
                plain(&armsmith::emit::formatted(&file)),
                "{place}"
            );
        }
    }
}

/// Returns a file without its macro calls.
fn without_invocations(text: &str) -> String {
    let mut is_inside = false;
    let kept = text.split_inclusive('\n').filter(|line| {
        let begins = line.starts_with("wire::") || line.starts_with("options::");
        let is_part = begins || is_inside;
        is_inside = is_part && !line.ends_with("}\n");
        !is_part
    });
    kept.collect()
}

const EVERYTHING: &[&str] = &["src/clients/", "src/models/"];

fn check(construct: &str, shown: &[&str]) {
    let folder = common::tests().join("emission").join(construct);
    let (generated, sources) = common::generate_in(&folder);
    let generated = generated
        .unwrap_or_else(|diagnostics| panic!("{}", report::text(&diagnostics, &sources, false)));
    let mut text = report::text(&generated.diagnostics, &sources, false);
    let files = generated
        .tree
        .iter()
        .filter(|(path, _)| shown.iter().any(|shown| path.starts_with(shown)))
        .filter(|(path, _)| path.contains("common_types/") || !path.ends_with("/mod.rs"));
    for (path, contents) in files {
        let (header, contents) = contents.split_once("\n\n").expect(path);
        assert!(header.contains("Generated by Armsmith"), "{path}");
        write!(text, "// ---- {path} ----\n\n{contents}\n").unwrap();
    }
    assert!(text.contains("// ---- "), "nothing is shown");
    insta::with_settings!({
        snapshot_path => &folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("emitted", text);
    });
}
