//! The arguments that select an API.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

#[derive(Args, Debug)]
#[command(group(ArgGroup::new("api").required(true)))]
pub(in crate::cli) struct InputFiles {
    /// The files of the API description, Swagger 2.0 or OpenAPI 3.0 to 3.2, in JSON or YAML; `-` is the standard input.
    #[arg(long = "spec", value_name = "FILE", num_args = 1.., group = "api")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The `readme.md` that lists the files.
    #[arg(long, value_name = "FILE", group = "api")]
    pub(in crate::cli) readme: Option<PathBuf>,
    /// The root folder: all referenced files must be in it [default: the checkout of the Azure specifications that
    /// contains the files, or else the folder of the files].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) root: Option<PathBuf>,
    /// The tag of the readme [default: the default tag of the readme].
    #[arg(long, value_name = "TAG", conflicts_with = "files")]
    pub(in crate::cli) tag: Option<String>,
    /// The OpenAPI Overlay documents that change the description, in their order.
    #[arg(long = "overlay", value_name = "FILE", num_args = 1..)]
    pub(in crate::cli) overlays: Vec<PathBuf>,
    /// Use only these operations: an operationId or operation group (`Storage*`), a tag (`tag:pets`), or a method and
    /// a path (`'GET /pets/**'`). Models that no other operation uses are omitted.
    #[arg(long, value_name = "SELECTOR", num_args = 1..)]
    pub(in crate::cli) include: Vec<String>,
    /// Omit these operations.
    #[arg(long, value_name = "SELECTOR", num_args = 1..)]
    pub(in crate::cli) exclude: Vec<String>,
    /// The supplier of the global parameters of Swagger 2.0 [default: client for APIs of Azure, method for all others].
    #[arg(long, value_enum, value_name = "SUPPLIER")]
    pub(in crate::cli) global_parameters: Option<GlobalParameters>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum GlobalParameters {
    /// The client: they are set once, when it is created.
    Client,
    /// The caller of each method.
    Method,
}
