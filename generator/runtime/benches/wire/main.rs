//! Decoding and encoding of models, compared to serde's derive on the same structs:
//! `cargo bench --package armsmith_runtime --bench wire`, or `cargo xtask bench --wire`.
//!
//! - `narrow`, `wide` and `widest` have 10, 60 and 200 members, in the order of the specification.
//! - `reversed` is `widest` with its keys in reverse order.
//! - `nested` is an object of objects, lists and maps; `union` is a list of objects with a discriminator.

mod documents;
mod members;
mod models;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde::{Serialize, de::DeserializeOwned};

use models::{derived, own};

criterion_group!(benches, all);
criterion_main!(benches);

fn all(criterion: &mut Criterion) {
    let widest = documents::flat(200);
    both::<own::narrow::Page, derived::narrow::Page>(criterion, "narrow", &documents::flat(10));
    both::<own::wide::Page, derived::wide::Page>(criterion, "wide", &documents::flat(60));
    both::<own::widest::Page, derived::widest::Page>(criterion, "widest", &widest);
    let reversed = documents::reversed(200);
    both::<own::widest::Page, derived::widest::Page>(criterion, "reversed", &reversed);
    both::<own::Nested, derived::Nested>(criterion, "nested", &documents::nested(8));
    both::<own::Shapes, derived::Shapes>(criterion, "union", &documents::shapes(1_000));
}

/// Benchmarks this runtime and serde's derive on one document.
fn both<O, D>(criterion: &mut Criterion, name: &str, document: &str)
where
    O: DeserializeOwned + Serialize,
    D: DeserializeOwned + Serialize,
{
    one::<O>(criterion, name, "armsmith", document);
    one::<D>(criterion, name, "derive", document);
}

fn one<T: DeserializeOwned + Serialize>(
    criterion: &mut Criterion,
    document_name: &str,
    implementation: &str,
    document: &str,
) {
    let value: T = serde_json::from_str(document).expect("the document fits the model");
    let mut group = criterion.benchmark_group(format!("decode {document_name}"));
    group.throughput(Throughput::Bytes(document.len() as u64));
    group.bench_function(implementation, |bencher| {
        bencher.iter(|| serde_json::from_str::<T>(black_box(document)).is_ok());
    });
    group.finish();
    let written = serde_json::to_vec(&value).expect("the model can be written");
    let mut group = criterion.benchmark_group(format!("encode {document_name}"));
    group.throughput(Throughput::Bytes(written.len() as u64));
    group.bench_function(implementation, |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)).is_ok());
    });
    group.finish();
}
