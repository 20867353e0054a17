//! Prints the README of a crate.

use std::fmt::Write;

use super::example;
use crate::rust::{
    krate::{CargoManifest, Crate, CrateReadme, ReadmeGroups, ReadmeService, Section},
    options::Options,
};

/// Returns the `README.md` of the crate, which is also the front page of its documentation.
pub(super) fn text(krate: &Crate) -> String {
    let (readme, options) = (&krate.readme, &krate.options);
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", options.crate_name);
    if !readme.users.is_empty() {
        runtime(&mut out, readme, options);
        return out;
    }
    match krate.manifest {
        CargoManifest::Curated { .. } => curated(&mut out, readme, options),
        CargoManifest::Standalone { .. } => standalone(&mut out, readme),
    }
    if let Some(groups) = &readme.groups {
        self::groups(&mut out, groups, options);
    }
    out.push_str("\n## First steps\n\n");
    for line in readme.first_call.iter().flat_map(example::lines) {
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(MODELS);
    for section in &readme.sections {
        let (title, text) = self::section(*section);
        let _ = write!(out, "\n## {title}\n\n{text}\n");
        if let Section::Testing {
            with_credential: true,
        } = section
        {
            out.push_str(TEST_CREDENTIAL);
        }
    }
    if matches!(krate.manifest, CargoManifest::Curated { .. }) {
        out.push_str(GUIDE);
    }
    out
}

fn groups(out: &mut String, groups: &ReadmeGroups, options: &Options) {
    let ReadmeGroups { all, example, .. } = groups;
    let defaults = match groups.by_default {
        true => ", default-features = false",
        false => "",
    };
    let name = &options.crate_name;
    let _ = write!(
        out,
        "\n## Features of operations\n\n\
         Each group of operations has a feature. It enables the client of the group, and the models that it uses. The feature\n\
         `{all}` enables all groups{}\n\n\
         ```toml\n[dependencies]\n{name} = {{ version = \"{}\"{defaults}, features = [\"{example}\"] }}\n```\n",
        match groups.by_default {
            true => ", and is enabled by default. To compile one group:",
            false => ". To compile one:",
        },
        options.package.version,
    );
    if groups.by_default {
        out.push_str(
            "\nWithout default features, there is no HTTP client either: enable `azure_core/default` in your crate, or pass a transport.\n",
        );
    }
}

fn runtime(out: &mut String, readme: &CrateReadme, options: &Options) {
    out.push_str("The runtime and the common types of these crates:\n\n");
    for user in &readme.users {
        let _ = writeln!(out, "- `{user}`");
    }
    let _ = write!(
        out,
        "\nAll of them have the types of this crate, such as `ServiceError` and `Deadline`. The module `{}::__private` and its macros\n\
         are for these crates only: semantic versioning does not apply to them, so that each of the crates requires exactly this\n\
         version.\n",
        options.crate_name.replace('-', "_")
    );
}

fn curated(out: &mut String, readme: &CrateReadme, options: &Options) {
    out.push_str(
        "Clients for managing Azure, built on `azure_core`. They have the shape of the official crates of the Azure SDK for Rust: the\n\
         same credentials, responses, pagers and pollers.\n\n## Services\n\n| service | module and feature | versions |\n|---|---|---|\n",
    );
    for ReadmeService {
        title,
        versions,
        feature,
    } in &readme.services
    {
        let _ = writeln!(out, "| {title} | `{feature}` | {versions} |");
    }
    let (Some(feature), Some(version)) = (&readme.feature, &readme.version_feature) else {
        return;
    };
    let _ = writeln!(
        out,
        "\n```toml\n[dependencies]\n{} = {{ version = \"0.1\", features = [\"{feature}\"] }}\n```",
        options.crate_name
    );
    let _ = write!(
        out,
        "\nEach API version is a module below the module of its service, with its clients, models and options.\n\n\
         ## Features\n\n\
         - The feature of a service selects its newest stable version. No service is enabled by default.\n\
         - Each version has a feature of its own, such as `{version}`.\n\
         - `default` enables `azure_core/default`, an HTTP client with TLS. Without it, pass a transport to the client.\n\
         - `debug` shows the fields of models in `Debug` output. Secrets stay redacted.\n\
         - `loopback` enables an HTTP client without TLS, for tests on the loopback interface.\n"
    );
}

fn standalone(out: &mut String, readme: &CrateReadme) {
    if readme.services.len() > 1 {
        let built = match readme.is_for_azure {
            true => " built on `azure_core`",
            false => "",
        };
        let _ = writeln!(out, "Clients{built}, a module per API version:\n");
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
            "A client for the {title} API, version {versions}{}.",
            match readme.is_for_azure {
                true => ", built on `azure_core`",
                false => "",
            }
        );
    }
}

const MODELS: &str = "
Models are lossless: every property that the API description declares is kept, unknown enum values included. Request bodies
created from a model omit read-only properties.
";

const TEST_CREDENTIAL: &str = "
Tests need no account either: pass a credential that returns any token that is valid for more than five minutes.
";

const GUIDE: &str = "
## Guide

The book in the folder `docs` of the repository describes all of this in detail. Its examples are tests. It also compares the crate
with the official crates of the Azure SDK for Rust and with `azure-mgmt` for Python, and describes how to migrate from `azure_mgmt_*`
crates.
";

/// Returns the title and text of a section.
fn section(section: Section) -> (&'static str, &'static str) {
    match section {
        Section::SignIn => (
            "Sign-in",
            "Pass a credential of `azure_identity`, or any other `TokenCredential`, to the constructor. `DeveloperToolsCredential` uses
the sign-in of the Azure CLI or the Azure Developer CLI, and `ManagedIdentityCredential` the managed identity of a resource in
Azure. Tokens are sent over HTTPS, to the endpoint and its subdomains only; `link_hosts` in the client options adds hosts.",
        ),
        Section::Credentials => (
            "Credentials",
            "Pass a `TokenCredential` to the constructor. The client caches its tokens and refreshes them. They are sent over HTTPS, to the
endpoint and its subdomains only; `link_hosts` in the client options adds hosts, and `credentials_over_http` allows HTTP.",
        ),
        Section::Lists => (
            "Lists",
            "A method that lists returns a pager, which is a stream of items; `into_pages` turns it into a stream of pages. To continue a
list later, pass the continuation token of the pager in the options of another call. The token is the next link of the service:
`azure_core` logs it at the DEBUG level, including its query.",
        ),
        Section::LongRunningOperations => (
            "Long-running operations",
            "Methods that begin with `begin_` return a poller. Await the poller for the final result, or stream it to observe
progress. `azure_core` panics if a poller is polled or awaited after its stream has ended: stop at the last status.

Every status has a resume token. Pass it to the `resume_` method of the same name to continue in another process. `resume_token`
returns the token of an error. Resume tokens contain links of the service, which may be signed: store them like keys.

Dropping the poller stops polling, not the operation. Set a `Deadline` in the context of the options to limit the wait.",
        ),
        Section::Errors => (
            "Errors",
            "`ServiceError::of` returns the error response of a failed request: status code, error code, message, details and request
IDs. It returns `None` if the service was not reached, or if its response could not be read.",
        ),
        Section::Clouds => (
            "Clouds",
            "The cloud in `client_options` selects the endpoint and the token audience. The credential selects the authority that
issues tokens: configure the same cloud there. A custom cloud specifies its Azure Resource Manager endpoint under the key
`ResourceManager`.",
        ),
        Section::Testing { .. } => (
            "Testing",
            "All requests of a client are sent by its transport. Set `client_options.transport` to an `HttpClient` of your own that
responds with `AsyncRawResponse::from_bytes`. Tests then need no network. `Loopback` is a transport to a local server without
TLS.",
        ),
    }
}
