//! Referenced objects: parameters, responses, headers.

use std::collections::HashMap;
use std::rc::Rc;

use super::chain::Chain;
use super::document::{Header, Parameter, Response};
use super::reading::Reading;
use super::{openapi3, swagger2};
use crate::ir::Origin;
use crate::source::Dialect;

/// An object of the document model that may be a reference.
pub(super) trait Referable<'s>: Clone {
    /// Returns the reference, if it is one.
    fn reference(&self) -> Option<&'s str>;

    /// Reads the object at an origin. `None` if reading failed.
    fn read(reading: &mut Reading<'s, '_>, dialect: Dialect, origin: &Origin) -> Option<Self>;
}

macro_rules! referable {
    ($ty:ident, $read:ident) => {
        impl<'s> Referable<'s> for $ty<'s> {
            fn reference(&self) -> Option<&'s str> {
                self.reference
            }

            fn read(
                reading: &mut Reading<'s, '_>,
                dialect: Dialect,
                origin: &Origin,
            ) -> Option<Self> {
                match dialect {
                    Dialect::Swagger2 => swagger2::$read(reading, origin),
                    Dialect::OpenApi3(_) => openapi3::$read(reading, origin),
                }
            }
        }
    };
}

referable!(Parameter, parameter);
referable!(Response, response);
referable!(Header, header);

/// The referenced objects by origin. `None` if reading failed.
#[derive(Debug)]
pub(super) struct Targets<T>(HashMap<Origin, Option<Rc<T>>>);

impl<T> Default for Targets<T> {
    fn default() -> Self {
        Targets(HashMap::new())
    }
}

impl<'s, T: Referable<'s>> Targets<T> {
    /// Returns an object and its origin, with its reference resolved.
    pub(super) fn resolve(
        &mut self,
        reading: &mut Reading<'s, '_>,
        dialect: Dialect,
        object: &T,
        at: Origin,
    ) -> Option<(Origin, Rc<T>)> {
        let Some(mut reference) = object.reference() else {
            return Some((at, Rc::new(object.clone())));
        };
        let mut chain = Chain::new(&at);
        loop {
            let target = chain.follow(reading, reference)?;
            let found = self.at(reading, dialect, &target)?;
            match found.reference() {
                None => return Some((target, found)),
                Some(further) => reference = further,
            }
        }
    }

    fn at(
        &mut self,
        reading: &mut Reading<'s, '_>,
        dialect: Dialect,
        origin: &Origin,
    ) -> Option<Rc<T>> {
        if let Some(object) = self.0.get(origin) {
            return object.clone();
        }
        let object = T::read(reading, dialect, origin).map(Rc::new);
        self.0.insert(origin.clone(), object.clone());
        object
    }
}
