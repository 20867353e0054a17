//! `style` and `explode`.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{ParameterIn, Serialization};
use crate::dialect::reading::Reading;
use crate::ir::{Origin, ParameterStyle};

/// The serialization that a parameter declares.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    pub style: Option<&'w str>,
    pub explode: Option<bool>,
}

/// Returns the serialization of a parameter at this location (OpenAPI 3.0, "Style Values"). An invalid style is
/// reported.
pub(super) fn serialization(
    reading: &mut Reading<'_, '_>,
    wanted: Wanted<'_>,
    place: ParameterIn,
    origin: &Origin,
) -> Serialization {
    let is_form = matches!(
        place,
        ParameterIn::Query | ParameterIn::Cookie | ParameterIn::Form
    );
    let is_url_encoded = matches!(place, ParameterIn::Query | ParameterIn::Form);
    let is_path = place == ParameterIn::Path;
    let usual = if is_form {
        ParameterStyle::Form
    } else {
        ParameterStyle::Simple
    };
    let name = match wanted.style {
        // As `form`, apart from the encoding (OpenAPI 3.2, "Style Values").
        Some("cookie") if place == ParameterIn::Cookie => "form",
        Some(style) => style,
        None if is_form => "form",
        None => "simple",
    };
    let explode = wanted.explode.unwrap_or(name == "form");
    let known = match name {
        "deepObject" if is_url_encoded => Some((ParameterStyle::DeepObject, true)),
        "label" if is_path => Some((ParameterStyle::Label, explode)),
        "matrix" if is_path => Some((ParameterStyle::Matrix, explode)),
        "simple" if !is_form => Some((ParameterStyle::Simple, explode)),
        "form" if is_form => Some((ParameterStyle::Form, explode)),
        // Each item is a separate pair, with any delimiter.
        "spaceDelimited" | "pipeDelimited" if is_form && explode => {
            Some((ParameterStyle::Form, true))
        }
        "spaceDelimited" if is_url_encoded => Some((ParameterStyle::SpaceDelimited, false)),
        "pipeDelimited" if is_url_encoded => Some((ParameterStyle::PipeDelimited, false)),
        _ => None,
    };
    let Some((style, explode)) = known else {
        let message =
            format!("the style `{name}` is not supported here; using comma-separated values");
        let place = Place::Value(origin.clone());
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        reading.report.push(diagnostic.subject(name));
        return Serialization {
            style: usual,
            ..Serialization::default()
        };
    };
    // An object in a form is JSON, unless its encoding has a style.
    let is_usual = wanted.style.is_none() && wanted.explode.is_none();
    Serialization {
        style,
        explode,
        by_member: !(place == ParameterIn::Form && is_usual),
    }
}
