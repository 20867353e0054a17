//! Tests the rules of Azure Resource Manager, in this process.

mod errors;
mod failures;
mod hostile;
mod lists;
mod long_running;
mod media;
mod plain;
mod resources;
mod state;
mod support;
mod validation;
