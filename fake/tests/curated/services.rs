//! Tests that some services of a manifest can be loaded.

use armsmith::fake::{DescriptionInput, FakeResourceManager, FakeSettings, LoadError};

use crate::descriptions::{apis, manifest};

fn load(services: &[&str]) -> Result<FakeResourceManager, LoadError> {
    let input = DescriptionInput::Manifest {
        path: manifest(),
        services: services.iter().map(|it| (*it).to_owned()).collect(),
    };
    FakeResourceManager::load(&[input], FakeSettings::default())
}

#[test]
fn selected_services_are_loaded() {
    let fake = load(&["subscriptions", "hybrid_container_service"]).expect("valid descriptions");
    let all: usize = apis().iter().map(|api| api.operations().count()).sum();
    assert!((1..all).contains(&fake.operation_count()));
    let error = load(&["hybrid_container"]).expect_err("no such service");
    let text = error.to_string();
    assert!(
        text.contains("the manifest has no service `hybrid_container`"),
        "{text}"
    );
}
