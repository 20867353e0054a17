//! A program with a generated module.

mod cloud {
    pub mod azure;
}

fn main() {
    #[cfg(feature = "widgets")]
    println!("{}", std::any::type_name::<cloud::azure::ServiceError>());
}
