//! Keywords of a schema that restrict the type of a value.

use super::{Schema, SchemaType, SchemaTypes};

impl Schema<'_> {
    /// True if a schema does not restrict the type of a value: it only has required members, or a description.
    pub fn says_nothing(&self) -> bool {
        self.kinds == SchemaTypes::of_null(self.kinds.null) && self.only_names_types()
    }

    /// True if a schema does not restrict the type of a value further than `type` does.
    pub fn only_names_types(&self) -> bool {
        self.reference.is_none()
            && self.dynamic_reference.is_none()
            && !self.never
            && self.format.is_none()
            && self.constant.is_none()
            && self.values.is_empty()
            && self.content_encoding.is_none()
            && self.content_schema.is_none()
            && self.items.is_none()
            && self.prefix_items.is_empty()
            && self.properties.is_empty()
            && self.pattern_properties.is_none()
            && self.additional_properties.is_none()
            && [&self.all_of, &self.any_of, &self.one_of]
                .into_iter()
                .flatten()
                .all(Schema::says_nothing)
    }

    /// True if a schema is a choice, and not only of required members.
    pub fn has_choice(&self) -> bool {
        Schema::are_choice(&self.one_of) || Schema::are_choice(&self.any_of)
    }

    /// True if alternatives are a choice, and not only of required members.
    pub fn are_choice(alternatives: &[Schema<'_>]) -> bool {
        let mut all = alternatives.iter();
        all.any(|one| !one.never && !one.says_nothing() && !one.only_requires())
    }

    /// True if a schema only declares which members are required.
    fn only_requires(&self) -> bool {
        self.kinds.kind == Some(SchemaType::Object)
            && !self.required.names().is_empty()
            && self.only_names_types()
    }
}
