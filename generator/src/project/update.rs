//! Updates the services of a project from a checkout of the public specifications.

use std::path::PathBuf;

use super::api_changes::{self, ApiChanges, ComparedOutput};
use super::available_versions::ProjectFailure;
use super::selected_services::services;
use super::services::{absent, load, present, readme, reason};
use super::{Project, ProjectOutput, changelog, folder};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::import::{ImportOptions, Imported, Newest, newest, plan};
use crate::ir::Module;
use crate::lock::Lock;
use crate::manifest::{Service, Version, compare_versions, is_stable};
use crate::output::{WriteOptions, WriteReport};
use crate::pipeline::{Generated, Silent};
use crate::source::Sources;

/// The file name of a change log.
const CHANGELOG: &str = "CHANGELOG.md";

/// The options of an update.
#[derive(Clone, Debug)]
pub struct UpdateOptions {
    /// The manifest.
    pub manifest: PathBuf,
    /// The root of the checkout: the folder that contains `specification`.
    pub checkout: PathBuf,
    /// The services by module, or the outputs. Empty for all services that the checkout has.
    pub names: Vec<String>,
    /// The versions to consider.
    pub newest: Newest,
    /// True if a version may be chosen that lacks resource types.
    pub allow_loss: bool,
    /// True if descriptions are removed from new files. They are also removed if they were before.
    pub no_prose: bool,
    /// The change log. `None` for `CHANGELOG.md` in the folder of the crate.
    pub changelog: Option<PathBuf>,
    /// The permissions to write outputs.
    pub write: WriteOptions,
}

/// The result of an update.
#[derive(Debug, Default)]
pub struct UpdateReport {
    /// The imported versions.
    pub imported: Vec<Imported>,
    /// The services that are up to date or cannot be updated, with the reason.
    pub unchanged: Vec<(String, String)>,
    /// The outputs.
    pub outputs: Vec<UpdatedOutput>,
    /// The warnings about the checkout and the new versions, with the sources of their places.
    pub warnings: Vec<(Diagnostics, Sources)>,
}

/// An updated output.
#[derive(Debug)]
pub struct UpdatedOutput {
    /// The name of the crate, or the path of the module.
    pub name: String,
    /// The files that changed.
    pub files: WriteReport,
    /// The changes for users.
    pub changes: ApiChanges,
    /// The change log with the new entry. `None` if the API is the same.
    pub changelog: Option<PathBuf>,
}

/// Imports the newest versions of services, regenerates the outputs, and writes the change logs. If a new version has
/// errors, all files are as they were.
///
/// # Errors
///
/// Returns the errors of the manifest, of the new versions, and of the write.
pub fn update(options: &UpdateOptions) -> Result<UpdateReport, ProjectFailure> {
    let old_sources = Sources::with_root(folder(&options.manifest));
    let mut report = UpdateReport::default();
    match prepare(options, &old_sources) {
        Ok(None) => Ok(report),
        Ok(Some(old)) => {
            let failed = import_all(options, &old, &mut report)
                .and_then(|()| regenerate(options, &old, &old_sources, &mut report));
            if let Err(failure) = failed {
                for imported in report.imported.into_iter().rev() {
                    imported.undo.restore();
                }
                return Err(failure);
            }
            Ok(report)
        }
        Err(diagnostics) => Err(Box::new((diagnostics, old_sources))),
    }
}

/// The project before the update, with its generated outputs.
struct Before {
    project: Project,
    generated: Vec<Generated>,
}

/// Generates the present outputs. `None` if there is nothing to update.
fn prepare(options: &UpdateOptions, sources: &Sources) -> Result<Option<Before>, Diagnostics> {
    let project = load(sources, &options.manifest)?;
    if services(&project, &options.names)?.is_empty() {
        return Ok(None);
    }
    let outputs = project.outputs().iter();
    let generated = outputs.map(|output| output.generate(sources, &Silent));
    let generated = generated.collect::<Result<_, _>>()?;
    Ok(Some(Before { project, generated }))
}

/// Imports the newest version of each service.
fn import_all(
    options: &UpdateOptions,
    old: &Before,
    report: &mut UpdateReport,
) -> Result<(), ProjectFailure> {
    let services = services(&old.project, &options.names);
    let services = services.map_err(|diagnostics| (diagnostics, Sources::new()));
    let lock = Lock::load(&Lock::path(&options.manifest)).ok().flatten();
    for (output, service) in services? {
        let is_named = options.names.contains(&service.module);
        let Some(readme) = readme(service, &options.checkout) else {
            if is_named {
                let place = Place::File(options.checkout.clone());
                let message = format!(
                    "the checkout does not have the service `{}`",
                    service.module
                );
                let error = Diagnostic::new(Code::FileNotFound, place, message);
                let error = error.help("pass the root of a checkout of the public specifications");
                return Err(Box::new((error.into(), Sources::new())));
            }
            report.unchanged.push((service.module.clone(), absent()));
            continue;
        };
        let mut inputs = present(service).into_iter().flat_map(|it| &it.inputs);
        let is_stripped = inputs.any(|input| lock.as_ref().is_some_and(|it| it.is_stripped(input)));
        let request = ImportOptions {
            service: readme.to_string_lossy().into_owned(),
            checkout: options.checkout.clone(),
            newest: Some(options.newest),
            allow_loss: options.allow_loss,
            no_prose: options.no_prose || is_stripped,
            output: Some(output.crate_name().to_owned()),
            module: Some(service.module.clone()),
            to: folder(&options.manifest).to_owned(),
            manifest: Some(options.manifest.clone()),
            ..ImportOptions::default()
        };
        import(service, &request, is_named, report)?;
    }
    Ok(())
}

fn import(
    service: &Service,
    request: &ImportOptions,
    is_named: bool,
    report: &mut UpdateReport,
) -> Result<(), ProjectFailure> {
    let sources = Sources::with_root(&request.checkout);
    let wanted = request.newest.unwrap_or(Newest::Stable);
    let choice = match newest(&sources, request, wanted) {
        Ok(choice) => choice,
        Err(diagnostics) if is_named => return Err(Box::new((diagnostics, sources))),
        Err(diagnostics) => {
            let unchanged = (service.module.clone(), reason(diagnostics));
            report.unchanged.push(unchanged);
            return Ok(());
        }
    };
    let is_alike = |version: &&Version| is_stable(&version.version) == is_stable(&choice.version);
    let alike = service.versions.iter().filter(is_alike);
    let newest = alike.max_by(|one, other| compare_versions(&one.version, &other.version));
    if let Some(newest) = newest
        && compare_versions(&newest.version, &choice.version).is_gt()
    {
        let why = format!("{} is newer than {}", newest.version, choice.version);
        report.unchanged.push((service.module.clone(), why));
        return Ok(());
    }
    let request = ImportOptions {
        // A preview does not replace a stable version.
        update: service.versions.iter().any(|it| is_alike(&it)),
        ..request.clone()
    };
    let plan = match plan(&sources, &request) {
        Ok(plan) => plan,
        Err(diagnostics) => return Err(Box::new((diagnostics, sources))),
    };
    if !plan.has_changes() {
        let why = format!("{} is up to date", choice.version);
        report.unchanged.push((service.module.clone(), why));
        return Ok(());
    }
    match plan.write() {
        Ok(mut imported) => {
            let warnings = std::mem::take(&mut imported.diagnostics);
            report.warnings.push((warnings, sources));
            report.imported.push(imported);
            Ok(())
        }
        Err(diagnostics) => Err(Box::new((diagnostics, sources))),
    }
}

/// Regenerates the outputs with the imported versions.
fn regenerate(
    options: &UpdateOptions,
    old: &Before,
    old_sources: &Sources,
    report: &mut UpdateReport,
) -> Result<(), ProjectFailure> {
    if report.imported.is_empty() {
        return Ok(());
    }
    let sources = Sources::with_root(folder(&options.manifest));
    let mut warnings = Diagnostics::default();
    let mut run = || -> Result<(), Diagnostics> {
        let project = load(&sources, &options.manifest)?;
        let mut generated = Vec::new();
        for output in project.outputs() {
            output.recover(&options.write)?;
            let mut of_output = output.generate(&sources, &Silent)?;
            let diagnostics = std::mem::take(&mut of_output.diagnostics);
            warnings.extend(diagnostics);
            generated.push((output, of_output));
        }
        let modules: Vec<&String> = report.imported.iter().map(|it| &it.module).collect();
        let is_updated =
            |module: &Module| modules.contains(&module.path.first().unwrap_or(&String::new()));
        let outputs = old.project.outputs().iter().zip(&old.generated);
        for ((output, new), (old_output, old)) in generated.iter().zip(outputs) {
            let changes = api_changes::changes(
                &ComparedOutput::new(old, &old_output.jobs(), old_sources, is_updated),
                &ComparedOutput::new(new, &output.jobs(), &sources, is_updated),
                None,
                "the previous state",
                output.manifest.added_fields,
            );
            let files = output.write(new, &options.write)?;
            let changelog = match changes.whole.is_empty() {
                true => None,
                false => {
                    let path = changelog_of(output, options);
                    changelog::add(&path, &changes.markdown())?;
                    Some(path)
                }
            };
            report.outputs.push(UpdatedOutput {
                name: output.crate_name().to_owned(),
                files,
                changes,
                changelog,
            });
        }
        Ok(project.write_lock(&sources)?)
    };
    match run() {
        Ok(()) => {
            report.warnings.push((warnings, sources));
            Ok(())
        }
        Err(diagnostics) => Err(Box::new((diagnostics, sources))),
    }
}

/// Returns the change log of an output.
fn changelog_of(output: &ProjectOutput, options: &UpdateOptions) -> PathBuf {
    match &options.changelog {
        Some(path) => path.clone(),
        None => output.cargo_manifest().with_file_name(CHANGELOG),
    }
}
