//! A fake Azure Resource Manager, which replies to requests as descriptions say.
//!
//! A request passes the folders in this order: `load` reads descriptions into a catalog of operations, once. `route`
//! finds the operation of a request and the resource that it addresses, `validate` checks the request, `filter` selects
//! the items of lists, `store` has the resources, `respond` replies, `long_running` replies to polls, and `server` is
//! the transport over a socket. `xml` reads and writes XML bodies.
//!
//! The package `armsmith_fake` is the interface for tests.

mod clock;
mod failure;
mod filter;
mod http;
mod load;
mod long_running;
mod made_up;
mod resource_manager;
mod respond;
mod route;
mod server;
mod settings;
mod state;
mod store;
mod validate;
mod xml;

pub use failure::{FailureRule, FailureSettings};
pub use http::{FakeReply, FakeRequest};
pub use load::{DescriptionInput, LoadError};
pub use resource_manager::{FakeResourceManager, RecordedRequest};
pub use server::{FakeServer, ServerError, Tls};
pub use settings::FakeSettings;
pub use store::SyncPolicy;
pub use validate::{FindingKind, RequestFinding};
