//! The `armsmith` command; everything it does is in the library.

use std::process::ExitCode;

/// Syntax trees are many small allocations, made and freed on all cores at once.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    armsmith::cli::run(std::env::args_os())
}
