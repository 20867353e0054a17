//! Tests of requests and responses of emitted clients, added to the crate of the small descriptions.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::Bytes;
use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, Body, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport,
};
use futures::TryStreamExt;
use futures::executor::block_on;

/// A service that records requests and returns texts in order, repeating the last one.
#[derive(Debug, Default)]
struct Service {
    arrived: Mutex<Vec<Arrived>>,
    answers: Mutex<Vec<&'static str>>,
    headers: Mutex<Vec<(&'static str, &'static str)>>,
    /// The status of every answer, if it is not 200.
    status: Mutex<Option<u16>>,
}

#[derive(Clone, Debug)]
struct Arrived {
    /// Method and URL.
    line: String,
    headers: BTreeMap<String, String>,
    body: String,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let headers = request.headers().iter();
        let body = match request.body() {
            Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Body::SeekableStream(_) => "a stream".to_owned(),
        };
        self.arrived.lock().unwrap().push(Arrived {
            line: format!("{} {}", request.method(), request.url()),
            headers: headers.map(|(name, value)| (name.as_str().to_owned(), value.as_str().to_owned())).collect(),
            body,
        });
        let mut answers = self.answers.lock().unwrap();
        let answer = match answers.len() {
            0 => "{}",
            1 => answers[0],
            _ => answers.remove(0),
        };
        let mut headers = Headers::new();
        for (name, value) in &*self.headers.lock().unwrap() {
            headers.insert(*name, *value);
        }
        let status = self.status.lock().unwrap().map_or(StatusCode::Ok, StatusCode::from);
        Ok(AsyncRawResponse::from_bytes(status, headers, answer))
    }
}

impl Service {
    fn answering(answers: &[&'static str]) -> Arc<Self> {
        let service = Service::default();
        service.answers.lock().unwrap().extend(answers);
        Arc::new(service)
    }

    /// Creates a service that responds once with a status code and a media type.
    fn answering_as(status: u16, media_type: &'static str, answer: &'static str) -> Arc<Self> {
        let service = Service::answering(&[answer]);
        *service.status.lock().unwrap() = Some(status);
        service.headers.lock().unwrap().push(("content-type", media_type));
        service
    }

    fn options(self: &Arc<Self>) -> ClientOptions {
        ClientOptions {
            transport: Some(Transport::new(self.clone())),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }

    fn last(&self) -> Arrived {
        self.arrived.lock().unwrap().last().cloned().expect("something was sent")
    }

    fn lines(&self) -> Vec<String> {
        self.arrived.lock().unwrap().iter().map(|arrived| arrived.line.clone()).collect()
    }
}

/// Creates the animals client of a module.
macro_rules! animals {
    ($module:ident, $service:expr) => {
        zoo::$module::ZooClient::with_no_credential(Some(zoo::$module::ZooClientOptions {
            client_options: $service.options(),
            ..Default::default()
        }))
        .unwrap()
        .animals_client()
    };
}

/// Makes one call and returns the request, even if the call fails.
macro_rules! arrives {
    ($module:ident, $client:ident => $call:expr) => {{
        let service = Service::answering(&[]);
        let $client = animals!($module, service);
        let _ = block_on($call);
        service.last()
    }};
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn lists_are_joined_in_each_format_and_place() {
    use zoo::array_formats::options::AnimalsClientGetOptions;
    let options = AnimalsClientGetOptions {
        spaced: Some(vec![1, 2]),
        x_zoo_tags: Some(texts(&["x", "y"])),
        days: Some(texts(&["2024-01-01", "2024-01-02"])),
        ..Default::default()
    };
    let (ids, tabbed) = (texts(&["a/b", "c"]), texts(&["d", "e"]));
    let arrived = arrives!(array_formats, client => client.get(&ids, &tabbed, Some(options)));
    let address = "https://zoo.example.com/animals/a%2Fb,c?";
    assert!(arrived.line.starts_with(&format!("GET {address}")), "{}", arrived.line);
    for pair in ["spaced=1%202", "tabbed=d%09e", "days=2024-01-01&days=2024-01-02", "api-version=2024-01-01"] {
        let plus = pair.replace("%20", "+");
        assert!(arrived.line.contains(pair) || arrived.line.contains(&plus), "{pair}: {}", arrived.line);
    }
    assert_eq!(arrived.headers["x-zoo-tags"], "x|y");
}

#[test]
fn forms_travel_in_parts_or_like_a_query() {
    let options = zoo::multipart::options::AnimalsClientUploadOptions {
        title: Some("A \"cat\"".to_owned()),
        count: Some(2),
        ..Default::default()
    };
    let arrived = arrives!(multipart, client => client.upload(Bytes::from_static(b"\x89PNG").into(), Some(options)));
    let kind = &arrived.headers["content-type"];
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").expect(kind).trim_matches('"');
    assert_eq!(arrived.body.matches(&format!("--{boundary}")).count(), 4, "{}", arrived.body);
    for part in ["name=\"picture\"", "name=\"title\"", "name=\"count\"", "\r\n\r\n2\r\n"] {
        assert!(arrived.body.contains(part), "{part}: {}", arrived.body);
    }
    let options = zoo::url_encoded::options::AnimalsClientLoginOptions {
        remember: Some(true),
        ..Default::default()
    };
    let arrived = arrives!(url_encoded, client => client.login("a&b=c", Some(options)));
    assert_eq!(arrived.headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(arrived.body, "user=a%26b%3Dc&remember=true");
}

#[test]
fn text_and_bytes_travel_as_they_are() {
    let arrived = arrives!(text_bodies, client => client.put_note(Bytes::from("a \"note\"").into(), None));
    assert!(arrived.headers["content-type"].starts_with("text/plain"), "{arrived:?}");
    assert_eq!(arrived.body, "a \"note\"");
    let picture = Bytes::from_static(b"\x00\x01").into();
    let arrived = arrives!(files, client => client.upload("cat", picture, None));
    assert_eq!(arrived.headers["content-type"], "application/octet-stream");
    assert_eq!(arrived.body, "\u{0}\u{1}");
    let arrived = arrives!(files, client => client.download("cat", None));
    assert_eq!(arrived.headers["accept"], "application/octet-stream");
}

#[test]
fn headers_with_a_prefix_are_a_map() {
    let map = |value: &str| BTreeMap::from([("Key".to_owned(), value.to_owned())]);
    let options = zoo::header_maps::options::AnimalsClientPutOptions {
        x_zoo_meta: Some(map("1")),
        ..Default::default()
    };
    let must = map("2");
    let arrived = arrives!(header_maps, client => client.put(&must, Some(options)));
    assert_eq!(arrived.headers["x-zoo-meta-key"], "1");
    assert_eq!(arrived.headers["x-zoo-must-key"], "2");
}

#[test]
fn the_client_fills_in_what_it_is_told_to() {
    let arrived = arrives!(client_default, client => client.list(None));
    assert!(arrived.line.contains("limit=10"), "{}", arrived.line);
}

#[test]
fn keys_of_paths_bring_a_query() {
    let arrived = arrives!(extended_paths, client => client.list_dogs(None));
    assert_eq!(arrived.line, "GET https://zoo.example.com/animals?kind=dog&api-version=2024-01-01");
    let arrived = arrives!(extended_paths, client => client.list_cages(None));
    for pair in ["restype=cage", "comp=list"] {
        assert_eq!(arrived.line.matches(pair).count(), 1, "{}", arrived.line);
    }
}

#[test]
fn odd_paths_stay_as_they_are() {
    let arrived = arrives!(odd_paths, client => client.slashes(None));
    assert!(arrived.line.starts_with("GET https://zoo.example.com/a//b/?"), "{}", arrived.line);
    let arrived = arrives!(odd_paths, client => client.twice("x y", None));
    assert!(arrived.line.starts_with("GET https://zoo.example.com/a/x%20y/again/x%20y?"), "{}", arrived.line);
    let arrived = arrives!(odd_paths, client => client.query("a&b", None));
    assert!(arrived.line.contains("fixed=1") && arrived.line.contains("kind=a%26b"), "{}", arrived.line);
}

#[test]
fn versions_travel_where_they_are_declared() {
    let arrived = arrives!(api_versions, client => client.header(None));
    assert_eq!(arrived.headers["x-zoo-version"], "2024-01-01");
    for (line, expected) in [
        (arrives!(api_versions, client => client.path(None)).line, "/2024-01-01/path"),
        (arrives!(api_versions, client => client.own(None)).line, "/own?api-version=2020-01-01"),
        (arrives!(api_versions, client => client.plain("mine", None)).line, "/plain?api-version=mine"),
    ] {
        assert_eq!(line, format!("GET https://zoo.example.com{expected}"));
    }
}

#[test]
fn any_verb_may_carry_a_body() {
    let names = texts(&["a"]).try_into().unwrap();
    let arrived = arrives!(bodies_everywhere, client => client.remove(names, None));
    assert!(arrived.line.starts_with("DELETE "), "{}", arrived.line);
    assert_eq!(arrived.body, "[\"a\"]");
}

#[test]
fn what_the_protocol_says_is_not_asked_of_callers() {
    let animal = zoo::protocol_headers::models::Animal::default();
    let arrived = arrives!(protocol_headers, client => client.put(animal.try_into().unwrap(), None));
    assert_eq!(arrived.headers["content-type"], "application/json");
    assert!(!arrived.headers.contains_key("authorization"), "{arrived:?}");
}

#[test]
fn the_path_of_the_address_begins_every_path() {
    let arrived = arrives!(base_path, client => client.get(None));
    assert_eq!(arrived.line, "GET https://zoo.example.com/v2/zoo/animals?api-version=2024-01-01");
}

#[test]
fn an_endpoint_replaces_the_address_with_its_path() {
    use zoo::base_path::{ZooClient, ZooClientOptions};
    let service = Service::answering(&[]);
    let client = ZooClient::with_no_credential(Some(ZooClientOptions {
        endpoint: Some("https://proxy.example.com/other/".to_owned()),
        client_options: service.options(),
        ..Default::default()
    }));
    let _ = block_on(client.unwrap().animals_client().get(None));
    assert_eq!(
        service.last().line,
        "GET https://proxy.example.com/other/animals?api-version=2024-01-01"
    );
}

#[test]
fn the_path_of_the_host_may_be_made_of_arguments() {
    use zoo::openapi3_server_path::{ZooClient, ZooClientOptions};
    let service = Service::answering(&[]);
    let client = |tenant: &str, stage: Option<&str>| {
        let options = ZooClientOptions {
            stage: stage.map(str::to_owned),
            client_options: service.options(),
            ..Default::default()
        };
        ZooClient::with_no_credential("https://zoo.example.com", tenant, Some(options))
    };
    for (tenant, stage, path) in [
        ("north", None, "/tenants/north/v1/live/animals"),
        ("a b", Some("test"), "/tenants/a%20b/test/animals"),
    ] {
        let client = client(tenant, stage).unwrap().animals_client();
        let _ = block_on(client.list_animals(None));
        assert_eq!(service.last().line, format!("GET https://zoo.example.com{path}"));
    }
    for tenant in ["", "..", "a/../b", "a//b"] {
        assert!(client(tenant, None).is_err(), "{tenant}");
    }
}

#[test]
fn the_host_may_be_made_of_arguments() {
    use zoo::parameterized_host_inline::{ZooClient, ZooClientOptions};
    let service = Service::answering(&[]);
    let client = |zone: &str| {
        let options = ZooClientOptions {
            client_options: service.options(),
            ..Default::default()
        };
        ZooClient::with_no_credential(zone, Some(options))
    };
    block_on(client("east").unwrap().animals_client().get("cat", None)).unwrap();
    let expected = "GET https://east.zoo.example.com/v1/animals/cat?api-version=2024-01-01";
    assert_eq!(service.lines(), [expected]);
    assert!(client("evil.example.com/").is_err());
}

#[test]
fn no_null_of_an_answer_gets_lost() {
    use zoo::nullable::models::AnimalList;

    for text in [r#"{"nextLink":null,"value":null}"#, r#"{"value":[{"keeper":null}]}"#, "{}"] {
        let page: AnimalList = serde_json::from_str(text).unwrap();
        let again = serde_json::to_value(&page).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(text).unwrap());
    }
    let service = Service::answering(&[
        r#"{"value": null, "nextLink": "https://zoo.example.com/animals?page=2"}"#,
        r#"{"value": [{"name": "a"}], "nextLink": null}"#,
    ]);
    let client = animals!(nullable, service);
    let animals: Vec<_> = block_on(client.list(None).unwrap().try_collect()).unwrap();
    assert_eq!((animals.len(), service.lines().len()), (1, 2));
}

#[test]
fn what_takes_long_may_end_with_a_list() {
    let service = Service::answering(&[
        r#"{"value": ["a"], "nextLink": "https://zoo.example.com/census?page=2"}"#,
        r#"{"value": ["b"]}"#,
    ]);
    let client = animals!(long_running_paging, service);
    let first = block_on(async { client.begin_census(None)?.await }).unwrap();
    let animals: Vec<String> = block_on(client.census_pages(first, None).try_collect()).unwrap();
    assert_eq!(animals, ["a", "b"]);
    let lines = ["POST https://zoo.example.com/census?api-version=2024-01-01", "GET https://zoo.example.com/census?page=2"];
    assert_eq!(service.lines(), lines);
}

#[test]
fn parameters_may_be_given_in_groups() {
    use zoo::parameter_groups::options::{AnimalsClientDeleteOptions, AnimalsClientListOptions};
    use zoo::parameter_groups::options::{AnimalsListQuery, MatchConditions, Place};

    let service = Service::answering(&["[]"]);
    let client = animals!(parameter_groups, service);
    block_on(client.list(None)).unwrap();
    let animals_list_query = AnimalsListQuery {
        top: Some(2),
        fields: Some(vec!["a".into(), "b".into()]),
        diet: Some("Hay".into()),
    };
    let options = AnimalsClientListOptions {
        animals_list_query,
        ..Default::default()
    };
    block_on(client.list(Some(options))).unwrap();
    let mut place = Place::new("cat", "c/1");
    place.x_zoo_keeper = Some("Ann".into());
    let match_conditions = MatchConditions {
        if_match: Some("1".into()),
        if_none_match: Some("2".into()),
    };
    let options = AnimalsClientDeleteOptions {
        match_conditions,
        ..Default::default()
    };
    block_on(client.delete(&place, Some(options))).unwrap();
    let headers = service.last().headers;
    assert_eq!((&*headers["if-match"], &*headers["if-none-match"]), ("1", "2"));
    assert!(!headers.contains_key("x-zoo-keeper"), "it is no parameter of this operation");
    block_on(client.get(&place, None)).unwrap();
    assert_eq!(service.last().headers["x-zoo-keeper"], "Ann");
    assert!(block_on(client.get(&Place::default(), None)).is_err(), "a path has no absent parts");
    let expected = [
        "GET https://zoo.example.com/animals?api-version=2024-01-01&diet=Meat",
        "GET https://zoo.example.com/animals?api-version=2024-01-01&top=2&fields=a,b&diet=Hay",
        "DELETE https://zoo.example.com/animals/cat/c%2F1?api-version=2024-01-01",
        "GET https://zoo.example.com/animals/cat/c%2F1?api-version=2024-01-01",
    ];
    assert_eq!(service.lines(), expected);
}

#[test]
fn items_and_links_may_lie_deep() {
    let service = Service::answering(&[
        r#"{"data": {"items": ["a"]}, "meta": {"next": "https://zoo.example.com/cages?page=2"}}"#,
        r#"{"data": {"items": ["b"]}}"#,
    ]);
    let client = animals!(paging_dotted, service);
    let cages: Vec<String> = block_on(client.list_cages(None).unwrap().try_collect()).unwrap();
    assert_eq!(cages, ["a", "b"]);
    let service = Service::answering(&[
        r#"{"value": [{"legs": 4}], "@odata.nextLink": "https://zoo.example.com/animals?page=2"}"#,
        r#"{"value": []}"#,
    ]);
    let client = animals!(paging_dotted, service);
    let animals: Vec<_> = block_on(client.list(None).unwrap().try_collect()).unwrap();
    assert_eq!((animals.len(), service.lines().len()), (1, 2));
}

#[test]
fn headers_of_answers_are_read_by_type() {
    use zoo::headers_api::headers::{AnimalsClientDeleteResultHeaders, AnimalsClientGetResultHeaders};
    use zoo::headers_api::models::{Diet, Kind};

    let service = Service::default();
    service.headers.lock().unwrap().extend([
        ("etag", "\"1\""),
        ("x-zoo-count", "7"),
        ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("x-ms-zoo-kinds", "cat|newt"),
        ("x-zoo-diet", "hay"),
        ("content-md5", "AQI="),
        ("x-zoo-tame", "true"),
        ("x-zoo-meta-food", "much"),
    ]);
    let service = Arc::new(service);
    let client = animals!(headers_api, service);
    let answer = block_on(client.get("a", "*", None)).unwrap();
    assert_eq!(AnimalsClientGetResultHeaders::etag(&answer).unwrap().as_deref(), Some("\"1\""));
    assert_eq!(answer.x_zoo_count().unwrap(), Some(7));
    assert_eq!(answer.last_modified().unwrap().unwrap().unix_timestamp(), 784_111_777);
    let kinds = vec![Kind::Cat, Kind::UnknownValue("newt".to_owned())];
    assert_eq!(answer.zoo_kinds().unwrap(), Some(kinds));
    assert_eq!(answer.x_zoo_diet().unwrap(), Some(Diet::Hay));
    assert_eq!(answer.content_md5().unwrap(), Some(vec![1, 2]));
    assert_eq!(answer.is_tame().unwrap(), Some(true));
    assert_eq!(answer.x_zoo_fed().unwrap(), None);
    assert_eq!(answer.x_zoo_meta(), BTreeMap::from([("food".to_owned(), "much".to_owned())]));
    assert_eq!(answer.status_header().unwrap(), None);

    let answer = block_on(client.put("a", None)).unwrap();
    assert_eq!(answer.etag().unwrap().as_deref(), Some("\"1\""));
}

#[test]
fn parameters_that_are_distinguished_by_their_json_are_plain_text() {
    use zoo::openapi3_json_unions::models::{Animal, Filter, FilterObject, Key, Limit, LimitInteger};
    use zoo::openapi3_json_unions::options::AnimalsClientPutAnimalOptions;

    let body = || Animal::new("a".into()).try_into().unwrap();
    let options = AnimalsClientPutAnimalOptions {
        keys: Some(vec![1.into(), "b c".into()]),
        filter: Some(FilterObject { name: Some("d".to_owned()) }.into()),
        level: Some(Limit::Integer(LimitInteger::N10)),
        ..AnimalsClientPutAnimalOptions::default()
    };
    let limit = Limit::Integer(LimitInteger::UnknownValue(7));
    let arrived = arrives!(openapi3_json_unions, client => client.put_animal(&"a/b".into(), &limit, body(), Some(options)));
    assert_eq!(
        arrived.line,
        "PUT https://zoo.example.com/animals/a%2Fb?limit=7&keys=1&keys=b%20c&filter=%7B%22name%22%3A%22d%22%7D"
    );
    assert_eq!(arrived.headers["level"], "10");
    let limit = Limit::String("all".parse().unwrap());
    let arrived = arrives!(openapi3_json_unions, client => client.put_animal(&Key::Integer(5), &limit, body(), None));
    assert_eq!(arrived.line, "PUT https://zoo.example.com/animals/5?limit=all");
    let _ = Filter::from("text");
}

#[test]
fn members_of_parameters_travel_as_their_style_says() {
    use zoo::openapi3_parameters::{models::Range, options::AnimalsClientListAnimalsOptions};
    let range = |from, to| Range {
        from: Some(from),
        to,
        ..Default::default()
    };
    let options = AnimalsClientListAnimalsOptions {
        deep_list: Some(texts(&["a", "b"])),
        members: Some(range(5, Some(6))),
        free: Some(BTreeMap::from([("x".to_owned(), "y".to_owned())])),
        filter: Some(range(7, None)),
        ids: Some("[1]".to_owned()),
        spread: Some(texts(&["p", "q"])),
        many: Some(texts(&["m", "n"])),
        ..Default::default()
    };
    let parts = texts(&["c", "d"]);
    let deep = Range {
        inner: Some(Box::new(range(3, None))),
        ..range(1, Some(2))
    };
    let arrived = arrives!(openapi3_parameters, client => client.list_animals("i/d", &parts, &deep, "v", Some(options)));
    assert_eq!(
        arrived.line.replace("%5B", "[").replace("%5D", "]"),
        "GET https://zoo.example.com/v1/animals/i%2Fd/c,d?many=m&many=n&spread=p&spread=q\
         &deep[from]=1&deep[inner][from]=3&deep[to]=2&deepList[]=a&deepList[]=b&from=5&to=6&x=y\
         &filter=%7B%22from%22%3A7%7D&ids=[1]&api-version=v"
    );
}

#[test]
fn a_form_of_openapi_travels_as_its_encoding_says() {
    use zoo::openapi3_bodies::{models::{Home, Room}, options::AnimalsClientSendFormOptions};
    let options = AnimalsClientSendFormOptions {
        tags: Some(texts(&["a", "b"])),
        home: Some(Home {
            city: Some("Basel".to_owned().into()),
            rooms: Some(vec![Room { size: Some(3.into()) }].into()),
        }),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_bodies, client => client.send_form("n", Some(options)));
    assert_eq!(
        arrived.body.replace("%5B", "[").replace("%5D", "]"),
        "name=n&tags=a%2Cb&home[city]=Basel&home[rooms][0][size]=3"
    );
}

#[test]
fn a_choice_of_models_is_read_and_written_by_its_tag() {
    use zoo::openapi3_choices::models::{Mapped, Zoo, ZooFound};
    let text = r#"{"mapped":{"kind":"dog","barks":true},"found":{"tool":"saw","teeth":4},"untagged":["a"],"mixed":7,"base":{"type":"one","first":1},"beside":{"name":"n","barks":true}}"#;
    let zoo: Zoo = serde_json::from_str(text).unwrap();
    assert!(matches!(&zoo.mapped, Some(Mapped::Dog(dog)) if dog.barks == Some(true)));
    assert!(matches!(&zoo.found, Some(ZooFound::Saw(saw)) if saw.teeth == Some(4)));
    let written = serde_json::to_value(&zoo).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(text).unwrap());
    let strange: Mapped = serde_json::from_str(r#"{"kind":"fish","fins":2}"#).unwrap();
    assert_eq!(serde_json::to_string(&strange).unwrap(), r#"{"fins":2,"kind":"fish"}"#);
}

fn colour() -> zoo::openapi3_styles::models::Rgb {
    zoo::openapi3_styles::models::Rgb {
        r: Some(100),
        g: Some(200),
        ..Default::default()
    }
}

#[test]
fn each_style_of_a_path_travels_as_the_standard_has_it() {
    let (list, numbers, colour) = (texts(&["a b", "c"]), [1, 2], colour());
    let arrived = arrives!(openapi3_styles, client =>
        client.simple("x", &list, &colour, "y", &list, &colour, None));
    assert_eq!(arrived.line, "GET https://zoo.example.com/v1/simple/x/a%20b,c/R,100,G,200/y/a%20b,c/R=100,G=200");
    let arrived = arrives!(openapi3_styles, client =>
        client.label("x", &list, &colour, 5, &list, &colour, None));
    assert_eq!(arrived.line, "GET https://zoo.example.com/v1/label/.x/.a%20b,c/.R,100,G,200/.5/.a%20b.c/.R=100.G=200");
    let day = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    let arrived = arrives!(openapi3_styles, client =>
        client.matrix("x", &list, &colour, true, &numbers, &colour, day, None));
    assert_eq!(
        arrived.line,
        "GET https://zoo.example.com/v1/matrix/;p=x/;a=a%20b,c/;o=R,100,G,200/;pe=true/;ae=1;ae=2/;R=100;G=200/;d=2024-01-02T03%3A04%3A05Z"
    );
}

#[test]
fn each_style_of_a_query_a_header_and_a_cookie_travels_as_the_standard_has_it() {
    use zoo::openapi3_styles::options::*;
    let (list, colour) = (Some(texts(&["a", "b"])), Some(colour()));
    let options = AnimalsClientQueryOptions {
        f: Some("x".to_owned()),
        fa: list.clone(),
        fae: list.clone(),
        fo: colour.clone(),
        foe: colour.clone(),
        sa: list.clone(),
        so: colour.clone(),
        pa: list.clone(),
        pae: list.clone(),
        po: colour.clone(),
        dp: colour.clone(),
        res: Some("a/b?c".to_owned()),
        em: Some(String::new()),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_styles, client => client.query(Some(options)));
    let query = arrived.line.split_once('?').unwrap().1;
    assert_eq!(
        query.replace('+', "%20"),
        "f=x&fa=a,b&fae=a&fae=b&fo=R,100,G,200&G=200&R=100&sa=a%20b&so=R%20100%20G%20200&pa=a%7Cb&pae=a&pae=b\
         &po=R%7C100%7CG%7C200&dp%5BG%5D=200&dp%5BR%5D=100&res=a/b?c&em="
    );
    let options = AnimalsClientHeaderOptions {
        x_a: list.clone(),
        x_ae: list.clone(),
        x_o: colour.clone(),
        x_oe: colour.clone(),
        x_m: Some(BTreeMap::from([("b".to_owned(), 2), ("a".to_owned(), 1)])),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_styles, client => client.header(Some(options)));
    let header = |name: &str| arrived.headers.get(name).map(String::as_str);
    assert_eq!([header("x-a"), header("x-ae")], [Some("a,b"); 2]);
    assert_eq!([header("x-o"), header("x-oe"), header("x-p")], [Some("R,100,G,200"), Some("R=100,G=200"), None]);
    assert_eq!([header("x-m"), header("x-ma")], [Some("a,1,b,2"), None]);
    let options = AnimalsClientCookieOptions {
        a: list.clone(),
        ae: list,
        o: colour.clone(),
        oe: colour,
        ..Default::default()
    };
    let arrived = arrives!(openapi3_styles, client => client.cookie("x; y", Some(options)));
    assert_eq!(arrived.headers["cookie"], "p=x%3B%20y; a=a,b; ae=a; ae=b; o=R,100,G,200; R=100; G=200");
}

#[test]
fn a_path_omits_optional_segments_without_a_value() {
    use zoo::path_segments::options::{AnimalsClientGetOptions, AnimalsClientListOptions};
    let line = |arrived: Arrived| arrived.line;
    let options = AnimalsClientListOptions { project: Some("p/q".to_owned()), ..Default::default() };
    let whole = line(arrives!(path_segments, client => client.list("o", Some(options))));
    assert_eq!(whole, "GET https://zoo.example.com/o/p%2Fq/_apis/feeds");
    let without = line(arrives!(path_segments, client => client.list("o", None)));
    assert_eq!(without, "GET https://zoo.example.com/o/_apis/feeds");
    let options = AnimalsClientGetOptions { feed: Some("a/b c".to_owned()), ..Default::default() };
    let whole = line(arrives!(path_segments, client => client.get(Some(options))));
    assert_eq!(whole, "GET https://zoo.example.com/feeds/a/b%20c");
    let without = line(arrives!(path_segments, client => client.get(None)));
    assert_eq!(without, "GET https://zoo.example.com/feeds");
    // An empty value is an error, not an absent one.
    let service = Service::answering(&[]);
    let options = AnimalsClientListOptions { project: Some(String::new()), ..Default::default() };
    let error = block_on(animals!(path_segments, service).list("o", Some(options))).unwrap_err();
    assert!(error.to_string().contains("`project`"), "{error}");
    assert!(service.lines().is_empty());

    use zoo::openapi3_path_segments::options::AnimalsClientListOptions as Options;
    let options = Options { project: Some(7), ..Default::default() };
    let whole = line(arrives!(openapi3_path_segments, client => client.list("o", Some(options))));
    assert_eq!(whole, "GET https://zoo.example.com/o/7/_apis/feeds");
    let without = line(arrives!(openapi3_path_segments, client => client.list("o", None)));
    assert_eq!(without, "GET https://zoo.example.com/o/_apis/feeds");
}

#[test]
fn values_are_encoded_twice_where_the_description_says_so() {
    use zoo::path_segments::options::AnimalsClientFilesOptions;
    let options = AnimalsClientFilesOptions { filter: Some("a/b".to_owned()), ..Default::default() };
    let arrived = arrives!(path_segments, client => client.files("https://x/y", "c d", Some(options)));
    assert_eq!(
        arrived.line,
        "GET https://zoo.example.com/sites/https%253A%252F%252Fx%252Fy/files?folder=c%2520d&filter=a%2Fb"
    );
    let arrived = arrives!(openapi3_path_segments, client => client.files("%", None));
    assert_eq!(arrived.line, "GET https://zoo.example.com/sites/%2525/files");
}

#[test]
fn objects_in_forms_are_json_unless_a_style_is_chosen() {
    let colour = Some(colour());
    let options = zoo::openapi3_styles::options::AnimalsClientFormOptions {
        plain: colour.clone(),
        turns: colour.clone(),
        spread: colour.clone(),
        deep: colour,
        ..Default::default()
    };
    let arrived = arrives!(openapi3_styles, client => client.form(Some(options)));
    assert_eq!(
        arrived.body,
        "plain=%7B%22R%22%3A100%2C%22G%22%3A200%7D&turns=R%2C100%2CG%2C200&G=200&R=100&deep%5BG%5D=200&deep%5BR%5D=100"
    );
}

#[test]
fn an_operation_has_the_path_of_its_own_server() {
    let arrived = arrives!(openapi3_servers, client => client.list_cages(None));
    assert_eq!(arrived.line, "GET https://eu.zoo.example.com/beta/cages");
    let arrived = arrives!(openapi3_servers, client => client.add_cage(None));
    assert_eq!(arrived.line, "POST https://eu.zoo.example.com/new/cages");
    // The variables of the client's server are options of the client, those of another server of its operations.
    let arrived = arrives!(openapi3_servers, client => client.list(None));
    assert_eq!(arrived.line, "GET https://eu.zoo.example.com/live/api/animals");
    let service = Service::answering(&[]);
    let options = zoo::openapi3_servers::ZooClientOptions {
        client_options: service.options(),
        stage: Some("te/st".to_owned()),
        ..Default::default()
    };
    let client = zoo::openapi3_servers::ZooClient::with_no_credential(Some(options)).unwrap();
    let _ = block_on(client.animals_client().list(None));
    assert_eq!(service.last().line, "GET https://eu.zoo.example.com/te%2Fst/api/animals");
    let arrived = arrives!(openapi3_servers, client => client.list_labs("a b", None));
    assert_eq!(arrived.line, "GET https://eu.zoo.example.com/test/labs/a%20b/v1/labs");
    let options = zoo::openapi3_servers::options::AnimalsClientListLabsOptions {
        edition: Some("v2".to_owned()),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_servers, client => client.list_labs("l", Some(options)));
    assert_eq!(arrived.line, "GET https://eu.zoo.example.com/test/labs/l/v2/labs");
    let arrived = arrives!(openapi3_servers, client => client.remove_cage(None));
    assert_eq!(arrived.line, "DELETE https://eu.zoo.example.com/cage-api/cages");
}

#[test]
fn parts_of_forms_say_what_they_are() {
    let home = zoo::openapi3_bodies::models::Home::default();
    let options = zoo::openapi3_bodies::options::AnimalsClientSendPartsOptions {
        home: Some(home),
        photo: Some(Bytes::from_static(b"\x89PNG").into()),
        born: Some("2024-01-02".to_owned()),
        ..Default::default()
    };
    let files = [Bytes::from_static(b"GIF").into()];
    let arrived = arrives!(openapi3_bodies, client => client.send_parts("cat", &files, Some(options)));
    let body = arrived.body.replace("\r\n", "\n");
    for part in [
        "name=\"name\"\n\ncat\n",
        "name=\"home\"\ncontent-type: application/json\n\n{}\n",
        "name=\"born\"\ncontent-type: text/plain\n\n2024-01-02\n",
        "filename=\"photo\"\ncontent-type: image/png\n\n",
        "filename=\"files\"\ncontent-type: application/octet-stream\n\nGIF\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

#[test]
fn several_proofs_travel_together() {
    let service = Service::answering(&["{}"]);
    let options = zoo::openapi3_security_operations::ZooClientOptions {
        client_options: service.options(),
        ..Default::default()
    };
    let client = zoo::openapi3_security_operations::ZooClient::with_keys("a".into(), "u".into(), Some(options)).unwrap();
    block_on(client.animals_client().list(None)).unwrap();
    let arrived = service.last();
    assert_eq!([&arrived.headers["x-app-key"], &arrived.headers["x-user-key"]], ["a", "u"]);
}

#[test]
fn bodies_that_are_plain_values_travel_as_members_do() {
    use zoo::runtime::wire::{Base64, request_content, request_content_as};
    let instant = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    let arrived = arrives!(openapi3_bodies, client => client.put_instant(request_content(instant).unwrap(), None));
    assert_eq!(arrived.body, "\"2024-01-02T03:04:05Z\"");
    let arrived = arrives!(openapi3_bodies, client => client.put_hash(request_content_as::<Base64, _>(b"bytes".to_vec()).unwrap(), None));
    assert_eq!(arrived.body, "\"Ynl0ZXM=\"");
    let arrived = arrives!(openapi3_bodies, client => client.put_count(request_content(7).unwrap(), None));
    assert_eq!(arrived.body, "7");
    let service = Service::answering(&["\"2024-01-02T03:04:05Z\"", "\"Ynl0ZXM=\""]);
    let client = animals!(openapi3_bodies, service);
    assert_eq!(block_on(client.get_instant(None)).unwrap().into_model().unwrap(), instant);
    assert_eq!(block_on(client.get_hash(None)).unwrap().into_model().unwrap(), b"bytes");
}

#[test]
fn a_client_accepts_what_it_decodes() {
    let accepted = |arrived: Arrived| arrived.headers["accept"].clone();
    let json = "application/json";
    assert_eq!(accepted(arrives!(media_formats, client => client.archive(None))), "application/zip");
    assert_eq!(accepted(arrives!(media_formats, client => client.watch(None))), "text/event-stream");
    assert_eq!(accepted(arrives!(media_formats, client => client.get_offered(None))), json);
    assert_eq!(accepted(arrives!(media_formats, client => client.get_any(None))), json);
    assert_eq!(accepted(arrives!(media_formats, client => client.get_note(None))), "text/plain");
    assert_eq!(accepted(arrives!(openapi3_media, client => client.get_text(None))), "text/plain");
    assert_eq!(accepted(arrives!(openapi3_media, client => client.get_octets(None))), "application/octet-stream");
    let chosen = "application/json;odata.metadata=none";
    assert_eq!(accepted(arrives!(media_formats, client => client.get_chosen(None))), chosen);
    let options = zoo::media_formats::options::AnimalsClientGetChosenOptions {
        accept: Some("text/csv".to_owned()),
        ..Default::default()
    };
    assert_eq!(accepted(arrives!(media_formats, client => client.get_chosen(Some(options)))), "text/csv");
}

#[test]
fn bytes_and_texts_are_read_as_they_are() {
    let service = Service::answering_as(200, "application/zip", "\u{fffd}\u{0}PK");
    let body = block_on(async { animals!(media_formats, service).archive(None).await.unwrap().into_body().collect().await });
    assert_eq!(body.unwrap(), "\u{fffd}\u{0}PK");
    let service = Service::answering_as(200, "application/yaml", "name: cat");
    let body = block_on(async { animals!(media_formats, service).get_yaml(None).await.unwrap().into_body().collect().await });
    assert_eq!(body.unwrap(), "name: cat");
    for (status, text, expected) in [(200, "\"a\" b", Some("\"a\" b")), (204, "", None)] {
        let service = Service::answering_as(status, "text/plain", text);
        let note = block_on(animals!(media_formats, service).get_note(None)).unwrap().into_model().unwrap();
        assert_eq!(note.as_deref(), expected);
    }
    use zoo::media_formats::AnimalsClientGetNumberOrNoteOutput as Output;
    let service = Service::answering_as(200, "text/plain", "7");
    let output = block_on(animals!(media_formats, service).get_number_or_note(None)).unwrap();
    let Output::Ok(number) = output else { panic!("{output:?}") };
    assert_eq!(number.into_model().unwrap(), 7);
    let service = Service::answering_as(202, "text/plain", "7 cats");
    let output = block_on(animals!(media_formats, service).get_number_or_note(None)).unwrap();
    let Output::Accepted(note) = output else { panic!("{output:?}") };
    assert_eq!(note.into_model().unwrap(), "7 cats");
}

#[test]
fn dates_and_bytes_may_be_absent_or_differ_by_status() {
    use zoo::media_formats::AnimalsClientGetDateOutput as Output;
    let day = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    for (status, text, expected) in [(200, "\"2024-01-02T03:04:05Z\"", Some(day)), (204, "", None)] {
        let service = Service::answering_as(status, "application/json", text);
        let born = block_on(animals!(media_formats, service).get_born(None)).unwrap().into_model().unwrap();
        assert_eq!(born, expected);
    }
    let service = Service::answering_as(200, "application/json", "\"2024-01-02T03:04:05Z\"");
    let output = block_on(animals!(media_formats, service).get_date(None)).unwrap();
    let Output::Ok(date) = output else { panic!("{output:?}") };
    assert_eq!(date.into_model().unwrap(), day);
    let service = Service::answering_as(202, "application/json", "\"Ynl0ZXM=\"");
    let output = block_on(animals!(media_formats, service).get_date(None)).unwrap();
    let Output::Accepted(bytes) = output else { panic!("{output:?}") };
    assert_eq!(bytes.into_model().unwrap(), b"bytes");
}

#[test]
fn a_body_is_sent_as_one_media_type() {
    use zoo::media_formats::{models::Animal, options::*};
    let animal = || Animal { name: Some("cat".to_owned()) };
    let sent_as = |arrived: Arrived| arrived.headers["content-type"].clone();
    let arrived = arrives!(media_formats, client => client.send_any(animal().try_into().unwrap(), None));
    assert_eq!((sent_as(arrived.clone()).as_str(), arrived.body.as_str()), ("application/json", r#"{"name":"cat"}"#));
    let options = AnimalsClientSendAnyOptions {
        content_type: Some("application/cbor".to_owned()),
        ..Default::default()
    };
    let content = Bytes::from_static(b"\xa0").into();
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_any(content, Some(options)))), "application/cbor");
    let file = || Bytes::from_static(b"GIF").into();
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_file(file(), None))), "application/octet-stream");
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_image("image/gif", file(), None))), "image/gif");
    assert_eq!(sent_as(arrives!(media_formats, client => client.send_yaml(file(), None))), "application/yaml");
    let mixed = "multipart/mixed; boundary=b";
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_mixed(mixed, file(), None))), mixed);
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_word(file(), None))), "application/octet-stream");
    let animal = zoo::openapi3_media::models::Animal::default();
    let vendor = animal.clone().try_into().unwrap();
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_vendor(vendor, None))), "application/json");
    let any = animal.try_into().unwrap();
    assert_eq!(sent_as(arrives!(openapi3_media, client => client.send_any(any, None))), "application/json");
}

#[test]
fn a_range_of_successes_holds_every_one_of_them() {
    use zoo::media_formats::AnimalsClientBatchOfTwoOutput as Output;
    for status in [200, 205, 207, 226, 299] {
        let service = Service::answering_as(status, "application/json", r#"[{"name":"cat"}]"#);
        let animals = block_on(animals!(media_formats, service).batch(None)).unwrap().into_model().unwrap();
        assert_eq!(animals.unwrap()[0].name.as_deref(), Some("cat"), "{status}");
    }
    for status in [202, 204, 205] {
        let service = Service::answering_as(status, "application/json", "");
        let animals = block_on(animals!(media_formats, service).batch(None)).unwrap();
        assert!(animals.into_model().unwrap().is_none(), "{status}");
    }
    for status in [199, 304, 404, 500] {
        let service = Service::answering_as(status, "application/json", "[]");
        let error = block_on(animals!(media_formats, service).batch(None)).expect_err("no success");
        assert_eq!(error.http_status().map(u16::from), Some(status));
    }
    let answer = |status, text| {
        let service = Service::answering_as(status, "application/json", text);
        block_on(animals!(media_formats, service).batch_of_two(None)).unwrap()
    };
    assert!(matches!(answer(200, r#"{"name":"cat"}"#), Output::Ok(_)));
    assert!(matches!(answer(204, ""), Output::NoContent(_)));
    assert!(matches!(answer(207, "[]"), Output::Other(_)));
    let service = Service::answering_as(204, "application/json", "");
    assert!(block_on(animals!(media_formats, service).delete(None)).unwrap().into_model().unwrap().is_none());
    let service = Service::answering_as(226, "text/plain", "a b");
    let text = block_on(animals!(openapi3_media, service).get_text(None)).unwrap().into_model().unwrap();
    assert_eq!(text.as_deref(), Some("a b"));
}

#[test]
fn parts_of_a_form_are_encoded_as_their_media_type() {
    use zoo::openapi3_media::{models::Animal, options::AnimalsClientSendEncodedOptions};
    let animal = || Animal { name: Some("cat".to_owned()) };
    let day = azure_core::time::parse_rfc3339("2024-01-02T03:04:05Z").unwrap();
    let options = AnimalsClientSendEncodedOptions {
        about: Some(animal()),
        note: Some(Bytes::from_static(b"<a/>").into()),
        picture: Some(Bytes::from_static(b"\x89PNG").into()),
        born: Some(day),
        count: Some(7),
        letters: Some("# a".to_owned()),
        animals: Some(vec![animal(), animal()]),
        each: Some(vec![animal(), animal()]),
        tags: Some(texts(&["a", "b"])),
        words: Some(texts(&["a", "b"])),
        days: Some(vec![day]),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_media, client => client.send_encoded("My \"title\"", Some(options)));
    let body = arrived.body.replace("\r\n", "\n");
    let cat = r#"{"name":"cat"}"#;
    for (name, media_type, value) in [
        ("title", "application/json", r#""My \"title\"""#),
        ("about", "application/vnd.zoo+json", cat),
        ("born", "application/json", r#""2024-01-02T03:04:05Z""#),
        ("count", "application/json", "7"),
        ("letters", "text/markdown", "# a"),
        ("animals", "application/json", r#"[{"name":"cat"},{"name":"cat"}]"#),
        ("words", "application/json", r#"["a","b"]"#),
        ("days", "application/json", r#"["2024-01-02T03:04:05Z"]"#),
    ] {
        let part = format!("name=\"{name}\"\ncontent-type: {media_type}\n\n{value}\n");
        assert_eq!(body.matches(&part).count(), 1, "{part}: {body}");
    }
    let each = format!("name=\"each\"\ncontent-type: application/json\n\n{cat}\n");
    assert_eq!(body.matches(&each).count(), 2, "{body}");
    for part in [
        "filename=\"note\"\ncontent-type: application/xml\n\n<a/>\n",
        "filename=\"picture\"\ncontent-type: image/png\n\n",
        "name=\"tags\"\n\na\n",
        "name=\"tags\"\n\nb\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

#[test]
fn forms_may_have_members_of_any_name() {
    use zoo::openapi3_media::options::*;
    let fields = BTreeMap::from([("a b".to_owned(), "c&d".to_owned())]);
    let arrived = arrives!(openapi3_media, client => client.send_free(&fields, None));
    assert_eq!((arrived.headers["content-type"].as_str(), arrived.body.as_str()), ("application/x-www-form-urlencoded", "a%20b=c%26d"));
    let fields = BTreeMap::from([("a".to_owned(), azure_core::json::from_json(r#"{"b":1}"#).unwrap())]);
    let arrived = arrives!(openapi3_media, client => client.send_free_parts(&fields, None));
    assert!(arrived.body.contains("name=\"a\"\r\ncontent-type: application/json\r\n\r\n{\"b\":1}\r\n"), "{}", arrived.body);
    let options = AnimalsClientSendFreeFilesOptions {
        title: Some("t".to_owned()),
        additional_properties: Some(BTreeMap::from([("scan".to_owned(), Bytes::from_static(b"1").into())])),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_media, client => client.send_free_files(Some(options)));
    for part in ["name=\"title\"", "name=\"scan\"; filename=\"scan\""] {
        assert!(arrived.body.contains(part), "{part}: {}", arrived.body);
    }
    let options = AnimalsClientSendAlternativesOptions {
        id: Some(7),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_media, client => client.send_alternatives(Some(options)));
    assert_eq!(arrived.body, "id=7");
}

#[test]
fn lists_that_are_encoded_travel_as_they_are() {
    let list = Some(texts(&["a%2Fb", "c/d"]));
    let options = zoo::media_formats::options::AnimalsClientListTagsOptions {
        filter: list.clone(),
        sort: list,
        ..Default::default()
    };
    let arrived = arrives!(media_formats, client => client.list_tags(Some(options)));
    assert_eq!(arrived.line, "GET https://zoo.example.com/tags?filter=a%2Fb,c/d&sort=a%2Fb&sort=c/d");
}
