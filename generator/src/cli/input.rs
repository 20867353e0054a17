use std::path::PathBuf;

use super::arguments::Input;
use crate::diagnostics::Diagnostics;
use crate::pipeline::{Job, Silent, Understood, understand, understand_readme};
use crate::source::{Sources, specification_root};

impl Input {
    /// The sources for what a user named.
    pub(super) fn sources(&self) -> Sources {
        match &self.readme {
            Some(readme) => sources(std::slice::from_ref(readme)),
            None => sources(&self.files),
        }
    }

    /// Reads and understands it.
    pub(super) fn understand(&self, sources: &mut Sources) -> Result<Understood, Diagnostics> {
        match &self.readme {
            Some(readme) => understand_readme(sources, readme, self.tag.as_deref(), &Silent),
            None => understand(sources, &[Job::standalone(self.files.clone())], &Silent),
        }
    }
}

/// The sources for these files: rooted in their checkout of the specifications, if they are in one.
pub(super) fn sources(files: &[PathBuf]) -> Sources {
    let mut roots = files.iter().map(|file| specification_root(file));
    match roots.next() {
        Some(Some(root)) if roots.all(|other| other.as_ref() == Some(&root)) => {
            Sources::with_root(root)
        }
        _ => Sources::new(),
    }
}
