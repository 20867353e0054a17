//! Readmes: which files a tag leads to, what directives make of them, and what is said of mistakes.

mod directives;
mod mistakes;
mod service;
mod tags;
