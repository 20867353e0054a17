//! Tests of what emitted models read and write, put into the crate of the small descriptions.

use serde_json::{Value, from_value, json, to_value};

mod discriminators {
    use super::*;
    use zoo::openapi3_discriminators::models::*;

    fn kept(value: Value) -> Zoo {
        let zoo: Zoo = from_value(value.clone()).unwrap();
        assert_eq!(to_value(&zoo).unwrap(), value);
        zoo
    }

    #[test]
    fn values_have_the_type_of_their_property() {
        let zoo = kept(json!({"note": {"version": 1, "text": "a"}, "outcome": {"ok": false, "since": "b"}}));
        assert!(matches!(zoo.note, Some(Note::First(_))));
        assert!(matches!(zoo.outcome, Some(ZooOutcome::Hungry(_))));
        let zoo = kept(json!({"ticket": {"class": 2, "window": true}}));
        assert!(matches!(zoo.ticket, Some(Ticket::SecondClass(_))));
        let note = Note::from(SecondNote::default());
        assert_eq!(to_value(note).unwrap(), json!({"version": 2}));
        for other in [json!("1"), json!(3), json!(true), json!(null)] {
            let zoo = kept(json!({"note": {"version": other, "text": "a"}}));
            assert!(matches!(zoo.note, Some(Note::Unknown(_))));
        }
        assert!(matches!(from_value(json!({"version": 1.0})).unwrap(), Note::First(_)));
    }

    #[test]
    fn a_schema_may_have_several_values() {
        for (value, is_fresh) in [("fresh", true), ("salt", false)] {
            let zoo = kept(json!({"tank": {"water": value, "litres": 1}, "aquarium": {"water": value}}));
            match zoo.tank.unwrap() {
                Tank::Fresh(tank) => assert!(is_fresh && tank.litres == Some(1)),
                Tank::Salt(tank) => assert!(!is_fresh && tank.litres == Some(1)),
                other => panic!("{other:?}"),
            }
        }
        let tank = Tank::Salt(Box::new(Aquarium::new(AquariumWater::Fresh)));
        assert_eq!(to_value(tank).unwrap(), json!({"water": "salt"}));
        let zoo = kept(json!({"feline": {"species": "bobcat", "tufts": true}, "lynx": {"species": "bobcat"}}));
        assert!(matches!(zoo.feline, Some(Feline::Bobcat(_))));
        assert_eq!(zoo.lynx.unwrap().species.as_deref(), Some("bobcat"));
        let lynx = Feline::Lynx(Box::default());
        assert_eq!(to_value(lynx).unwrap(), json!({"species": "lynx"}));
    }

    #[test]
    fn the_union_writes_a_discriminator_that_the_schema_does_not_declare() {
        let otter = Otter::new("a");
        assert_eq!(to_value(ByHabitat::from(otter.clone())).unwrap(), json!({"habitat": "river", "name": "a"}));
        assert_eq!(to_value(ByDiet::from(otter.clone())).unwrap(), json!({"diet": "fish", "name": "a"}));
        assert_eq!(to_value(otter).unwrap(), json!({"name": "a"}));
        let diet: ByDiet = from_value(json!({"name": "b", "diet": "leaf", "habitat": "zoo"})).unwrap();
        let ByDiet::Sloth(sloth) = &diet else { panic!("{diet:?}") };
        assert_eq!(to_value(sloth).unwrap(), json!({"name": "b", "habitat": "zoo"}));
        assert_eq!(to_value(&diet).unwrap(), json!({"name": "b", "diet": "leaf", "habitat": "zoo"}));
    }

    #[test]
    fn values_may_differ_in_case_alone() {
        let zoo = kept(json!({"cased": {"size": "xl", "grams": 1.5}}));
        assert!(matches!(zoo.cased, Some(Cased::Small(_))));
        let zoo = kept(json!({"cased": {"size": "XL", "tons": 1.5}}));
        assert!(matches!(zoo.cased, Some(Cased::Large(_))));
        let zoo = kept(json!({"cased": {"size": "Xl"}}));
        assert!(matches!(zoo.cased, Some(Cased::Unknown(_))));
    }
}

mod json_unions {
    use super::*;
    use azure_core::http::{Body, RequestContent};
    use zoo::json_unions::models::{Cage, CageSize, CageSizeInteger, IntOrString};
    use zoo::openapi3_json_unions::models::*;

    fn kept(value: Value) -> Animal {
        let animal: Animal = from_value(value.clone()).unwrap();
        assert_eq!(to_value(&animal).unwrap(), value);
        animal
    }

    fn sent<T>(body: RequestContent<T>) -> Value {
        match body.body() {
            Body::Bytes(body) => serde_json::from_slice(body).unwrap(),
            Body::SeekableStream(_) => panic!("a stream"),
        }
    }

    #[test]
    fn the_json_type_selects_the_alternative() {
        assert_eq!(kept(json!({"key": 80})).key, Some(80.into()));
        assert_eq!(kept(json!({"key": "80"})).key, Some("80".into()));
        assert_eq!(kept(json!({"food": "hay"})).food, Some(AnimalFood::Name("hay".to_owned())));
        assert_eq!(kept(json!({"food": ["hay"]})).food, Some(vec!["hay".to_owned()].into()));
        let dish = Dish { name: Some("soup".to_owned()), ..Dish::default() };
        assert_eq!(kept(json!({"food": {"name": "soup"}})).food, Some(dish.into()));
        for value in [json!(true), json!(1), json!(1.5), json!(0)] {
            kept(json!({"until": value}));
        }
        assert!(matches!(kept(json!({"until": 9_007_199_254_740_993_u64})).until, Some(AnimalUntil::Integer(_))));
        assert!(matches!(kept(json!({"until": "2020-01-02T03:04:05Z"})).until, Some(AnimalUntil::String(_))));
        assert!(matches!(kept(json!({"open": {"a": [null]}})).open, Some(AnimalOpen::Object(_))));
        assert!(matches!(kept(json!({"chip": {"id": "a"}})).chip, Some(zoo::Nullable::Value(AnimalChip::Object(_)))));
        assert!(matches!(kept(json!({"chip": null, "maybe": null})).chip, Some(zoo::Nullable::Null)));
        let tree = kept(json!({"tree": ["a", {"b": ["c"], "d": {}}]})).tree.unwrap();
        let Tree::Array(items) = tree else { panic!("{tree:?}") };
        assert!(matches!(items[1], Tree::Object(_)));
    }

    #[test]
    fn lists_have_items_of_all_their_schemas() {
        for toys in [json!("a"), json!(["a"]), json!([1, 2]), json!([[1], []]), json!([])] {
            kept(json!({"toys": toys, "numbers": [1, "a"]}));
        }
    }

    #[test]
    fn members_distinguish_objects() {
        assert!(matches!(kept(json!({"home": {"bars": 5}})).home, Some(AnimalHome::Cage(_))));
        assert!(matches!(kept(json!({"home": {"depth": 5}})).home, Some(AnimalHome::Pool(_))));
        assert!(matches!(kept(json!({"home": {"country": "x"}})).home, Some(AnimalHome::Wild(_))));
        assert!(matches!(kept(json!({"visit": {"done": false, "at": "x"}})).visit, Some(AnimalVisit::Planned(_))));
        assert!(matches!(kept(json!({"visit": {"done": true, "rating": 1}})).visit, Some(AnimalVisit::Done(_))));
        let visit = AnimalVisit::from(Done::new(5));
        assert_eq!(to_value(visit).unwrap(), json!({"done": true, "rating": 5}));
    }

    #[test]
    fn other_values_are_kept() {
        for home in [json!({}), json!({"size": [null]}), json!({"bars": 1, "country": "x"}), json!("a")] {
            assert!(matches!(kept(json!({"home": home})).home, Some(AnimalHome::Unknown(_))));
        }
        for visit in [json!({"done": "true"}), json!({"rating": 1}), json!([])] {
            assert!(matches!(kept(json!({"visit": visit})).visit, Some(AnimalVisit::Unknown(_))));
        }
        assert!(matches!(kept(json!({"key": 1.5})).key, Some(Key::Unknown(_))));
        assert!(from_value::<Animal>(json!({"home": {"bars": "many"}})).is_err());
    }

    #[test]
    fn requests_omit_read_only_members() {
        let dish = Dish { id: Some("1".to_owned()), name: Some("soup".to_owned()) };
        let meal = Meal::from(vec![dish.clone()]);
        assert_eq!(sent(meal.try_into().unwrap()), json!([{"name": "soup"}]));
        let animal = Animal { food: Some(dish.into()), ..Animal::new("a".into()) };
        assert_eq!(sent(animal.try_into().unwrap()), json!({"key": "a", "food": {"name": "soup"}}));
    }

    #[test]
    fn values_of_enumerations_keep_their_types() {
        let value = json!({"port": 8080, "gate": "http", "ports": ["8080", 8080], "size": 1, "odd": "many"});
        let cage: Cage = from_value(value.clone()).unwrap();
        assert_eq!(to_value(&cage).unwrap(), value);
        assert_eq!(cage.port, Some(IntOrString::Integer(8080)));
        assert_eq!(cage.size, Some(CageSize::Integer(CageSizeInteger::Small)));
        for size in [json!("1"), json!(true), json!(2), json!(2.5), json!({"a": 1})] {
            let value = json!({"size": size});
            let cage: Cage = from_value(value.clone()).unwrap();
            assert_eq!(to_value(&cage).unwrap(), value);
        }
    }
}

mod numbers {
    use super::*;
    use zoo::unsigned::models::Animal;

    #[test]
    fn unsigned_formats_have_their_whole_range() {
        let value = json!({"id": 18_446_744_073_709_551_615_u64, "hairs": 18_446_744_073_709_551_615_u64, "legs": 4});
        let animal: Animal = from_value(value.clone()).unwrap();
        assert_eq!(animal.id, Some(u64::MAX));
        assert_eq!(to_value(&animal).unwrap(), value);
        assert!(from_value::<Animal>(json!({"legs": -1})).is_err());
        assert_eq!(from_value::<Animal>(json!({"age": -1})).unwrap().age, Some(-1));
    }
}

mod merge_patches {
    use super::*;
    use zoo::merge_patch::models::AnimalPatch;

    #[test]
    fn entries_of_maps_can_be_null() {
        let value = json!({
            "tags": {"a": null, "b": "c"},
            "meals": {"breakfast": null, "dinner": {"meals": 1, "note": null}},
            "keepers": {"day": {"first": null}, "night": null},
        });
        let patch: AnimalPatch = from_value(value.clone()).unwrap();
        assert_eq!(to_value(&patch).unwrap(), value);
    }
}

mod xml_items {
    use azure_core::xml::from_xml;
    use zoo::xml_items::models::Zoo;

    fn names(items: Option<Vec<impl serde::Serialize>>) -> Vec<String> {
        let items = items.into_iter().flatten().map(|item| super::to_value(item).unwrap());
        items.map(|item| item["name"].as_str().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn items_have_the_name_of_the_list_or_of_their_definition() {
        for (animal, keeper) in [("Animal", "keepers"), ("animals", "Keeper")] {
            let xml = format!(
                "<z:Zoo xmlns:z='urn:zoo'><{animal}><name>a</name></{animal}><{keeper}><name>b</name></{keeper}>\
                 <{animal}><name>c</name></{animal}><visitor><name>d</name></visitor></z:Zoo>"
            );
            let zoo: Zoo = from_xml(&xml).unwrap();
            assert_eq!(names(zoo.animals), ["a", "c"]);
            assert_eq!(names(zoo.keepers), ["b"]);
            assert_eq!(names(zoo.guests), ["d"]);
        }
        let zoo: Zoo = from_xml("<Zoo><Friend>e</Friend><friends><name>f</name></friends></Zoo>").unwrap();
        assert_eq!(zoo.friend.as_deref(), Some("e"));
        assert_eq!(names(zoo.friends), ["f"]);
        let zoo: Zoo = from_xml("<Zoo><Friend>e</Friend></Zoo>").unwrap();
        assert!(zoo.friends.is_none());
    }
}

mod webhooks {
    use super::*;
    use zoo::openapi31_webhooks::models::Animal;
    use zoo::openapi31_webhooks::webhooks::Webhook;

    #[test]
    fn a_payload_is_decoded_by_the_name_of_its_webhook() {
        let born = Webhook::decode("animal-born", br#"{"name": "Bo"}"#).unwrap();
        let animal = from_value::<Animal>(json!({"name": "Bo"})).unwrap();
        assert_eq!(born, Webhook::AnimalBorn(Box::new(animal)));
        assert_eq!(Webhook::decode("closed", b"").unwrap(), Webhook::Closed);
        let fed = Webhook::decode("Subscriptions_Create fed", br#"{"food": "hay"}"#).unwrap();
        let Webhook::SubscriptionsCreateFed(fed) = fed else { panic!("{fed:?}") };
        assert_eq!(fed.food.as_deref(), Some("hay"));
    }

    #[test]
    fn other_payloads_and_names_are_errors() {
        assert!(Webhook::decode("animal-born", b"[]").is_err());
        let error = Webhook::decode("animal-died", b"{}").unwrap_err();
        assert_eq!(error.to_string(), "there is no webhook `animal-died`");
    }
}

mod json_schema {
    use super::*;
    use zoo::Nullable;
    use zoo::openapi31_schemas::models::*;

    #[test]
    fn keywords_of_json_schema_have_their_form_on_the_wire() {
        let value = json!({
            "nickname": null,
            "kingdom": "animal",
            "age": "old",
            "weight": 1.5,
            "photo": "AQI=",
            "sound": "moo",
            "cage": [3, 4],
            "labels": {"a": "b"},
            "notes": [true, null],
        });
        let animal: Animal = from_value(value.clone()).unwrap();
        assert_eq!(animal.photo.as_deref(), Some(&[1, 2][..]));
        assert_eq!(animal.cage, Some(AnimalCage(Some(3), Some(4))));
        assert_eq!(animal.kingdom, Some(AnimalKingdom::Animal));
        assert_eq!(animal.age, Some(AnimalAge::from("old")));
        assert_eq!(to_value(animal).unwrap(), value);
    }

    #[test]
    fn tuples_have_types_by_position() {
        let value = json!({
            "track": [[1.5, 2.5], [1.5, 2.5, 3.5], [1.5, 2.5, 3.5, "windy", null]],
            "stays": {"cave": ["2024-01-02T03:04:05Z", null], "nest": ["2024-01-02T03:04:05Z", 2]},
            "legs": [{"weight": 1.5}, [{"weight": 2.5}, null, 7, null]],
            "end": ["lost", "AQI="],
        });
        let journey: Journey = from_value(value.clone()).unwrap();
        let track = journey.track.as_deref().unwrap();
        assert_eq!(track[0], Position(1.5, 2.5, None, Vec::new()));
        assert_eq!(track[2].3, [json!("windy"), json!(null)]);
        let JourneyStaysValue(_, days) = &journey.stays.as_ref().unwrap()["nest"];
        assert_eq!(*days, Some(2));
        let Legs(_, inner, further) = journey.legs.as_ref().unwrap();
        assert!(further.is_empty());
        let Some(Nullable::Value(inner)) = inner else { panic!("{inner:?}") };
        let Legs(_, end, further): &Legs = inner;
        assert!(end.as_ref().unwrap().is_null());
        assert_eq!(*further, [Some(7), None]);
        assert_eq!(to_value(journey).unwrap(), value);
        for wrong in [
            json!({"track": [[1.5]]}),
            json!({"stays": {"cave": ["2024-01-02T03:04:05Z"]}}),
            json!({"stays": {"cave": ["2024-01-02T03:04:05Z", 1, 2]}}),
            json!({"track": [{"x": 1}]}),
        ] {
            assert!(from_value::<Journey>(wrong.clone()).is_err(), "{wrong}");
        }
    }
}

mod default_alternatives {
    use super::*;
    use zoo::openapi32::models::*;
    use zoo::DefaultAlternative;

    #[test]
    fn unknown_values_have_the_schema_of_the_default() {
        for value in [
            json!({"kind": "bird", "name": "Bo", "wings": 2}),
            json!({"name": "Bo"}),
            json!({"wings": 2, "kind": 5}),
            json!({"kind": true}),
        ] {
            let animal: Animal = from_value(value.clone()).unwrap();
            let Animal::Unknown(other) = &animal else { panic!("{animal:?}") };
            assert_eq!(other.discriminator.as_ref(), value.get("kind"));
            assert_eq!(other.model.name.as_deref(), value["name"].as_str());
            assert_eq!(to_value(animal).unwrap(), value);
        }
        let cat: Animal = from_value(json!({"kind": "cat", "lives": 9})).unwrap();
        assert!(matches!(cat, Animal::Cat(_)));
        assert!(from_value::<Animal>(json!({"kind": "bird", "name": []})).is_err());
        let mut other = OtherAnimal::default();
        other.name = Some("Bo".to_owned());
        let other = DefaultAlternative { discriminator: Some("bird".into()), ..other.into() };
        let written = to_value(Animal::Unknown(other)).unwrap();
        assert_eq!(written, json!({"kind": "bird", "name": "Bo"}));
    }

    #[test]
    fn a_model_with_the_discriminator_has_its_value() {
        let value = json!({"kind": "crash", "volume": 11, "source": "the kitchen"});
        let sound: Sound = from_value(value.clone()).unwrap();
        let Sound::Unknown(noise) = &sound else { panic!("{sound:?}") };
        assert_eq!(noise.model.source.as_deref(), Some("the kitchen"));
        assert_eq!(noise.model.kind.as_deref(), Some("crash"));
        assert_eq!(sound.volume(), Some(11));
        assert_eq!(to_value(sound).unwrap(), value);
        let song: Sound = from_value(json!({"kind": "Song", "notes": "a b c"})).unwrap();
        assert!(matches!(song, Sound::Song(_)));
    }
}

mod embedded_json {
    use super::*;
    use zoo::openapi32::models::*;

    #[test]
    fn text_has_the_type_of_its_json() {
        let value = json!({
            "kind": "cat",
            "chip": r#"{"id":"1","owner":"Bo","code":"secret","before":"{\"owner\":\"Mo\"}"}"#,
            "visits": r#"["2024-01-02T03:04:05Z"]"#,
        });
        let cat: Cat = from_value(value.clone()).unwrap();
        let Some(zoo::Nullable::Value(chip)) = &cat.chip else { panic!("{cat:?}") };
        assert_eq!(chip.owner.as_deref(), Some("Bo"));
        assert_eq!(chip.before.as_ref().unwrap().owner.as_deref(), Some("Mo"));
        assert_eq!(cat.visits.as_ref().unwrap().len(), 1);
        assert!(!format!("{cat:?}").contains("secret"));
        assert_eq!(to_value(cat).unwrap(), value);
        let none: Cat = from_value(json!({"kind": "cat", "chip": null})).unwrap();
        assert_eq!(to_value(none).unwrap(), json!({"kind": "cat", "chip": null}));
        for text in ["", "{", "[]", "{} {}"] {
            let error = from_value::<Cat>(json!({"chip": text})).unwrap_err();
            assert!(error.to_string().contains("the JSON in the text"), "{error}");
        }
    }
}
