//! Tests the rules of Azure Resource Manager, in this process.

mod actions;
mod children;
mod deleted;
mod errors;
mod failures;
mod hostile;
mod lists;
mod long_running;
mod media;
mod names;
mod plain;
mod resources;
mod scopes;
mod singletons;
mod socket;
mod state;
mod support;
mod validation;
