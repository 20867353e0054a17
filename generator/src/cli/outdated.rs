//! The command `armsmith outdated`.

use serde_json::{Value, json};

use super::arguments::Outdated;
use super::{Console, MessageFormat, Outcome};
use crate::import::TagChoice;
use crate::project::{ServiceVersions, available_versions};

pub(super) fn run(arguments: &Outdated, console: &Console) -> Outcome {
    let services = match available_versions(&arguments.manifest, &arguments.from, &arguments.names)
    {
        Ok(services) => services,
        Err(failure) => {
            let (diagnostics, sources) = *failure;
            console.report(&diagnostics, &sources, false);
            return Outcome::Wrong;
        }
    };
    match console.format {
        MessageFormat::Human => console.output(text(&services)),
        MessageFormat::Json => {
            let services: Vec<_> = services.iter().map(document).collect();
            console.output(format!("{}\n", Value::from(services)));
        }
    }
    let is_outdated = |service: &ServiceVersions| service.newer(&service.stable).is_some();
    match arguments.exit_code && services.iter().any(is_outdated) {
        true => Outcome::Drift,
        false => Outcome::Done,
    }
}

fn document(service: &ServiceVersions) -> Value {
    let of = |choice: &Result<TagChoice, String>| match choice {
        Ok(choice) => json!(choice),
        Err(why) => json!({ "error": why }),
    };
    json!({
        "output": service.output,
        "module": service.module,
        "version": service.present,
        "outdated": service.newer(&service.stable).is_some(),
        "stable": of(&service.stable),
        "newest": of(&service.any),
    })
}

/// Returns one line per service with a newer version or without a usable one.
fn text(services: &[ServiceVersions]) -> String {
    let lines: Vec<(&str, String)> = services
        .iter()
        .filter_map(|service| Some((service.module.as_str(), news(service)?)))
        .collect();
    let width = lines.iter().map(|(module, _)| module.chars().count()).max();
    let width = width.unwrap_or_default();
    let lines = lines.iter();
    lines
        .map(|(module, news)| format!("{module:width$}  {news}\n"))
        .collect()
}

/// Returns the newer versions of a service. `None` if it is up to date.
fn news(service: &ServiceVersions) -> Option<String> {
    let present = &service.present;
    let stable = service.newer(&service.stable);
    let any = service.newer(&service.any);
    let preview = any.filter(|any| stable.is_none_or(|stable| stable.version != any.version));
    match (stable, preview) {
        (None, None) => {
            let why = service.stable.as_ref().err()?;
            Some(format!("{present}: {why}"))
        }
        (stable, preview) => {
            let mut text = present.clone();
            if let Some(choice) = stable {
                text.push_str(&format!(" -> {}: {choice}", choice.version));
            }
            if let Some(choice) = preview {
                text.push_str(&format!("; preview {} in `{}`", choice.version, choice.tag));
            }
            Some(text)
        }
    }
}
