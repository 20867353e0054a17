//! Names for distributed tracing, as the conventions of the Azure SDK have them: `Microsoft.KeyVault.Vaults.get`.

use std::collections::BTreeMap;

use super::{context::ModuleContext, named_operation::NamedOperation};
use crate::ir::Api;

/// Returns the namespace of the resource provider of most operations. It is the segment of a path after `providers`.
pub(super) fn namespace(api: &Api) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for operation in api.operations() {
        if let Some(provider) = provider(&operation.path) {
            *counts.entry(provider).or_default() += 1;
        }
    }
    let most = counts.values().max()?;
    let mut found = counts.iter().filter(|(_, count)| *count == most);
    found.next().map(|(provider, _)| (*provider).to_owned())
}

/// Returns the provider of the innermost resource in a path.
fn provider(path: &str) -> Option<&str> {
    let (_, below) = path.rsplit_once("/providers/")?;
    let provider = below.split('/').next()?;
    (!provider.contains('{') && provider.contains('.')).then_some(provider)
}

/// Returns the name of an operation: its group and its method in camel case, without `begin`.
pub(super) fn operation(context: &ModuleContext<'_>, named: &NamedOperation<'_>) -> String {
    let method = named.names.method.as_str().trim_start_matches("r#");
    let method = method.strip_prefix("begin_").unwrap_or(method);
    let mut words = method.split('_');
    let first = words.next().unwrap_or_default();
    let rest = words.map(|word| {
        let mut letters = word.chars();
        let initial = letters.next().map(|letter| letter.to_ascii_uppercase());
        initial.into_iter().chain(letters).collect::<String>()
    });
    let method = format!("{first}{}", rest.collect::<String>());
    // Operations without a group.
    if named.client.client == context.names.client.client {
        return method;
    }
    let group = named.client.client.as_str();
    format!("{}.{method}", group.strip_suffix("Client").unwrap_or(group))
}

#[cfg(test)]
mod tests {
    use super::provider;

    #[test]
    fn the_provider_is_that_of_the_innermost_resource() {
        let vault = "/subscriptions/{id}/providers/Microsoft.KeyVault/vaults/{name}";
        assert_eq!(provider(vault), Some("Microsoft.KeyVault"));
        let role = "/subscriptions/{id}/providers/Microsoft.KeyVault/vaults/{name}/providers/Microsoft.Authorization/x";
        assert_eq!(provider(role), Some("Microsoft.Authorization"));
        assert_eq!(provider("/{scope}/providers/{provider}/x"), None);
        assert_eq!(provider("/subscriptions"), None);
    }
}
