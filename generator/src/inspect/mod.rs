//! An API as Armsmith analysis it, for people and for programs.
//!
//! [`ApiView`] says in a few words what the [`ir`](crate::ir) says in full: made once, it is printed as aligned text and as
//! JSON.

mod columns;
mod definitions;
mod krate;
mod names;
mod operations;
mod text;
mod view;
mod words;

pub use definitions::{EnumerationView, MemberView, ModelView, UnionView};
pub use krate::krate;
pub use names::names;
pub use operations::{
    BodyView, GroupView, LongRunningView, OperationView, PagingView, ParameterView, ResponseView,
};
pub use text::text;
pub use view::ApiView;

#[cfg(test)]
mod tests;
