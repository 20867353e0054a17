//! Tests of the whole pipeline.

use std::path::Path;

use super::*;
use crate::emit::{CrateKind, Options};
use crate::manifest;
use crate::source::Sources;

/// Generates the crate of the committed specifications.
fn run() -> Generated {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = Sources::with_root(&specs);
    let manifest = manifest::load(&sources, &specs.join("armsmith.yaml")).unwrap();
    let options = Options {
        crate_name: manifest.crate_name.clone(),
        command: "test".into(),
        kind: CrateKind::Curated,
        examples: manifest.examples.clone(),
        tests: true,
        package: Default::default(),
        layout: Default::default(),
    };
    let jobs = Job::of_manifest(&manifest, &specs);
    generate(&sources, &jobs, &options, &Silent).unwrap()
}

#[test]
fn a_crate_follows_its_manifest() {
    let generated = run();
    let modules = &generated.package.modules;
    let features: Vec<_> = modules
        .iter()
        .map(|module| (module.feature.as_deref(), module.newest_stable))
        .collect();
    assert_eq!(
        features,
        [
            (Some("managed_identity_2023_01_31"), false),
            (Some("managed_identity_2024_11_30"), true),
            (Some("managed_identity_2025_05_31_preview"), false),
            (Some("hybrid_container_service_2024_01_01"), true),
            (Some("resources_2024_03_01"), true),
            (Some("subscriptions_2022_12_01"), true),
            (Some("authorization_2022_04_01"), true),
            (Some("storage_2023_05_01"), true),
            (Some("key_vault_2023_07_01"), true),
        ]
    );
    assert_eq!(modules[0].api.client.title, "ManagedServiceIdentityClient");
    assert_eq!(
        modules[0].inputs,
        [
            "specification/msi/resource-manager/Microsoft.ManagedIdentity/stable/2023-01-31/ManagedIdentity.json"
        ]
    );
    assert_eq!(Counts::of(&modules[3].api).operations, 30);
    let sum: std::time::Duration = Stage::ALL
        .iter()
        .map(|stage| generated.times.of(*stage))
        .sum();
    assert_eq!(sum, generated.times.total());
}

#[test]
fn every_fault_of_every_job_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let job = |name: &str| Job::standalone(vec![folder.path().join(name)]);
    let jobs = [job("a.json"), job("b.json")];
    let diagnostics = analyze(&Sources::new(), &jobs, &Silent).unwrap_err();
    assert_eq!(diagnostics.iter().count(), 2);
}
