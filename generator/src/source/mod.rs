//! Files to documents: loading, JSON pointers, references, positions.
