//! The long-running operations of the fake, and their states.

use std::collections::HashMap;

use serde_json::Value;
use time::OffsetDateTime;

use crate::fake::made_up;

/// A long-running operation.
#[derive(Clone, Debug)]
pub(in crate::fake) struct RunningOperation {
    /// The status.
    pub(in crate::fake) status: RunStatus,
    /// The effect of its end.
    pub(in crate::fake) effect: Effect,
    /// The number of polls that report that it is in progress.
    pub(in crate::fake) polls_left: u32,
    /// The time before which it is in progress.
    pub(in crate::fake) ready_at: OffsetDateTime,
    /// The start, as text.
    pub(in crate::fake) started: String,
    /// The error with which it will fail.
    pub(in crate::fake) failure: Option<Value>,
    /// The status code and body of its result.
    pub(in crate::fake) result: (u16, Option<Value>),
    /// True if the status monitor has the result as its member `result`.
    pub(in crate::fake) is_wrapped: bool,
}

/// The status of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::fake) enum RunStatus {
    /// It is in progress.
    InProgress,
    /// It has succeeded.
    Succeeded,
    /// It has failed.
    Failed,
}

/// The effect of the end of an operation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::fake) enum Effect {
    /// The resource has its final provisioning state.
    Settle {
        /// The key of the resource.
        key: String,
    },
    /// The resource is removed.
    Remove {
        /// The key of the resource.
        key: String,
        /// The list of the parent that has the resource.
        holder: Option<HoldingList>,
    },
    /// None.
    Nothing,
}

/// The place of a resource in a list of its parent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::fake) struct HoldingList {
    /// The key of the parent.
    pub(in crate::fake) key: String,
    /// The path of the list.
    pub(in crate::fake) path: Vec<String>,
    /// The name of the resource.
    pub(in crate::fake) name: String,
}

/// All operations, by number.
#[derive(Debug, Default)]
pub(in crate::fake) struct RunningOperations {
    operations: Vec<RunningOperation>,
    numbers: HashMap<String, u64>,
}

impl RunStatus {
    /// Returns the status as Azure Resource Manager writes it.
    pub(in crate::fake) fn name(self) -> &'static str {
        match self {
            RunStatus::InProgress => "InProgress",
            RunStatus::Succeeded => "Succeeded",
            RunStatus::Failed => "Failed",
        }
    }
}

impl RunningOperations {
    /// Adds an operation. Returns its number and ID.
    pub(in crate::fake) fn start(&mut self, operation: RunningOperation) -> (u64, String) {
        let number = self.operations.len() as u64;
        let id = made_up::uuid(&format!("operation {number}"));
        self.operations.push(operation);
        self.numbers.insert(id.clone(), number);
        (number, id)
    }

    /// Returns the number of the operation with an ID.
    pub(in crate::fake) fn number(&self, id: &str) -> Option<u64> {
        self.numbers.get(id).copied()
    }

    /// Returns an operation.
    pub(in crate::fake) fn get(&self, number: u64) -> Option<&RunningOperation> {
        self.operations.get(number as usize)
    }

    /// Advances an operation by a poll, and returns the operation if it ended with this poll.
    pub(in crate::fake) fn advance(
        &mut self,
        number: u64,
        now: OffsetDateTime,
    ) -> Option<RunningOperation> {
        let operation = self.operations.get_mut(number as usize)?;
        if operation.status != RunStatus::InProgress {
            return None;
        }
        if operation.polls_left > 0 {
            operation.polls_left -= 1;
            return None;
        }
        if now < operation.ready_at {
            return None;
        }
        operation.status = match operation.failure {
            Some(_) => RunStatus::Failed,
            None => RunStatus::Succeeded,
        };
        Some(operation.clone())
    }

    /// Lets the operations whose time has come end at their next poll, whatever the number of polls.
    pub(in crate::fake) fn catch_up(&mut self, now: OffsetDateTime) {
        for operation in &mut self.operations {
            if operation.status == RunStatus::InProgress && now >= operation.ready_at {
                operation.polls_left = 0;
            }
        }
    }
}
