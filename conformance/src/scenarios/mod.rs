//! The scenarios, in a file for each area.

mod array;
mod complex;
mod dates;
mod dictionary;
mod header;
mod http;
mod long_running;
mod number;
mod paging;
mod string;
mod url;

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
    paging::add(list);
    long_running::add(list);
}
