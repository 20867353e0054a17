//! Summaries of an API as text and JSON.
//!
//! [`ApiView`] is a summary of the [`ir`](crate::ir), which is printed as aligned text or JSON.

mod columns;
mod definitions;
mod krate;
mod names;
mod operations;
mod text;
mod view;
mod words;

pub use definitions::{EnumerationView, MemberView, ModelView, TupleView, UnionView};
pub use krate::krate;
pub use names::names;
pub use operations::{
    BodyView, GroupView, LongRunningView, OperationView, PagingView, ParameterView, ResponseView,
};
pub use text::text;
pub use view::ApiView;

#[cfg(test)]
mod tests;
