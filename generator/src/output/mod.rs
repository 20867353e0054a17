//! A file tree to disk: whole or not at all, unchanged files untouched.
