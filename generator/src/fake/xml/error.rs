//! Errors in XML.

use crate::ir::escaped_xml;

/// Returns the document of an error, in the form of Azure Storage.
pub(in crate::fake) fn error(code: &str, message: &str) -> String {
    let (code, message) = (escaped_xml(code), escaped_xml(message));
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>"
    )
}
