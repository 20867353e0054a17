//! Replies to requests.

mod action;
mod complete;
mod context;
mod create;
mod delete;
mod dispatch;
mod error;
mod example;
mod get;
mod guess;
mod list;
mod media;
mod operation;
mod page;
mod patch;
mod providers;
mod put;
mod sample;
mod status;
mod subject;
mod write;

pub(super) use context::Engine;
pub(super) use dispatch::respond;
