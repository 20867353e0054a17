//! Runs the example that starts with an empty subscription.

#[path = "../../examples/empty_subscription.rs"]
mod example;

#[test]
fn the_example_ends_as_it_began() -> azure_core::Result<()> {
    example::main()
}
