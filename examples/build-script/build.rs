//! Generates the client of the shop.

fn main() -> Result<(), armsmith::Error> {
    let module = armsmith::Generator::new()
        .spec("specs/shop.yaml")
        .overlay("specs/names.overlay.yaml")
        .exclude("DELETE /**")
        .write_to(std::env::var("OUT_DIR").unwrap_or_default())?;
    module.rerun_if_changed();
    Ok(())
}
