//! The table at the end of a run.

use std::time::Duration;

use armsmith::output::WriteReport;
use armsmith::pipeline::{Counts, Generated, Stage};
use armsmith::report;

const COLUMNS: [&str; 9] = [
    "service",
    "version",
    "operations",
    "models",
    "enums",
    "written",
    "unchanged",
    "removed",
    "time",
];

/// Returns the table at the end of a run: one row per API, one for shared types, and the total.
pub(super) fn table(generated: &Generated, report: &WriteReport, time: Duration) -> String {
    let mut rest = FileCounts::all(report);
    let mut sum = Counts::default();
    let mut rows = Vec::new();
    let modules = generated.package.modules.iter();
    for (module, time) in modules.zip(&generated.module_times) {
        let files = FileCounts::below(report, &module.path);
        rest = rest.without(files);
        let counts = Counts::of(&module.api);
        sum += counts;
        let [service, version] = names(&module.path, &module.api.versions);
        rows.push(row([&service, &version], Some(counts), files, *time));
    }
    // Includes folders that the manifest no longer names.
    let times = &generated.times;
    let stages = [Stage::Share, Stage::Name, Stage::Build, Stage::Emit];
    let shared = stages.map(|stage| times.of(stage)).iter().sum();
    rows.push(row(["shared, and printing", ""], None, rest, shared));
    rows.push(row(["sum", ""], Some(sum), FileCounts::all(report), time));
    format!("{}\n", report::table(&COLUMNS, 2, rows))
}

fn names(path: &[String], versions: &[String]) -> [String; 2] {
    let service = path.first().cloned().unwrap_or_default();
    [service, versions.join(", ")]
}

fn row(names: [&str; 2], counts: Option<Counts>, files: FileCounts, time: Duration) -> Vec<String> {
    let counts = counts.map_or(Default::default(), |counts| {
        [counts.operations, counts.models, counts.enumerations].map(|count| count.to_string())
    });
    let files = [files.written, files.unchanged, files.removed].map(|count| count.to_string());
    names
        .map(String::from)
        .into_iter()
        .chain(counts)
        .chain(files)
        .chain([format!("{:.1} ms", time.as_secs_f64() * 1e3)])
        .collect()
}

/// The number of files written, unchanged and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct FileCounts {
    written: usize,
    unchanged: usize,
    removed: usize,
}

impl FileCounts {
    fn all(report: &WriteReport) -> FileCounts {
        FileCounts::below(report, &[])
    }

    /// Counts the files in the folder of a module.
    fn below(report: &WriteReport, path: &[String]) -> FileCounts {
        let folder = match path {
            [] => String::new(),
            path => format!("src/{}/", path.join("/")),
        };
        let count = |files: &[String]| {
            let inside = files.iter().filter(|file| file.starts_with(&folder));
            inside.count()
        };
        FileCounts {
            written: count(&report.written),
            unchanged: count(&report.unchanged),
            removed: count(&report.removed),
        }
    }

    fn without(self, part: FileCounts) -> FileCounts {
        FileCounts {
            written: self.written.saturating_sub(part.written),
            unchanged: self.unchanged.saturating_sub(part.unchanged),
            removed: self.removed.saturating_sub(part.removed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_the_folder_of_their_module() {
        let paths = |paths: &[&str]| paths.iter().map(ToString::to_string).collect();
        let report = WriteReport {
            written: paths(&["src/a/v1/mod.rs", "src/a/v10/mod.rs", "src/lib.rs"]),
            unchanged: paths(&["src/a/v1/models/mod.rs"]),
            removed: Vec::new(),
        };
        let part = FileCounts::below(&report, &["a".into(), "v1".into()]);
        assert_eq!((part.written, part.unchanged, part.removed), (1, 1, 0));
        let rest = FileCounts::all(&report).without(part);
        assert_eq!((rest.written, rest.unchanged), (2, 0));
    }
}
