//! Hosts, paths, versions and credentials of requests.

use futures::executor::block_on;

use super::{Arrived, Service};

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
fn the_path_of_the_address_begins_every_path() {
    let arrived = arrives!(base_path, client => client.get(None));
    assert_eq!(arrived.line, "GET https://zoo.example.com/v2/zoo/animals?api-version=2024-01-01");
}

#[test]
fn an_endpoint_replaces_the_address_with_its_path() {
    use zoo::base_path::{ZooClient, ZooClientOptions};
    let service = Service::returning(&[]);
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
    let service = Service::returning(&[]);
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
    let service = Service::returning(&[]);
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
fn a_path_omits_optional_segments_without_a_value() {
    use zoo::path_segments::models::{AnimalsClientGetOptions, AnimalsClientListOptions};
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
    let service = Service::returning(&[]);
    let options = AnimalsClientListOptions { project: Some(String::new()), ..Default::default() };
    let error = block_on(animals!(path_segments, service).list("o", Some(options))).unwrap_err();
    assert!(error.to_string().contains("`project`"), "{error}");
    assert!(service.lines().is_empty());

    use zoo::openapi3_path_segments::models::AnimalsClientListOptions as Options;
    let options = Options { project: Some(7), ..Default::default() };
    let whole = line(arrives!(openapi3_path_segments, client => client.list("o", Some(options))));
    assert_eq!(whole, "GET https://zoo.example.com/o/7/_apis/feeds");
    let without = line(arrives!(openapi3_path_segments, client => client.list("o", None)));
    assert_eq!(without, "GET https://zoo.example.com/o/_apis/feeds");
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
    let service = Service::returning(&[]);
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
    let options = zoo::openapi3_servers::models::AnimalsClientListLabsOptions {
        edition: Some("v2".to_owned()),
        ..Default::default()
    };
    let arrived = arrives!(openapi3_servers, client => client.list_labs("l", Some(options)));
    assert_eq!(arrived.line, "GET https://eu.zoo.example.com/test/labs/l/v2/labs");
    let arrived = arrives!(openapi3_servers, client => client.remove_cage(None));
    assert_eq!(arrived.line, "DELETE https://eu.zoo.example.com/cage-api/cages");
}

#[test]
fn several_proofs_travel_together() {
    let service = Service::returning(&["{}"]);
    let options = zoo::openapi3_security_operations::ZooClientOptions {
        client_options: service.options(),
        ..Default::default()
    };
    let client = zoo::openapi3_security_operations::ZooClient::with_keys("a".into(), "u".into(), Some(options)).unwrap();
    block_on(client.animals_client().list(None)).unwrap();
    let arrived = service.last();
    assert_eq!([&arrived.headers["x-app-key"], &arrived.headers["x-user-key"]], ["a", "u"]);
}
