//! Tests of calls that return XML.

use armsmith_runtime::{Call, ServiceError};
use azure_core::{
    Result,
    http::{
        ClientMethodOptions, Method, Pager, Response, XmlFormat,
        pager::{Page, PagerContinuation, PagerOptions},
    },
};
use futures::{StreamExt, TryStreamExt};
use serde::de::DeserializeOwned;

use crate::{
    support::{Service, connect, reply},
    xml::Keeper,
};

#[tokio::test]
async fn a_call_returns_xml() {
    let service = Service::new([reply(200, "\u{feff}<Keeper><age>4</age></Keeper>")]);
    let call = Call::new(Method::Get, "/keeper", &[200]).accept("application/xml");
    let options = ClientMethodOptions::default();
    let response: Response<Keeper, XmlFormat> =
        connect(&service).send(call, options).await.unwrap();
    assert_eq!(response.into_model().unwrap().age, Some(4));
    assert_eq!(
        service.only().header("accept").as_deref(),
        Some("application/xml")
    );
}

#[tokio::test]
async fn a_response_in_xml_may_be_missing() {
    for (body, age) in [("", None), ("<Keeper><age>4</age></Keeper>", Some(4))] {
        let service = Service::new([reply(200, body)]);
        let call = Call::new(Method::Get, "/keeper", &[200, 204]);
        let options = ClientMethodOptions::default();
        let response: Response<Option<Keeper>, XmlFormat> = connect(&service)
            .send_optional_element(call, options)
            .await
            .unwrap();
        let keeper = response.into_model().unwrap();
        assert_eq!(keeper.and_then(|keeper| keeper.age), age, "{body}");
    }
}

#[async_trait::async_trait]
impl Page for Keeper {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    async fn into_items(self) -> azure_core::Result<Self::IntoIter> {
        Ok(self.cages.unwrap_or_default().into_iter())
    }
}

fn pages<P: DeserializeOwned + Page + Send + 'static>(
    service: &std::sync::Arc<Service>,
    from: Option<PagerContinuation>,
) -> Pager<P, XmlFormat> {
    let call = Call::new(Method::Get, "/list", &[200])
        .fixed_query("comp=list")
        .query("marker", &Some("old"))
        .query("prefix", &Some("a b"))
        .next_marker(&["Name"], "marker");
    let options = PagerOptions {
        continuation: from,
        ..PagerOptions::default()
    };
    connect(service).element_pager(call, options).unwrap()
}

#[tokio::test]
async fn a_marker_asks_for_the_next_page() {
    let service = Service::new([
        reply(
            200,
            "<Keeper><Cages><Cage>1</Cage></Cages><Name>/a&amp;b=</Name></Keeper>",
        ),
        reply(
            200,
            "<Keeper><Cages><Cage>2</Cage></Cages><Name>https://management.azure.com/x?y=1</Name></Keeper>",
        ),
        reply(200, "<Keeper><Cages/><Name/></Keeper>"),
    ]);
    let items: Vec<_> = pages::<Keeper>(&service, None).try_collect().await.unwrap();
    assert_eq!(items, ["1", "2"]);
    assert_eq!(
        service.lines(),
        [
            "GET https://management.azure.com/list?comp=list&marker=old&prefix=a%20b",
            "GET https://management.azure.com/list?comp=list&prefix=a%20b&marker=%2Fa%26b%3D",
            "GET https://management.azure.com/x?y=1",
        ]
    );
}

#[tokio::test]
async fn a_list_goes_on_from_a_marker() {
    let service = Service::new([reply(200, "<Keeper/>")]);
    let from = PagerContinuation::Token("m".to_owned());
    let mut pages = pages::<Keeper>(&service, Some(from)).into_pages();
    pages.next().await.unwrap().unwrap();
    assert!(
        service
            .only()
            .url
            .ends_with("?comp=list&prefix=a%20b&marker=m")
    );
}

#[tokio::test]
async fn an_error_in_xml_has_code_and_message() {
    let body = "\u{feff}<?xml version=\"1.0\"?><Error><Code>ContainerNotFound</Code>\
                <Message>It is not there &amp; never was.\nRequestId:1</Message></Error>";
    let odata = "<m:error xmlns:m='u'><m:code>ResourceNotFound</m:code><m:message xml:lang='en'>No &#x41;</m:message></m:error>";
    let page = "<html><code>x</code></html>";
    for (body, code, message) in [
        (
            body,
            Some("ContainerNotFound"),
            Some("It is not there & never was.\nRequestId:1"),
        ),
        (odata, Some("ResourceNotFound"), Some("No A")),
        (
            "<Error><Code/><Detail><![CDATA[a<b]]></Detail></Error>",
            None,
            Some("a<b"),
        ),
        (page, None, None),
        ("<Error", None, None),
    ] {
        let service = Service::new([reply(404, body)]);
        let call = Call::new(Method::Get, "/keeper", &[200]);
        let options = ClientMethodOptions::default();
        let sent: Result<Response<Keeper, XmlFormat>> = connect(&service).send(call, options).await;
        let error = ServiceError::of(&sent.expect_err("a failure")).expect("a response");
        assert_eq!(
            (error.code.as_deref(), error.message.as_deref()),
            (code, message),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_response_is_one_element() {
    let keeper = "<?xml version='1.0'?><!-- <a/> --><!DOCTYPE Keeper [<!ENTITY a '<b>'>]>\n<Keeper Id='>'><age>1</age><![CDATA[</x>]]></Keeper>\n<!-- b -->";
    for (body, fault) in [
        (keeper, None),
        ("\u{feff}<Keeper/>", None),
        ("<p:Keeper xmlns:p='u'><html/></p:Keeper>", None),
        ("<Keeper/><Keeper/>", Some("more than one root")),
        (
            "<Keeper></Keeper><!-- a --><Other>",
            Some("more than one root"),
        ),
        ("<Keeper></Keeper>text", Some("text outside")),
        ("text<Keeper/>", Some("text outside")),
        ("<html><body/></html>", Some("HTML")),
        ("<!DOCTYPE HTML PUBLIC 'x'><Keeper/>", Some("HTML")),
        ("<?xml version='1.0'?><x:HTML xmlns:x='u'/>", Some("HTML")),
    ] {
        for is_optional in [false, true] {
            let service = Service::new([reply(200, body)]);
            let call = Call::new(Method::Get, "/keeper", &[200]);
            let options = ClientMethodOptions::default();
            let connection = connect(&service);
            let sent = match is_optional {
                true => {
                    let sent = connection.send_optional_element::<Keeper, XmlFormat>(call, options);
                    sent.await.map(|_| ())
                }
                false => {
                    let sent = connection.send_element::<Keeper, XmlFormat>(call, options);
                    sent.await.map(|response| {
                        response.into_model().expect(body);
                    })
                }
            };
            match fault {
                None => sent.expect(body),
                Some(fault) => {
                    let error = sent.expect_err(body).to_string();
                    assert!(error.contains(fault), "{body}: {error}");
                }
            }
        }
        let service = Service::new([reply(200, body)]);
        let page = pages::<Keeper>(&service, None).into_pages().next().await;
        assert_eq!(page.unwrap().is_err(), fault.is_some(), "{body}");
    }
}
