//! Tests of readmes: input files of tags, directives, and messages.

mod directives;
mod mistakes;
mod service;
mod tags;
mod versions;
