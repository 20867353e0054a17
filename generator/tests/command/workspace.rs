//! A folder with descriptions for runs of the command.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

/// A valid description: a GET and a PUT on one resource.
pub const GOOD: &str = include_str!("good.json");

pub struct Workspace {
    folder: tempfile::TempDir,
}

/// The result of a run.
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    pub fn of(output: Output) -> Ended {
        Ended {
            code: output.status.code().expect("the command ends by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Workspace {
    /// Creates a folder with these files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let workspace = Workspace {
            folder: tempfile::tempdir().unwrap(),
        };
        for (name, text) in files {
            workspace.put(name, text.as_bytes());
        }
        workspace
    }

    /// Creates a folder whose subfolder `out` has a crate of an earlier run and a file of the user.
    pub fn with_output(files: &[(&str, &str)]) -> Self {
        let workspace = Workspace::new(files);
        let earlier = armsmith::output::Tree::from([
            ("Cargo.toml".to_owned(), "# earlier".to_owned()),
            ("src/earlier.rs".to_owned(), "// earlier".to_owned()),
        ]);
        let options = armsmith::output::WriteOptions::default();
        armsmith::output::write(&earlier, &workspace.path("out"), &options).unwrap();
        workspace.put("out/notes.txt", b"mine");
        workspace
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Returns the command to run in the folder, without color settings of the environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_armsmith"));
        command.args(arguments).current_dir(self.folder.path());
        for name in ["CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the command in the folder.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(self.command(arguments).output().unwrap())
    }

    /// Runs the command with this text as standard input.
    pub fn run_with(&self, input: &[u8], arguments: &[&str]) -> Ended {
        self.put(".input", input);
        let input = fs::File::open(self.path(".input")).unwrap();
        Ended::of(self.command(arguments).stdin(input).output().unwrap())
    }

    /// Returns every file in a folder with its content and time.
    pub fn snapshot(&self, folder: &str) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, (Vec<u8>, SystemTime)>) {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                    continue;
                }
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                found.insert(path.clone(), (fs::read(&path).unwrap(), time));
            }
        }
        let mut found = BTreeMap::new();
        walk(&self.path(folder), &mut found);
        found
    }
}

/// Returns the valid description with one part of its text replaced.
pub fn spoilt(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from}");
    GOOD.replace(from, to)
}
