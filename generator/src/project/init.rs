//! The manifest of a new project.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::title::snake_title;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{Profile, SuppliedBy, UnknownProperties};
use crate::manifest::{SCHEMA_URL, is_module, scalar};
use crate::rust::options::WorkspaceRole;
use crate::selection::{Selection, Selector};
use crate::source::{Sources, normalise};

/// The input of a new manifest.
#[derive(Clone, Debug)]
pub struct NewManifest {
    /// The name of the crate.
    pub crate_name: String,
    /// The input files.
    pub inputs: Vec<PathBuf>,
    /// The overlays.
    pub overlays: Vec<PathBuf>,
    /// The title of the API.
    pub title: String,
    /// The operations to generate.
    pub selection: Selection,
    /// The relation of the crate to a workspace.
    pub workspace: WorkspaceRole,
    /// The conventions of the client.
    pub profile: Profile,
    /// The treatment of properties that the description does not declare.
    pub unknown: UnknownProperties,
    /// The supplier of global parameters, if the description leaves it open.
    pub global_parameters: Option<SuppliedBy>,
}

impl NewManifest {
    /// Returns the text of the manifest. `folder` is its folder.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read, or is not below the folder.
    pub fn text(&self, sources: &Sources, folder: &Path) -> Result<String, Diagnostic> {
        let mut versions: Vec<(String, Vec<String>)> = Vec::new();
        for input in &self.inputs {
            let version = version(sources, input)?;
            let input = below(folder, input)?;
            match versions.iter_mut().find(|(known, _)| *known == version) {
                Some((_, inputs)) => inputs.push(input),
                None => versions.push((version, vec![input])),
            }
        }
        let versions = versions.iter().map(|(version, inputs)| {
            let inputs = inputs
                .iter()
                .map(|input| format!("          - {}\n", scalar(input)));
            let inputs: String = inputs.collect();
            format!(
                "      - version: {}\n        inputs:\n{inputs}",
                scalar(version)
            )
        });
        let versions: String = versions.collect();
        let operations = operations(&self.selection);
        let overlays = self.overlays.iter().map(|overlay| below(folder, overlay));
        let overlays: Vec<String> = overlays.collect::<Result<_, _>>()?;
        let overlays = match overlays.is_empty() {
            true => String::new(),
            false => format!("    overlays: {}\n", Value::from(overlays)),
        };
        let global_parameters = match self.global_parameters {
            Some(SuppliedBy::Client) => "    global-parameters: client\n",
            Some(SuppliedBy::Method) => "    global-parameters: method\n",
            None => "",
        };
        let profile = match self.profile {
            Profile::Azure => "azure",
            Profile::Plain => "plain",
        };
        let unknown = match self.unknown {
            UnknownProperties::Ignore => "",
            UnknownProperties::Keep => "unknown: keep\n",
        };
        let (name, module) = (&self.crate_name, module(&self.title));
        let workspace = match self.workspace {
            WorkspaceRole::Root => "root",
            WorkspaceRole::Member => "member",
        };
        Ok(format!(
            "\
# yaml-language-server: $schema={SCHEMA_URL}
# The crate that `armsmith regen` generates.
crate:
  name: {name}
  version: 0.1.0
  license: MIT
  # `member` of the workspace around it, or the `root` of its own.
  workspace: {workspace}
# The output folder, relative to this file.
out: {name}
# `azure` for services of Azure, whose responses may omit required properties, or `plain`.
profile: {profile}
{unknown}services:
  # The Rust module, and the feature of the newest stable version.
  - module: {module}
{operations}{overlays}{global_parameters}    versions:
{versions}"
        ))
    }
}

/// Returns the lines of the selected operations, or a comment that shows them.
fn operations(selection: &Selection) -> String {
    if selection.is_everything() {
        return "    # To generate only some operations, by operationId, group, tag, or method and path:
    # operations:
    #   include: [\"Group_*\", \"tag:name\", \"GET /path/**\"]
    #   exclude: []
"
        .to_owned();
    }
    let list = |key: &str, selectors: &[Selector]| {
        let texts: Vec<_> = selectors.iter().map(Selector::text).collect();
        match texts.is_empty() {
            true => String::new(),
            false => format!("      {key}: {}\n", Value::from(texts)),
        }
    };
    format!(
        "    operations:\n{}{}",
        list("include", &selection.include),
        list("exclude", &selection.exclude)
    )
}

/// Returns the API version that a file declares.
fn version(sources: &Sources, input: &Path) -> Result<String, Diagnostic> {
    let document = sources.document(sources.load(input)?);
    match document.value.pointer("/info/version") {
        Some(Value::String(version)) => Ok(version.clone()),
        Some(version @ Value::Number(_)) => Ok(version.to_string()),
        _ => {
            let message = "the file declares no API version";
            let place = Place::File(input.to_owned());
            Err(Diagnostic::new(Code::MissingKey, place, message)
                .help("pass an API description with `info.version`"))
        }
    }
}

/// Returns the path of a file relative to a folder that contains it.
fn below(folder: &Path, input: &Path) -> Result<String, Diagnostic> {
    let absolute = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        normalise(&path)
    };
    let path = absolute(input);
    match path.strip_prefix(absolute(folder)) {
        Ok(path) => Ok(path.to_string_lossy().replace('\\', "/")),
        Err(_) => {
            let message = "the file is not in the folder of the manifest";
            Err(Diagnostic::new(
                Code::InvalidManifest,
                Place::File(input.to_owned()),
                message,
            )
            .help("copy the file to the project, or run the command in a folder that contains it"))
        }
    }
}

/// Returns the module for the title of an API.
fn module(title: &str) -> String {
    let snake = snake_title(title);
    match is_module(&snake) {
        true => snake,
        false => "api".to_owned(),
    }
}
