//! Events of a run, for progress bars.

use super::Stage;

/// Something that happened on the way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event {
    /// The API of this job was analysis or found wrong; jobs end in any order.
    Analysis(usize),
    /// A stage that works on the whole crate begins.
    Begun(Stage),
}

/// Who wants to know how far a run is. Threads call it at once.
pub trait Progress: Sync {
    /// Called when it happens.
    fn on(&self, event: Event);
}

/// Nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn on(&self, _event: Event) {}
}
