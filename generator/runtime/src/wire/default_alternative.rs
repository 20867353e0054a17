//! The alternative of a union for values that no other alternative has.

use std::fmt;

use azure_core::Value;

use super::{
    Access, DiscriminatorValue, Inherent, Literal, MemberSink, MemberSource, Object,
    ReadableObject, Sink, purpose::Purpose, survey::MemberCount, union::OtherAlternative,
};

/// A value of a union whose discriminator is absent or unknown. The specification names the schema of such values.
#[derive(Clone, Default, PartialEq)]
pub struct DefaultAlternative<T> {
    /// The value of the discriminator, unless the model has a value for it.
    pub discriminator: Option<Value>,
    /// All other members.
    pub model: Box<T>,
}

impl<T> From<T> for DefaultAlternative<T> {
    fn from(model: T) -> Self {
        Self {
            discriminator: None,
            model: Box::new(model),
        }
    }
}

impl<T: ReadableObject> OtherAlternative for DefaultAlternative<T> {
    fn read<R: MemberSource>(
        value: Option<DiscriminatorValue<'_>>,
        source: &mut R,
    ) -> Result<Self, R::Error> {
        Ok(Self {
            discriminator: value.and_then(json),
            model: Box::new(T::read_object(source)?),
        })
    }

    fn write<W: Sink>(&self, name: &'static str, sink: W) -> Result<W::Ok, W::Error> {
        let members = AlternativeMembers {
            alternative: self,
            name,
        };
        sink.object(&members, None)
    }
}

impl<T: fmt::Debug> fmt::Debug for DefaultAlternative<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DefaultAlternative")
            .field(&self.model)
            .finish()
    }
}

fn json(value: DiscriminatorValue<'_>) -> Option<Value> {
    Some(match value {
        DiscriminatorValue::Typed(Literal::Text(text)) | DiscriminatorValue::Untyped(text) => {
            text.into()
        }
        DiscriminatorValue::Typed(Literal::Integer(value)) => value.into(),
        DiscriminatorValue::Typed(Literal::Number(value)) => {
            serde_json::Number::from_f64(value)?.into()
        }
        DiscriminatorValue::Typed(Literal::Boolean(value)) => value.into(),
    })
}

/// The members of a borrowed alternative, which is only written.
struct AlternativeMembers<'a, T> {
    alternative: &'a DefaultAlternative<T>,
    /// The name of the discriminator.
    name: &'static str,
}

impl<T: Object> Object for AlternativeMembers<'_, T> {
    const NAME: &'static str = T::NAME;

    const MEMBERS: &'static [super::XmlMember] = T::MEMBERS;

    fn write_members<W: MemberSink>(&self, sink: &mut W) {
        let model = &*self.alternative.model;
        // A read-only member of the model is not sent, but it is written.
        if !MemberCount::has(model, self.name, Purpose::Keep) {
            let value = self.alternative.discriminator.as_ref();
            sink.visit::<Inherent, Value>(self.name, self.name, Access::OPEN, value);
        }
        model.write_members(sink);
    }
}
