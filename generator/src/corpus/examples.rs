//! Runs the generated tests of examples.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use syn::{Expr, Item};

use super::build::{CrateBuilder, unbuilt};
use super::cargo_output::{Built, CargoOutput};
use super::find::CorpusTarget;
use super::origin::cargo;
use super::progress::progress_bar;
use super::record::{CorpusResults, ExampleResults, RunOutcome};
use crate::diagnostics::Diagnostic;

/// The test target that is generated from examples.
const TARGET: &str = "examples";
/// The tests that print a list instead of testing an example.
const LISTS: [&str; 2] = ["listed::listed", "unreached::unreached"];
/// The time limits of one crate, for its tests and for their build.
const TESTS_LIMIT: Duration = Duration::from_secs(120);
const BUILD_LIMIT: Duration = Duration::from_secs(900);
/// The pause between two checks of a process.
const PAUSE: Duration = Duration::from_millis(20);

/// Builds and runs the tests of every generated crate, one after the other. The build output of each is removed,
/// because all together would fill the disk.
pub(super) fn run(
    builder: &CrateBuilder,
    targets: &[CorpusTarget],
    progress: bool,
    record: &mut CorpusResults,
) -> Result<(), Diagnostic> {
    let packages = builder.members(targets, record);
    builder.write_workspace(&packages)?;
    let by_row: BTreeMap<_, _> = targets
        .iter()
        .map(|target| (target.row(), target.package.as_str()))
        .collect();
    let bar = progress_bar(packages.len(), progress);
    let mut failed = 0;
    for row in &mut record.rows {
        let package = by_row.get(&(row.service.as_str(), row.tag.as_str()));
        let Some(package) = package.filter(|_| row.outcome == RunOutcome::Generated) else {
            continue;
        };
        bar.set_message(format!("{failed} crates with failures, {package}"));
        let examples = Runner { builder, package }.run()?;
        failed += usize::from(!examples.passed_all());
        row.examples = Some(examples);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// Runs the tests of one crate.
struct Runner<'a> {
    builder: &'a CrateBuilder,
    package: &'a str,
}

impl Runner<'_> {
    /// Runs the tests. All failures are results of this crate, except of cargo itself.
    fn run(&self) -> Result<ExampleResults, Diagnostic> {
        let crate_folder = self.builder.crate_folder(self.package);
        let lists = crate_folder.join("tests").join(TARGET);
        let mut examples = ExampleResults {
            listed: entries(&lists.join("listed.rs"), "LISTED"),
            unreached: entries(&lists.join("unreached.rs"), "UNREACHED"),
            ..ExampleResults::default()
        };
        let built = self.build();
        let built = built.map_err(|error| unbuilt("test", &error.to_string()))?;
        let ended = match &built {
            None => Err(format!(
                "the build took longer than {} s",
                BUILD_LIMIT.as_secs()
            )),
            Some(built) if built.is_stopped() => {
                return Err(unbuilt("test", &built.reason()));
            }
            Some(built) if !built.succeeded() => Err(format!("does not build: {}", built.reason())),
            Some(built) => match built.executable(TARGET) {
                Some(executable) => self.test(&executable, &crate_folder, &mut examples),
                // There is nothing to test without operations.
                None => Ok(()),
            },
        };
        examples.fault = ended.err();
        self.clean();
        Ok(examples)
    }

    /// Builds the tests. Returns the result of cargo, or `None` if it took too long.
    fn build(&self) -> io::Result<Option<Built>> {
        let mut command = self.cargo("test");
        let mut child = command
            .args(["--no-run", "--message-format=json", "--test", TARGET])
            .env("RUSTFLAGS", "-D warnings")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let output = CargoOutput::of(&mut child, |_| {});
        let ended = wait(&mut child, BUILD_LIMIT)?;
        let built = output.join(ended == Some(true));
        Ok(ended.map(|_| built))
    }

    /// Runs the tests and counts the results.
    fn test(
        &self,
        program: &Path,
        folder: &Path,
        examples: &mut ExampleResults,
    ) -> Result<(), String> {
        let told = |error: io::Error| format!("cannot run the tests: {error}");
        let output = self
            .builder
            .folder()
            .join(format!("examples-{}.txt", self.package));
        let file = File::create(&output).map_err(told)?;
        let mut child = Command::new(program)
            .current_dir(folder)
            .env("CARGO_MANIFEST_DIR", folder)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(Stdio::null())
            .spawn()
            .map_err(told)?;
        let ended = wait(&mut child, TESTS_LIMIT).map_err(told)?;
        let text = fs::read(&output).map_err(told)?;
        let counts = TestCounts::of(&String::from_utf8_lossy(&text));
        examples.passed = counts.passed;
        examples.failed = counts.failed;
        match ended {
            None => Err(format!(
                "the tests took longer than {} s",
                TESTS_LIMIT.as_secs()
            )),
            Some(true) => Ok(()),
            Some(false) => Err(counts
                .first
                .unwrap_or_else(|| "the tests ended early".to_owned())),
        }
    }

    fn clean(&self) {
        // Remaining files only use disk space.
        let _ = self.cargo("clean").status();
    }

    fn cargo(&self, task: &str) -> Command {
        let folder = self.builder.folder();
        let target = folder.join("target-examples");
        let mut command = Command::new(cargo());
        command
            .args([task, "--package", self.package, "--target-dir"])
            .arg(std::path::absolute(&target).unwrap_or(target))
            .current_dir(folder)
            .env("CARGO_INCREMENTAL", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

/// Waits until a process exits. Returns true if it succeeded, or `None` if it was killed.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<bool>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

/// The test results in the output.
#[derive(Debug, Default, PartialEq)]
struct TestCounts {
    passed: usize,
    failed: usize,
    /// The first failed test with its message.
    first: Option<String>,
}

impl TestCounts {
    fn of(output: &str) -> TestCounts {
        let mut counts = TestCounts::default();
        let mut lines = output.lines();
        let mut first = None;
        while let Some(line) = lines.next() {
            if let Some((name, ended)) = verdict(line) {
                let counted = !LISTS.contains(&name);
                match ended {
                    "ok" => counts.passed += usize::from(counted),
                    "FAILED" => {
                        counts.failed += usize::from(counted);
                        first.get_or_insert(name);
                    }
                    _ => {}
                }
            } else if let Some(name) = first
                && counts.first.is_none()
                && line == format!("---- {name} stdout ----")
            {
                let why: Vec<_> = lines
                    .by_ref()
                    .map(str::trim)
                    .take_while(|line| !line.starts_with("----"))
                    .collect();
                counts.first = Some(format!("{name}: {}", reason(&why)));
            }
        }
        counts.first = counts.first.or_else(|| first.map(ToOwned::to_owned));
        counts
    }
}

/// Returns the line after the one with the location of the panic, or any other line.
fn reason(lines: &[&str]) -> String {
    let at = lines.iter().position(|line| line.contains(" panicked at "));
    let rest = lines.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
    let told = rest.iter().filter(|line| !line.is_empty()).take(3);
    told.copied().collect::<Vec<_>>().join(" ")
}

/// Parses the name and result of a test: `test a::b ... ok`.
fn verdict(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix("test ")?;
    let (name, ended) = rest.rsplit_once(" ... ")?;
    let name = name.split(" - ").next().unwrap_or(name);
    Some((name, ended.trim()))
}

/// Returns the number of items of a list in an emitted file.
fn entries(path: &Path, name: &str) -> usize {
    let text = fs::read_to_string(path).unwrap_or_default();
    let file = syn::parse_file(&text);
    let items = file.into_iter().flat_map(|file| file.items);
    items.map(|item| count(&item, name)).sum()
}

fn count(item: &Item, name: &str) -> usize {
    match item {
        Item::Const(constant) if constant.ident == name => match &*constant.expr {
            Expr::Reference(reference) => match &*reference.expr {
                Expr::Array(array) => array.elems.len(),
                _ => 0,
            },
            _ => 0,
        },
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\nrunning 5 tests\ntest listed::listed ... ok\ntest unreached::unreached ... ok\ntest a::get - should panic ... ok\ntest a::put ... FAILED\ntest a::list ... ignored\n\nfailures:\n\n---- a::put stdout ----\n\nthread 'a::put' (7) panicked at tests/examples/support/case.rs:3:5:\nthe request differs:\n  at /body\nnote: run with\n\n\nfailures:\n    a::put\n\ntest result: FAILED. 3 passed; 1 failed\n";

    #[test]
    fn examples_are_counted_without_the_lists() {
        let first = "a::put: the request differs: at /body note: run with";
        let counts = TestCounts {
            passed: 1,
            failed: 1,
            first: Some(first.to_owned()),
        };
        assert_eq!(TestCounts::of(OUTPUT), counts);
        assert_eq!(TestCounts::of("running 0 tests\n"), TestCounts::default());
    }

    #[test]
    fn what_breaks_off_still_names_the_test() {
        let counts = TestCounts::of("test b::get ... FAILED\ntest b::put ... ");
        assert_eq!((counts.passed, counts.failed), (0, 1));
        assert_eq!(counts.first.as_deref(), Some("b::get"));
    }

    #[test]
    fn lists_are_counted_by_their_items() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("listed.rs");
        let text = "//! List.\nconst LISTED: &[(&str, &str)] = &[(\"a, b\", \"]\"), (\"c\", \"d\")];\npub const NONE: &[&str] = &[];\n";
        fs::write(&path, text).unwrap();
        assert_eq!(entries(&path, "LISTED"), 2);
        assert_eq!(entries(&path, "NONE"), 0);
        assert_eq!(entries(&path, "ABSENT"), 0);
        assert_eq!(entries(&folder.path().join("absent.rs"), "LISTED"), 0);
    }
}
