//! Tests of the fake with the curated descriptions, and of the faults of examples.

mod descriptions;
mod examples;
mod faults;
mod kinds;
mod random;
mod request;
mod requests;
mod services;
