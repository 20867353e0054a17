//! IR and names to formatted Rust files, one file an emitted kind.
