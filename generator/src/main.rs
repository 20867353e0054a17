//! The `armsmith` command; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    armsmith::cli::run(std::env::args_os())
}
