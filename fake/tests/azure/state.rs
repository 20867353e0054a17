//! Tests of the state: seeds, locks, logs.

use armsmith::fake::{FakeSettings, SyncPolicy};
use serde_json::json;

use crate::support::{Azure, body, code, widget};

#[test]
fn seeds_exist_with_their_groups() {
    let azure = Azure::with(FakeSettings::default());
    let seed = json!({"resources": [{"id": widget("one"), "name": "one", "location": "eastus"}]});
    azure.manager.seed(&seed).expect("seeds");
    assert_eq!(azure.get(&widget("one")).value()["location"], "eastus");
    assert_eq!(azure.manager.resources().len(), 2);
    assert!(azure.manager.seed(&json!([{"name": "x"}])).is_err());
    azure.manager.reset().expect("no log");
    assert!(azure.manager.resources().is_empty());
    assert!(azure.manager.requests().is_empty());
}

#[test]
fn a_frozen_state_does_not_change() {
    let azure = Azure::with_group();
    azure.put(&widget("one"), &body());
    azure.manager.freeze();
    assert_eq!(code(&azure.put(&widget("one"), &body())), "409 ScopeLocked");
    assert_eq!(
        code(&azure.send("DELETE", &widget("one"), None)),
        "409 ScopeLocked"
    );
    assert_eq!(azure.get(&widget("one")).status, 200);
    azure.manager.thaw();
    assert_eq!(azure.put(&widget("one"), &body()).status, 200);
}

#[test]
fn the_state_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("state.jsonl");
    let start = || {
        let azure = Azure::with(FakeSettings::default());
        azure
            .manager
            .persist(&log, SyncPolicy::Never)
            .expect("a log");
        azure
    };
    let azure = start();
    azure.create_group("g");
    azure.put(&widget("one"), &body());
    azure.put(&widget("two"), &body());
    azure.send("DELETE", &widget("two"), None);
    // Nothing is written when the process ends.
    std::mem::forget(azure);
    let azure = start();
    let resource = azure.get(&widget("one")).value();
    assert_eq!(resource["properties"]["provisioningState"], "Succeeded");
    assert_eq!(azure.get(&widget("two")).status, 404);
    azure.manager.reset().expect("a log");
    drop(azure);
    assert!(start().manager.resources().is_empty());
}
