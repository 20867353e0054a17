//! The arguments of `armsmith fake`.

// The arguments are the same in all builds, but only some have the fake.
#![cfg_attr(not(feature = "fake"), allow(dead_code))]

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use crate::cli::examples::FAKE_EXAMPLES;

/// Run a fake Azure Resource Manager that replies to requests as API descriptions say.
///
/// The fake keeps resources in memory, and rejects requests that their description does not allow. Differences that
/// Azure would accept are printed. Requires the feature `fake` of the package `armsmith`.
#[derive(Args, Debug)]
#[command(after_help = FAKE_EXAMPLES)]
#[command(group(ArgGroup::new("descriptions").required(true).multiple(true)))]
pub(in crate::cli) struct Fake {
    /// The files of an API description, Swagger 2.0 or OpenAPI 3.0 to 3.2, in JSON or YAML.
    #[arg(long = "spec", value_name = "FILE", num_args = 1.., group = "descriptions")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The `readme.md` files of services, each with its default tag.
    #[arg(long = "readme", value_name = "FILE", num_args = 1.., group = "descriptions")]
    pub(in crate::cli) readmes: Vec<PathBuf>,
    /// The manifests whose services are loaded.
    #[arg(long = "manifest", value_name = "FILE", num_args = 1.., group = "descriptions")]
    pub(in crate::cli) manifests: Vec<PathBuf>,
    /// The services of the manifests, by module [default: all].
    #[arg(long = "service", value_name = "MODULE", num_args = 1.., requires = "manifests")]
    pub(in crate::cli) services: Vec<String>,
    /// The tag of the readme [default: the default tag of the readme].
    #[arg(long, value_name = "TAG", requires = "readmes")]
    pub(in crate::cli) tag: Option<String>,
    /// The root folder: all files that a description refers to must be in it [default: the checkout of the Azure
    /// specifications that contains the files, or else the folder of the files].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) root: Option<PathBuf>,
    /// The OpenAPI Overlay documents that change the files of `--spec`, in their order.
    #[arg(long = "overlay", value_name = "FILE", num_args = 1.., requires = "files")]
    pub(in crate::cli) overlays: Vec<PathBuf>,
    /// The port; with 0, any free port.
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    pub(in crate::cli) port: u16,
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub(in crate::cli) host: IpAddr,
    /// Serve HTTPS with a certificate that is made at start, and write its certificate authority to this file. Requires
    /// the feature `fake-tls`.
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "armsmith-fake-ca.pem"
    )]
    pub(in crate::cli) tls: Option<PathBuf>,
    /// A JSON file with the resources that exist at start: a list of resources with their `id`s, or an object with the
    /// list `resources`.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) seed: Option<PathBuf>,
    /// The file in which the state is kept; created if it does not exist.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) state: Option<PathBuf>,
    /// The time at which the state is written to the disk. A crash of the fake loses nothing; a power failure may.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "POLICY",
        requires = "state"
    )]
    pub(in crate::cli) sync: SyncArgument,
    /// A JSON file with a list of failures: requests that fail, are delayed, or are throttled.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) failures: Option<PathBuf>,
    /// Reject every request that differs from its description, also if Azure would accept it.
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Use the nearest API version for requests with a version that is not described.
    #[arg(long)]
    pub(in crate::cli) nearest_version: bool,
    /// Let the resources of the descriptions' examples exist, for requests that are those of an example.
    #[arg(long)]
    pub(in crate::cli) examples: bool,
    /// Require that a resource provider is registered before it is used.
    #[arg(long)]
    pub(in crate::cli) require_registration: bool,
    /// The number of polls that report that a long-running operation is in progress.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(in crate::cli) polls: u32,
    /// The seconds for which a long-running operation is in progress.
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(in crate::cli) operation_time: u64,
    /// The seconds until the next poll of an operation in progress; with 0, a millisecond.
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(in crate::cli) retry_after: u64,
    /// The number of items of a page.
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    pub(in crate::cli) page_size: usize,
}

/// The time at which the state is written to the disk.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(in crate::cli) enum SyncArgument {
    /// Before each reply: a power failure loses nothing.
    Always,
    /// Every second: a power failure may lose the last second.
    #[default]
    Second,
    /// When the operating system decides: a power failure may lose more.
    Never,
}
