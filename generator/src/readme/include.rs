//! Selects the blocks for a tag, in a readme and in the files that it requires.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::block::YamlBlock;
use super::condition::{Condition, Known, TAG};
use super::entry::{self, Variables};
use super::file::ReadmeFile;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, normalise, pointer};

/// The keys of blocks for client generators. Other blocks are ignored silently.
const KEYS: [&str; 5] = ["input-file", "directive", "require", "tag", "title"];

/// A selected block: its file and its index there.
pub(super) struct Included {
    file: Arc<ReadmeFile>,
    index: usize,
}

impl Included {
    pub fn block(&self) -> Option<&YamlBlock> {
        self.file.blocks.get(self.index)
    }
}

/// Collects the selected blocks of a file and of the files that it requires.
pub(super) struct BlockCollector<'a> {
    sources: &'a Sources,
    /// The known variables. The first value of a variable is used.
    pub variables: Variables,
    pub included: Vec<Included>,
    pub diagnostics: Diagnostics,
    /// The tags in conditions, in order.
    pub tags: Vec<String>,
    seen: BTreeSet<PathBuf>,
}

impl<'a> BlockCollector<'a> {
    /// Collects the selected blocks of a file for this tag.
    pub fn through(
        sources: &'a Sources,
        file: &Arc<ReadmeFile>,
        tag: Option<&str>,
    ) -> BlockCollector<'a> {
        let tag = tag.map(|tag| (TAG.to_owned(), tag.to_owned()));
        let mut walk = BlockCollector {
            sources,
            variables: tag.into_iter().collect(),
            included: Vec::new(),
            diagnostics: Diagnostics::default(),
            tags: Vec::new(),
            seen: BTreeSet::new(),
        };
        walk.file(file);
        walk
    }

    fn file(&mut self, file: &Arc<ReadmeFile>) {
        if !self.seen.insert(file.path.clone()) {
            return;
        }
        for (index, block) in file.blocks.iter().enumerate() {
            if self.counts(block) {
                self.include(file, index, block);
            }
        }
    }

    fn counts(&mut self, block: &YamlBlock) -> bool {
        let condition = match &block.condition {
            Ok(condition) => condition,
            Err(why) => {
                let message = format!("invalid condition of this block: {why}");
                self.warn(block, "", Code::UnclearCondition, message);
                return false;
            }
        };
        for tag in condition.tags() {
            if !self.tags.iter().any(|known| known == tag) {
                self.tags.push(tag.to_owned());
            }
        }
        let variables = &self.variables;
        let known = |name: &str| match variables.get(name) {
            Some(value) => Known::Set(value),
            None => Known::Unset,
        };
        let holds = condition.holds(&known);
        if !holds {
            self.note_foreign(block, condition);
        }
        holds
    }

    /// Reports a block that is skipped, unless the tag is the reason.
    fn note_foreign(&mut self, block: &YamlBlock, condition: &Condition) {
        let variables = &self.variables;
        let lenient = |name: &str| match variables.get(name) {
            Some(value) => Known::Set(value),
            None if name == TAG => Known::Unset,
            None => Known::Anything,
        };
        let text = block.fragment.text();
        if !condition.holds(&lenient) || !KEYS.iter().any(|key| text.contains(key)) {
            return;
        }
        let mut named = condition.variables().into_iter();
        let Some(name) = named.find(|name| !variables.contains_key(*name)) else {
            return;
        };
        let message = format!("this block applies only if `{name}` is set; ignored");
        let place = block.fragment.place("");
        let note = Diagnostic::new(Code::ForeignBlock, place, message).subject(name);
        self.diagnostics.push(note);
    }

    fn include(&mut self, file: &Arc<ReadmeFile>, index: usize, block: &YamlBlock) {
        match block.fragment.value() {
            Ok(Value::Object(members)) => {
                for key in members.keys() {
                    if let Some(value) = block.fragment.scalar(&pointer::of([key.as_str()])) {
                        self.variables.entry(key.clone()).or_insert(value);
                    }
                }
            }
            Ok(Value::Null) => return,
            Ok(_) => {
                let message = "this block is not a YAML object";
                let place = block.fragment.place("");
                let error = Diagnostic::new(Code::InvalidReadme, place, message);
                self.diagnostics
                    .push(error.help("write `key: value` on each line"));
                return;
            }
            Err(error) => return self.diagnostics.push(error),
        }
        let file = Arc::clone(file);
        self.included.push(Included { file, index });
        for at in entry::items(&block.fragment, "require") {
            self.require(block, &at);
        }
    }

    /// Collects the blocks of a required file. It may be missing, because it is often outside of the specifications and
    /// not about clients.
    fn require(&mut self, block: &YamlBlock, at: &str) {
        let mut problems = Diagnostics::default();
        let path = entry::path(&block.fragment, at, &self.variables, &mut problems);
        for problem in problems {
            let message = format!("ignored: {}", problem.message);
            self.warn(block, at, Code::MissingRequire, message);
        }
        let Some(path) = path else {
            return;
        };
        if !self.sources.admits(&path) {
            let message = format!("ignored: {}", entry::outside(self.sources, &path));
            self.warn(block, at, Code::MissingRequire, message);
            return;
        }
        // Normalized, so that files that require each other are read once.
        match ReadmeFile::read(self.sources, &normalise(&path)) {
            Ok(file) => self.file(&file),
            Err(error) => {
                let message = format!("ignored: {}", error.message);
                self.warn(block, at, Code::MissingRequire, message);
            }
        }
    }

    fn warn(&mut self, block: &YamlBlock, at: &str, code: Code, message: String) {
        let warning = Diagnostic::new(code, block.fragment.place(at), message);
        self.diagnostics.push(warning);
    }
}
