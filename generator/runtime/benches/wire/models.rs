//! The models, as the generator emits them and with serde's derive.

/// The models as the generator emits them.
pub(crate) mod own {
    use std::collections::BTreeMap;

    use armsmith_runtime::wire::{self, UnknownAlternative};

    use crate::members;

    macro_rules! model {
        ($model:ident: $($tag:literal)? $($field:ident: $ty:ty = $name:literal,)*) => {
            #[derive(Clone, Default, PartialEq)]
            pub(crate) struct $model {
                $($field: Option<$ty>,)*
            }

            wire::model! { $model
                $(constant "kind": $tag,)?
                $(member $field = $name,)*
            }
        };
    }

    crate::models::models!();

    model! { Circle: "circle" radius: i64 = "radius", label: String = "label", color: String = "color", }
    model! { Square: "square" side: i64 = "side", label: String = "label", visible: bool = "visible", }

    #[derive(Clone, PartialEq)]
    pub(crate) enum Shape {
        Circle(Box<Circle>),
        Square(Box<Square>),
        Unknown(UnknownAlternative),
    }

    wire::union! { Shape by "kind", else Unknown
        Circle = "circle" from Circle,
        Square = "square" from Square,
    }
}

/// The models with serde's derive.
pub(crate) mod derived {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    use crate::members;

    macro_rules! model {
        ($model:ident: $($field:ident: $ty:ty = $name:literal,)*) => {
            #[derive(Deserialize, Serialize)]
            pub(crate) struct $model {
                $(
                    #[serde(rename = $name, skip_serializing_if = "Option::is_none")]
                    $field: Option<$ty>,
                )*
            }
        };
    }

    crate::models::models!();

    model! { Circle: radius: i64 = "radius", label: String = "label", color: String = "color", }
    model! { Square: side: i64 = "side", label: String = "label", visible: bool = "visible", }

    #[derive(Deserialize, Serialize)]
    #[serde(tag = "kind")]
    pub(crate) enum Shape {
        #[serde(rename = "circle")]
        Circle(Box<Circle>),
        #[serde(rename = "square")]
        Square(Box<Square>),
    }
}

/// Defines the models with the `model!` of the module.
macro_rules! models {
    () => {
        pub(crate) mod narrow {
            use super::*;
            members::narrow!(model);
            model! { Page: value: Vec<Item> = "value", }
        }

        pub(crate) mod wide {
            use super::*;
            members::wide!(model);
            model! { Page: value: Vec<Item> = "value", }
        }

        pub(crate) mod widest {
            use super::*;
            members::widest!(model);
            model! { Page: value: Vec<Item> = "value", }
        }

        model! { Nested:
            id: String = "id",
            name: String = "name",
            size: i64 = "size",
            ratio: f64 = "ratio",
            names: Vec<String> = "names",
            tags: BTreeMap<String, String> = "tags",
            child: Box<Nested> = "child",
            items: Vec<Nested> = "items",
        }

        model! { Shapes: value: Vec<Shape> = "value", }
    };
}
use models;
