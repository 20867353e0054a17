//! Prints the README of a crate.

use std::fmt::Write;

use super::example;
use crate::rust::{
    krate::{Crate, Manifest, Readme, ReadmeService, Section},
    options::Options,
};

/// The crate's `README.md`, which is also the front page of its documentation.
pub(super) fn text(krate: &Crate) -> String {
    let (readme, options) = (&krate.readme, &krate.options);
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", options.crate_name);
    match krate.manifest {
        Manifest::Curated { .. } => curated(&mut out, readme, options),
        Manifest::Standalone { .. } => standalone(&mut out, readme),
    }
    out.push_str("\n## First steps\n\n");
    for line in readme.first_call.iter().flat_map(example::lines) {
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(FACTS);
    for section in &readme.sections {
        let (title, text) = self::section(*section);
        let _ = write!(out, "\n## {title}\n\n{text}\n");
    }
    out
}

fn curated(out: &mut String, readme: &Readme, options: &Options) {
    out.push_str(
        "Clients for managing Azure from Rust, on top of `azure_core`. Each service and version is a module behind one\n\
         feature; a service's own feature leads to its newest stable version. No service is on by default.\n\n",
    );
    if let Some(feature) = &readme.feature {
        let _ = writeln!(
            out,
            "```toml\n[dependencies]\n{} = {{ version = \"0.1\", features = [\"{feature}\"] }}\n```\n",
            options.crate_name
        );
    }
    out.push_str("| service | version | feature |\n|---|---|---|\n");
    for ReadmeService {
        title,
        versions,
        feature,
    } in &readme.services
    {
        let _ = writeln!(out, "| {title} | {versions} | `{feature}` |");
    }
}

fn standalone(out: &mut String, readme: &Readme) {
    for ReadmeService {
        title, versions, ..
    } in &readme.services
    {
        let _ = writeln!(
            out,
            "A client of {title}, API version {versions}, on top of `azure_core`."
        );
    }
}

const FACTS: &str = "
Sign in with any credential of `azure_identity`. `runtime::ServiceError::of` tells what a failed call answered with.

Models are lossless: what a service sends and the description declares is kept, unknown enum values included. Requests
made of a model leave out what only the service may set.
";

/// The title and text of a section.
fn section(section: Section) -> (&'static str, &'static str) {
    match section {
        Section::Lists => (
            "Lists",
            "Lists are streams of items; `into_pages` makes them streams of pages. The stream's continuation token, in the options of
another call, goes on where it stands. It is the service's own link to the next page: `azure_core` writes it into its log at
the level DEBUG, with its query.",
        ),
        Section::LongRunningOperations => (
            "Long-running operations",
            "Methods that begin with `begin_` return a poller. Await it for the result, or read it as a stream for the states on the
way; a stream that has ended must not be awaited. Every state carries a token, with which the `resume_` method of the same
name goes on in another process; `runtime::resume_token` finds it in an error. Dropping the poller stops the waiting, not the
operation; `runtime::Deadline` in the context of the options limits it. Tokens hold links of the service, which may be signed:
keep them as you keep keys.",
        ),
        Section::Clouds => (
            "Clouds",
            "The cloud in `client_options` decides where requests go and for whom tokens are asked. The authority that issues them
belongs to the credential: name the same cloud there. A custom cloud names its Resource Manager under the key
`runtime::ResourceManager`.",
        ),
        Section::Testing => (
            "Testing your own code",
            "Everything that a client sends goes through its transport. Give `client_options.transport` an `HttpClient` of your own
that answers with `AsyncRawResponse::from_bytes`, and a credential that returns any token that is valid for more than five
minutes: then no test needs an account or a network.",
        ),
    }
}
