//! Segments that a path may omit.

use super::{
    Call, Parameter,
    template::{PathValue, push_segment, push_segments},
};

impl Call {
    /// Like [`path`](Self::path). Without a value, the path does not contain the segment (`x-ms-required: false`).
    #[must_use]
    pub fn optional_path<P: Parameter + ?Sized>(mut self, name: &'static str, value: &P) -> Self {
        match self.accept_value(name, value.to_text()) {
            Some(value) => self.path_value(name, Some(value), push_segment),
            None => self.omit(name),
        }
        self
    }

    /// Like [`path_segments`](Self::path_segments). Without a value, the path does not contain the segments.
    #[must_use]
    pub fn optional_path_segments<P: Parameter + ?Sized>(
        mut self,
        name: &'static str,
        value: &P,
    ) -> Self {
        match self.accept_value(name, value.to_text()) {
            Some(value) => self.path_value(name, Some(value), push_segments),
            None => self.omit(name),
        }
        self
    }

    /// Omits the segment of a path parameter.
    fn omit(&mut self, name: &'static str) {
        let encoded = None;
        self.parts.target.waiting.push(PathValue { name, encoded });
    }
}
