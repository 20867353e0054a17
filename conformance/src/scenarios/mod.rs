//! The scenarios, in a file for each area.

mod array;
mod azure;
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

use crate::scenario::Scenarios;

/// All of them, in the order in which they run.
pub(crate) fn all(list: &mut Scenarios) {
    string::add(list);
    number::add(list);
    dates::add(list);
    array::add(list);
    dictionary::add(list);
    url::add(list);
    http::add(list);
    complex::add(list);
    header::add(list);
    models::add(list);
    optional::add(list);
    errors::add(list);
    bodies::add(list);
    xml::add(list);
    clients::add(list);
    azure::add(list);
    paging::add(list);
    long_running::add(list);
}
