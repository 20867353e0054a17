//! Scenarios of the Azure SDK for Python against `armsmith fake`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::fake::{RunningFake, built};
use super::record::{ConformanceResults, Scenario};
use crate::workspace::MANIFEST;

/// The name of the suite.
const SUITE: &str = "python";
/// The folder of the scenarios.
const FOLDER: &str = "conformance/python";
/// The scenarios whose descriptions are in `specs/`.
const CURATED: [&str; 5] = ["resource", "msi", "storage", "keyvault", "authorization"];
/// The other scenarios, and the readmes of their services in a checkout of the specifications.
const OTHERS: [(&str, &str); 5] = [
    ("network", "network/resource-manager/readme.md"),
    ("compute", "compute/resource-manager/readme.md"),
    (
        "containerservice",
        "containerservice/resource-manager/Microsoft.ContainerService/aks/readme.md",
    ),
    ("sql", "sql/resource-manager/readme.md"),
    ("web", "web/resource-manager/readme.md"),
];

/// Returns the reason why the scenarios cannot run on this machine, if any.
pub(super) fn obstacle() -> Option<String> {
    let mut command = Command::new("python3");
    command.args([
        "-c",
        "import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 9))",
    ]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let found = command.status().is_ok_and(|status| status.success());
    (!found).then(|| "the scenarios need Python 3.9 or later with `venv`".to_owned())
}

/// Runs the scenarios. With a checkout of the specifications, it also runs those of services that `specs/` does not
/// have.
pub(super) fn run(
    work: &Path,
    checkout: Option<&Path>,
    record: &mut ConformanceResults,
) -> Result<(), String> {
    let python = installed(work)?;
    let authority = work.join("fake-ca.pem");
    let mut arguments: Vec<PathBuf> = ["--nearest-version", "--manifest", MANIFEST, "--tls"]
        .map(PathBuf::from)
        .into();
    arguments.push(authority.clone());
    let mut names: Vec<_> = CURATED.to_vec();
    for (name, readme) in OTHERS {
        if let Some(checkout) = checkout {
            arguments.push("--readme".into());
            arguments.push(checkout.join("specification").join(readme));
            names.push(name);
        }
    }
    let fake = RunningFake::start(&built()?, &work.join("fake.log"), arguments)?;
    let output = Command::new(python)
        .arg(Path::new(FOLDER).join("scenarios.py"))
        .arg(&fake.endpoint)
        .args(&names)
        .env("REQUESTS_CA_BUNDLE", &authority)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run the scenarios: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let scenarios: Vec<_> = text.lines().filter_map(scenario).collect();
    if scenarios.len() != names.len() {
        return Err(format!(
            "{} of {} scenarios ran:\n{text}",
            scenarios.len(),
            names.len()
        ));
    }
    let all: BTreeSet<_> = names.into_iter().map(str::to_owned).collect();
    record.suites.insert(SUITE.to_owned(), all);
    record.scenarios.extend(scenarios);
    Ok(())
}

/// Installs the packages once. Returns the interpreter.
fn installed(work: &Path) -> Result<PathBuf, String> {
    let wrong = |error: std::io::Error| error.to_string();
    let home = work.join("python");
    let requirements = Path::new(FOLDER).join("requirements.txt");
    let wanted = fs::read_to_string(&requirements).map_err(wrong)?;
    let python = home.join("bin/python");
    // Written last, so that an interrupted installation is repeated.
    let done = home.join("installed.txt");
    if fs::read_to_string(&done).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    eprintln!("installing Python packages in {}", home.display());
    let log = File::create(work.join("pip.log")).map_err(wrong)?;
    let mut steps = [Command::new("python3"), Command::new(&python)];
    steps[0].args(["-m", "venv"]).arg(&home);
    steps[1]
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(&requirements);
    for mut step in steps {
        step.stdout(log.try_clone().map_err(wrong)?);
        step.stderr(log.try_clone().map_err(wrong)?);
        if !step.status().map_err(wrong)?.success() {
            return Err(format!(
                "cannot install the Python packages: see {}",
                work.join("pip.log").display()
            ));
        }
    }
    fs::write(&done, wanted).map_err(wrong)?;
    Ok(python)
}

fn scenario(line: &str) -> Option<Scenario> {
    #[derive(Deserialize)]
    struct Line {
        name: String,
        error: Option<String>,
    }
    let line: Line = serde_json::from_str(line).ok()?;
    Some(Scenario {
        name: line.name,
        suite: SUITE.to_owned(),
        fault: line.error,
        exchanges: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_fails_with_its_error() {
        let line = "{\"name\": \"msi\", \"error\": \"wrong\"}";
        assert_eq!(
            scenario(line).and_then(|it| it.fault).as_deref(),
            Some("wrong")
        );
        assert!(scenario("text").is_none());
    }
}
