//! A fake Azure Resource Manager in this process.

use armsmith_fake::{Error, Fake, RunningFake};
use azure_core::Result;
use azure_core::error::ErrorKind;
use serde_json::Value;

/// Starts a fake of the services of this crate, in which some resources exist.
pub async fn start(resources: Value) -> Result<RunningFake> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs/armsmith.yaml");
    let services = [
        "authorization",
        "hybrid_container_service",
        "managed_identity",
        "resources",
    ];
    let fake = Fake::from_manifest(manifest).services(services);
    let fake = fake.seed(resources).polls(0);
    let failed = |error: Error| {
        let message = "the fake cannot start";
        azure_core::Error::with_error(ErrorKind::Other, error, message)
    };
    fake.start().await.map_err(failed)
}
