use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::condition::TAG;
use super::file::File;
use super::include::Walk;
use super::select::{self, Selection};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Sources;

/// A tag of a readme.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The files that it leads to, whether they are there or not.
    pub inputs: Vec<PathBuf>,
}

/// The configuration of a service.
#[derive(Clone, Debug)]
pub struct Readme {
    file: Arc<File>,
    default_tag: Option<String>,
    mentioned: Vec<String>,
}

impl Readme {
    /// Reads a readme.
    ///
    /// # Errors
    ///
    /// It is not there or is no text. Whether its blocks are sound is seen when a tag is selected.
    pub fn load(sources: &Sources, path: &Path) -> Result<Readme, Diagnostic> {
        let file = File::read(sources, path)?;
        let walk = Walk::through(sources, &file, None);
        Ok(Readme {
            default_tag: walk.variables.get(TAG).cloned(),
            mentioned: walk.tags,
            file,
        })
    }

    /// The file.
    pub fn path(&self) -> &PathBuf {
        &self.file.path
    }

    /// The tag that counts where none is asked for.
    pub fn default_tag(&self) -> Option<&str> {
        self.default_tag.as_deref()
    }

    /// The tags that lead to input files, in the order of the readme.
    pub fn tags(&self, sources: &Sources) -> Vec<Tag> {
        let default = self.default_tag.iter();
        let unmentioned = default.filter(|tag| !self.mentioned.contains(tag));
        let names = unmentioned.chain(&self.mentioned);
        let tags = names.map(|name| Tag {
            name: name.clone(),
            inputs: select::paths(sources, &self.file, name),
        });
        tags.filter(|tag| !tag.inputs.is_empty()).collect()
    }

    /// What counts with a tag, or with the default tag.
    ///
    /// # Errors
    ///
    /// There is no such tag, it leads to no file, or what leads there is not sound.
    pub fn select(&self, sources: &Sources, tag: Option<&str>) -> Result<Selection, Diagnostics> {
        if let Some(tag) = tag
            && self.default_tag() != Some(tag)
            && !self.mentioned.iter().any(|known| known == tag)
        {
            return Err(select::unknown_tag(self, tag).into());
        }
        let tag = tag.or(self.default_tag());
        select::select(sources, &self.file, tag, self)
    }

    pub(super) fn mentioned(&self) -> &[String] {
        &self.mentioned
    }
}
