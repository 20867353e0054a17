//! The name of a service's module.

use heck::ToSnakeCase;

/// Returns `key_vault` for a file in the folder `Microsoft.KeyVault`, or else the name of the service's folder.
pub(super) fn module_name(input: &str) -> String {
    let folders = input.rsplit_once('/').map_or("", |(folders, _)| folders);
    let provider = folders.split('/').find_map(|each| each.split_once('.'));
    let name = match provider {
        Some((_, name)) => name,
        None => folders.split('/').nth(1).unwrap_or_default(),
    };
    name.to_snake_case()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_called_after_the_provider() {
        for (input, expected) in [
            (
                "specification/keyvault/resource-manager/Microsoft.KeyVault/stable/1/a.b.json",
                "key_vault",
            ),
            (
                "specification/storage/data-plane/Azure.Storage.Files/stable/1/a.json",
                "storage_files",
            ),
            ("specification/cost-things/a.json", "cost_things"),
        ] {
            assert_eq!(module_name(input), expected);
        }
    }
}
