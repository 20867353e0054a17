//! Prints the URL to which the generated client sends its requests.

mod api;

use api::shop::v1::ShopClient;

fn main() -> azure_core::Result<()> {
    let client = ShopClient::with_no_credential(None)?;
    println!("{}", client.endpoint());
    Ok(())
}
