//! The runtime items that the data refers to.

use super::RuntimePart;

/// How a file refers to a runtime item.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum ReferenceStyle {
    /// By its imported name.
    Imported,
    /// With the prefix `runtime::`.
    BehindRuntime,
    /// With the prefix `wire::`.
    BehindWire,
}

macro_rules! items {
    ($($item:ident: $style:ident, $written:literal $(, $part:ident)?;)*) => {
        /// An item of the runtime.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
        pub enum RuntimeItem {
            $(
                #[doc = concat!("`", $written, "`")]
                $item,
            )*
        }

        impl RuntimeItem {
            /// All items.
            pub const ALL: &'static [RuntimeItem] = &[$(RuntimeItem::$item),*];

            /// Returns the item as written in a file: `Nullable`, `wire::Base64`.
            pub fn written(self) -> &'static str {
                match self {
                    $(RuntimeItem::$item => $written,)*
                }
            }

            /// Returns the runtime part of the item, or `None` if every crate has it.
            pub fn part(self) -> Option<RuntimePart> {
                match self {
                    $(RuntimeItem::$item => items!(@part $($part)?),)*
                }
            }

            fn style(self) -> ReferenceStyle {
                match self {
                    $(RuntimeItem::$item => ReferenceStyle::$style,)*
                }
            }
        }
    };
    (@part) => { None };
    (@part $part:ident) => { Some(RuntimePart::$part) };
}

items! {
    Authentication: Imported, "Authentication";
    Call: Imported, "Call";
    Connection: Imported, "Connection";
    Deep: Imported, "Deep", Deep;
    Encoded: BehindRuntime, "runtime::encoded", Encoded;
    EncodedItem: BehindRuntime, "runtime::EncodedItem", Streaming;
    EncodedText: Imported, "encoded_text", EncodedText;
    Endpoint: BehindRuntime, "runtime::Endpoint";
    EventStream: BehindRuntime, "runtime::EventStream", EventStream;
    File: Imported, "File", Form;
    FinalState: Imported, "FinalState", LongRunning;
    Form: BehindRuntime, "runtime::Form", Form;
    HasHeaders: BehindRuntime, "runtime::HasHeaders", HasHeaders;
    HeaderMap: BehindRuntime, "runtime::header_map", HeaderMap;
    IsoDuration: Imported, "IsoDuration", IsoDuration;
    ItemStream: BehindRuntime, "runtime::ItemStream", ItemStream;
    JsonLines: BehindRuntime, "runtime::JsonLines", ItemBody;
    JsonListAs: Imported, "json_list_as", JsonText;
    JsonRecords: BehindRuntime, "runtime::JsonRecords", ItemBody;
    JsonString: Imported, "json_string", JsonText;
    JsonText: Imported, "json_text", JsonText;
    JsonTextAs: Imported, "json_text_as", JsonText;
    JsonTexts: Imported, "json_texts", JsonText;
JsonTextsAs: Imported, "json_texts_as", JsonText;
    Options: Imported, "options";
    Nesting: Imported, "Nesting", Nesting;
    NextOperation: Imported, "NextOperation", NextOperation;
    Nullable: Imported, "Nullable", Nullable;
    Operation: BehindRuntime, "runtime::Operation", LongRunning;
    PagesFrom: BehindRuntime, "runtime::PagesFrom", PagesFrom;
    Parts: Imported, "Parts", Style;
    PercentEncoded: Imported, "percent_encoded", DoubleEncoding;
    PlainText: BehindRuntime, "runtime::plain_text", PlainText;
    ProviderRegistration: BehindRuntime, "runtime::provider_registration", ProviderRegistration;
    ReadHeader: BehindRuntime, "runtime::read_header", ReadHeader;
    ReadHeaderAs: BehindRuntime, "runtime::read_header_as", ReadHeader;
    ReadHeaderList: BehindRuntime, "runtime::read_header_list", ReadHeaderList;
    ReadHeaderListAs: BehindRuntime, "runtime::read_header_list_as", ReadHeaderList;
    SequenceFormat: BehindRuntime, "runtime::SequenceFormat", ItemStream;
    Separator: Imported, "Separator", List;
    Settings: BehindRuntime, "runtime::Settings";
    Style: Imported, "Style", Style;
    TextItem: BehindRuntime, "runtime::TextItem", Streaming;
    TextAs: Imported, "text_as", TextAs;
    TextsAs: Imported, "texts_as", TextAs;
    WholeEvent: BehindRuntime, "runtime::WholeEvent", EventStream;
    Wire: Imported, "wire";
    WireBase64: BehindWire, "wire::Base64", WireBytes;
    WireBase64Url: BehindWire, "wire::Base64Url", WireBytes;
    WireDefaultAlternative: BehindWire, "wire::DefaultAlternative", WireDefaultAlternative;
    WireEncodedJson: BehindWire, "wire::EncodedJson", WireEncodedJson;
    WireEmbeddedJson: BehindWire, "wire::EmbeddedJson", WireEmbeddedJson;
    WireJsonUnionEncoding: BehindWire, "wire::JsonUnionEncoding", WireJsonUnion;
    WireNotNull: BehindWire, "wire::NotNull", WireNotNull;
    WireInherent: BehindWire, "wire::Inherent";
    WireRfc7231: BehindWire, "wire::Rfc7231", WireRfc7231;
    WireUnixTime: BehindWire, "wire::UnixTime", WireUnixTime;
    WireUnknownAlternative: BehindWire, "wire::UnknownAlternative", WireUnion;
}

impl RuntimeItem {
    /// Returns the name: `Base64`.
    pub fn name(self) -> &'static str {
        let written = self.written();
        written.rsplit_once("::").map_or(written, |(_, name)| name)
    }

    /// Returns the import that a file needs: the module and the name.
    pub fn import(self) -> (&'static str, &'static str) {
        match self.style() {
            ReferenceStyle::Imported => ("crate::runtime", self.name()),
            ReferenceStyle::BehindRuntime => ("crate", "runtime"),
            ReferenceStyle::BehindWire => ("crate::runtime", "wire"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_written_as_it_is_imported() {
        for item in RuntimeItem::ALL {
            let first = item.written().split("::").next();
            assert_eq!(first, Some(item.import().1), "{item:?}");
        }
    }
}
