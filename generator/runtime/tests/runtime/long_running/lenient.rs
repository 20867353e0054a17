//! Members of states that have another type than they should.

use azure_core::http::poller::PollerStatus;
use futures::{StreamExt, TryStreamExt};

use crate::support::{
    Service,
    operations::{monitored, name, put, status, thing},
    reply,
};

#[tokio::test]
async fn a_member_that_is_not_read_costs_no_state() {
    let odd = r#"{
        "id": {"a": 1}, "name": 7, "status": "Copying", "percentComplete": "half", "startTime": "yesterday",
        "endTime": [], "properties": [1]
    }"#;
    let text = r#"{"id": 5, "status": "Copying", "percentComplete": "12.5", "startTime": 4}"#;
    let script = || {
        let monitor = monitored(202).now();
        [
            monitor,
            reply(200, odd).now(),
            reply(200, text).now(),
            status("Succeeded"),
            thing("x"),
        ]
    };
    let states: Vec<_> = put(&Service::new(script())).try_collect().await.unwrap();
    let states: Vec<_> = states
        .into_iter()
        .map(|state| state.into_model().expect("decodes"))
        .collect();
    let [_, odd, text, _] = states.as_slice() else {
        panic!("{states:?}")
    };
    assert_eq!(odd.status.as_deref(), Some("Copying"));
    assert_eq!(odd.poller_status(), PollerStatus::InProgress);
    assert_eq!((&odd.id, odd.name.as_deref()), (&None, Some("7")));
    assert_eq!((odd.percent_complete, odd.start_time), (None, None));
    assert_eq!(odd.properties.as_ref().expect("any value")[0], 1);
    assert_eq!(text.id.as_deref(), Some("5"));
    assert_eq!(text.percent_complete, Some(12.5));
    assert!(states.iter().all(|state| state.resume_token.is_some()));
    let result = name(put(&Service::new(script()))).await.unwrap();
    assert_eq!(result.as_deref(), Some("thing"));
}

/// The token is the client's own, whatever the service calls so.
#[tokio::test]
async fn the_clients_own_token_is_in_the_state() {
    for body in [
        r#"{"armsmith.resumeToken":"ATTACKER","status":"Running"}"#,
        r#"{"status":"Running","armsmith.resumeToken":{"a":1},"armsmith\u002eresumeToken":"ATTACKER"}"#,
        r#"{"status":"Running","armsmith.resumeToken":null,"x":"}"}"#,
    ] {
        let service = Service::new([monitored(202).now(), reply(200, body).now()]);
        let mut poller = put(&service);
        let first = poller.next().await.expect("a state").expect("begun");
        let own = first.into_model().expect("decodes").resume_token;
        let state = poller.next().await.expect("a state").expect("continues");
        assert_eq!(state.into_model().expect(body).resume_token, own, "{body}");
    }
}
