//! Events of a run, for progress bars.

use super::Stage;

/// An event of a run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event {
    /// The API of this job was analyzed or rejected. Jobs end in any order.
    Analysis(usize),
    /// A stage for the whole crate begins.
    Begun(Stage),
}

/// A receiver of events. It is called from several threads at once.
pub trait Progress: Sync {
    /// Receives an event.
    fn on(&self, event: Event);
}

/// Ignores all events.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn on(&self, _event: Event) {}
}
