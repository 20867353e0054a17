//! Tests of failures on demand.

use armsmith::fake::FailureSettings;

use crate::support::{Azure, body, code, widget};

fn rule(request: &str) -> FailureSettings {
    FailureSettings {
        request: request.to_owned(),
        ..FailureSettings::default()
    }
}

#[test]
fn requests_are_throttled() {
    let azure = Azure::with_group();
    let throttled = FailureSettings {
        status: Some(429),
        retry_after: Some(7),
        times: Some(1),
        ..rule("PUT …/widgets/*")
    };
    azure.manager.fail(throttled).expect("a pattern");
    let refused = azure.put(&widget("one"), &body());
    assert_eq!(code(&refused), "429 TooManyRequests");
    assert_eq!(refused.header_value("retry-after"), Some("7"));
    assert_eq!(azure.put(&widget("one"), &body()).status, 201);
}

#[test]
fn connections_are_dropped_and_replies_are_late() {
    let azure = Azure::with_group();
    let drops = FailureSettings {
        drop: true,
        delay_ms: Some(5),
        ..rule("GET /subscriptions/**")
    };
    azure.manager.fail(drops).expect("a pattern");
    let reply = azure.get(&widget("one"));
    assert!(reply.is_dropped);
    assert_eq!(reply.delay.map(|delay| delay.as_millis()), Some(5));
    azure.manager.clear_failures();
    assert!(!azure.get(&widget("one")).is_dropped);
}

#[test]
fn a_new_resource_is_found_late() {
    let azure = Azure::with_group();
    let late = FailureSettings {
        not_found_reads: Some(2),
        ..rule("PUT …/widgets/*")
    };
    azure.manager.fail(late).expect("a pattern");
    azure.put(&widget("one"), &body());
    let states: Vec<_> = (0..3).map(|_| azure.get(&widget("one")).status).collect();
    assert_eq!(states, [404, 404, 200]);
}
