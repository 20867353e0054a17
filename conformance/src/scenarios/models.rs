//! Scenarios of inheritance, flattening and enumerations.

use conformance_clients::extensible_enums_swagger::models::PetClientAddPetOptions;
use conformance_clients::model_flattening::models::*;
use conformance_clients::non_string_enum::models as numbers;
use serde_json::json;

use crate::scenario::{Scenarios, body, model};

pub(crate) fn add(list: &mut Scenarios) {
    additional_properties(list);
    inheritance(list);
    flattening(list);
    enumerations(list);
    anything(list);
}

fn additional_properties(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(additionalproperties, world).pets_client(), client;
        json "additionalPropertiesTrue" => client.create_ap_true(model(json!({"id": 1, "name": "Puppy", "birthdate": "2017-12-13T02:29:51Z", "complexProperty": {"color": "Red"}}))?, None), {"id": 1, "name": "Puppy", "birthdate": "2017-12-13T02:29:51Z", "complexProperty": {"color": "Red"}, "status": true};
        json "additionalPropertiesSubclass" => client.create_cat_ap_true(model(json!({"id": 1, "name": "Lisa", "friendly": true, "birthdate": "2017-12-13T02:29:51Z", "complexProperty": {"color": "Red"}}))?, None), {"id": 1, "name": "Lisa", "friendly": true, "birthdate": "2017-12-13T02:29:51Z", "complexProperty": {"color": "Red"}, "status": true};
        json "additionalPropertiesTypeObject" => client.create_ap_object(model(json!({"id": 2, "name": "Hira", "siblings": [{"id": 1, "name": "Puppy", "birthdate": "2017-12-13T02:29:51Z", "complexProperty": {"color": "Red"}}], "picture": "//////4="}))?, None), {"id": 2, "name": "Hira", "siblings": [{"id": 1, "name": "Puppy", "birthdate": "2017-12-13T02:29:51Z", "complexProperty": {"color": "Red"}}], "picture": "//////4=", "status": true};
        json "additionalPropertiesTypeString" => client.create_ap_string(model(json!({"id": 3, "name": "Tommy", "color": "red", "weight": "10 kg", "city": "Bombay"}))?, None), {"id": 3, "name": "Tommy", "color": "red", "weight": "10 kg", "city": "Bombay", "status": true};
        json "additionalPropertiesInProperties" => client.create_ap_in_properties(model(json!({"id": 4, "name": "Bunny", "additionalProperties": {"height": 5.61, "weight": 599.0, "footsize": 11.5}}))?, None), {"id": 4, "name": "Bunny", "additionalProperties": {"height": 5.61, "weight": 599.0, "footsize": 11.5}, "status": true};
        json "additionalPropertiesInPropertiesWithAPTypeString" => client.create_ap_in_properties_with_ap_string(model(json!({"id": 5, "name": "Funny", "@odata.location": "westus", "additionalProperties": {"height": 5.61, "weight": 599.0, "footsize": 11.5}, "color": "red", "city": "Seattle", "food": "tikka masala"}))?, None), {"id": 5, "name": "Funny", "@odata.location": "westus", "additionalProperties": {"height": 5.61, "weight": 599.0, "footsize": 11.5}, "color": "red", "city": "Seattle", "food": "tikka masala", "status": true};
    );
}

fn inheritance(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(multiple_inheritance, world), client;
        json "MultipleInheritancePetGet" => client.get_pet(None), {"name": "Peanut"};
        json "MultipleInheritancePetPut" => client.put_pet(model(json!({"name": "Butter"}))?, None), "Pet was correct!";
        json "MultipleInheritanceHorseGet" => client.get_horse(None), {"name": "Fred", "isAShowHorse": true};
        json "MultipleInheritanceHorsePut" => client.put_horse(model(json!({"name": "General", "isAShowHorse": false}))?, None), "Horse was correct!";
        json "MultipleInheritanceFelineGet" => client.get_feline(None), {"meows": true, "hisses": true};
        json "MultipleInheritanceFelinePut" => client.put_feline(model(json!({"meows": false, "hisses": true}))?, None), "Feline was correct!";
        json "MultipleInheritanceCatGet" => client.get_cat(None), {"name": "Whiskers", "likesMilk": true, "meows": true, "hisses": true};
        json "MultipleInheritanceCatPut" => client.put_cat(model(json!({"name": "Boots", "likesMilk": false, "meows": true, "hisses": false}))?, None), "Cat was correct!";
        json "MultipleInheritanceKittenGet" => client.get_kitten(None), {"name": "Gatito", "likesMilk": true, "meows": true, "hisses": true, "eatsMiceYet": false};
        json "MultipleInheritanceKittenPut" => client.put_kitten(model(json!({"name": "Kitty", "likesMilk": false, "meows": true, "hisses": false, "eatsMiceYet": true}))?, None), "Kitten was correct!";
    );
}

fn flattening(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(model_flattening, world), client;
        json "getModelFlattenArray" => client.get_array(None), [{"id": "1", "location": "Building 44", "name": "Resource1", "properties": {"provisioningState": "Succeeded", "provisioningStateValues": "OK", "p.name": "Product1", "type": "Flat"}, "tags": {"tag1": "value1", "tag2": "value3"}, "type": "Microsoft.Web/sites"}, {"id": "2", "name": "Resource2", "location": "Building 44"}, {"id": "3", "name": "Resource3"}];
        send "putModelFlattenArray" => client.put_array(Some(ApiClientPutArrayOptions { resource_array: Some(body(json!([{"location": "West US", "tags": {"tag1": "value1", "tag2": "value3"}}, {"location": "Building 44"}]))), ..Default::default() }));
        json "getModelFlattenDictionary" => client.get_dictionary(None), {"Product1": {"id": "1", "location": "Building 44", "name": "Resource1", "properties": {"provisioningState": "Succeeded", "provisioningStateValues": "OK", "p.name": "Product1", "type": "Flat"}, "tags": {"tag1": "value1", "tag2": "value3"}, "type": "Microsoft.Web/sites"}, "Product2": {"id": "2", "name": "Resource2", "location": "Building 44"}, "Product3": {"id": "3", "name": "Resource3"}};
        send "putModelFlattenDictionary" => client.put_dictionary(Some(ApiClientPutDictionaryOptions { resource_dictionary: Some(body(json!({"Resource1": {"location": "West US", "tags": {"tag1": "value1", "tag2": "value3"}, "properties": {"p.name": "Product1", "type": "Flat"}}, "Resource2": {"location": "Building 44", "properties": {"p.name": "Product2", "type": "Flat"}}}))), ..Default::default() }));
        json "getModelFlattenResourceCollection" => client.get_resource_collection(None), {"dictionaryofresources": {"Product1": {"id": "1", "location": "Building 44", "name": "Resource1", "properties": {"provisioningState": "Succeeded", "provisioningStateValues": "OK", "p.name": "Product1", "type": "Flat"}, "tags": {"tag1": "value1", "tag2": "value3"}, "type": "Microsoft.Web/sites"}, "Product2": {"id": "2", "name": "Resource2", "location": "Building 44"}, "Product3": {"id": "3", "name": "Resource3"}}, "arrayofresources": [{"id": "4", "location": "Building 44", "name": "Resource4", "properties": {"provisioningState": "Succeeded", "provisioningStateValues": "OK", "p.name": "Product4", "type": "Flat"}, "tags": {"tag1": "value1", "tag2": "value3"}, "type": "Microsoft.Web/sites"}, {"id": "5", "name": "Resource5", "location": "Building 44"}, {"id": "6", "name": "Resource6"}], "productresource": {"id": "7", "name": "Resource7", "location": "Building 44"}};
        send "putModelFlattenResourceCollection" => client.put_resource_collection(Some(ApiClientPutResourceCollectionOptions { resource_complex_object: Some(model(json!({"arrayofresources": [{"location": "West US", "tags": {"tag1": "value1", "tag2": "value3"}, "properties": {"p.name": "Product1", "type": "Flat"}}, {"location": "East US", "properties": {"p.name": "Product2", "type": "Flat"}}], "dictionaryofresources": {"Resource1": {"location": "West US", "tags": {"tag1": "value1", "tag2": "value3"}, "properties": {"p.name": "Product1", "type": "Flat"}}, "Resource2": {"location": "Building 44", "properties": {"p.name": "Product2", "type": "Flat"}}}, "productresource": {"location": "India", "properties": {"p.name": "Azure", "type": "Flat"}}}))?), ..Default::default() }));
        json "putModelFlattenCustomBase" => client.put_simple_product(Some(ApiClientPutSimpleProductOptions { simple_body_product: Some(model(json!({"base_product_id": "123", "base_product_description": "product description", "details": {"max_product_display_name": "max name", "max_product_capacity": "Large", "max_product_image": {"generic_value": "https://generic", "@odata.value": "http://foo"}}}))?), ..Default::default() })), {"base_product_id": "123", "base_product_description": "product description", "details": {"max_product_display_name": "max name", "max_product_capacity": "Large", "max_product_image": {"generic_value": "https://generic", "@odata.value": "http://foo"}}};
        json "postModelFlattenCustomParameter" => client.post_flattened_simple_product(Some(ApiClientPostFlattenedSimpleProductOptions { simple_body_product: Some(model(json!({"base_product_id": "123", "base_product_description": "product description", "details": {"max_product_display_name": "max name", "max_product_capacity": "Large", "max_product_image": {"@odata.value": "http://foo"}}}))?), ..Default::default() })), {"base_product_id": "123", "base_product_description": "product description", "details": {"max_product_display_name": "max name", "max_product_capacity": "Large", "max_product_image": {"@odata.value": "http://foo"}}};
        json "putModelFlattenCustomGroupedParameter" => client.put_simple_product_with_grouping(&FlattenParameterGroup { name: Some("groupproduct".into()) }, Some(ApiClientPutSimpleProductWithGroupingOptions { simple_body_product: Some(model(json!({"base_product_id": "123", "base_product_description": "product description", "details": {"max_product_display_name": "max name", "max_product_capacity": "Large", "max_product_image": {"@odata.value": "http://foo"}}}))?), ..Default::default() })), {"base_product_id": "123", "base_product_description": "product description", "details": {"max_product_display_name": "max name", "max_product_capacity": "Large", "max_product_image": {"@odata.value": "http://foo"}}};
    );
}

fn enumerations(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(extensible_enums_swagger, world).pet_client(), client;
        json "expectedEnum" => client.get_by_pet_id("tommy", None), {"name": "Tommy Tomson", "DaysOfWeek": "Monday", "IntEnum": "1"};
        json "unexpectedEnum" => client.get_by_pet_id("casper", None), {"name": "Casper Ghosty", "DaysOfWeek": "Weekend", "IntEnum": "2"};
        json "allowedValueEnum" => client.get_by_pet_id("scooby", None), {"name": "Scooby Scarface", "DaysOfWeek": "Thursday", "IntEnum": "2.1"};
        json "roundTripEnum" => client.add_pet(Some(PetClientAddPetOptions { pet_param: Some(model(json!({"name": "Retriever", "DaysOfWeek": "Friday", "IntEnum": "3"}))?), ..Default::default() })), {"name": "Retriever", "DaysOfWeek": "Friday", "IntEnum": "3"};
    );
    scenarios!(list, "vanilla", |world| client!(non_string_enum, world).int_client(), client;
        json "NonStringEnumsGetInt" => client.get(None), 429;
        json "NonStringEnumsPostInt" => client.put(Some(numbers::IntClientPutOptions { input: Some(body(200.into())), ..Default::default() })), "Nice job posting an int enum";
    );
    scenarios!(list, "vanilla", |world| client!(non_string_enum, world).float_client(), client;
        json "NonStringEnumsGetFloat" => client.get(None), 429.1;
        json "NonStringEnumsPostFloat" => client.put(Some(numbers::FloatClientPutOptions { input: Some(body(json!(200.4))), ..Default::default() })), "Nice job posting a float enum";
    );
    scenarios!(list, "vanilla", |world| client!(client_enum, world), client;
        send "ClientWithEnumParam" => client.head(None);
    );
}

fn anything(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(any_type, world), client;
        json "GetStringAsAnything" => client.get_string(None), "anything";
        send "PutStringAsAnything" => client.put_string(body("anything".into()), None);
        json "GetObjectAsAnything" => client.get_object(None), {"message": "An object was successfully returned"};
        send "PutObjectAsAnything" => client.put_object(body(json!({"foo": "bar"})), None);
        json "GetArrayAsAnything" => client.get_array(None), ["foo", "bar"];
        send "PutArrayAsAnything" => client.put_array(body(json!(["foo", "bar"])), None);
    );
    scenarios!(list, "vanilla", |world| client!(object_type, world), client;
        json "ObjectTypeResponse" => client.get(None), {"message": "An object was successfully returned"};
        send "ObjectTypePut" => client.put(body(json!({"foo": "bar"})), None);
        fail "ObjectTypeErrorResponse" => client.put(body(json!({"bar": "foo"})), None), 400;
    );
    scenarios!(list, "vanilla", |world| client!(merge_patch, world), client;
        send "PassMergePatchObject" => client.patch_single(azure_core::Bytes::from_static(b"{\"foo\": \"bar\"}").into(), None);
    );
}
