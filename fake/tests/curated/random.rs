//! Tests that random requests cause no panic and no internal error.

use armsmith::fake::{DescriptionInput, FakeReply, FakeRequest, FakeResourceManager, FakeSettings};

use crate::descriptions::{apis, manifest};
use crate::requests::{RandomRequests, linked};

/// The number of requests per service. The example `corpus` sends more, to more services.
const REQUESTS: usize = 250;

#[test]
fn random_requests_cause_no_internal_error() {
    let input = DescriptionInput::Manifest {
        path: manifest(),
        services: Vec::new(),
    };
    let fake = FakeResourceManager::load(&[input], FakeSettings::default());
    let fake = fake.expect("valid descriptions");
    let mut random = RandomRequests::new();
    let mut successes = 0;
    for api in apis() {
        let operations: Vec<_> = api.operations().collect();
        for operation in operations.iter().cycle().take(REQUESTS) {
            let request = random.next(&api.definitions, operation);
            let reply = replied(&fake, &request);
            successes += usize::from(reply.status < 300);
            if let Some(request) = linked(&reply) {
                replied(&fake, &request);
            }
        }
    }
    assert!(
        successes > REQUESTS,
        "only {successes} requests were accepted"
    );
}

/// Returns the reply, which is no internal error.
fn replied(fake: &FakeResourceManager, request: &FakeRequest) -> FakeReply {
    let reply = fake.respond(request);
    assert!(
        (200..500).contains(&reply.status) || reply.status == 501,
        "{} {}?{}: {} {}",
        request.method,
        request.path,
        request.query,
        reply.status,
        reply.value()
    );
    reply
}
