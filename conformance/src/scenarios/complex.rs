//! Scenarios of bodies that are models.

use azure_core::http::Response;
use conformance_clients::body_complex::models::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::scenario::{Outcome, Scenarios, body, model, same, same_json};

pub(crate) fn add(list: &mut Scenarios) {
    basic(list);
    primitive(list);
    containers(list);
    polymorphism(list);
}

fn basic(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_complex, world).basic_client(), client;
        json "getComplexBasicValid" => client.get_valid(None), {"id": 2, "name": "abc", "color": "YELLOW"};
        send "putComplexBasicValid" => client.put_valid(model(json!({"id": 2, "name": "abc", "color": "Magenta"}))?, None);
        get "getComplexBasicEmpty" => client.get_empty(None), Basic::default();
        none "getComplexBasicNotProvided" => client.get_not_provided(None);
        json "getComplexBasicNull" => client.get_null(None), {"id": null};
        wrong "getComplexBasicInvalid" => client.get_invalid(None);
    );
    scenarios!(list, "vanilla", |world| client!(body_complex, world).readonlyproperty_client(), client;
        json "getComplexReadOnlyPropertyValid" => client.get_valid(None), {"id": "1234", "size": 2};
        send "putComplexReadOnlyPropertyValid" => client.put_valid(model(json!({"id": "1234", "size": 2}))?, None);
    );
    scenarios!(list, "vanilla", |world| client!(body_complex, world).inheritance_client(), client;
        try "getComplexInheritanceValid" => { same_json(&client.get_valid(None).await?.into_model()?, &siamese())?; }
        send "putComplexInheritanceValid" => client.put_valid(model(siamese())?, None);
    );
}

fn siamese() -> Value {
    json!({
        "id": 2, "name": "Siameeee", "color": "green",
        "hates": [{"id": 1, "name": "Potato", "food": "tomato"}, {"id": -1, "name": "Tomato", "food": "french fries"}],
        "breed": "persian",
    })
}

fn primitive(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_complex, world).primitive_client(), client;
        json "getComplexPrimitiveInteger" => client.get_int(None), {"field1": -1, "field2": 2};
        send "putComplexPrimitiveInteger" => client.put_int(model(json!({"field1": -1, "field2": 2}))?, None);
        json "getComplexPrimitiveLong" => client.get_long(None), {"field1": 1099511627775_i64, "field2": -999511627788_i64};
        send "putComplexPrimitiveLong" => client.put_long(model(json!({"field1": 1099511627775_i64, "field2": -999511627788_i64}))?, None);
        json "getComplexPrimitiveBool" => client.get_bool(None), {"field_true": true, "field_false": false};
        send "putComplexPrimitiveBool" => client.put_bool(model(json!({"field_true": true, "field_false": false}))?, None);
        json "getComplexPrimitiveDate" => client.get_date(None), {"field": "0001-01-01", "leap": "2016-02-29"};
        send "putComplexPrimitiveDate" => client.put_date(model(json!({"field": "0001-01-01", "leap": "2016-02-29"}))?, None);
        json "getComplexPrimitiveDateTime" => client.get_date_time(None), {"field": "0001-01-01T00:00:00Z", "now": "2015-05-18T18:38:00Z"};
        send "putComplexPrimitiveDateTime" => client.put_date_time(model(json!({"field": "0001-01-01T00:00:00Z", "now": "2015-05-18T18:38:00Z"}))?, None);
        json "getComplexPrimitiveDateTimeRfc1123" => client.get_date_time_rfc1123(None), {"field": "Mon, 01 Jan 0001 00:00:00 GMT", "now": "Mon, 18 May 2015 11:38:00 GMT"};
        send "putComplexPrimitiveDateTimeRfc1123" => client.put_date_time_rfc1123(model(json!({"field": "Mon, 01 Jan 0001 00:00:00 GMT", "now": "Mon, 18 May 2015 11:38:00 GMT"}))?, None);
        json "getComplexPrimitiveDuration" => client.get_duration(None), {"field": "P123DT22H14M12.011S"};
        send "putComplexPrimitiveDuration" => client.put_duration(model(json!({"field": "P123DT22H14M12.011S"}))?, None);
        json "getComplexPrimitiveByte" => client.get_byte(None), {"field": "//79/AD6+fj39g=="};
        send "putComplexPrimitiveByte" => client.put_byte(model(json!({"field": "//79/AD6+fj39g=="}))?, None);
        json "getComplexPrimitiveDouble" => client.get_double(None), {"field1": 3e-100, "field_56_zeros_after_the_dot_and_negative_zero_before_dot_and_this_is_a_long_field_name_on_purpose": -5e-57};
        send "putComplexPrimitiveDouble" => client.put_double(model(json!({"field1": 3e-100, "field_56_zeros_after_the_dot_and_negative_zero_before_dot_and_this_is_a_long_field_name_on_purpose": -5e-57}))?, None);
        get "getComplexPrimitiveFloat" => client.get_float(None), FloatWrapper { field1: Some(1.05), field2: Some(-0.003) };
        send "putComplexPrimitiveFloat" => client.put_float(FloatWrapper { field1: Some(1.05), field2: Some(-0.003) }.try_into()?, None);
        get "getComplexPrimitiveString" => client.get_string(None), StringWrapper { field: Some("goodrequest".into()), empty: Some(String::new()), null: None };
        send "putComplexPrimitiveString" => client.put_string(model(json!({"field": "goodrequest", "empty": ""}))?, None);
    );
}

/// Compares a response with JSON, first unchanged, then as a model without the `null`s that the description does not
/// allow.
fn with_nulls<T>(response: Response<T>, expected: &Value, of_model: &Value) -> Outcome
where
    T: DeserializeOwned + Serialize,
{
    let told: Value = serde_json::from_slice(response.body())?;
    same(&told, expected)?;
    same_json(&response.into_model()?, of_model)
}

fn containers(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_complex, world).array_client(), client;
        try "getComplexArrayValid" => {
            let expected = json!({"array": ["1, 2, 3, 4", "", null, "&S#$(*Y", "The quick brown fox jumps over the lazy dog"]});
            with_nulls(client.get_valid(None).await?, &expected, &json!({"array": ["1, 2, 3, 4", "", "&S#$(*Y", "The quick brown fox jumps over the lazy dog"]}))?;
        }
        send "putComplexArrayValid" => client.put_valid(body(json!({"array": ["1, 2, 3, 4", "", null, "&S#$(*Y", "The quick brown fox jumps over the lazy dog"]})), None);
        json "getComplexArrayEmpty" => client.get_empty(None), {"array": []};
        send "putComplexArrayEmpty" => client.put_empty(model(json!({"array": []}))?, None);
        get "getComplexArrayNotProvided" => client.get_not_provided(None), ArrayWrapper::default();
    );
    scenarios!(list, "vanilla", |world| client!(body_complex, world).dictionary_client(), client;
        try "getComplexDictionaryValid" => {
            let expected = json!({"defaultProgram": {"txt": "notepad", "bmp": "mspaint", "xls": "excel", "exe": "", "": null}});
            with_nulls(client.get_valid(None).await?, &expected, &json!({"defaultProgram": {"txt": "notepad", "bmp": "mspaint", "xls": "excel", "exe": ""}}))?;
        }
        send "putComplexDictionaryValid" => client.put_valid(body(json!({"defaultProgram": {"txt": "notepad", "bmp": "mspaint", "xls": "excel", "exe": "", "": null}})), None);
        json "getComplexDictionaryEmpty" => client.get_empty(None), {"defaultProgram": {}};
        send "putComplexDictionaryEmpty" => client.put_empty(model(json!({"defaultProgram": {}}))?, None);
        json "getComplexDictionaryNull" => client.get_null(None), {"defaultProgram": null};
        get "getComplexDictionaryNotProvided" => client.get_not_provided(None), DictionaryWrapper::default();
    );
}

fn polymorphism(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_complex, world).polymorphism_client(), client;
        try "getComplexPolymorphismValid" => { told(&client.get_valid(None).await?.into_model()?, salmon("salmon"))?; }
        send "putComplexPolymorphismValid" => client.put_valid(model(salmon("salmon"))?, None);
        try "getComplexPolymorphismComplicated" => { told(&client.get_complicated(None).await?.into_model()?, smart_salmon())?; }
        send "putComplexPolymorphismComplicated" => client.put_complicated(model(smart_salmon())?, None);
        try "putComplexPolymorphismNoDiscriminator" => {
            let sent: BaseSalmon = serde_json::from_value(salmon("salmon"))?;
            let response = client.put_missing_discriminator(Salmon::Base(Box::new(sent.clone())).try_into()?, None).await?;
            // The response has no discriminator, so the alternative is unknown; all other members are kept.
            let mut expected = salmon("salmon");
            expected.as_object_mut().map(|members| members.shift_remove("fishtype"));
            told(&response.into_model()?, expected)?;
        }
        try "getComplexPolymorphismDotSyntax" => {
            let DotFish::DotSalmon(fish) = client.get_dot_syntax(None).await?.into_model()? else { Err("another kind of fish")? };
            same(&*fish, &dot_salmon("king", "sweden", true))?;
        }
        try "getComposedWithDiscriminator" => {
            let market = client.get_composed_with_discriminator(None).await?.into_model()?;
            let fish = |location, wild| DotFish::DotSalmon(Box::new(dot_salmon("king", location, wild)));
            let salmons = vec![dot_salmon("king", "sweden", false), dot_salmon("king", "atlantic", true)];
            same(&market.sample_salmon, &Some(dot_salmon("king", "sweden", false)))?;
            same(&market.salmons, &Some(salmons))?;
            same(&market.sample_fish, &Some(fish("australia", false)))?;
            same(&market.fishes, &Some(vec![fish("australia", false), fish("canada", true)]))?;
        }
        try "getComposedWithoutDiscriminator" => {
            let market = client.get_composed_without_discriminator(None).await?.into_model()?;
            same(&market.sample_salmon, &Some(dot_salmon("king", "sweden", false)))?;
            same(&market.salmons, &Some(vec![dot_salmon("king", "sweden", false), dot_salmon("king", "atlantic", true)]))?;
            let told = serde_json::to_value(&market)?;
            same(&told["sampleFish"], &json!({"location": "australia", "iswild": false, "species": "king"}))?;
            same(&told["fishes"], &json!([{"location": "australia", "iswild": false, "species": "king"}, {"location": "canada", "iswild": true, "species": "king"}]))?;
        }
    );
    scenarios!(list, "vanilla", |world| client!(body_complex, world).polymorphicrecursive_client(), client;
        try "getComplexPolymorphicRecursiveValid" => { told(&client.get_valid(None).await?.into_model()?, big_fish())?; }
        send "putComplexPolymorphicRecursiveValid" => client.put_valid(model(big_fish())?, None);
    );
}

/// Compares numbers by value: `1` and `1.0` are equal.
fn told<T: serde::Serialize>(told: &T, expected: Value) -> Outcome {
    fn plain(value: Value) -> Value {
        match value {
            Value::Number(number) => json!(number.as_f64()),
            Value::Array(items) => items.into_iter().map(plain).collect(),
            Value::Object(members) => members
                .into_iter()
                .map(|(key, value)| (key, plain(value)))
                .collect(),
            other => other,
        }
    }
    same(&plain(serde_json::to_value(told)?), &plain(expected))
}

fn dot_salmon(species: &str, location: &str, iswild: bool) -> DotSalmon {
    let mut salmon = DotSalmon::default();
    salmon.species = Some(species.into());
    salmon.location = Some(location.into());
    salmon.iswild = Some(iswild);
    salmon
}

fn salmon(kind: &str) -> Value {
    json!({
        "fishtype": kind, "location": "alaska", "iswild": true, "species": "king", "length": 1.0,
        "siblings": [
            {"fishtype": "shark", "age": 6, "birthday": "2012-01-05T01:00:00Z", "length": 20.0, "species": "predator"},
            {"fishtype": "sawshark", "age": 105, "birthday": "1900-01-05T01:00:00Z", "length": 10.0, "picture": "//////4=", "species": "dangerous"},
            {"fishtype": "goblin", "age": 1, "birthday": "2015-08-08T00:00:00Z", "length": 30.0, "species": "scary", "jawsize": 5, "color": "pinkish-gray"},
        ]
    })
}

fn smart_salmon() -> Value {
    let mut salmon = salmon("smart_salmon");
    salmon["additionalProperty1"] = json!(1);
    salmon["additionalProperty2"] = json!(false);
    salmon["additionalProperty3"] = json!("hello");
    salmon["additionalProperty4"] = json!({"a": 1, "b": 2});
    salmon["additionalProperty5"] = json!([1, 3]);
    salmon
}

fn big_fish() -> Value {
    let shark = json!({"fishtype": "shark", "age": 6, "birthday": "2012-01-05T01:00:00Z", "species": "predator", "length": 20});
    let sawshark = json!({"fishtype": "sawshark", "age": 105, "birthday": "1900-01-05T01:00:00Z", "picture": "//////4=", "species": "dangerous", "length": 10});
    let with = |mut fish: Value, siblings: Value| {
        fish["siblings"] = siblings;
        fish
    };
    let inner = json!({
        "fishtype": "salmon", "location": "atlantic", "iswild": true, "species": "coho", "length": 2,
        "siblings": [shark.clone(), sawshark.clone()]
    });
    let lonely = with(sawshark, json!([]));
    json!({
        "fishtype": "salmon", "location": "alaska", "iswild": true, "species": "king", "length": 1,
        "siblings": [with(shark, json!([inner, lonely.clone()])), lonely]
    })
}
