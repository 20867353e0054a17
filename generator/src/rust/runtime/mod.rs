//! References to the runtime: items, methods, and the parts that contain them.

mod item;
mod method;
mod part;

pub use item::RuntimeItem;
pub use method::RuntimeMethod;
pub use part::RuntimePart;
