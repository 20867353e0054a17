//! Responses and their headers, with references resolved.

use std::collections::HashMap;
use std::rc::Rc;

use super::chain::Chain;
use super::document::{Header, Response};
use super::reading::Reading;
use super::{openapi3, swagger2};
use crate::ir::Origin;
use crate::source::Dialect;

/// The responses that references lead to, by place; `None` if reading failed.
#[derive(Debug, Default)]
pub(super) struct Responses<'s>(HashMap<Origin, Option<Rc<Response<'s>>>>);

impl<'s> Responses<'s> {
    /// A response and its place, its reference resolved.
    pub fn resolve(
        &mut self,
        reading: &mut Reading<'s, '_>,
        dialect: Dialect,
        response: &Response<'s>,
        at: Origin,
    ) -> Option<(Origin, Rc<Response<'s>>)> {
        let Some(mut reference) = response.reference else {
            return Some((at, Rc::new(response.clone())));
        };
        let mut chain = Chain::new(&at);
        loop {
            let target = chain.follow(reading, reference)?;
            let found = self.at(reading, dialect, &target)?;
            match found.reference {
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
    ) -> Option<Rc<Response<'s>>> {
        if let Some(response) = self.0.get(origin) {
            return response.clone();
        }
        let response = match dialect {
            Dialect::Swagger2 => swagger2::response(reading, origin),
            Dialect::OpenApi30 => openapi3::response(reading, origin),
        };
        let response = response.map(Rc::new);
        self.0.insert(origin.clone(), response.clone());
        response
    }
}

/// A header and its place, its reference resolved.
pub(super) fn header<'s>(
    reading: &mut Reading<'s, '_>,
    dialect: Dialect,
    header: &Header<'s>,
    at: Origin,
) -> Option<(Origin, Header<'s>)> {
    let Some(mut reference) = header.reference else {
        return Some((at, header.clone()));
    };
    let mut chain = Chain::new(&at);
    loop {
        let target = chain.follow(reading, reference)?;
        let found = match dialect {
            Dialect::Swagger2 => swagger2::header(reading, &target),
            Dialect::OpenApi30 => openapi3::header(reading, &target),
        }?;
        match found.reference {
            None => return Some((target, found)),
            Some(further) => reference = further,
        }
    }
}
