//! The settings with which a fake starts.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use armsmith::fake::{
    DescriptionInput, FakeResourceManager, FakeServer, FakeSettings, SyncPolicy, Tls,
};
use serde_json::Value;

use crate::error::Error;
use crate::running::RunningFake;

/// A fake that has not started.
#[derive(Clone, Debug, Default)]
#[must_use = "a fake does nothing until it starts"]
pub struct Fake {
    inputs: Vec<DescriptionInput>,
    services: Vec<String>,
    settings: FakeSettings,
    state: Option<(PathBuf, SyncPolicy)>,
    seeds: Vec<Value>,
    port: u16,
    tls: Tls,
}

impl Fake {
    /// Creates a fake of all services of a manifest.
    pub fn from_manifest(path: impl Into<PathBuf>) -> Self {
        Fake::default().manifest(path)
    }

    /// Creates a fake of the API in some files.
    pub fn from_specs(files: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        Fake::default().specs(files)
    }

    /// Creates a fake of the default tag of a `readme.md`.
    pub fn from_readme(path: impl Into<PathBuf>) -> Self {
        Fake::default().readme(path, None)
    }

    /// Adds all services of a manifest.
    pub fn manifest(mut self, path: impl Into<PathBuf>) -> Self {
        self.inputs.push(DescriptionInput::Manifest {
            path: path.into(),
            services: Vec::new(),
        });
        self
    }

    /// Loads some services of the manifests only, by their modules. A fake of a few services starts sooner.
    pub fn services(mut self, modules: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.services.extend(modules.into_iter().map(Into::into));
        self
    }

    /// Adds the API in some files.
    pub fn specs(mut self, files: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.inputs.push(DescriptionInput::Files {
            files: files.into_iter().map(Into::into).collect(),
            overlays: Vec::new(),
            root: None,
        });
        self
    }

    /// Adds a tag of a `readme.md`, or its default tag.
    pub fn readme(mut self, path: impl Into<PathBuf>, tag: Option<&str>) -> Self {
        self.inputs.push(DescriptionInput::Readme {
            path: path.into(),
            tag: tag.map(str::to_owned),
            root: None,
        });
        self
    }

    /// Rejects every request that differs from its description, also if Azure would accept it.
    pub fn strict(mut self, is_strict: bool) -> Self {
        self.settings.is_strict = is_strict;
        self
    }

    /// Uses the nearest API version for requests with a version that is not described.
    pub fn nearest_version(mut self, is_used: bool) -> Self {
        self.settings.uses_nearest_version = is_used;
        self
    }

    /// Lets the resources of the descriptions' examples exist, for requests that are those of an example.
    pub fn examples(mut self, exist: bool) -> Self {
        self.settings.has_examples = exist;
        self
    }

    /// Requires that a resource provider is registered before it is used.
    pub fn require_registration(mut self, is_required: bool) -> Self {
        self.settings.requires_registration = is_required;
        self
    }

    /// Sets the number of polls that report that a long-running operation is in progress. The default is 1; with 0,
    /// operations end at once.
    pub fn polls(mut self, polls: u32) -> Self {
        self.settings.polls = polls;
        self
    }

    /// Sets the time for which a long-running operation is in progress. See [`RunningFake::advance`].
    pub fn operation_time(mut self, duration: Duration) -> Self {
        self.settings.duration = duration;
        self
    }

    /// Sets the number of items of a page. The default is 100.
    pub fn page_size(mut self, items: usize) -> Self {
        self.settings.page_size = items.max(1);
        self
    }

    /// Adds resources: a resource with its `id`, a list of resources, or an object with the list `resources`.
    pub fn seed(mut self, resources: Value) -> Self {
        self.seeds.push(resources);
        self
    }

    /// Keeps the state in a file.
    pub fn state(mut self, path: impl Into<PathBuf>, policy: SyncPolicy) -> Self {
        self.state = Some((path.into(), policy));
        self
    }

    /// Sets the port of the loopback interface. By default, any free port is used.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Serves HTTPS with a certificate that is made at start, whose authority is written to a file.
    #[cfg(feature = "tls")]
    pub fn tls(mut self, authority: impl Into<PathBuf>) -> Self {
        self.tls = Tls::MadeUp(authority.into());
        self
    }

    /// Starts the fake, with a server on the loopback interface.
    ///
    /// # Errors
    ///
    /// Returns an error if the descriptions, the seeds or the state are invalid, or if the port is not available.
    pub async fn start(mut self) -> Result<RunningFake, Error> {
        for input in &mut self.inputs {
            if let DescriptionInput::Manifest { services, .. } = input {
                services.clone_from(&self.services);
            }
        }
        let manager = Arc::new(FakeResourceManager::load(&self.inputs, self.settings)?);
        if let Some((path, policy)) = &self.state {
            manager.persist(path, *policy)?;
        }
        for seed in &self.seeds {
            manager.seed(seed)?;
        }
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let server = FakeServer::start(Arc::clone(&manager), address, &self.tls).await?;
        Ok(RunningFake::new(manager, server))
    }
}
