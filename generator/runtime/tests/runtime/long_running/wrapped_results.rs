//! Results in the `result` of the status monitor, and results that are the monitor.

use armsmith_runtime::{FinalState, LongCall};
use azure_core::http::Method;

use crate::support::{
    Service,
    operations::{call, name_of, thing},
    reply,
};

const DONE: &str = r#"{"name":"monitor","status":"Succeeded","result":{"name":"inner"}}"#;

fn long(final_state: FinalState) -> LongCall {
    call(Method::Post).final_state(final_state)
}

#[tokio::test]
async fn the_schema_says_where_the_result_is() {
    let by_location = FinalState::OperationLocation;
    for (header, call, expected) in [
        ("operation-location", long(by_location), "inner"),
        (
            "operation-location",
            long(by_location).result_has_status(),
            "inner",
        ),
        (
            "operation-location",
            long(by_location).result_in_monitor(),
            "inner",
        ),
        (
            "operation-location",
            long(by_location).result_is_monitor(),
            "monitor",
        ),
        (
            "azure-asyncoperation",
            long(FinalState::Unspecified),
            "monitor",
        ),
        (
            "azure-asyncoperation",
            long(FinalState::Unspecified).result_in_monitor(),
            "inner",
        ),
        ("location", long(FinalState::Unspecified), "monitor"),
        (
            "location",
            long(FinalState::Unspecified).result_in_monitor(),
            "inner",
        ),
        (
            "location",
            long(FinalState::Unspecified).result_is_monitor(),
            "monitor",
        ),
    ] {
        let first = reply(202, "").with(header, "/op").now();
        let service = Service::new([first, reply(200, DONE)]);
        let name = name_of(&service, call).await.expect(header);
        assert_eq!(name.as_deref(), Some(expected), "{header}");
    }
}

#[tokio::test]
async fn a_monitor_without_its_result_is_an_error_where_the_schema_has_one() {
    for body in [
        r#"{"name":"monitor","status":"Succeeded"}"#,
        r#"{"name":"monitor","status":"Succeeded","result":null}"#,
    ] {
        let first = reply(202, "").with("operation-location", "/op").now();
        let service = Service::new([first.clone(), reply(200, body)]);
        let call = long(FinalState::OperationLocation).result_in_monitor();
        let error = name_of(&service, call).await.unwrap_err();
        assert!(error.to_string().contains("no `result`"), "{error}");

        let service = Service::new([first, reply(200, body)]);
        let name = name_of(&service, long(FinalState::OperationLocation)).await;
        assert_eq!(name.unwrap().as_deref(), Some("monitor"));
    }
}

/// Behind `Location` there may be the result, or the monitor once more.
#[tokio::test]
async fn a_result_behind_location_is_taken_out_of_the_monitor() {
    for (last, expected) in [(reply(200, DONE), "inner"), (thing("x"), "thing")] {
        let first = reply(202, "").with("operation-location", "/op").now();
        let first = first.with("location", "/r");
        let service = Service::new([first, reply(200, DONE), last]);
        let call = long(FinalState::Location).result_in_monitor();
        assert_eq!(
            name_of(&service, call).await.unwrap().as_deref(),
            Some(expected)
        );
        assert!(service.lines()[2].contains("/r?"));
    }
}

const AT_RESOURCE: &str = "/things/1";
const TOLD: &str = "/told";
const LOCATED: &str = "/r";

/// The order in which the client for Python looks for the result of an operation with a status monitor.
#[tokio::test]
async fn the_place_of_the_result_follows_method_and_description() {
    use FinalState::{AzureAsyncOperation, Location, OperationLocation, OriginalUri, Unspecified};
    use Method::{Delete, Patch, Post, Put};
    let all = [
        Unspecified,
        AzureAsyncOperation,
        Location,
        OperationLocation,
        OriginalUri,
    ];
    for method in [Put, Patch, Post, Delete] {
        for final_state in all {
            for (told, located) in [(true, true), (true, false), (false, true), (false, false)] {
                let expected = match (method, final_state) {
                    (_, Location) if located => Some(LOCATED),
                    (Post, AzureAsyncOperation | OperationLocation) => None,
                    _ if told => Some(TOLD),
                    (Put | Patch, _) => Some(AT_RESOURCE),
                    (Post, OriginalUri) => Some(AT_RESOURCE),
                    (Post, Unspecified) if located => Some(LOCATED),
                    _ => None,
                };
                for header in ["operation-location", "azure-asyncoperation"] {
                    let first = reply(202, "").with(header, "/op").now();
                    let first = match located {
                        true => first.with("location", LOCATED),
                        false => first,
                    };
                    let link = match told {
                        true => r#","resourceLocation":"/told""#,
                        false => "",
                    };
                    let done = format!(r#"{{"name":"monitor","status":"Succeeded"{link}}}"#);
                    let service = Service::new([first, reply(200, done), thing("x")]);
                    let call = call(method).final_state(final_state);
                    let name = name_of(&service, call).await.expect("it ends");
                    let label = format!("{method} {final_state:?} {told} {located} {header}");
                    let fetched = service.lines().get(2).cloned();
                    let url = expected.map(|path| {
                        format!("GET https://management.azure.com{path}?api-version=7")
                    });
                    assert_eq!(fetched, url, "{label}");
                    let own = if expected.is_some() {
                        "thing"
                    } else {
                        "monitor"
                    };
                    assert_eq!(name.as_deref(), Some(own), "{label}");
                }
            }
        }
    }
}
