//! The operations without examples.

#[rustfmt::skip]
#[path = "../examples/unreached.rs"]
mod unreached;

/// The APIs whose specifications have no examples for most operations.
const WITHOUT_EXAMPLES: [&str; 2] = ["resources_", "subscriptions_"];

/// The operations that are tested in this folder instead of by an example: module and operation.
const BY_HAND: &[&str] = &[];

#[test]
fn every_operation_without_an_example_has_a_test_by_hand() {
    let unreached = unreached::UNREACHED.iter().filter(|operation| {
        let mut modules = WITHOUT_EXAMPLES.iter();
        !modules.any(|module| operation.starts_with(module))
    });
    assert_eq!(unreached.copied().collect::<Vec<_>>(), BY_HAND);
}
