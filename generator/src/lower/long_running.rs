use super::Lowering;
use super::schema::Node;
use super::words::Words;
use crate::diagnostics::Code;
use crate::dialect::document::{FinalSchema, LongRunningOptions, Operation, Schema};
use crate::dialect::origin::child;
use crate::ir::{FinalState, LongRunning, Origin, Type};

impl<'s> Lowering<'s, '_> {
    /// How to wait for the end of an operation.
    pub fn long_running(
        &mut self,
        origin: &Origin,
        operation: &Operation<'s>,
        words: &[String],
    ) -> Option<LongRunning> {
        if !operation.long_running {
            return None;
        }
        let origin = child(origin, "x-ms-long-running-operation-options");
        let options = operation.long_running_options.as_ref();
        Some(LongRunning {
            final_state: options.and_then(|options| self.final_state(options, &origin)),
            final_schema: options.and_then(|options| self.final_schema(options, &origin, words)),
            result: None,
        })
    }

    fn final_state(
        &mut self,
        options: &LongRunningOptions<'s>,
        origin: &Origin,
    ) -> Option<FinalState> {
        let via = options.final_state_via?;
        match via.to_ascii_lowercase().as_str() {
            "azure-async-operation" => Some(FinalState::AzureAsyncOperation),
            "location" => Some(FinalState::Location),
            "original-uri" => Some(FinalState::OriginalUri),
            "operation-location" => Some(FinalState::OperationLocation),
            _ => {
                let message =
                    format!("`final-state-via` cannot be `{via}`: the answers lead the way");
                let origin = child(origin, "final-state-via");
                self.report().value(Code::UnknownValue, &origin, message);
                None
            }
        }
    }

    fn final_schema(
        &mut self,
        options: &LongRunningOptions<'s>,
        origin: &Origin,
        words: &[String],
    ) -> Option<Type> {
        let origin = child(origin, "final-state-schema");
        let reference;
        let schema = match options.final_state_schema.as_ref()? {
            FinalSchema::Schema(schema) => schema,
            FinalSchema::Reference(text) => {
                reference = Schema {
                    reference: Some(text),
                    ..Schema::default()
                };
                &reference
            }
        };
        let place = Words::Place(words);
        let node = Node::inline(schema, &origin, Words::Inner(&place, "Result"));
        Some(self.value(node).ty)
    }
}
