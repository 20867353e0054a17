//! Checks rules of ARCHITECTURE.md: dependencies of files and stages, and comments.
//!
//! The rules are in `cycles`, `stages`, `vocabulary`, `type_names`, `first_lines` and `doc_comments`. The analysis
//! reads the crates of the repository (`workspace`) as modules (`module_tree`), with the names that they import
//! (`imports`) and use (`words`). It finds the modules that define these names (`resolve`), and the dependencies of
//! files (`dependencies`). `planted` tests the analysis on small trees.

mod cycles;
mod dependencies;
mod doc_comments;
mod first_lines;
mod imports;
mod module_tree;
mod planted;
mod resolve;
mod stages;
mod type_names;
mod vocabulary;
mod words;
mod workspace;
