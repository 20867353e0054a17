//! Lowers an API: its operations, definitions and client.

use indexmap::IndexSet;

use super::client::client;
use super::operations::{FrameworkNames, LoweredOperations, add_streams, paths, shared_base_path};
use super::profile::profile;
use super::schema::{
    Builder, check_inheritance, check_unused, docs, drain, set_discriminator_values, text,
};
use super::{exported, webhooks};
use crate::dialect::document::Deprecated;
use crate::ir::{Api, Docs, DocumentId, OperationGroup, UnknownProperties};

/// Lowers the API of these documents. `None` if they describe none.
pub(super) fn api(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Option<Api> {
    let names = FrameworkNames::of(builder.sources(), inputs);
    let mut gathered = LoweredOperations::new(names);
    for input in inputs {
        builder.reading().reach(*input);
        for key in ["paths", "x-ms-paths"] {
            paths(builder, *input, key, &mut gathered);
        }
    }
    let webhooks = webhooks::webhooks(builder, inputs);
    let describes_calls = !gathered.groups.is_empty() || !webhooks.is_empty();
    let exported = match describes_calls {
        true => Vec::new(),
        false => exported::exported(builder, inputs),
    };
    drain(builder);
    check_inheritance(builder);
    if builder.report().failed() {
        return None;
    }
    for input in inputs {
        check_unused(builder, *input);
    }
    set_discriminator_values(builder);
    let base_path = shared_base_path(&mut gathered, builder.report());
    add_streams(&mut gathered);
    let mut groups: Vec<OperationGroup> = gathered.groups.into_values().collect();
    let client = client(builder, inputs, &mut groups, base_path);
    Some(Api {
        docs: api_docs(builder, inputs),
        profile: profile(builder, &client),
        unknown: UnknownProperties::default(),
        versions: versions(builder, inputs),
        client,
        groups,
        definitions: std::mem::take(&mut builder.catalog.definitions),
        parameter_groups: Vec::new(),
        global_parameters: builder.reader.decided_global_parameters(),
        header_sets: Vec::new(),
        webhooks,
        exported,
    })
}

fn api_docs(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Docs {
    let roots = inputs
        .iter()
        .filter_map(|input| builder.reader.root(*input));
    let found = roots.map(|root| {
        let description = root.info.description.or(root.info.summary);
        docs(root.info.title, description, Deprecated::No)
    });
    let mut found = found.collect::<Vec<_>>().into_iter();
    let first = found.next().unwrap_or_default();
    let further = found.find_map(|docs| docs.description);
    Docs {
        description: first.description.or(further),
        ..first
    }
}

fn versions(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Vec<String> {
    let roots = inputs
        .iter()
        .filter_map(|input| builder.reader.root(*input));
    let versions: IndexSet<String> = roots.filter_map(|root| text(root.info.version)).collect();
    versions.into_iter().collect()
}
