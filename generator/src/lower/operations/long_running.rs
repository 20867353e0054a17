//! Lowers long-running operations.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{FinalSchema, LongRunningOptions, Operation, Schema};
use crate::dialect::origin::child;
use crate::ir::{FinalResult, FinalState, LongRunning, Origin, Type};
use crate::lower::schema::{Builder, NamePath, SchemaNode, complete_value};

/// Returns the polling of a long-running operation.
pub(crate) fn long_running<'s>(
    builder: &mut Builder<'s, '_>,
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
        final_state: options.and_then(|options| final_state(builder, options, &origin)),
        result: FinalResult::Declared(
            options.and_then(|options| final_schema(builder, options, &origin, words)),
        ),
    })
}

fn final_state<'s>(
    builder: &mut Builder<'s, '_>,
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
            let message = format!("invalid value `{via}` for `final-state-via`; ignored");
            let place = Place::Value(child(origin, "final-state-via"));
            let diagnostic = Diagnostic::new(Code::UnknownValue, place, message);
            builder.report().push(diagnostic.help(
                "use `azure-async-operation`, `location`, `original-uri` or `operation-location`",
            ));
            None
        }
    }
}

fn final_schema<'s>(
    builder: &mut Builder<'s, '_>,
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
    let place = NamePath::Place(words);
    let node = SchemaNode::inline(schema, &origin, NamePath::Inner(&place, "Result"));
    Some(complete_value(builder, node).ty)
}
