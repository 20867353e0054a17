//! The name of a service's module.
//!
//! A new service is called as in the SDKs of other languages, so that users find it: the readme names their packages.

use std::path::Path;

use heck::ToSnakeCase;

use crate::manifest::is_module;
use crate::readme::Readme;
use crate::source::Sources;

/// The parts of package names that do not say which service it is.
const GENERIC: [&str; 14] = [
    "arm",
    "azure",
    "azurestack",
    "client",
    "com",
    "generated",
    "management",
    "mgmt",
    "microsoft",
    "resourcemanager",
    "rest",
    "sdk",
    "track2",
    "windowsazure",
];

/// The folders between a service and its versions.
const PLANES: [&str; 3] = ["resource-manager", "data-plane", "control-plane"];

/// Returns the names that a new service may have, the best one first: that of its packages in other languages, of its
/// folder, and of its resource provider.
pub(super) fn candidates(
    sources: &Sources,
    readme: &Readme,
    tag: Option<&str>,
    inputs: &[String],
) -> Vec<String> {
    let folders = service_folders(&sources.name(readme.path()));
    let service = folders.first().cloned().unwrap_or_default();
    let packages = readme.package_names(sources, tag);
    let packages = packages.iter().map(|name| of_package(name, &service));
    // A package that is called like the folder is the name on which most agree.
    let (alike, packages): (Vec<_>, Vec<_>) = packages.partition(|name| *name == service);
    let first = inputs.first().map_or("", String::as_str);
    let stem = Path::new(first).file_stem().unwrap_or_default();
    let others = [
        folders.join("_"),
        of_provider(first),
        stem.to_string_lossy().to_snake_case(),
        format!("{service}_data"),
    ];
    let mut names: Vec<String> = Vec::new();
    for name in alike.into_iter().chain(packages).chain(others) {
        if is_module(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Returns `widgets` for `azure-mgmt-widgets`, `Azure.ResourceManager.Widgets`, `@azure/arm-widgets` and
/// `sdk/resourcemanager/widgets/armwidgets`. If the last part is the name of the service's folder, it is used alone.
fn of_package(name: &str, service: &str) -> String {
    let name = name.to_lowercase();
    let parts: Vec<&str> = name.split(['.', '/', '-', '@']).collect();
    let is_specific = |part: &&str| {
        let number = part.strip_prefix('v').unwrap_or(part);
        let is_version = number.starts_with(|c: char| c.is_ascii_digit());
        !is_version && !part.is_empty() && !GENERIC.contains(part)
    };
    let mut found: Vec<&str> = Vec::new();
    for part in parts.into_iter().filter(is_specific) {
        // Go repeats the name with a prefix.
        let repeated = found
            .last()
            .is_some_and(|last| part.strip_prefix("arm") == Some(last));
        if !repeated && found.last() != Some(&part) {
            found.push(part);
        }
    }
    match found.last() {
        Some(last) if *last == service || last.strip_prefix("arm") == Some(service) => {
            service.to_owned()
        }
        _ => found.join("_"),
    }
}

/// Returns the names of the folders of a readme below `specification`, as in packages: in lower case, without hyphens.
fn service_folders(readme: &str) -> Vec<String> {
    let folders = readme.rsplit_once('/').map_or("", |(folders, _)| folders);
    let folders = folders.strip_prefix("specification/").unwrap_or(folders);
    let is_service = |folder: &&str| !PLANES.contains(folder) && !folder.contains('.');
    let folders = folders.split('/').filter(is_service).map(|folder| {
        let folder = folder.to_lowercase();
        let folder = folder.strip_prefix("azure-").unwrap_or(&folder);
        folder.replace('-', "")
    });
    folders.collect()
}

/// Returns `key_vault` for a file in the folder `Microsoft.KeyVault`, or else the name of the service's folder.
fn of_provider(input: &str) -> String {
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
    fn packages_of_all_languages_give_one_name() {
        for (package, service, expected) in [
            ("azure-mgmt-dns", "dns", "dns"),
            ("azure.mgmt.rdbms.postgresql", "postgresql", "postgresql"),
            ("@azure/arm-cosmosdb", "cosmosdb", "cosmosdb"),
            (
                "Azure.ResourceManager.DataLake.Store",
                "datalakestore",
                "datalake_store",
            ),
            (
                "com.microsoft.azure.management.msi.v2018_11_30",
                "msi",
                "msi",
            ),
            ("sdk/resourcemanager/dns/armdns", "dns", "dns"),
            ("armdns", "dns", "dns"),
            ("azure.keyvault.secrets", "keyvault", "keyvault_secrets"),
            ("azure.mgmt", "x", ""),
        ] {
            assert_eq!(of_package(package, service), expected, "{package}");
        }
    }

    #[test]
    fn folders_and_providers_name_services_without_packages() {
        for (readme, expected) in [
            (
                "specification/cosmos-db/resource-manager/readme.md",
                "cosmosdb",
            ),
            (
                "specification/azure-kusto/resource-manager/readme.md",
                "kusto",
            ),
            (
                "specification/workloads/resource-manager/Microsoft.Workloads/SAPInstance/readme.md",
                "workloads_sapinstance",
            ),
        ] {
            assert_eq!(service_folders(readme).join("_"), expected);
        }
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
            assert_eq!(of_provider(input), expected);
        }
    }
}
