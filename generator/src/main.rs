//! The `armsmith` command, whose implementation is in the library.

use std::process::ExitCode;

/// Syntax trees are many small allocations on all cores.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    armsmith::cli::run(std::env::args_os())
}
