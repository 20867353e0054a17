//! The keyword `const`.

use crate::diagnostics::Code;
use crate::dialect::document::Schema;
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::Origin;

/// Converts `const` to a list with one value (JSON Schema Validation 2020-12, section 6.1.3).
pub(super) fn constant(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let Some(value) = schema.constant.take() else {
        return;
    };
    let value = *value;
    if !schema.values.is_empty() && !schema.values.contains(&value) {
        let message = "`const` is not one of the values of `enum`; using `const`";
        report.value(Code::Inconsistent, &child(at, "const"), message);
    }
    schema.values = vec![value];
}
