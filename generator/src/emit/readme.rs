//! Prints the README of a crate.

use std::fmt::Write;

use super::example;
use crate::rust::{
    krate::{CargoManifest, Crate, CrateReadme, ReadmeService, Section},
    options::Options,
};

/// Returns the `README.md` of the crate, which is also the front page of its documentation.
pub(super) fn text(krate: &Crate) -> String {
    let (readme, options) = (&krate.readme, &krate.options);
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", options.crate_name);
    match krate.manifest {
        CargoManifest::Curated { .. } => curated(&mut out, readme, options),
        CargoManifest::Standalone { .. } => standalone(&mut out, readme),
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

fn curated(out: &mut String, readme: &CrateReadme, options: &Options) {
    out.push_str(
        "Clients for managing Azure from Rust, built on `azure_core`. Each API version of a service is a module behind a\n\
         feature; the feature named after the service selects its newest stable version. No service is enabled by default.\n\n",
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

fn standalone(out: &mut String, readme: &CrateReadme) {
    if readme.services.len() > 1 {
        out.push_str("Clients built on `azure_core`, a module per API version:\n\n");
        for ReadmeService {
            title, versions, ..
        } in &readme.services
        {
            let _ = writeln!(out, "- {title}, version {versions}");
        }
        return;
    }
    for ReadmeService {
        title, versions, ..
    } in &readme.services
    {
        let _ = writeln!(
            out,
            "A client for the {title} API, version {versions}, built on `azure_core`."
        );
    }
}

const FACTS: &str = "
Sign in with any credential of `azure_identity`. Use `ServiceError::of` to inspect the error response of a failed
request.

Models are lossless: every property that the API description declares is kept, unknown enum values included. Request bodies
created from a model omit read-only properties.
";

/// Returns the title and text of a section.
fn section(section: Section) -> (&'static str, &'static str) {
    match section {
        Section::Lists => (
            "Lists",
            "A pager is a stream of items; `into_pages` turns it into a stream of pages. To continue a list later, pass the
continuation token of the pager in the options of another call. The token is the next link of the service: `azure_core` logs
it at the DEBUG level, including its query.",
        ),
        Section::LongRunningOperations => (
            "Long-running operations",
            "Methods that begin with `begin_` return a poller. Await the poller for the final result, or stream it to observe
progress. `azure_core` panics if a poller is polled or awaited after its stream has ended: stop at the last status. Every status carries a resume token; pass it to the `resume_`
method of the same name to continue in another process. `resume_token` returns the token of an error. Dropping the
poller stops polling, not the operation. Set a `Deadline` in the context of the options to limit the wait. Resume
tokens contain links of the service, which may be signed: store them like keys.",
        ),
        Section::Clouds => (
            "Clouds",
            "The cloud in `client_options` selects the endpoint and the token audience. The credential selects the authority that
issues tokens: configure the same cloud there. A custom cloud specifies its Azure Resource Manager endpoint under the key
`ResourceManager`.",
        ),
        Section::Testing => (
            "Testing",
            "All requests of a client are sent by its transport. Set `client_options.transport` to an `HttpClient` of your own that
responds with `AsyncRawResponse::from_bytes`, and use a credential that returns a token that is valid for more than five
minutes. Tests then need neither an account nor a network.",
        ),
    }
}
