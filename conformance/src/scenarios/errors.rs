//! Scenarios of error models.

use conformance_clients::error_body;
use conformance_clients::xms_error_responses::models::*;
use serde_json::json;

use crate::scenario::{Failure, Outcome, Scenarios, same};

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(xms_error_responses, world).pet_client(), client;
        json "expectedNoErrors" => client.get_pet_by_id("tommy", None), {"name": "Tommy Tomson", "aniType": "Dog"};
        try "expectedPetSadError" => {
            let expected = json!({"actionResponse": "grrrr", "errorType": "PetSadError", "errorMessage": "casper aint happy", "reason": "need more treats"});
            told::<PetActionError>(failed(client.do_something("jump", None).await)?, 500, &expected)?;
        }
        try "expectedPetHungryError" => {
            let expected = json!({"actionResponse": "howl", "errorType": "PetHungryOrThirstyError", "errorMessage": "scooby is low", "reason": "need more everything", "hungryOrThirsty": "hungry and thirsty"});
            told::<PetActionError>(failed(client.do_something("fetch", None).await)?, 404, &expected)?;
        }
        try "animalNotFoundError" => {
            let expected = json!({"someBaseProp": "problem finding animal", "reason": "the type of animal requested is not available", "name": "coyote", "whatNotFound": "AnimalNotFound"});
            told::<NotFoundErrorBase>(failed(client.get_pet_by_id("coyoteUgly", None).await)?, 404, &expected)?;
        }
        try "linkNotFoundError" => {
            let expected = json!({"someBaseProp": "problem finding pet", "reason": "link to pet not found", "whatSubAddress": "pet/yourpet was not found", "whatNotFound": "InvalidResourceLink"});
            told::<NotFoundErrorBase>(failed(client.get_pet_by_id("weirdAlYankovic", None).await)?, 404, &expected)?;
        }
        try "stringError" => { told::<String>(failed(client.get_pet_by_id("ringo", None).await)?, 400, &json!("ringo is missing"))?; }
        try "intError" => { told::<i64>(failed(client.get_pet_by_id("alien123", None).await)?, 501, &json!(123))?; }
    );
    scenarios!(list, "optional", |world| client!(xms_error_responses, world).pet_client(), client;
        fail "sendErrorWithParamNameModels" => client.has_models_param(None), 500;
    );
    scenarios!(list, "vanilla", |world| client!(incorrect_error_response, world), client;
        fail "verifyIncorrectErrorParsing" => client.get_incorrect_error_from_server(None), 444;
    );
}

fn failed<T>(response: azure_core::Result<T>) -> Result<azure_core::Error, Failure> {
    match response {
        Ok(_) => Err("a success, where an error is expected".into()),
        Err(error) => Ok(error),
    }
}

/// Decodes the body of an error as the model that the description declares for its status code.
fn told<T: serde::Serialize + serde::de::DeserializeOwned>(
    error: azure_core::Error,
    status: u16,
    expected: &serde_json::Value,
) -> Outcome {
    same(&error.http_status().map(u16::from), &Some(status))?;
    let body: T = error_body(&error).ok_or("an error without a body")??;
    same(&serde_json::to_value(&body)?, expected)
}
