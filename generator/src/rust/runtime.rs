//! The items of the runtime that emitted code refers to, and the parts of the runtime that a crate needs for them.

/// How a file writes an item of the runtime.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Style {
    /// By its name, which the file imports.
    Imported,
    /// Behind `runtime::`, since APIs have types of such names.
    BehindRuntime,
    /// Behind `wire::`.
    BehindWire,
}

macro_rules! items {
    ($($item:ident: $style:ident, $written:literal, $parts:expr;)*) => {
        /// An item of the runtime.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum RuntimeItem {
            $(
                #[doc = concat!("`", $written, "`")]
                $item,
            )*
        }

        impl RuntimeItem {
            /// Every item.
            pub const ALL: &'static [RuntimeItem] = &[$(RuntimeItem::$item),*];

            /// The item as a file writes it: `Call`, `runtime::Operation`, `wire::Base64`.
            pub fn written(self) -> &'static str {
                match self {
                    $(RuntimeItem::$item => $written,)*
                }
            }

            fn style(self) -> Style {
                match self {
                    $(RuntimeItem::$item => Style::$style,)*
                }
            }

            /// The parts of the runtime that hold the item; none for what every crate has.
            pub fn parts(self) -> &'static [&'static str] {
                match self {
                    $(RuntimeItem::$item => $parts,)*
                }
            }
        }
    };
}

items! {
    Authentication: Imported, "Authentication", &[];
    Answer: BehindRuntime, "runtime::Answer", &["answer"];
    BeginOptions: Imported, "BeginOptions", &[];
    Call: Imported, "Call", &[];
    CallOptions: Imported, "CallOptions", &[];
    Connection: Imported, "Connection", &[];
    Endpoint: BehindRuntime, "runtime::Endpoint", &[];
    File: Imported, "File", &["form"];
    FinalState: Imported, "FinalState", &["long_running"];
    Form: BehindRuntime, "runtime::Form", &["form"];
    ListOptions: Imported, "ListOptions", &[];
    Nesting: Imported, "Nesting", &["nesting"];
    NextOperation: Imported, "NextOperation", &["next_operation"];
    Nullable: Imported, "Nullable", &["nullable"];
    Operation: BehindRuntime, "runtime::Operation", &["long_running"];
    Parts: Imported, "Parts", &["style"];
    Separator: Imported, "Separator", &["list"];
    Settings: BehindRuntime, "runtime::Settings", &[];
    Style: Imported, "Style", &["style"];
    WireBase64: BehindWire, "wire::Base64", &["wire/bytes"];
    WireBase64Url: BehindWire, "wire::Base64Url", &["wire/bytes"];
    WireNotNull: BehindWire, "wire::NotNull", &["wire/not_null"];
    WireOwn: BehindWire, "wire::Own", &[];
    WireRfc7231: BehindWire, "wire::Rfc7231", &["wire/rfc7231"];
    WireUnixTime: BehindWire, "wire::UnixTime", &["wire/unix_time"];
}

impl RuntimeItem {
    /// Its own name: `Operation`.
    pub fn name(self) -> &'static str {
        let written = self.written();
        written.rsplit_once("::").map_or(written, |(_, name)| name)
    }

    /// What a file that writes it imports: the module below the crate, and the name.
    pub fn import(self) -> (&'static str, &'static str) {
        match self.style() {
            Style::Imported => ("runtime", self.name()),
            Style::BehindRuntime => ("", "runtime"),
            Style::BehindWire => ("runtime", "wire"),
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
