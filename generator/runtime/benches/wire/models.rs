//! The models, once as the generator emits them and once with serde's derive.

/// The models as the generator emits them.
pub(crate) mod own {
    use std::collections::BTreeMap;

    use armsmith_runtime::wire::{self, Members, UnknownKind};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::members;

    macro_rules! model {
        ($model:ident: $($field:ident: $ty:ty = $name:literal,)*) => {
            #[derive(Clone, Default, PartialEq)]
            pub(crate) struct $model {
                $($field: Option<$ty>,)*
            }

            impl wire::Object for $model {
                fn members(&mut self, list: &mut impl Members) {
                    $(list.member($name, &mut self.$field);)*
                }
            }

            impl<'de> Deserialize<'de> for $model {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    wire::read_object(deserializer)
                }
            }

            impl Serialize for $model {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    wire::write_object(self, serializer)
                }
            }
        };
    }

    crate::models::models!();

    #[derive(Clone, Default, PartialEq)]
    pub(crate) struct Circle(CircleMembers);
    model! { CircleMembers: radius: i64 = "radius", label: String = "label", color: String = "color", }

    impl wire::Object for Circle {
        fn members(&mut self, list: &mut impl Members) {
            list.constant("kind", "circle");
            self.0.members(list);
        }
    }

    #[derive(Clone, Default, PartialEq)]
    pub(crate) struct Square(SquareMembers);
    model! { SquareMembers: side: i64 = "side", label: String = "label", visible: bool = "visible", }

    impl wire::Object for Square {
        fn members(&mut self, list: &mut impl Members) {
            list.constant("kind", "square");
            self.0.members(list);
        }
    }

    #[derive(Clone, PartialEq)]
    pub(crate) enum Shape {
        Circle(Box<Circle>),
        Square(Box<Square>),
        Unknown(UnknownKind),
    }

    impl wire::Union for Shape {
        const TAG: &'static str = "kind";

        fn of_tag(tag: Option<&str>) -> Self {
            match tag {
                Some("circle") => Self::Circle(Default::default()),
                Some("square") => Self::Square(Default::default()),
                _ => Self::Unknown(Default::default()),
            }
        }

        fn members(&mut self, list: &mut impl Members) {
            match self {
                Self::Circle(kind) => wire::Object::members(kind.as_mut(), list),
                Self::Square(kind) => wire::Object::members(kind.as_mut(), list),
                Self::Unknown(kind) => wire::Object::members(kind, list),
            }
        }
    }
}

/// The same models with serde's derive.
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

/// The models that both have, made by the `model!` of the module.
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
