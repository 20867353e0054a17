//! Applies overlays to the documents of a run.

use std::path::PathBuf;
use std::sync::Arc;

use indexmap::IndexMap;

use super::apply::OverlayTransform;
use super::load::Overlay;
use crate::diagnostics::Diagnostics;
use crate::source::Sources;

/// Reads the overlays of APIs and applies them, in their order, to the documents that `sources` reads from now on: to
/// the one that an overlay extends, or else to the input files. `apis` has the overlays and inputs of each API. Returns
/// warnings.
///
/// # Errors
///
/// Returns all errors in the overlays.
pub fn install<'a>(
    sources: &Sources,
    apis: impl IntoIterator<Item = (&'a [PathBuf], &'a [PathBuf])>,
) -> Result<Diagnostics, Diagnostics> {
    // An overlay of several APIs is applied once, so that its targets need not match in each of them.
    let mut inputs_of: IndexMap<&PathBuf, Vec<PathBuf>> = IndexMap::new();
    for (overlays, inputs) in apis {
        for overlay in overlays {
            inputs_of
                .entry(overlay)
                .or_default()
                .extend_from_slice(inputs);
        }
    }
    let mut diagnostics = Diagnostics::default();
    let mut loaded = Vec::new();
    for (path, inputs) in inputs_of {
        match Overlay::load(sources, path, &inputs, &mut diagnostics) {
            Ok(overlay) => loaded.push((overlay, inputs)),
            Err(error) => diagnostics.push(error),
        }
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    for (overlay, inputs) in loaded {
        sources.transform_with(Arc::new(OverlayTransform::new(overlay, &inputs)));
    }
    Ok(diagnostics)
}
