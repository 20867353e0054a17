//! A description of schemas that refer to each other, and of one with a thousand properties and two thousand
//! enumeration values.

/// Returns the description.
pub fn description() -> String {
    let mut schemas = Vec::new();
    let mut add = |name: &str, count: usize, references: usize, is_ring: bool| {
        for index in 0..count {
            let targets = (1..=references).filter_map(|step| match is_ring {
                true => Some((step, (index + step) % count)),
                false => Some((step, index + step)).filter(|(_, target)| *target < count),
            });
            let members = targets.map(|(step, target)| {
                format!(r##","ref{step}": {{"$ref": "#/definitions/{name}{target}"}}"##)
            });
            let members: String = members.collect();
            schemas.push(format!(
                r#""{name}{index}": {{"properties": {{"name": {{"type": "string"}}{members}}}}}"#
            ));
        }
    };
    add("Graph", 18, 3, false);
    add("Ring", 30, 3, true);
    add("Chain", 90, 1, false);
    // No client decodes it, but it compiles.
    add("LongChain", 1_000, 1, false);
    let members = (0..1_000).map(|index| format!(r#""member{index}": {{"type": "string"}},"#));
    let members: String = members.collect();
    let values: Vec<_> = (0..2_000)
        .map(|index| format!(r#""Value{index}""#))
        .collect();
    let values = values.join(",");
    schemas.push(format!(
        r#""Wide": {{"properties": {{{members} "size": {{"type": "string", "enum": [{values}]}}}}}}"#
    ));
    let paths = [
        ("graph", "Graph0"),
        ("ring", "Ring0"),
        ("chain", "Chain0"),
        ("wide", "Wide"),
        ("long", "LongChain0"),
    ];
    let paths = paths.map(|(path, schema)| {
        format!(
            r##""/{path}": {{"get": {{"operationId": "{path}", "responses": {{"200": {{"description": "",
                "schema": {{"$ref": "#/definitions/{schema}"}}}}}}}}}}"##
        )
    });
    format!(
        r#"{{"swagger": "2.0", "info": {{"title": "Zoo", "version": "2024-01-01"}}, "host": "zoo.example",
            "schemes": ["https"], "paths": {{{}}}, "definitions": {{{}}}}}"#,
        paths.join(","),
        schemas.join(",")
    )
}
