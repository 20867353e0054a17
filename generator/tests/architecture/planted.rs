//! Tests of the analysis on small trees with and without a cycle.

use std::path::Path;

use crate::dependencies::{Cycle, Dependencies};
use crate::module_tree::ModuleTree;

#[test]
fn files_that_need_one_another_are_a_cycle() {
    let tree = [
        ("src/lib.rs", "mod a; mod b; mod c; mod d;"),
        ("src/a.rs", "use crate::b::B; pub struct A(B);"),
        ("src/b.rs", "use super::c; pub type B = c::C;"),
        ("src/c.rs", "pub struct C(Vec<super::a::A>);"),
        ("src/d.rs", "use crate::a::A; pub fn d(_: A) {}"),
    ];
    assert_eq!(members(&tree), [["src/a.rs", "src/b.rs", "src/c.rs"]]);
}

#[test]
fn one_way_is_no_cycle() {
    let tree = [
        ("src/lib.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
        ("src/a.rs", "use super::B; pub struct A(B);"),
        ("src/b.rs", "pub struct B;"),
    ];
    assert!(members(&tree).is_empty());
}

#[test]
fn re_exports_are_looked_through() {
    let tree = [
        ("src/lib.rs", "pub mod a; pub mod b;"),
        (
            "src/a/mod.rs",
            "mod one; mod two; pub use one::One; pub(crate) use two::Two as Other;",
        ),
        ("src/a/one.rs", "use crate::b::B; pub struct One(B);"),
        ("src/a/two.rs", "pub struct Two;"),
        (
            "src/b.rs",
            "use crate::a::{One, Other}; pub struct B(One, Other);",
        ),
    ];
    assert_eq!(members(&tree), [["src/a/one.rs", "src/b.rs"]]);
}

#[test]
fn a_folder_that_uses_what_it_exports_needs_it() {
    let with = |function: &str| {
        let parent = format!("mod a; pub use a::A; pub struct Parent; {function}");
        let child = "use super::Parent; pub struct A(Parent);";
        members(&[("src/lib.rs", &parent), ("src/a.rs", child)])
    };
    assert_eq!(with("pub fn f(_: A) {}"), [["src/a.rs", "src/lib.rs"]]);
    assert!(with("").is_empty());
}

#[test]
fn every_way_to_name_an_item_counts() {
    let ways = [
        "pub fn a() { crate::b::f() }",
        "pub fn a() { super::b::f() }",
        "pub fn a() { use crate::b::f; f() }",
        "use crate::*; pub fn a() { b::f() }",
        "use super::b::*; pub fn a() { f() }",
        "use super::{b::{self, f as g}}; pub fn a() { g() }",
        "use crate::b as c; pub fn a() { c::f() }",
        "pub fn a() { println!(\"{}\", super::b::f()) }",
        "pub fn a() -> impl Fn() { vec![super::b::N].len(); || () }",
        "pub fn a() {} pub mod inner { pub fn g() { super::super::b::f() } }",
        "pub fn a() {} pub struct S { #[serde(default = \"super::b::f\")] s: u8 }",
        "pub fn a() { made!() }",
        "pub fn a() {} impl super::b::Trait for u8 {}",
        "pub fn a() { <u8 as super::b::Trait>::f() }",
        "pub fn a() { <super::b::S>::f() }",
        "pub fn a() {} use super::b::Trait as _;",
        "pub use super::b::S; pub fn a() {}",
        "pub fn a() {} macro_rules! m { () => { $crate::b::f() } }",
        "pub fn a() { super::b::from_macro() }",
    ];
    for way in ways {
        let b = "pub fn f() { super::a::a() } pub const N: u8 = 0; pub trait Trait {} pub struct S; \
            macro_rules! made { () => {} } made! { from_macro }";
        let tree = [
            ("src/lib.rs", "#[macro_use] mod b; mod a;"),
            ("src/a.rs", way),
            ("src/b.rs", b),
        ];
        assert_eq!(members(&tree), [["src/a.rs", "src/b.rs"]], "{way}");
    }
}

#[test]
fn other_crates_and_emitted_code_are_no_needs() {
    let ways = [
        "pub fn a() { quote!(crate::b::f()) }",
        "pub fn a() { ::b::f() }",
        "pub fn a() { std::b::f() }",
        "/// See [`super::b::f`].\npub fn a() {}",
        "pub fn a() { let b = 1; b.f() }",
        "pub(in crate::b) fn a() {}",
        "pub fn a() {} #[cfg(test)] use super::b::f;",
        "pub fn a() {} #[cfg(test)] mod tests { use crate::b::f; }",
    ];
    for way in ways {
        let b = "pub fn f() { super::a::a() }";
        let tree = [
            ("src/lib.rs", "mod a; mod b;"),
            ("src/a.rs", way),
            ("src/b.rs", b),
        ];
        assert!(members(&tree).is_empty(), "{way}");
    }
}

#[test]
fn a_function_may_have_the_name_of_its_module() {
    let tree = [
        ("src/lib.rs", "mod a; mod b;"),
        (
            "src/a/mod.rs",
            "mod one; mod two; pub use one::one; pub use two::two;",
        ),
        ("src/a/one.rs", "use super::two; pub fn one() { two() }"),
        ("src/a/two.rs", "pub fn two() { super::one::one() }"),
        ("src/b.rs", "use crate::a::one; pub fn b() { one() }"),
    ];
    assert_eq!(members(&tree), [["src/a/one.rs", "src/a/two.rs"]]);
}

#[test]
fn modules_are_found_where_rust_looks_for_them() {
    let tree = [
        (
            "tests/it/main.rs",
            "#[path = \"../other/x.rs\"] mod a; mod inner { pub mod b; }",
        ),
        ("tests/other/x.rs", "mod y; pub fn a() { y::y() }"),
        ("tests/other/y.rs", "pub fn y() { crate::inner::b::b() }"),
        ("tests/it/inner/b.rs", "pub fn b() { crate::a::a() }"),
    ];
    let cycle = [
        "tests/it/inner/b.rs",
        "tests/other/x.rs",
        "tests/other/y.rs",
    ];
    assert_eq!(members(&tree), [cycle]);
}

#[test]
fn folders_that_need_one_another_are_a_cycle_without_one_of_files() {
    let tree = [
        ("src/lib.rs", "mod a; mod b;"),
        ("src/a/mod.rs", "pub mod one; pub mod two;"),
        ("src/a/one.rs", "pub fn one() { crate::b::b() }"),
        ("src/a/two.rs", "pub fn two() {}"),
        ("src/b.rs", "pub fn b() { crate::a::two::two() }"),
    ];
    assert!(members(&tree).is_empty());
    let cycles = dependencies(&tree).folder_cycles();
    assert_eq!(names(&cycles), [["src/a", "src/b.rs"]]);
}

#[test]
fn a_cycle_says_by_which_paths() {
    let tree = [
        ("src/lib.rs", "mod a; mod b;"),
        ("src/a.rs", "pub fn a() { super::b::b() }"),
        ("src/b.rs", "use crate::a::a; pub fn b() { a() }"),
    ];
    let cycles = dependencies(&tree).cycles();
    let lines = [
        "src/a.rs -> src/b.rs (super::b::b)",
        "src/b.rs -> src/a.rs (crate::a::a)",
    ];
    assert_eq!(cycles[0].edges, lines);
}

fn dependencies(files: &[(&str, &str)]) -> Dependencies {
    let text = |path: &Path| {
        let found = files.iter().find(|(name, _)| Path::new(name) == path);
        found.map(|(_, text)| (*text).to_owned())
    };
    let tree = ModuleTree::read(Path::new(files[0].0), &text);
    assert!(tree.modules.len() >= files.len(), "a file is no module");
    Dependencies::of(&tree)
}

fn members(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    names(&dependencies(files).cycles())
}

fn names(cycles: &[Cycle]) -> Vec<Vec<String>> {
    let members = cycles
        .iter()
        .map(|cycle| cycle.members.iter().cloned().collect());
    members.collect()
}
