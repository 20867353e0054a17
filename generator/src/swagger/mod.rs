//! Swagger 2.0 with AutoRest's `x-ms-*` extensions: typed structs, and lowering to the [`ir`](crate::ir).

pub mod document;
