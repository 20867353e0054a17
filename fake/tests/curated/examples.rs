//! Tests the checks of requests with the examples of the curated descriptions: valid ones are accepted in strict mode,
//! and nearly all with one planted fault are rejected.

use armsmith::fake::{DescriptionInput, FakeResourceManager, FakeSettings, FindingKind};
use armsmith::ir::{Api, Example, Operation};

use crate::descriptions::{apis, manifest};
use crate::faults::faults;
use crate::request::request;

/// The examples that their description does not allow: `subid` is no UUID, and members are `null` that must not be.
const FAULTY: [(&str, FindingKind); 3] = [
    (
        "UserAssignedIdentities_CreateOrUpdate",
        FindingKind::WrongFormat,
    ),
    ("BlobContainers_Lease", FindingKind::WrongFormat),
    ("FileShares_Lease", FindingKind::WrongFormat),
];

/// Calls a function for every example of the curated descriptions.
fn for_examples(mut with: impl FnMut(&Api, &Operation, &Example)) {
    for api in apis() {
        for operation in api.operations() {
            for example in &operation.examples {
                with(api, operation, example);
            }
        }
    }
}

fn fake() -> FakeResourceManager {
    let settings = FakeSettings {
        is_strict: true,
        has_examples: true,
        polls: 0,
        ..FakeSettings::default()
    };
    FakeResourceManager::load(
        &[DescriptionInput::Manifest {
            path: manifest(),
            services: Vec::new(),
        }],
        settings,
    )
    .expect("valid descriptions")
}

#[test]
fn valid_examples_are_accepted_and_planted_faults_are_rejected() {
    let fake = fake();
    let (mut examples, mut refused) = (0, Vec::new());
    let (mut planted, mut missed) = (0, Vec::new());
    for_examples(|api, operation, example| {
        let Some(request) = request(api, operation, example) else {
            return;
        };
        fake.reset().expect("no log");
        examples += 1;
        let reply = fake.respond(&request);
        let is_absent = operation.method.as_str() == "HEAD" && reply.status == 404;
        if reply.status >= 400 && !is_absent {
            let recorded = fake.requests().pop().expect("the request");
            let (findings, found) = (recorded.findings, recorded.operation.unwrap_or_default());
            let is_faulty = findings
                .iter()
                .any(|finding| FAULTY.contains(&(operation.id.as_str(), finding.kind)));
            if !is_faulty {
                let (id, name) = (&operation.id, &example.name);
                refused.push(format!("{id} {name}: {found}: {}", reply.value()));
            }
            return;
        }
        let mut responses = operation.responses.iter();
        let is_declared = responses.any(|it| {
            it.status == reply.status || it.is_range && (200..300).contains(&reply.status)
        });
        let (id, status) = (&operation.id, reply.status);
        assert!(is_declared, "{id} has no response {status}");
        for fault in faults(&api.definitions, operation, &request) {
            planted += 1;
            let reply = fake.respond(&fault.request);
            assert!(reply.status < 500, "{}: {}", fault.name, reply.value());
            if reply.status < 400 {
                missed.push(format!("{}: {}", operation.id, fault.name));
            }
        }
    });
    assert!(examples > 200, "{examples} examples");
    assert!(
        refused.is_empty(),
        "{} of {examples}:\n{}",
        refused.len(),
        refused.join("\n")
    );
    let allowed = planted / 50;
    assert!(
        missed.len() <= allowed,
        "{} of {planted}:\n{}",
        missed.len(),
        missed.join("\n")
    );
}
