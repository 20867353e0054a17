//! The runtime as the data refers to it: its items, the methods that emitted code calls, and the parts of which both are.

mod item;
mod method;
mod part;

pub use item::RuntimeItem;
pub use method::RuntimeMethod;
pub use part::RuntimePart;
