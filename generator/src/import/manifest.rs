//! The manifest's new entry.

use std::path::Path;

use heck::ToUpperCamelCase;
use serde_json::{Map, Value, json};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::manifest::{Manifest, Version, is_module, scalar};
use crate::source::{Document, Sources, pointer, yaml_value};

/// A version of a service, for the manifest.
#[derive(Debug)]
pub(super) struct ImportedVersion {
    /// The module.
    pub module: String,
    pub client: Option<String>,
    /// The API version, or the newest of several ones.
    pub version: String,
    /// The other API versions, which the manifest does not name.
    pub other_versions: Vec<String>,
    pub inputs: Vec<String>,
}

/// Returns the name of a client from the title of a readme.
pub(super) fn client(title: &str) -> String {
    let name = title.to_upper_camel_case();
    match name.ends_with("Client") {
        true => name,
        false => name + "Client",
    }
}

impl ImportedVersion {
    /// Checks the entry against the rules of the manifest.
    pub fn check(&self, readme: &Path) -> Result<(), Diagnostic> {
        let refuse = |message| {
            let place = Place::File(readme.to_owned());
            Err(Diagnostic::new(Code::InvalidManifest, place, message))
        };
        if self.version.is_empty() {
            let error = refuse("the files declare no API version".to_owned());
            return error.map_err(|error| error.help("add `version` to the `info` of each file"));
        }
        match &self.module {
            module if is_module(module) => Ok(()),
            module => {
                let error = refuse(format!("`{module}` is not a valid module name"));
                error.map_err(|error| error.help("pass another name with `--module`"))
            }
        }
    }

    fn value(&self) -> Value {
        json!({ "version": self.version, "inputs": self.inputs })
    }

    /// Returns the lines of the version, with the dash at this column.
    fn version_text(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let inputs = self.inputs.iter();
        let inputs = inputs.map(|input| format!("{pad}    - {}\n", scalar(input)));
        format!(
            "{pad}- version: {}\n{pad}  inputs:\n{}",
            scalar(&self.version),
            inputs.collect::<String>()
        )
    }

    /// Returns the lines of a new service, with the dash at this column.
    fn service_text(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let client = self.client.iter();
        let client = client.map(|client| format!("{pad}  client: {}\n", scalar(client)));
        format!(
            "{pad}- module: {}\n{}{pad}  versions:\n{}",
            scalar(&self.module),
            client.collect::<String>(),
            self.version_text(indent + 4)
        )
    }
}

/// The change of the manifest.
#[derive(Debug)]
pub(super) struct ManifestChange {
    /// The new text. `None` if it is unchanged.
    pub text: Option<String>,
    /// The name of the service's client, if the manifest has one.
    pub client: Option<String>,
    /// The previous version: the one that is replaced, or the newest older one.
    pub previous: Option<Version>,
    /// True if the previous version is replaced.
    pub replaces: bool,
}

/// The output of a manifest that gets a new entry.
#[derive(Debug)]
pub(super) struct TargetOutput {
    /// The output.
    pub manifest: Manifest,
    /// The JSON pointer of the output in the file.
    pointer: String,
}

/// Loads the output of a manifest to change: the only one, or the one with this name.
pub(super) fn load(
    sources: &Sources,
    path: &Path,
    output: Option<&str>,
) -> Result<TargetOutput, Diagnostics> {
    if let Some(missing) = sources.missing(path) {
        let help = "create a manifest with the lines `crate: my_crate` and `services: []`";
        return Err(missing.help(help).into());
    }
    let mut outputs = crate::manifest::load_all_to_extend(sources, path)?;
    let names: Vec<_> = outputs
        .iter()
        .map(|(output, _)| output.crate_name.clone())
        .collect();
    let index = match (output, outputs.len()) {
        (None, 1) => Some(0),
        (None, _) => None,
        (Some(wanted), _) => names.iter().position(|name| name == wanted),
    };
    match index {
        Some(index) => {
            let (manifest, at) = outputs.swap_remove(index);
            Ok(TargetOutput {
                manifest,
                pointer: at.pointer,
            })
        }
        None => {
            let message = match output {
                Some(output) => format!("the manifest has no output `{output}`"),
                None => "the manifest has several outputs".to_owned(),
            };
            let place = Place::File(path.to_owned());
            let help = format!("select one with `--output`: {}", names.join(", "));
            Err(Diagnostic::new(Code::InvalidManifest, place, message)
                .help(help)
                .into())
        }
    }
}

/// Adds an entry to the manifest. Comments and order are kept.
pub(super) fn change(
    sources: &Sources,
    path: &Path,
    target: &TargetOutput,
    entry: &ImportedVersion,
    update: bool,
) -> Result<ManifestChange, Diagnostics> {
    let TargetOutput { manifest, pointer } = target;
    let document = sources.document(sources.load(path)?);
    let index = manifest
        .services
        .iter()
        .position(|each| each.module == entry.module);
    let service = index.and_then(|index| manifest.services.get(index));
    if let Some(service) = service
        && let Some(version) = service.versions.iter().find(|it| it.inputs == entry.inputs)
    {
        return Ok(ManifestChange {
            text: None,
            client: service.client.clone(),
            previous: update.then(|| version.clone()),
            replaces: update,
        });
    }
    let replaced = service.filter(|_| update).and_then(|service| {
        let place = super::latest::replaced(service, &entry.version)?;
        Some((place, service.versions.get(place)?.clone()))
    });
    if let Some(service) = service
        && (service.versions.iter().enumerate()).any(|(place, each)| {
            each.version == entry.version
                && replaced.as_ref().is_none_or(|(other, _)| *other != place)
        })
    {
        return Err(collision(path, &entry.module, &entry.version).into());
    }
    let at = match (index, replaced.as_ref()) {
        (Some(index), Some((place, _))) => {
            EntryPlace::Replaced(format!("{pointer}/services/{index}/versions/{place}"))
        }
        (Some(index), None) => EntryPlace::New(format!("{pointer}/services/{index}/versions")),
        (None, _) => EntryPlace::Service(format!("{pointer}/services")),
    };
    let text = edited(&document, path, entry, &at)?;
    let older = service.and_then(|service| super::latest::older(service, &entry.version));
    Ok(ManifestChange {
        text: Some(text),
        client: match service {
            Some(service) => service.client.clone(),
            None => entry.client.clone(),
        },
        replaces: replaced.is_some(),
        previous: replaced.map(|(_, version)| version).or(older),
    })
}

/// The place of an entry in the file, as a JSON pointer.
enum EntryPlace {
    /// A version that is replaced.
    Replaced(String),
    /// The list of a service's versions.
    New(String),
    /// The list of services.
    Service(String),
}

/// Returns the text of the manifest with the entry: in place of a version, after the other versions, or as a new
/// service.
fn edited(
    document: &Document,
    path: &Path,
    entry: &ImportedVersion,
    place: &EntryPlace,
) -> Result<String, Diagnostic> {
    let mut expected = document.value.clone();
    let text = match place {
        EntryPlace::Replaced(at) => {
            let others = other_settings(document, at);
            if let Some(old) = expected.pointer_mut(at) {
                *old = entry.value();
                if let Some(members) = old.as_object_mut() {
                    members.extend(others.clone());
                }
            }
            replace(document, at, |indent| {
                let pad = " ".repeat(indent);
                let others = others.iter();
                let others = others.map(|(key, value)| format!("{pad}  {key}: {value}\n"));
                entry.version_text(indent) + &others.collect::<String>()
            })
        }
        EntryPlace::New(at) => {
            push(&mut expected, at, entry.value());
            insert(document, at, |indent| entry.version_text(indent))
        }
        EntryPlace::Service(at) => {
            let mut service = json!({ "module": entry.module, "versions": [entry.value()] });
            if let (Some(client), Some(members)) = (&entry.client, service.as_object_mut()) {
                members.insert("client".to_owned(), client.as_str().into());
            }
            push(&mut expected, at, service);
            insert(document, at, |indent| entry.service_text(indent))
        }
    };
    // Checks the result, because the file may be written in any style of YAML.
    let is_meant = |text: &String| yaml_value(text).is_some_and(|value| value == expected);
    text.filter(is_meant).ok_or_else(|| {
        let message = "cannot add an entry to the manifest in its present layout";
        let error = Diagnostic::new(Code::InvalidManifest, Place::File(path.to_owned()), message);
        error.help(format!("add the entry by hand:\n{}", entry.service_text(2)))
    })
}

/// Returns the settings of a version other than its number and files. A new version in its place keeps them.
fn other_settings(document: &Document, at: &str) -> Map<String, Value> {
    let members = document.get(at).and_then(Value::as_object).cloned();
    let is_other = |(key, _): &(String, Value)| key != "version" && key != "inputs";
    members
        .unwrap_or_default()
        .into_iter()
        .filter(is_other)
        .collect()
}

fn collision(path: &Path, module: &str, version: &str) -> Diagnostic {
    let message = format!(
        "the manifest already contains version `{version}` of `{module}`, with other inputs"
    );
    Diagnostic::new(Code::ModuleCollision, Place::File(path.to_owned()), message)
        .help("pass `--update` to replace that entry, or `--module` to use another module")
}

fn push(root: &mut Value, at: &str, item: Value) {
    if let Some(items) = root.pointer_mut(at).and_then(Value::as_array_mut) {
        items.push(item);
    }
}

/// Returns the text with new lines after the last item of a list. `lines` gets the column of the list's dashes.
fn insert(document: &Document, list: &str, lines: impl Fn(usize) -> String) -> Option<String> {
    let items = document.get(list)?.as_array()?;
    if items.is_empty() {
        return begin(document, list, lines);
    }
    let first = document.position(&pointer::item(list, 0))?.value;
    let indent = first.column.checked_sub(3)?;
    let last = pointer::item(list, items.len().checked_sub(1)?);
    let end = end(document, document.get(&last)?, &last)?;
    let rest = document.text.get(end..)?;
    let line_end = rest
        .find('\n')
        .map_or(document.text.len(), |at| end + at + 1);
    let (before, after) = document.text.split_at_checked(line_end)?;
    let newline = if before.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{newline}{}{after}", lines(indent)))
}

/// Returns the text with new lines in place of the brackets of an empty list. The text after them is kept.
fn begin(document: &Document, list: &str, lines: impl Fn(usize) -> String) -> Option<String> {
    let start = document.position(list)?.value.start;
    let (before, list) = document.text.split_at_checked(start)?;
    let (before, (_, rest)) = (before.trim_end(), list.split_once(']')?);
    let (behind, after) = rest.split_once('\n').unwrap_or((rest, ""));
    Some(format!("{before}{behind}\n{}{after}", lines(2)))
}

/// Returns the text with new lines in place of an item of a list.
fn replace(document: &Document, item: &str, lines: impl Fn(usize) -> String) -> Option<String> {
    let first = document.position(item)?.value;
    let indent = first.column.checked_sub(3)?;
    let end = end(document, document.get(item)?, item)?;
    let start = document
        .text
        .get(..first.start)?
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let rest = document.text.get(end..)?;
    let line_end = rest
        .find('\n')
        .map_or(document.text.len(), |at| end + at + 1);
    let before = document.text.get(..start)?;
    let after = document.text.get(line_end..)?;
    Some(format!("{before}{}{after}", lines(indent)))
}

/// Returns the offset after the last scalar of a value.
fn end(document: &Document, value: &Value, at: &str) -> Option<usize> {
    let ends = match value {
        Value::Object(members) => members
            .iter()
            .filter_map(|(key, member)| end(document, member, &pointer::child(at, key)))
            .max(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .filter_map(|(index, item)| end(document, item, &pointer::item(at, index)))
            .max(),
        _ => None,
    };
    ends.or_else(|| document.position(at).map(|position| position.value.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        for (text, expected) in [
            ("2024-01-01", "2024-01-01"),
            ("7.4", "\"7.4\""),
            ("true", "\"true\""),
            ("a b#c", "\"a b#c\""),
            ("-a", "\"-a\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }

    #[test]
    fn a_title_names_a_client_once() {
        assert_eq!(client("Key Vault"), "KeyVaultClient");
        assert_eq!(client("SubscriptionClient"), "SubscriptionClient");
    }
}
