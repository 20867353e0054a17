//! Runs the examples against a fake Azure Resource Manager.
#![cfg(all(
    not(feature = "live"),
    feature = "authorization",
    feature = "hybrid_container_service",
    feature = "key_vault",
    feature = "managed_identity",
    feature = "resources",
    feature = "storage"
))]
#![allow(
    clippy::duplicate_mod,
    reason = "each example is a program with its own modules"
)]

/// Declares a test per example, which runs its `main`, and limits its lines.
macro_rules! programs {
    ($($name:ident: $path:literal, $lines:literal;)*) => {$(
        #[path = $path]
        mod $name;

        #[test]
        fn $name() -> azure_core::Result<()> {
            let lines = include_str!($path).lines().count();
            assert!(lines < $lines, "{lines} lines");
            $name::main()
        }
    )*};
}

programs! {
    environment: "../../examples/environment.rs", 120;
    hybrid_identity_metadata: "../../examples/hybrid_identity_metadata.rs", 80;
    key_vault: "../../examples/key_vault.rs", 80;
    role_assignment: "../../examples/role_assignment.rs", 80;
    storage_account: "../../examples/storage_account.rs", 80;
    user_assigned_identity: "../../examples/user_assigned_identity.rs", 160;
}
