//! The example that begins with an empty subscription, as it stands.

#[path = "../../examples/empty_subscription.rs"]
mod example;

#[test]
fn the_example_ends_as_it_began() -> azure_core::Result<()> {
    example::main()
}
