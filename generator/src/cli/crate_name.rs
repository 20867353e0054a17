//! The default name of a crate.

use crate::project::snake_title;

/// Returns the crate name for the title of an API: `armsmith_managed_service_identity`.
pub(super) fn default(title: &str) -> String {
    let snake = snake_title(title);
    match snake.as_str() {
        "" => "armsmith_client".to_owned(),
        _ => format!("armsmith_{snake}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::crate_name_objection;

    #[test]
    fn any_title_makes_a_name() {
        for (title, name) in [
            (
                "ManagedServiceIdentityClient",
                "armsmith_managed_service_identity",
            ),
            ("Azure Foo API (v2)", "armsmith_azure_foo_api_v2"),
            ("Client", "armsmith_client"),
            ("", "armsmith_client"),
            ("Ünï", "armsmith_n"),
        ] {
            assert_eq!(default(title), name);
            assert_eq!(crate_name_objection(name), None);
        }
    }
}
