//! Tests of the pass for HTTP methods.

use super::sample::*;
use crate::diagnostics::{Code, Diagnostics};
use crate::passes::methods;

#[test]
fn what_cannot_be_sent_is_left_out_and_told() {
    let mut api = api();
    api.operation("A", operation("A_Get", "GET"));
    api.operation("A", operation("A_Ask", "OPTIONS"));
    api.operation("B", operation("B_Ask", "OPTIONS"));
    let mut diagnostics = Diagnostics::default();
    methods::run(&mut api, &mut diagnostics);
    let left: Vec<_> = api.operations().map(|one| one.id.as_str()).collect();
    assert_eq!(left, ["A_Get"]);
    assert_eq!(api.groups.len(), 1);
    let told: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(told, [Code::Unsupported, Code::Unsupported]);
}
