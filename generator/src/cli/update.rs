//! The command `armsmith update`.

use std::path::Path;

use serde_json::json;

use super::arguments::Update;
use super::import::ImportSummary;
use super::{Console, MessageFormat, Outcome};
use crate::import::Newest;
use crate::project::{UpdateOptions, UpdateReport, UpdatedOutput, update};

pub(super) fn run(arguments: &Update, console: &Console) -> Outcome {
    let options = UpdateOptions {
        manifest: arguments.manifest.clone(),
        checkout: arguments.from.clone(),
        names: arguments.names.clone(),
        newest: match arguments.latest {
            true => Newest::Any,
            false => Newest::Stable,
        },
        allow_loss: arguments.allow_loss,
        no_prose: arguments.no_prose,
        changelog: arguments.changelog.clone(),
        write: arguments.permissions.options(),
    };
    match update(&options) {
        Ok(report) => {
            for (warnings, sources) in &report.warnings {
                console.report(warnings, sources, false);
            }
            match console.format {
                MessageFormat::Human if console.quiet => {}
                MessageFormat::Human => console.output(text(&report)),
                MessageFormat::Json => console.output(format!("{}\n", document(&report))),
            }
            Outcome::Done
        }
        Err(failure) => {
            let (diagnostics, sources) = *failure;
            console.report(&diagnostics, &sources, false);
            Outcome::Wrong
        }
    }
}

fn text(report: &UpdateReport) -> String {
    let mut text = String::new();
    for (module, why) in &report.unchanged {
        text.push_str(&format!("{module}: {why}\n"));
    }
    for imported in &report.imported {
        if let Some(choice) = &imported.choice {
            text.push_str(&format!("{}: {choice}\n", imported.module));
        }
        text.push_str(&format!("{}\n", ImportSummary(imported)));
    }
    for output in &report.outputs {
        let UpdatedOutput {
            name,
            files,
            changes,
            changelog,
        } = output;
        text.push_str(&format!(
            "{name}: {} files written, {} unchanged, {} removed\n",
            files.written.len(),
            files.unchanged.len(),
            files.removed.len(),
        ));
        if let Some(path) = changelog {
            text.push_str(&format!("\n{changes}\nadded to {}\n", path.display()));
        }
    }
    text
}

fn document(report: &UpdateReport) -> serde_json::Value {
    let unchanged = report.unchanged.iter();
    let unchanged = unchanged.map(|(module, why)| json!({ "module": module, "reason": why }));
    let outputs = report.outputs.iter().map(|output| {
        let steps = output.changes.steps.iter();
        let steps =
            steps.map(|step| json!({ "old": step.before, "new": step.after, "diff": step.diff }));
        json!({
            "name": output.name,
            "files": output.files,
            "diff": output.changes.whole,
            "versions": steps.collect::<Vec<_>>(),
            "changelog": output.changelog.as_deref().map(Path::display).map(|it| it.to_string()),
        })
    });
    json!({
        "unchanged": unchanged.collect::<Vec<_>>(),
        "imported": report.imported,
        "outputs": outputs.collect::<Vec<_>>(),
    })
}
