//! An operation.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::extensions::Examples;
use super::{
    Deprecated, LongRunningOptions, OperationServer, Pageable, Parameter, ResolvedParameter,
    Response,
};

/// An operation of a path.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Operation<'a> {
    /// `operationId`
    pub operation_id: Option<&'a str>,
    /// `summary`
    pub summary: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `deprecated`
    pub deprecated: Deprecated<'a>,
    /// `tags`
    pub tags: Vec<&'a str>,
    /// `consumes`
    pub consumes: Option<Vec<&'a str>>,
    /// `produces`
    pub produces: Option<Vec<&'a str>>,
    /// The base path, if it differs from that of the document.
    #[serde(skip)]
    pub base_path: Option<OperationServer<'a>>,
    /// The rule for the group of the operation.
    #[serde(skip)]
    pub grouping: Grouping<'a>,
    /// The request body or form parts, if they are not declared as parameters.
    #[serde(skip)]
    pub request: Vec<ResolvedParameter<'a>>,
    /// `parameters`
    pub parameters: Vec<Parameter<'a>>,
    /// `responses`
    pub responses: IndexMap<&'a str, Response<'a>>,
    /// `x-ms-client-name`
    #[serde(rename = "x-ms-client-name")]
    pub client_name: Option<&'a str>,
    /// `x-ms-pageable`
    #[serde(rename = "x-ms-pageable")]
    pub pageable: Option<Pageable<'a>>,
    /// `x-ms-long-running-operation`
    #[serde(rename = "x-ms-long-running-operation")]
    pub long_running: bool,
    /// `x-ms-long-running-operation-options`
    #[serde(rename = "x-ms-long-running-operation-options")]
    pub long_running_options: Option<LongRunningOptions<'a>>,
    /// `x-ms-examples`
    #[serde(rename = "x-ms-examples")]
    pub examples: Examples<'a>,
    /// `x-ms-internal`
    #[serde(rename = "x-ms-internal")]
    pub internal: bool,
    /// `x-accessibility`
    #[serde(rename = "x-accessibility", alias = "x-ms-accessibility")]
    pub accessibility: Option<&'a str>,
    /// `x-fern-streaming`: the member of the body that requests a stream, and the end of a stream
    #[serde(rename = "x-fern-streaming")]
    pub streaming: Option<Value>,
    /// `x-ms-odata`: a reference to the schema of items in `$filter`
    #[serde(rename = "x-ms-odata")]
    pub odata: Option<&'a str>,
}

impl Operation<'_> {
    /// Returns the JSON pointer of the member of the body that requests a stream, if the description has it.
    pub fn stream_flag(&self) -> Option<String> {
        let condition = self.streaming.as_ref()?.get("stream-condition")?.as_str()?;
        let member = condition.strip_prefix("$request.")?;
        Some(format!("/{}", member.replace('.', "/")))
    }

    /// Returns the data of the event that ends a stream, if the description has it.
    pub fn stream_end(&self) -> Option<&str> {
        self.streaming.as_ref()?.get("terminator")?.as_str()
    }
}

/// A reference to an operation, which neither dialect defines and many descriptions of several files have.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub struct OperationReference<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
}

/// The rule for the group of an operation.
#[derive(Clone, Copy, Debug, Default)]
pub enum Grouping<'a> {
    /// By the first part of its `operationId`: `Group_Name`.
    #[default]
    ByIdentifier,
    /// This tag, unless the `operationId` has the form `Group_Name`.
    ByTag(&'a str),
}
