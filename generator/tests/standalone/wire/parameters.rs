//! Parameters in paths, queries, headers and cookies.

use std::collections::BTreeMap;

use futures::executor::block_on;

use super::{Service, colour, texts};

#[test]
fn lists_are_joined_in_each_format_and_place() {
    use zoo::array_formats::models::AnimalsClientGetOptions;
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
fn headers_with_a_prefix_are_a_map() {
    let map = |value: &str| BTreeMap::from([("Key".to_owned(), value.to_owned())]);
    let options = zoo::header_maps::models::AnimalsClientPutOptions {
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
fn what_the_protocol_says_is_not_asked_of_callers() {
    let animal = zoo::protocol_headers::models::Animal::default();
    let arrived = arrives!(protocol_headers, client => client.put(animal.try_into().unwrap(), None));
    assert_eq!(arrived.headers["content-type"], "application/json");
    assert!(!arrived.headers.contains_key("authorization"), "{arrived:?}");
}

#[test]
fn parameters_may_be_given_in_groups() {
    use zoo::parameter_groups::models::{AnimalsClientDeleteOptions, AnimalsClientListOptions};
    use zoo::parameter_groups::models::{AnimalsListQuery, MatchConditions, Place};

    let service = Service::returning(&["[]"]);
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
fn parameters_that_are_distinguished_by_their_json_are_plain_text() {
    use zoo::openapi3_json_unions::models::{Animal, Filter, FilterObject, Key, Limit, LimitInteger};
    use zoo::openapi3_json_unions::models::AnimalsClientPutAnimalOptions;

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
        "PUT https://zoo.example.com/animals/a%2Fb?limit=7&keys=1&keys=b%20c&name=d"
    );
    assert_eq!(arrived.headers["level"], "10");
    let limit = Limit::String("all".parse().unwrap());
    let arrived = arrives!(openapi3_json_unions, client => client.put_animal(&Key::Integer(5), &limit, body(), None));
    assert_eq!(arrived.line, "PUT https://zoo.example.com/animals/5?limit=all");
    let _ = Filter::from("text");
}

#[test]
fn members_of_parameters_travel_as_their_style_says() {
    use zoo::openapi3_parameters::models::*;
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
        ids: Some(vec![1]),
        spread: Some(texts(&["p", "q"])),
        // JSON text has quotes; plain text and numbers have none.
        note: Some("a \"b".to_owned()),
        label: Some("l".to_owned()),
        count: Some(u64::MAX),
        x_mood: Some(ListAnimalsXMood::Good),
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
         &filter=%7B%22from%22%3A7%7D&ids=[1]\
         &note=%22a%20%5C%22b%22&label=l&count=18446744073709551615&api-version=v"
    );
    assert_eq!(arrived.headers["x-mood"], "\"good\"");
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
    use zoo::openapi3_styles::models::*;
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
fn values_are_encoded_twice_where_the_description_says_so() {
    use zoo::path_segments::models::AnimalsClientFilesOptions;
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
fn lists_that_are_encoded_travel_as_they_are() {
    let list = Some(texts(&["a%2Fb", "c/d"]));
    let options = zoo::media_formats::models::AnimalsClientListTagsOptions {
        filter: list.clone(),
        sort: list,
        ..Default::default()
    };
    let arrived = arrives!(media_formats, client => client.list_tags(Some(options)));
    assert_eq!(arrived.line, "GET https://zoo.example.com/tags?filter=a%2Fb,c/d&sort=a%2Fb&sort=c/d");
}

#[test]
fn maps_of_dates_and_bytes_travel_in_their_formats() {
    use std::collections::BTreeMap;
    use zoo::formats_in_maps::models::{AnimalsClientAddVisitsOptions, AnimalsClientVisitsOptions};

    let date = azure_core::time::parse_rfc3339("2024-05-06T07:08:09Z").unwrap();
    let dates = BTreeMap::from([("ada".to_owned(), date)]);
    let bytes = BTreeMap::from([("ada".to_owned(), vec![0, 1, 254])]);
    let options = AnimalsClientVisitsOptions {
        born: Some(dates.clone()),
        chips: Some(bytes.clone()),
        fed: Some(dates.clone()),
        times: Some(vec![dates.clone()]),
        walks: Some(vec![vec![date]]),
        x_seen: Some(dates.clone()),
        seen: Some(vec![date]),
        ..Default::default()
    };
    let arrived = arrives!(formats_in_maps, animals => animals.visits(&dates, Some(options)));
    let (path, query) = arrived.line.split_once('?').unwrap();
    assert_eq!(path, "GET https://zoo.example.com/visits/ada=2024-05-06T07%3A08%3A09Z");
    let expected = [
        "born%5Bada%5D=2024-05-06T07%3A08%3A09Z",
        "ada=AAH%2B",
        "fed=%7B%22ada%22%3A%222024-05-06T07%3A08%3A09Z%22%7D",
        "times=%5B%7B%22ada%22%3A%222024-05-06T07%3A08%3A09Z%22%7D%5D",
        "walks=%5B%222024-05-06T07%3A08%3A09Z%22%5D",
    ];
    assert_eq!(query.split('&').collect::<Vec<_>>(), expected);
    assert_eq!(arrived.headers["x-seen"], "ada=2024-05-06T07:08:09Z");
    assert_eq!(arrived.headers["cookie"], "seen=%5B%222024-05-06T07%3A08%3A09Z%22%5D");

    let options = AnimalsClientAddVisitsOptions { chips: Some(bytes), ..Default::default() };
    let arrived = arrives!(formats_in_maps, animals => animals.add_visits(&dates, Some(options)));
    let expected = [
        "born=%7B%22ada%22%3A%222024-05-06T07%3A08%3A09Z%22%7D",
        "chips=%7B%22ada%22%3A%22AAH%2B%22%7D",
    ];
    assert_eq!(arrived.body.split('&').collect::<Vec<_>>(), expected);
}
