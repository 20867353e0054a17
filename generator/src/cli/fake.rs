//! The command `armsmith fake`.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::arguments::{Fake, SyncArgument};
use super::{Console, MessageFormat, Outcome};
use crate::fake::{
    DescriptionInput, FailureSettings, FakeResourceManager, FakeServer, FakeSettings,
    RecordedRequest, SyncPolicy, Tls,
};

/// Runs the fake until the process is stopped.
pub(super) fn run(arguments: &Fake, console: &Console) -> Outcome {
    match serve(arguments, console) {
        Ok(()) => Outcome::Done,
        Err(message) => {
            console.message(format!("error: {message}\n"));
            Outcome::Wrong
        }
    }
}

fn serve(arguments: &Fake, console: &Console) -> Result<(), String> {
    let start = Instant::now();
    let manager = FakeResourceManager::load(&inputs(arguments), settings(arguments));
    let mut manager = manager.map_err(|error| error.to_string())?;
    if let Some(path) = &arguments.state {
        let opened = manager.persist(path, policy(arguments.sync));
        opened.map_err(|error| format!("cannot use `{}`: {error}", path.display()))?;
    }
    if let Some(path) = &arguments.seed {
        let seeded = manager.seed(&json_in(path)?);
        seeded.map_err(|error| format!("cannot use `{}`: {error}", path.display()))?;
    }
    if let Some(path) = &arguments.failures {
        let failures: Vec<FailureSettings> = serde_json::from_value(json_in(path)?)
            .map_err(|error| format!("cannot use `{}`: {error}", path.display()))?;
        // The first one that applies is used.
        for failure in failures.into_iter().rev() {
            let request = failure.request.clone();
            let added = manager.fail(failure);
            added.map_err(|error| format!("invalid pattern `{request}`: {error}"))?;
        }
    }
    if !console.quiet {
        manager.observe(report);
    }
    let operations = manager.operation_count();
    let address = SocketAddr::new(arguments.host, arguments.port);
    let tls = arguments.tls.clone().map_or(Tls::None, Tls::MadeUp);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let server = FakeServer::start(Arc::new(manager), address, &tls).await;
        let server = server.map_err(|error| error.to_string())?;
        announce(&server, operations, start.elapsed(), console);
        std::future::pending::<()>().await;
        Ok(())
    })
}

fn inputs(arguments: &Fake) -> Vec<DescriptionInput> {
    let mut inputs = Vec::new();
    if !arguments.files.is_empty() {
        inputs.push(DescriptionInput::Files {
            files: arguments.files.clone(),
            overlays: arguments.overlays.clone(),
            root: arguments.root.clone(),
        });
    }
    inputs.extend(
        arguments
            .readmes
            .iter()
            .map(|path| DescriptionInput::Readme {
                path: path.clone(),
                tag: arguments.tag.clone(),
                root: arguments.root.clone(),
            }),
    );
    let manifests = arguments.manifests.iter();
    inputs.extend(manifests.map(|path| DescriptionInput::Manifest {
        path: path.clone(),
        services: arguments.services.clone(),
    }));
    inputs
}

fn settings(arguments: &Fake) -> FakeSettings {
    FakeSettings {
        is_strict: arguments.strict,
        uses_nearest_version: arguments.nearest_version,
        has_examples: arguments.examples,
        requires_registration: arguments.require_registration,
        polls: arguments.polls,
        duration: Duration::from_secs(arguments.operation_time),
        retry_after: arguments.retry_after,
        page_size: arguments.page_size.max(1),
        ..FakeSettings::default()
    }
}

fn policy(argument: SyncArgument) -> SyncPolicy {
    match argument {
        SyncArgument::Always => SyncPolicy::Always,
        SyncArgument::Second => SyncPolicy::Second,
        SyncArgument::Never => SyncPolicy::Never,
    }
}

fn json_in(path: &Path) -> Result<Value, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("cannot use `{}`: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| wrong(&error))?;
    serde_json::from_str(&text).map_err(|error| wrong(&error))
}

/// Prints the URL of the server, and what clients need to use it.
fn announce(server: &FakeServer, operations: usize, time: Duration, console: &Console) {
    let endpoint = server.endpoint();
    if console.format == MessageFormat::Json {
        let certificate = server.certificate();
        let ready =
            json!({"endpoint": endpoint, "operations": operations, "certificate": certificate});
        console.output(format!("{ready}\n"));
        return;
    }
    let time = time.as_millis();
    console.output(format!(
        "{endpoint} is ready: {operations} operations, loaded in {time} ms\n"
    ));
    if let Some(path) = server.certificate() {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let path = path.display();
        console.output(format!(
            "Trust its certificate authority, in Python: REQUESTS_CA_BUNDLE={path}; in others: SSL_CERT_FILE={path}\n"
        ));
    }
}

/// Prints the differences between a request and its description.
fn report(request: &RecordedRequest) {
    for finding in &request.findings {
        let target = match finding.target.as_str() {
            "" => String::new(),
            target => format!("`{target}`: "),
        };
        let RecordedRequest {
            method,
            path,
            status,
            ..
        } = request;
        anstream::eprintln!("{method} {path} {status}: {target}{}", finding.message);
    }
}
