//! The log of changes, from which the state is restored.

use std::fs::File;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::resource::StoredResource;

/// The time at which the log is written to the disk. Until then, a crash of the process loses nothing, but a power
/// failure does.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum SyncPolicy {
    /// Before each reply: a power failure loses nothing.
    Always,
    /// Every second: a power failure may lose the last second.
    #[default]
    Second,
    /// When the operating system decides: a power failure may lose more.
    Never,
}

/// The log of changes. A change is written before its reply is sent.
#[derive(Debug)]
pub(in crate::fake) struct StateLog {
    file: Arc<Mutex<LogFile>>,
    policy: SyncPolicy,
}

#[derive(Debug)]
pub(super) struct LogFile {
    file: Arc<File>,
    is_dirty: bool,
}

impl StateLog {
    /// Appends to a file.
    pub(super) fn new(file: File, policy: SyncPolicy) -> Self {
        let file = Arc::new(Mutex::new(LogFile {
            file: Arc::new(file),
            is_dirty: false,
        }));
        if policy == SyncPolicy::Second {
            let weak = Arc::downgrade(&file);
            thread::spawn(move || {
                loop {
                    thread::sleep(Duration::from_secs(1));
                    let Some(file) = weak.upgrade() else {
                        return;
                    };
                    let changed = {
                        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                        std::mem::take(&mut file.is_dirty).then(|| Arc::clone(&file.file))
                    };
                    // Without the lock, so that no request waits for the disk. The next write reports an error of it.
                    let _ = changed.map(|file| file.sync_data());
                }
            });
        }
        StateLog { file, policy }
    }

    /// Appends that a resource was added or replaced.
    pub(in crate::fake) fn put(&self, resource: &StoredResource) -> io::Result<()> {
        self.append(&put_line(resource))
    }

    /// Appends that a resource was removed, with all below it.
    pub(in crate::fake) fn remove(&self, id: &str) -> io::Result<()> {
        self.append(&remove_line(id))
    }

    fn append(&self, line: &str) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        (&*file.file).write_all(line.as_bytes())?;
        file.is_dirty = true;
        match self.policy {
            SyncPolicy::Always => file.sync(),
            SyncPolicy::Second | SyncPolicy::Never => Ok(()),
        }
    }
}

impl Drop for StateLog {
    fn drop(&mut self) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = file.sync();
    }
}

impl LogFile {
    fn sync(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_dirty) {
            self.file.sync_data()?;
        }
        Ok(())
    }
}

/// Returns the line of a resource that was added or replaced.
pub(super) fn put_line(resource: &StoredResource) -> String {
    let text = |text: &str| Value::from(text).to_string();
    format!(
        "{{\"put\":{},\"type\":{},\"etag\":{},\"body\":{}}}\n",
        text(&resource.id),
        text(&resource.resource_type),
        text(&resource.etag),
        resource.text
    )
}

fn remove_line(id: &str) -> String {
    format!("{{\"remove\":{}}}\n", Value::from(id))
}
