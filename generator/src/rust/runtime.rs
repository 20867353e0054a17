//! The items of the runtime that the data refers to.

/// How a file writes an item of the runtime.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Style {
    /// By its name, which the file imports.
    Imported,
    /// Behind `wire::`.
    BehindWire,
}

macro_rules! items {
    ($($item:ident: $style:ident, $written:literal;)*) => {
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

            /// The item as a file writes it: `Nullable`, `wire::Base64`.
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
        }
    };
}

items! {
    Deep: Imported, "Deep";
    File: Imported, "File";
    Nullable: Imported, "Nullable";
    WireBase64: BehindWire, "wire::Base64";
    WireBase64Url: BehindWire, "wire::Base64Url";
    WireNotNull: BehindWire, "wire::NotNull";
    WireOwn: BehindWire, "wire::Own";
    WireRfc7231: BehindWire, "wire::Rfc7231";
    WireUnixTime: BehindWire, "wire::UnixTime";
}

impl RuntimeItem {
    /// Its own name: `Base64`.
    pub fn name(self) -> &'static str {
        let written = self.written();
        written.rsplit_once("::").map_or(written, |(_, name)| name)
    }

    /// What a file that writes it imports: the module, and the name.
    pub fn import(self) -> (&'static str, &'static str) {
        match self.style() {
            Style::Imported => ("crate::runtime", self.name()),
            Style::BehindWire => ("crate::runtime", "wire"),
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
