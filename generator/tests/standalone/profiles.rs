//! Tests of the profile `plain` and of unknown properties, added to the crate of the small descriptions.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::http::{
    AsyncRawResponse, Body, ClientOptions, HttpClient, Request, RequestContent, RetryOptions, StatusCode, Transport,
};
use azure_core::time::{Duration, OffsetDateTime, parse_rfc3339};
use azure_core::Uuid;
use futures::TryStreamExt;
use futures::executor::block_on;
use serde_json::{Value, from_value, json, to_value};
use time::{Date, Month};
use zoo::profile_plain::models::*;
use zoo::profile_plain::models::OrdersOperationsClientListOrdersOptions;
use zoo::profile_plain::{OrdersClient, OrdersClientOptions, OrdersOperationsClient};
use zoo::Nullable;

/// A service that records requests and always returns the same text.
#[derive(Debug)]
struct Service {
    response: String,
    arrived: Mutex<Vec<Arrived>>,
}

#[derive(Clone, Debug)]
struct Arrived {
    line: String,
    agent: String,
    token: String,
    body: Value,
}

#[async_trait]
impl HttpClient for Service {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let header = |wanted: &str| {
            let mut headers = request.headers().iter();
            let found = headers.find(|(name, _)| name.as_str() == wanted);
            found.map_or(String::new(), |(_, value)| value.as_str().to_owned())
        };
        let body = match request.body() {
            Body::Bytes(bytes) => serde_json::from_slice(bytes).unwrap_or_default(),
            Body::SeekableStream(_) => Value::Null,
        };
        self.arrived.lock().unwrap().push(Arrived {
            line: format!("{} {}", request.method(), request.url()),
            agent: header("user-agent"),
            token: header("authorization"),
            body,
        });
        Ok(AsyncRawResponse::from_bytes(StatusCode::Ok, Default::default(), self.response.clone()))
    }
}

#[derive(Debug)]
struct Account;

#[async_trait]
impl TokenCredential for Account {
    async fn get_token(&self, _: &[&str], _: Option<TokenRequestOptions<'_>>) -> azure_core::Result<AccessToken> {
        Ok(AccessToken::new("t", OffsetDateTime::now_utc() + Duration::hours(1)))
    }
}

fn service(response: &Value) -> Arc<Service> {
    Arc::new(Service { response: response.to_string(), arrived: Mutex::default() })
}

impl Service {
    fn orders(self: &Arc<Self>, endpoint: Option<&str>, over_http: bool) -> OrdersOperationsClient {
        let options = OrdersClientOptions {
            endpoint: endpoint.map(str::to_owned),
            credentials_over_http: over_http,
            client_options: ClientOptions {
                transport: Some(Transport::new(self.clone())),
                retry: RetryOptions::none(),
                ..Default::default()
            },
            ..Default::default()
        };
        OrdersClient::new(Arc::new(Account), Some(options)).unwrap().orders_operations_client()
    }

    fn last(&self) -> Arrived {
        self.arrived.lock().unwrap().last().cloned().expect("something was sent")
    }
}

const ID: Uuid = Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8);

fn due() -> Date {
    Date::from_calendar_date(2024, Month::February, 29).unwrap()
}

fn order() -> Value {
    json!({
        "customer": "a", "due": "2024-02-29", "placed": "2024-02-01T00:00:00Z", "state": "open",
        "address": {"street": "s", "geo": {"lat": 1.0, "lon": 2.0}},
        "payment": {"method": "card", "reference": ID.to_string(), "number": "4"},
        "lines": [{"sku": "x", "count": 2}], "rating": null, "extra": null, "price": 1.5, "kind": "order",
    })
}

#[test]
fn required_properties_are_plain_values() {
    let read: Order = from_value(order()).unwrap();
    assert_eq!((read.customer.as_str(), read.due, read.lines[0].count), ("a", due(), 2));
    assert_eq!((read.rating.clone(), read.extra.clone(), read.id), (Nullable::Null, Value::Null, None));
    assert_eq!(read.payment.reference(), Some(ID));
    assert_eq!(to_value(&read).unwrap(), order());
}

#[test]
fn a_missing_property_is_named_with_its_place() {
    for (pointer, name, message) in [
        ("", "customer", "the required property `customer` is missing"),
        ("", "rating", "`rating` is missing"),
        ("/address/geo", "lat", "`address`: `geo`: the required property `lat`"),
        ("/lines/0", "count", "`lines`: item 0: the required property `count`"),
        ("/payment", "number", "`payment`: the required property `number`"),
    ] {
        let mut value = order();
        value.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(name);
        let error = from_value::<Order>(value).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
    let mut value = order();
    value["customer"] = Value::Null;
    assert!(from_value::<Order>(value).is_err());
}

#[test]
fn a_ring_of_required_properties_can_be_read() {
    let chain: Chain = from_value(json!({"left": {"name": "a", "next": {"name": "b"}}})).unwrap();
    assert_eq!((chain.left.next.name.as_str(), chain.left.next.link), ("b", None));
    assert!(from_value::<Chain>(json!({"left": {"name": "a"}})).is_err());
}

#[test]
fn requests_have_the_values_of_new() {
    let service = service(&order());
    let card = Card::new(ID, "4");
    let placed = parse_rfc3339("2024-02-01T00:00:00Z").unwrap();
    let address = Address { geo: Some(Geo::new(1.0, 2.0)), ..Address::new("s") };
    let lines = vec![Line::new("x", 2)];
    let sent = Order {
        id: Some(ID),
        rating: Nullable::Null,
        pin: Some("secret".to_owned()),
        ..Order::new("a", due(), placed, State::Open, address, card.into(), lines, 1, Value::Null, 1.5)
    };
    assert!(format!("{sent:?}").contains("pin: <redacted>"));
    let body = RequestContent::try_from(sent).unwrap();
    block_on(service.orders(None, false).create_order(body, None)).unwrap();
    let mut expected = order();
    expected["pin"] = "secret".into();
    assert_eq!(service.last().body, expected);
    let change = OrderChange { note: Some(Nullable::Null), ..OrderChange::new("r") };
    block_on(service.orders(None, false).change_order(ID, change.try_into().unwrap(), None)).unwrap();
    assert_eq!(service.last().body, json!({"reason": "r", "note": null}));
}

#[test]
fn uuids_and_dates_are_sent_as_text() {
    let service = service(&json!({"total": 1, "result": {"orders": [order()], "first": ID.to_string()}}));
    let options = OrdersOperationsClientListOrdersOptions {
        due: Some(due()),
        ids: Some(vec![ID, Uuid::nil()]),
        ..Default::default()
    };
    let pager = service.orders(None, false).list_orders(Some(options)).unwrap();
    let orders: Vec<Order> = block_on(pager.try_collect()).unwrap();
    assert_eq!(orders[0].due, due());
    let expected = format!(
        "GET https://orders.example.com/v1/orders?due=2024-02-29&ids={ID}&ids=00000000-0000-0000-0000-000000000000"
    );
    assert_eq!(service.last().line, expected);
    let empty: OrderPage = from_value(json!({"total": 0})).unwrap();
    assert!(block_on(azure_core::http::pager::Page::into_items(empty)).unwrap().next().is_none());
}

#[test]
fn tokens_are_sent_over_http_if_the_options_say_so() {
    let service = service(&order());
    let endpoint = Some("http://orders.cluster:443/v1");
    assert!(block_on(service.orders(endpoint, false).get_order(ID, None)).is_err());
    assert!(service.arrived.lock().unwrap().is_empty());
    block_on(service.orders(endpoint, true).get_order(ID, None)).unwrap();
    let arrived = service.last();
    assert_eq!(arrived.line, format!("GET http://orders.cluster:443/v1/orders/{ID}"));
    assert_eq!(arrived.token, "Bearer t");
    assert!(arrived.agent.starts_with("zoo/0.1.0 ("), "{}", arrived.agent);
}

#[test]
fn unknown_properties_are_kept() {
    use zoo::unknown_kept::models::Animal;
    let value = json!({
        "name": "a", "age": 3, "nothing": null,
        "home": {"area": 1, "roof": {"flat": true}},
        "labels": {"first": "x", "second": "y"},
        "food": {"kind": "hay", "bales": 2, "additional_properties": "z", "origin": ["b"]},
    });
    let animal: Animal = from_value(value.clone()).unwrap();
    assert_eq!(animal.additional_properties.as_ref().unwrap()["age"], 3);
    assert_eq!(to_value(&animal).unwrap(), value);
}
