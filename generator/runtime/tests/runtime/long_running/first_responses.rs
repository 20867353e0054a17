//! First responses, with and without a link to a status monitor.

use armsmith_runtime::{FinalState, ServiceError};
use azure_core::http::Method;

use crate::support::{
    Service,
    operations::{call, monitored, name_of, status, thing},
    reply,
};

#[tokio::test]
async fn a_monitor_is_polled_before_a_change_is_a_success() {
    for (method, code) in [
        (Method::Patch, 200),
        (Method::Patch, 202),
        (Method::Put, 200),
        (Method::Put, 201),
    ] {
        let body = r#"{"name":"first","properties":{"provisioningState":"Succeeded"}}"#;
        for header in ["azure-asyncoperation", "operation-location"] {
            let first = || reply(code, body).with(header, "/op").now();
            let call = || call(method).final_state(FinalState::Unspecified);
            let failed = reply(200, r#"{"status":"Failed","error":{"code":"C"}}"#);
            let service = Service::new([first(), failed]);
            let error = name_of(&service, call()).await.unwrap_err();
            let said = ServiceError::of(&error).expect("the service responded");
            assert_eq!(said.code.as_deref(), Some("C"), "{method} {code} {header}");

            let running = status("Running").now();
            let service = Service::new([first(), running, status("Succeeded"), thing("x")]);
            let name = name_of(&service, call()).await.unwrap();
            assert_eq!(name.as_deref(), Some("thing"));
            assert_eq!(service.seen().len(), 4);
        }
    }
}

/// Without a status monitor, the resource itself says that it has arrived.
#[tokio::test]
async fn a_change_without_a_monitor_ends_with_its_response() {
    let service = Service::new([thing("Succeeded").with("location", "/r")]);
    let call = call(Method::Patch).final_state(FinalState::Unspecified);
    let name = name_of(&service, call).await.unwrap();
    assert_eq!(name.as_deref(), Some("thing"));
}

#[tokio::test]
async fn a_status_code_that_is_not_listed_is_named() {
    let listed = || azure_core::http::Method::Put;
    for (code, body) in [
        (203, r#"{"message":"a resource, not an error"}"#),
        (206, ""),
        (302, ""),
        (418, ""),
    ] {
        let service = Service::new([reply(code, body)]);
        let error = name_of(&service, call(listed())).await.unwrap_err();
        assert!(error.to_string().contains(&code.to_string()), "{error}");
    }
    // In the middle of an operation, too.
    for code in [200, 203, 302] {
        let service = Service::new([monitored(202).now(), reply(code, "")]);
        let error = name_of(&service, call(listed())).await.unwrap_err();
        assert!(error.to_string().contains(&code.to_string()), "{error}");
        let said = ServiceError::of(&error).expect("the service responded");
        assert_eq!(u16::from(said.status), code);
    }
}
