//! The scenarios, one file per area.

mod array;
mod azure;
mod blobs;
mod bodies;
mod clients;
mod complex;
mod dates;
mod dictionary;
mod errors;
mod header;
mod http;
mod long_running;
mod models;
mod number;
mod optional;
mod paging;
mod string;
mod url;
mod xml;

use crate::scenario::{Scenario, Scenarios};

/// Returns all scenarios in the order in which they run.
pub(crate) fn all() -> Vec<Scenario> {
    let mut list = Scenarios::default();
    let areas = [
        string::add,
        number::add,
        dates::add,
        array::add,
        dictionary::add,
        url::add,
        http::add,
        complex::add,
        header::add,
        models::add,
        optional::add,
        errors::add,
        bodies::add,
        xml::add,
        clients::add,
        azure::add,
        paging::add,
        long_running::add,
        blobs::add,
    ];
    for add in areas {
        add(&mut list);
    }
    list.all
}
