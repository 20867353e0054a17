//! Tests that random requests cause no panic and no internal error.

mod requests;

use std::path::Path;

use armsmith::fake::{DescriptionInput, FakeReply, FakeRequest, FakeResourceManager, FakeSettings};
use armsmith::pipeline::{Silent, analyze};
use armsmith::project::{Project, ProjectSettings};
use armsmith::source::Sources;
use requests::{RandomRequests, linked};

/// The number of requests per service. The example `corpus` sends more, to more services.
const REQUESTS: usize = 250;

#[test]
fn random_requests_cause_no_internal_error() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armsmith.yaml");
    let settings = FakeSettings::default();
    let fake = FakeResourceManager::load(&[DescriptionInput::Manifest(path.clone())], settings)
        .expect("valid descriptions");
    let sources = Sources::with_root(path.parent().expect("a folder"));
    let project = Project::load_with(&sources, &path, ProjectSettings::default());
    let project = project.expect("a valid manifest");
    let mut random = RandomRequests::new();
    let mut successes = 0;
    for output in project.outputs() {
        let analysis = analyze(&sources, &output.jobs(), &Silent).expect("valid descriptions");
        for module in &analysis.package.modules {
            let operations: Vec<_> = module.api.operations().collect();
            for operation in operations.iter().cycle().take(REQUESTS) {
                let request = random.next(&module.api.definitions, operation);
                let reply = replied(&fake, &request);
                successes += usize::from(reply.status < 300);
                if let Some(request) = linked(&reply) {
                    replied(&fake, &request);
                }
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
