//! Runs the scenarios of the AutoRest test server through emitted clients, and writes what came of them.

#[macro_use]
mod scenario;
mod counter;
mod scenarios;
mod transport;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs};

use counter::Counter;
use scenario::{Failure, Scenario, Scenarios, World};
use serde::Serialize;
use transport::{Exchange, Wire};

/// How long one scenario may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came of all.
#[derive(Serialize)]
struct Record<'a> {
    suites: &'a BTreeMap<&'static str, BTreeSet<String>>,
    scenarios: Vec<Ended>,
}

/// What came of one.
#[derive(Serialize)]
struct Ended {
    name: &'static str,
    suite: &'static str,
    fault: Option<String>,
    exchanges: Vec<Exchange>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().find_map(|each| each.strip_prefix(name));
    let (Some(server), Some(results)) = (option("--server="), option("--results=")) else {
        println!("usage: --server=ADDRESS --results=FILE [TEXT]...");
        return Ok(());
    };
    let filter: Vec<_> = arguments
        .iter()
        .filter(|each| !each.starts_with("--"))
        .collect();
    let mut list = Scenarios::default();
    scenarios::all(&mut list);
    let mut counter = Counter::new(server);
    let mut ended = Vec::new();
    for scenario in &list.all {
        let wanted = |text: &&String| scenario.name.contains(text.as_str());
        if filter.is_empty() || filter.iter().any(wanted) {
            ended.extend(run(scenario, server, &mut counter).await?);
        }
    }
    counter.counted().await?;
    let record = Record {
        suites: &counter.names,
        scenarios: ended,
    };
    fs::write(results, serde_json::to_string_pretty(&record)?)?;
    Ok(())
}

/// Clears the counters, runs a scenario and looks at what was counted.
async fn run(
    scenario: &Scenario,
    server: &str,
    counter: &mut Counter,
) -> Result<Vec<Ended>, Failure> {
    counter.clear().await?;
    let world = World {
        server: server.to_owned(),
        wire: Arc::new(Wire::new()),
    };
    let running = tokio::task::LocalSet::new();
    let task = running.run_until(async {
        let task = tokio::task::spawn_local((scenario.run)(world.clone()));
        tokio::time::timeout(PATIENCE, task).await
    });
    let outcome = match task.await {
        Err(_) => Err(format!("took longer than {} s", PATIENCE.as_secs())),
        Ok(Err(panic)) => Err(panic.to_string()),
        Ok(Ok(outcome)) => outcome.map_err(|error| described(&*error)),
    };
    let counted = counter.counted().await?;
    let fault = outcome
        .and_then(|()| match_counted(scenario, &counted))
        .err();
    let exchanges = match fault {
        Some(_) => world.wire.exchanges(),
        None => Vec::new(),
    };
    let ended = |name| Ended {
        name,
        suite: scenario.suite,
        fault: fault.clone(),
        exchanges: exchanges.clone(),
    };
    Ok(scenario.names().map(ended).collect())
}

/// Exactly the scenario's own names must have been counted.
fn match_counted(scenario: &Scenario, counted: &BTreeSet<(&str, String)>) -> Result<(), String> {
    let names = scenario.names();
    let expected = names
        .map(|name| (scenario.suite, name.to_owned()))
        .collect();
    match *counted == expected {
        true => Ok(()),
        false => Err(format!("the server counted {counted:?}")),
    }
}

/// An error with its causes.
fn described(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("\nbecause {error}"));
        cause = error.source();
    }
    text
}
