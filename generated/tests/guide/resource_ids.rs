//! The guide's example of resource IDs.

// ANCHOR: parse
use armsmith_azure::{InvalidResourceId, ResourceId};

fn group_of(id: &str) -> Result<Option<String>, InvalidResourceId> {
    let id: ResourceId = id.parse()?;
    Ok(id.resource_group().map(str::to_owned))
}
// ANCHOR_END: parse

// ANCHOR: make
fn identity(subscription: &str, name: &str) -> Result<ResourceId, InvalidResourceId> {
    ResourceId::of_resource_group(subscription, "my-group")?.resource(
        "Microsoft.ManagedIdentity",
        "userAssignedIdentities",
        name,
    )
}
// ANCHOR_END: make

#[test]
fn ids_are_made_and_taken_apart() {
    let id = identity("sub", "worker").unwrap();
    let text = "/subscriptions/sub/resourceGroups/my-group/providers/Microsoft.ManagedIdentity/userAssignedIdentities/worker";
    assert_eq!(id.as_str(), text);
    assert_eq!(group_of(text).unwrap().as_deref(), Some("my-group"));
    assert!(group_of("not an id").is_err());
    // ANCHOR: climb
    assert_eq!(
        id.resource_type(),
        "Microsoft.ManagedIdentity/userAssignedIdentities"
    );
    assert_eq!(id.name(), Some("worker"));
    let group = id
        .parent()
        .and_then(|group| group.resource_group().map(str::to_owned));
    assert_eq!(group.as_deref(), Some("my-group"));
    // ANCHOR_END: climb
}
