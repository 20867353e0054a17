//! Tests of the `armsmith` command: exit codes, messages, and the output folder.

#[path = "command/bad_input.rs"]
mod bad_input;
#[path = "command/bounds.rs"]
mod bounds;
#[path = "command/cargo_toml.rs"]
mod cargo_toml;
#[path = "command/corpus.rs"]
mod corpus;
#[path = "command/corpus_page.rs"]
mod corpus_page;
#[path = "command/diff.rs"]
mod diff;
#[path = "command/everywhere.rs"]
mod everywhere;
#[path = "command/explain.rs"]
mod explain;
#[path = "command/formatting.rs"]
mod formatting;
#[cfg(unix)]
#[path = "command/full_disk.rs"]
mod full_disk;
#[path = "command/generate.rs"]
mod generate;
#[path = "common/git.rs"]
mod git;
#[path = "command/group_features.rs"]
mod group_features;
#[path = "command/import.rs"]
mod import;
#[path = "command/inspect.rs"]
mod inspect;
#[path = "command/layout.rs"]
mod layout;
#[path = "command/messages.rs"]
mod messages;
#[path = "command/module_names.rs"]
mod module_names;
#[path = "command/overlay.rs"]
mod overlay;
#[path = "command/profile.rs"]
mod profile;
#[path = "command/project/mod.rs"]
mod project;
#[path = "command/rename.rs"]
mod rename;
#[path = "command/selection.rs"]
mod selection;
#[path = "command/settings.rs"]
mod settings;
#[path = "command/streams.rs"]
mod streams;
#[path = "command/update.rs"]
mod update;
#[path = "command/workspace.rs"]
mod workspace;
