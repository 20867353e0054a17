//! Replies to requests.

mod action;
mod adapt;
mod complete;
mod context;
mod create;
mod delete;
mod deleted;
mod dispatch;
mod embedded;
mod error;
mod example;
mod expand;
mod get;
mod guess;
mod list;
mod media;
mod membership;
mod moves;
mod operation;
mod page;
mod patch;
mod power;
mod providers;
mod put;
mod sample;
mod singleton;
mod status;
mod subject;
mod tags;
mod with_subject;
mod write;

pub(super) use context::Engine;
pub(super) use dispatch::respond;
