//! The operations that no example reaches.

#[rustfmt::skip]
#[path = "../examples/unreached.rs"]
mod unreached;

/// The operations that a test in this folder reaches instead of an example: module and operation.
const BY_HAND: &[&str] = &[];

#[test]
fn every_operation_without_an_example_has_a_test_by_hand() {
    assert_eq!(unreached::UNREACHED, BY_HAND);
}
