//! Prints the URL to which the generated client sends its requests.

/// The generated client.
mod shop {
    include!(concat!(env!("OUT_DIR"), "/shop.rs"));
}

use shop::models::Order;

fn main() -> azure_core::Result<()> {
    let client = shop::ShopClient::with_no_credential(None)?;
    let order = Order {
        id: Some("7".to_owned()),
        ..Order::default()
    };
    println!("{} {order:?}", client.endpoint());
    Ok(())
}
