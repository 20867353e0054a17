use std::fmt::Write;

use super::{
    CrateKind, Options,
    context::{Context, Crate},
    example,
    file::Imports,
    types::Scope,
};
use crate::ir::Package;

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
    out
}

fn curated(out: &mut String, package: &Package, options: &Options) {
    out.push_str(
        "Clients for managing Azure from Rust, on top of `azure_core`. Each service and version is a module behind one\n\
         feature; a service's own feature leads to its newest stable version. No service is on by default.\n\n",
    );
    if let Some(feature) = package
        .modules
        .iter()
        .find_map(|module| module.feature.as_deref())
    {
        let _ = writeln!(
            out,
            "```toml\n[dependencies]\n{} = {{ version = \"0.1\", features = [\"{feature}\"] }}\n```\n",
            options.crate_name
        );
    }
    out.push_str("| service | version | feature |\n|---|---|---|\n");
    for module in &package.modules {
        let feature = module.feature.as_deref().unwrap_or_default();
        let (title, versions) = (&module.api.client.title, module.api.versions.join(", "));
        let _ = writeln!(out, "| {title} | {versions} | `{feature}` |");
    }
}

fn standalone(out: &mut String, package: &Package) {
    for module in &package.modules {
        let (title, versions) = (&module.api.client.title, module.api.versions.join(", "));
        let _ = writeln!(
            out,
            "A client of {title}, API version {versions}, on top of `azure_core`."
        );
    }
}

/// The example of the first operation that only reads.
fn first_call(of: &Crate<'_>) -> Vec<String> {
    if of.package.modules.is_empty() {
        return Vec::new();
    }
    let context = Context::new(of, 0);
    let imports = Imports::default();
    let scope = Scope {
        context,
        imports: &imports,
        here: None,
    };
    let groups = context.api().groups.iter().enumerate();
    let calls = groups.flat_map(|(g, group)| {
        group
            .operations
            .iter()
            .enumerate()
            .map(move |(o, operation)| (g, o, operation))
    });
    let mut reads =
        calls.filter(|(_, _, operation)| operation.method == "GET" && operation.paging.is_none());
    let Some((g, o, operation)) = reads.next() else {
        return Vec::new();
    };
    let client = if context.api().groups[g].name.is_empty() {
        &context.names.client
    } else {
        &context.names.groups[g]
    };
    example::call(&scope, client, operation, &context.names.methods[g][o])
}

const FACTS: &str = "
Sign in with any credential of `azure_identity`. Lists are streams of items (`into_pages` for pages), long-running
operations are pollers that can be awaited, and `runtime::ServiceError::of` tells what a failed call answered with.

Models are lossless: what a service sends and the description declares is kept, unknown enum values included. Requests
made of a model leave out what only the service may set.
";
