//! Long-running operations, by subject.

mod deadline;
mod first_responses;
mod lenient;
mod links;
mod located_monitors;
mod matrix;
mod redirects;
mod results;
mod resume_tokens;
mod resuming;
mod states;
mod waits;
mod wrapped_results;
