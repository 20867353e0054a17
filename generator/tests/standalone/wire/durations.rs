//! ISO 8601 durations in every place.

use std::time::Duration;

use futures::executor::block_on;
use zoo::IsoDuration;

use super::Service;

fn duration(text: &str) -> IsoDuration {
    text.parse().expect("is a duration")
}

#[test]
fn durations_are_sent_as_they_were_written() {
    use zoo::durations::models::{Animal, AnimalsClientPutOptions};
    use zoo::durations::{ZooClient, ZooClientOptions};

    let service = Service::returning(&[r#"{"age":"P1Y","naps":["PT0.50S","5 minutes"],"byDay":{"mon":"PT60S"},"pause":null}"#]);
    service.headers.lock().unwrap().push(("x-zoo-eta", "PT1H30M"));
    let options = ZooClientOptions { client_options: service.options(), ..Default::default() };
    let client = ZooClient::with_no_credential(&duration("PT9S"), Some(options)).unwrap().animals_client();
    let animal = Animal {
        naps: Some(vec![duration("PT1,5H"), Duration::from_millis(1500).into()]),
        pause: Some(zoo::Nullable::Null),
        ..Animal::new(duration("P3Y6M4DT12H30M5S"))
    };
    let options = AnimalsClientPutOptions {
        naps: Some(vec![duration("P1D"), IsoDuration::verbatim("a b")]),
        x_zoo_rest: Some(duration("-PT5M")),
        ..Default::default()
    };
    let (age, wait) = (duration("P7W"), duration("+PT1S"));
    let sent = client.put("leo", &age, &wait, animal.try_into().unwrap(), Some(options));
    let response = block_on(sent).unwrap();
    let arrived = service.last();
    let pairs = ["PUT https://zoo.example.com/animals/leo/P7W?", "wait=%2BPT1S", "limit=PT30S", "naps=P1D,a%20b", "timeout=PT9S"];
    for pair in pairs {
        assert!(arrived.line.contains(pair), "{pair}: {}", arrived.line);
    }
    assert_eq!(arrived.headers["x-zoo-rest"], "-PT5M");
    assert_eq!(arrived.body, r#"{"age":"P3Y6M4DT12H30M5S","naps":["PT1,5H","PT1.5S"],"pause":null}"#);

    use zoo::durations::models::AnimalsClientPutResultHeaders;
    let eta = response.x_zoo_eta().unwrap().unwrap();
    assert_eq!(Duration::try_from(eta).unwrap(), Duration::from_secs(5400));
    let animal = response.into_model().unwrap();
    let naps = animal.naps.unwrap();
    assert_eq!(naps[0].as_str(), "PT0.50S");
    assert_eq!(Duration::try_from(&naps[0]).unwrap(), Duration::from_millis(500));
    // What is no duration is kept, and is an error where it is converted.
    assert_eq!(naps[1].to_string(), "5 minutes");
    assert!(Duration::try_from(&naps[1]).is_err());
    assert_eq!(animal.by_day.unwrap()["mon"], duration("PT60S"));
    assert_eq!(animal.pause, Some(zoo::Nullable::Null));
}

#[test]
fn a_duration_can_be_the_whole_response() {
    use zoo::durations::{ZooClient, ZooClientOptions};

    let service = Service::returning(&[r#""P40Y""#]);
    let options = ZooClientOptions { client_options: service.options(), ..Default::default() };
    let client = ZooClient::with_no_credential(&duration("PT9S"), Some(options)).unwrap().animals_client();
    let age = block_on(client.get_oldest(None)).unwrap().into_model().unwrap();
    assert_eq!(age, duration("P40Y"));
}

#[test]
fn durations_are_sent_in_forms_and_read_from_xml() {
    use zoo::openapi3_durations::models::{AnimalsClientFindOptions, AnimalsFindFilter};

    let service = Service::returning(&[r#"<Stay length="P2W"><breaks>PT1H</breaks><breaks>PT2H</breaks></Stay>"#]);
    let client = animals!(openapi3_durations, service);
    let options = AnimalsClientFindOptions {
        ages: Some(vec![duration("P1Y"), duration("P2Y")]),
        filter: Some(AnimalsFindFilter { max: Some(duration("P3Y")) }),
        ..Default::default()
    };
    let stay = block_on(client.find(&duration("P1M"), &duration("P5D"), Some(options))).unwrap().into_model().unwrap();
    let arrived = service.last();
    for pair in ["within=P1M", "ages=P1Y,P2Y", "filter[max]=P3Y"] {
        let encoded = pair.replace('[', "%5B").replace(']', "%5D");
        assert!(arrived.line.contains(pair) || arrived.line.contains(&encoded), "{pair}: {}", arrived.line);
    }
    assert_eq!(arrived.body, "stay=P5D");
    assert_eq!(stay.length, Some(duration("P2W")));
    assert_eq!(stay.breaks, Some(vec![duration("PT1H"), duration("PT2H")]));
}
