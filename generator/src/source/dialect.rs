/// The language that a description is written in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Dialect {
    /// Swagger 2.0, also called OpenAPI 2.0.
    Swagger2,
    /// OpenAPI 3.0, any patch.
    OpenApi30,
}
