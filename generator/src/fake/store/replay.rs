//! Restores the state from its log.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::index::Store;
use super::log::{StateLog, SyncPolicy, put_line};
use super::resource::StoredResource;

/// Restores the state from a log, which is created if it does not exist, and replaces the log by a shorter one with the
/// same state.
///
/// A line that a crash interrupted was never acknowledged, and is left out.
///
/// # Errors
///
/// Returns an error if the file cannot be read or written, or if a line is invalid.
pub(in crate::fake) fn open(path: &Path, policy: SyncPolicy) -> io::Result<(Store, StateLog)> {
    let store = match File::open(path) {
        Ok(file) => replay(BufReader::new(file))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Store::default(),
        Err(error) => return Err(error),
    };
    let shorter = with_ending(path);
    let mut writer = BufWriter::new(File::create(&shorter)?);
    for (_, resource) in store.iter() {
        writer.write_all(put_line(resource).as_bytes())?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error())?
        .sync_all()?;
    fs::rename(&shorter, path)?;
    let file = OpenOptions::new().append(true).open(path)?;
    Ok((store, StateLog::new(file, policy)))
}

/// Returns the path of the shorter log, beside the log.
fn with_ending(path: &Path) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(".new");
    path.into()
}

fn replay(mut lines: impl BufRead) -> io::Result<Store> {
    let mut store = Store::default();
    let mut line = String::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        if lines.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Ok(store);
        }
        let wrong = || {
            let message = format!("line {number} is not a change of the state");
            io::Error::new(io::ErrorKind::InvalidData, message)
        };
        let change: Value = serde_json::from_str(&line).map_err(|_| wrong())?;
        let text = |key: &str| change.get(key).and_then(Value::as_str);
        match (text("put"), text("remove"), change.get("body")) {
            (Some(id), _, Some(body)) => {
                let resource = StoredResource::new(
                    id,
                    text("type").unwrap_or_default(),
                    &body.to_string(),
                    text("etag").unwrap_or_default(),
                );
                store.put(&id.to_lowercase(), resource);
            }
            (None, Some(id), _) => {
                store.remove(&id.to_lowercase());
            }
            _ => return Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn resource(id: &str, text: &str) -> StoredResource {
        StoredResource::new(id, "a/b", text, "1")
    }

    #[test]
    fn the_state_is_restored_after_a_crash() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.jsonl");
        let (store, log) = open(&path, SyncPolicy::Always).unwrap();
        assert_eq!(store.len(), 0);
        for resource in [resource("/A/1", "{\"x\":1}"), resource("/A/2", "{}")] {
            log.put(&resource).unwrap();
        }
        log.put(&resource("/a/1", "{\"x\":2}")).unwrap();
        log.remove("/a/2").unwrap();
        // The process is killed while it writes.
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"put\":\"/a/3\"").unwrap();
        let (store, log) = open(&path, SyncPolicy::Never).unwrap();
        let texts: Vec<_> = store.iter().map(|(key, it)| (&**key, &*it.text)).collect();
        assert_eq!(texts, [("/a/1", "{\"x\":2}")]);
        log.put(&resource("/a/4", "{}")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 2);
    }

    #[test]
    fn another_file_is_not_a_log() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        fs::write(&path, "hello\nworld\n").unwrap();
        let error = open(&path, SyncPolicy::Second).unwrap_err();
        assert_eq!(error.to_string(), "line 1 is not a change of the state");
        assert_eq!(fs::read_to_string(&path).unwrap(), "hello\nworld\n");
    }
}
