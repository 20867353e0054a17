//! The kind of XML node of a schema.

use crate::diagnostics::Code;
use crate::dialect::document::{Schema, SchemaType};
use crate::dialect::origin::child;
use crate::dialect::report::Reporter;
use crate::ir::Origin;

/// Converts `nodeType` to the keywords that it replaced (OpenAPI 3.2, "XML Object"). A CDATA section is text.
pub(super) fn node_type(report: &mut Reporter<'_>, schema: &mut Schema<'_>, at: &Origin) {
    let is_list = schema.kinds.kind == Some(SchemaType::Array) || schema.items.is_some();
    let Some(xml) = &mut schema.xml else {
        return;
    };
    let Some(node_type) = xml.node_type else {
        return;
    };
    match node_type {
        "attribute" => xml.attribute = true,
        "text" | "cdata" => xml.text = true,
        "element" if is_list => xml.wrapped = Some(true),
        "none" if is_list => xml.wrapped = Some(false),
        "element" => {}
        "none" => {
            let message = "only lists can have no node in XML; it is an element";
            let origin = child(&child(at, "xml"), "nodeType");
            report.value(Code::Unsupported, &origin, message);
        }
        _ => {
            let message = format!("unknown kind of XML node `{node_type}`; ignored");
            let origin = child(&child(at, "xml"), "nodeType");
            report.value(Code::UnknownValue, &origin, message);
        }
    }
}
