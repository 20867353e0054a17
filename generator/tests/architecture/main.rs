//! The rules of ARCHITECTURE.md that tests can hold: which file and stage may need which, and what files begin with.
//!
//! The rules are in `cycles`, `stages`, `vocabulary` and `first_lines`. The analysis under them reads the crates of the
//! repository (`workspace`) as modules (`module_tree`), with the names that each imports (`imports`) and mentions
//! (`words`), finds where these are defined (`resolve`) and what follows for the files (`dependencies`). `planted` holds
//! the analysis itself against small trees.

mod cycles;
mod dependencies;
mod first_lines;
mod imports;
mod module_tree;
mod planted;
mod resolve;
mod stages;
mod vocabulary;
mod words;
mod workspace;
