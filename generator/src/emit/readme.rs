use std::fmt::Write;

use super::{
    CrateKind, Options, client,
    context::{Context, Crate},
    docs, example,
    file::Sheet,
    types::Scope,
};
use crate::ir::{Api, Endpoint, HttpMethod, Module, Operation, Package};

/// The crate's `README.md`, which is also the front page of its documentation.
pub(super) fn text(of: &Crate<'_>) -> String {
    let Crate {
        package, options, ..
    } = *of;
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", options.crate_name);
    match options.kind {
        CrateKind::Curated => curated(&mut out, package, options),
        CrateKind::Standalone => standalone(&mut out, package),
    }
    out.push_str("\n## First steps\n\n");
    for line in first_call(of) {
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(FACTS);
    for section in SECTIONS
        .iter()
        .filter(|section| package.any_api(section.concerns))
    {
        let _ = write!(out, "\n## {}\n\n{}\n", section.title, section.text);
    }
    out
}

fn curated(out: &mut String, package: &Package, options: &Options) {
    out.push_str(
        "Clients for managing Azure from Rust, on top of `azure_core`. Each service and version is a module behind one\n\
         feature; a service's own feature leads to its newest stable version. No service is on by default.\n\n",
    );
    let newest = package.modules.iter().find(|module| module.newest_stable);
    if let Some(feature) = newest.and_then(|module| module.path.first()) {
        let _ = writeln!(
            out,
            "```toml\n[dependencies]\n{} = {{ version = \"0.1\", features = [\"{feature}\"] }}\n```\n",
            options.crate_name
        );
    }
    out.push_str("| service | version | feature |\n|---|---|---|\n");
    for module in &package.modules {
        let feature = module.feature.as_deref().unwrap_or_default();
        let (title, versions) = described(module);
        let _ = writeln!(out, "| {title} | {versions} | `{feature}` |");
    }
}

fn standalone(out: &mut String, package: &Package) {
    for module in &package.modules {
        let (title, versions) = described(module);
        let _ = writeln!(
            out,
            "A client of {title}, API version {versions}, on top of `azure_core`."
        );
    }
}

/// The title of an API and its versions.
fn described(module: &Module) -> (String, String) {
    let api = &module.api;
    (
        docs::text(&api.client.title),
        docs::text(&api.versions.join(", ")),
    )
}

/// A program that makes a client and reads something: of the newest stable version of the first service.
fn first_call(of: &Crate<'_>) -> Vec<String> {
    let modules = &of.package.modules;
    let newest = modules.iter().position(|module| module.newest_stable);
    if modules.is_empty() {
        return Vec::new();
    }
    let context = Context::new(of, newest.unwrap_or(0));
    let sheet = Sheet::default();
    let scope = Scope {
        context,
        sheet: &sheet,
        here: None,
    };
    let groups = context
        .api()
        .groups
        .iter()
        .zip(&context.names.groups)
        .zip(&context.names.methods);
    let mut calls = groups.flat_map(|((group, client), methods)| {
        let client = if group.name.is_empty() {
            &context.names.client
        } else {
            client
        };
        group
            .operations
            .iter()
            .zip(methods)
            .map(move |(operation, names)| (client, operation, names))
    });
    let is_scoped = |operation: &Operation| {
        let parameters = context.api().client.parameters.iter();
        parameters
            .clone()
            .all(|parameter| client::needs(operation, parameter))
    };
    let call = calls.find(|(_, operation, _)| {
        operation.method == HttpMethod::Get && operation.paging.is_none() && is_scoped(operation)
    });
    example::program(&scope, 0, call)
}

const FACTS: &str = "
Sign in with any credential of `azure_identity`. `runtime::ServiceError::of` tells what a failed call answered with.

Models are lossless: what a service sends and the description declares is kept, unknown enum values included. Requests
made of a model leave out what only the service may set.
";

/// A section, and the APIs whose users it concerns.
struct Section {
    title: &'static str,
    text: &'static str,
    concerns: fn(&Api) -> bool,
}

const SECTIONS: &[Section] = &[
    Section {
        title: "Lists",
        text: "Lists are streams of items; `into_pages` makes them streams of pages. The stream's continuation token, in the options of
another call, goes on where it stands. It is the service's own link to the next page: `azure_core` writes it into its log at
the level DEBUG, with its query.",
        concerns: |api| api.operations().any(|it| it.paging.is_some()),
    },
    Section {
        title: "Long-running operations",
        text: "Methods that begin with `begin_` return a poller. Await it for the result, or read it as a stream for the states on the
way; a stream that has ended must not be awaited. Every state carries a token, with which the `resume_` method of the same
name goes on in another process; `runtime::resume_token` finds it in an error. Dropping the poller stops the waiting, not the
operation; `runtime::Deadline` in the context of the options limits it. Tokens hold links of the service, which may be signed:
keep them as you keep keys.",
        concerns: |api| api.operations().any(|it| it.long_running.is_some()),
    },
    Section {
        title: "Clouds",
        text: "The cloud in `client_options` decides where requests go and for whom tokens are asked. The authority that issues them
belongs to the credential: name the same cloud there. A custom cloud names its Resource Manager under the key
`runtime::ResourceManager`.",
        concerns: |api| api.client.endpoint == Endpoint::ResourceManager,
    },
    Section {
        title: "Testing your own code",
        text: "Everything that a client sends goes through its transport. Give `client_options.transport` an `HttpClient` of your own
that answers with `AsyncRawResponse::from_bytes`, and a credential that returns any token that is valid for more than five
minutes: then no test needs an account or a network.",
        concerns: |_| true,
    },
];
