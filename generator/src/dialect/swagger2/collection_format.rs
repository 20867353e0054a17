//! Conversion of `collectionFormat` to style and `explode`.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Header, Parameter, Serialization};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{Origin, ParameterStyle};

/// Returns the serialization of a parameter.
pub(super) fn serialization(
    reading: &mut Reading<'_, '_>,
    parameter: &Parameter<'_>,
    origin: &Origin,
) -> Serialization {
    let joined = match parameter.location {
        Some("path" | "header") => ParameterStyle::Simple,
        _ => ParameterStyle::Form,
    };
    report_multi(reading, parameter, origin);
    translate(reading, parameter.collection_format, joined, origin)
}

/// Reports `multi` outside of a query and a form (Swagger 2.0, "Parameter Object").
fn report_multi(reading: &mut Reading<'_, '_>, parameter: &Parameter<'_>, origin: &Origin) {
    let is_elsewhere = parameter.reference.is_some() || parameter.schema.is_some();
    let has_items = !matches!(parameter.location, Some("query" | "formData" | "body"));
    if is_elsewhere || !has_items || parameter.collection_format != Some("multi") {
        return;
    }
    let message = format!(
        "`multi` only applies to a query or form; the items of `{}` are separated by commas",
        parameter.name.unwrap_or_default()
    );
    let place = Place::Value(child(origin, "collectionFormat"));
    let diagnostic = Diagnostic::new(Code::UnknownValue, place, message);
    let help = "use `csv`";
    reading.report.push(diagnostic.subject("multi").help(help));
}

/// Returns the serialization of a header.
pub(super) fn serialization_of_header(
    reading: &mut Reading<'_, '_>,
    header: &Header<'_>,
    origin: &Origin,
) -> Serialization {
    let joined = ParameterStyle::Simple;
    translate(reading, header.collection_format, joined, origin)
}

/// Converts `collectionFormat`. `joined` is the style of comma-separated items.
fn translate(
    reading: &mut Reading<'_, '_>,
    format: Option<&str>,
    joined: ParameterStyle,
    origin: &Origin,
) -> Serialization {
    let (style, explode) = match format {
        None | Some("csv") => (joined, false),
        Some("ssv") => (ParameterStyle::SpaceDelimited, false),
        Some("tsv") => (ParameterStyle::TabDelimited, false),
        Some("pipes") => (ParameterStyle::PipeDelimited, false),
        Some("multi") => (ParameterStyle::Form, true),
        Some(other) => {
            let message =
                format!("unknown `collectionFormat` `{other}`; using comma-separated values");
            let place = child(origin, "collectionFormat");
            reading.report.value(Code::UnknownValue, &place, message);
            (joined, false)
        }
    };
    Serialization {
        style,
        explode,
        by_member: false,
    }
}
