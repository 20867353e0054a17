//! UUIDs.

use std::borrow::Cow;

use azure_core::Uuid;

use super::{
    super::{Parameter, Unwritable},
    Encoding, Native, Sink, Source, Wire,
    scalar::{FromScalar, read_scalar},
};

impl FromScalar for Uuid {
    const EXPECTED: &'static str = "a UUID such as 67e55044-10b1-426f-9247-bb680e5fe0c8";

    fn from_text(text: &str) -> Option<Self> {
        Uuid::try_parse(text.trim()).ok()
    }
}

impl Wire for Uuid {
    type DefaultEncoding = Native;
}

impl Encoding<Uuid> for Native {
    fn read<'de, R: Source<'de>>(source: R, slot: &mut Option<Uuid>) -> Result<(), R::Error> {
        *slot = read_scalar(source)?;
        Ok(())
    }

    fn write<W: Sink>(value: &Uuid, sink: W) -> Result<W::Ok, W::Error> {
        sink.text(value.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

impl Parameter for Uuid {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Owned(self.to_string())))
    }
}
