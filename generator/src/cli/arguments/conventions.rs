//! The conventions of a client, for `generate` and `init`.

use clap::{Args, ValueEnum};

use crate::ir::{Profile, UnknownProperties};

/// The conventions of a client.
#[derive(Args, Debug)]
pub(in crate::cli) struct ConventionArguments {
    /// The conventions of the client [default: those of the existing crate, or else `azure` for APIs of Azure and
    /// `plain` for all others].
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(in crate::cli) profile: Option<ProfileArgument>,
    /// The treatment of properties that the description does not declare [default: ignore].
    #[arg(long, value_enum, value_name = "TREATMENT")]
    pub(in crate::cli) unknown: Option<UnknownArgument>,
}

impl ConventionArguments {
    /// Returns the profile, if it is set.
    pub(in crate::cli) fn profile(&self) -> Option<Profile> {
        self.profile.map(|profile| match profile {
            ProfileArgument::Azure => Profile::Azure,
            ProfileArgument::Plain => Profile::Plain,
        })
    }

    /// Returns the treatment of properties that the description does not declare.
    pub(in crate::cli) fn unknown(&self) -> UnknownProperties {
        match self.unknown {
            None | Some(UnknownArgument::Ignore) => UnknownProperties::Ignore,
            Some(UnknownArgument::Keep) => UnknownProperties::Keep,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum ProfileArgument {
    /// A service of Azure: properties are optional, because responses may omit required ones.
    Azure,
    /// Any other service: required properties are not optional, and UUIDs and dates have types.
    Plain,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum UnknownArgument {
    /// They are ignored, unless the description declares additional properties.
    Ignore,
    /// They are kept in a map of each model.
    Keep,
}
