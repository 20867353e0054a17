//! A fake Azure Resource Manager for tests, derived from API descriptions.
//!
//! The fake replies to every operation of the descriptions that it loads: it has resources, resource groups, lists with
//! pages, long-running operations and errors as Azure Resource Manager has them, and rejects requests that their
//! description does not allow. It needs no account, no network, and no generated code.
//!
//! ```no_run
//! # async fn test() -> Result<(), armsmith_fake::Error> {
//! use armsmith_fake::Fake;
//!
//! let azure = Fake::from_manifest("armsmith.yaml").start().await?;
//! let options = azure.client_options(); // for any client that is built on azure_core
//! let credential = azure.credential();
//! azure.fail("PUT …/vaults/*", 409, "VaultAlreadyExists")?;
//! # Ok(())
//! # }
//! ```

mod builder;
mod credential;
mod error;
mod running;
mod transport;

pub use armsmith::fake::{
    FailureSettings, FakeReply, FakeRequest, FindingKind, RecordedRequest, RequestFinding,
    SyncPolicy,
};
pub use builder::Fake;
pub use error::Error;
pub use running::RunningFake;
