//! Tests the checks of requests with the examples of the curated descriptions: valid ones are accepted in strict mode,
//! and nearly all with one planted fault are rejected.

mod faults;
mod request;

use std::path::{Path, PathBuf};

use armsmith::fake::{DescriptionInput, FakeResourceManager, FakeSettings, FindingKind};
use armsmith::ir::{Api, Example, Operation};
use armsmith::pipeline::{Silent, analyze};
use armsmith::project::{Project, ProjectSettings};
use armsmith::source::Sources;

/// The examples that their description does not allow: `subid` is no UUID, and members are `null` that must not be.
const FAULTY: [(&str, FindingKind); 3] = [
    (
        "UserAssignedIdentities_CreateOrUpdate",
        FindingKind::WrongFormat,
    ),
    ("BlobContainers_Lease", FindingKind::WrongFormat),
    ("FileShares_Lease", FindingKind::WrongFormat),
];

/// The examples whose path is that of a more specific operation, which has other examples.
const AMBIGUOUS: [&str; 2] = ["DenyAssignments_GetById", "RoleDefinitions_GetById"];

fn manifest() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armsmith.yaml")
}

/// Calls a function for every example of the curated descriptions.
fn for_examples(mut with: impl FnMut(&Api, &Operation, &Example)) {
    let path = manifest();
    let sources = Sources::with_root(path.parent().expect("a folder"));
    let project = Project::load_with(&sources, &path, ProjectSettings::default());
    let project = project.expect("a valid manifest");
    for output in project.outputs() {
        let analysis = analyze(&sources, &output.jobs(), &Silent).expect("valid descriptions");
        for module in &analysis.package.modules {
            for operation in module.api.operations() {
                for example in &operation.examples {
                    with(&module.api, operation, example);
                }
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
    FakeResourceManager::load(&[DescriptionInput::Manifest(manifest())], settings)
        .expect("valid descriptions")
}

#[test]
fn valid_examples_are_accepted_and_planted_faults_are_rejected() {
    let fake = fake();
    let (mut examples, mut refused) = (0, Vec::new());
    let (mut planted, mut missed) = (0, Vec::new());
    for_examples(|api, operation, example| {
        let Some(request) = request::request(api, operation, example) else {
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
            if !is_faulty && !AMBIGUOUS.contains(&operation.id.as_str()) {
                let (id, name) = (&operation.id, &example.name);
                refused.push(format!("{id} {name}: {found}: {}", reply.value()));
            }
            return;
        }
        for fault in faults::faults(&api.definitions, operation, &request) {
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
