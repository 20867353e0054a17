//! Tests of the passes on small APIs.

mod check;
mod common_types;
mod errors;
mod families;
mod flatten;
mod headers;
mod hosts;
mod inherit;
mod json_unions;
mod localize;
mod long_running;
mod merge;
mod methods;
mod outputs;
mod paging;
mod parameter_groups;
mod prune;
mod random;
mod recursion;
mod sample;
mod sizes;
mod unions;
mod usage;
mod xml;
