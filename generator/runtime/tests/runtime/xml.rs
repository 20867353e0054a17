//! Tests of XML models.

use std::collections::BTreeMap;

use armsmith_runtime::{
    Nullable,
    wire::{self, UnknownAlternative},
};
use azure_core::{
    Value,
    http::{RequestContent, XmlFormat},
    time::{OffsetDateTime, parse_rfc7231},
    xml::from_xml,
};
use serde_json::json;

use crate::support::models::{Level, Scope};

const URI: &str = "urn:zoo";

/// A model with all XML placements.
#[derive(Clone, Default, PartialEq)]
pub struct Keeper {
    id: Option<String>,
    encrypted: Option<bool>,
    name: Option<Name>,
    pub age: Option<i32>,
    ratio: Option<f64>,
    awake: Option<bool>,
    hired: Option<OffsetDateTime>,
    photo: Option<Vec<u8>>,
    scope: Option<Scope>,
    level: Option<Level>,
    pub cages: Option<Vec<String>>,
    animals: Option<Vec<Animal>>,
    dates: Option<Vec<OffsetDateTime>>,
    note: Option<Nullable<String>>,
    etag: Option<String>,
    color: Option<String>,
    shifts: Option<Vec<i32>>,
    metadata: Option<BTreeMap<String, String>>,
}

wire::model! { Keeper in wire::Xml
    member id = "id" [attribute "Id"],
    member encrypted = "encrypted" [attribute "p:Encrypted"],
    member name = "name" [element "Name"],
    member age = "age",
    member ratio = "ratio",
    member awake = "awake",
    member hired as wire::Rfc7231 = "hired",
    member photo as wire::Base64 = "photo",
    member scope = "scope",
    member level = "level",
    member cages = "cages" [wrapped "Cages" "Cage"],
    member animals = "animals" [element "Animal"],
    member dates as Vec<wire::Rfc7231> = "dates" [wrapped "Dates" "Date"],
    member note = "note",
    read_only etag = "etag" [attribute "Etag"],
    member color = "color" [element "z:Color" in "urn:zoo"],
    member shifts = "shifts" [attribute "Shifts"],
    member metadata = "metadata",
}

/// Text with an attribute.
#[derive(Clone, Default, PartialEq)]
struct Name {
    encoded: Option<bool>,
    content: Option<String>,
}

wire::model! { Name in wire::Xml
    member encoded = "encoded" [attribute "Encoded"],
    member content = "content" [text],
}

#[derive(Clone, Debug, PartialEq)]
enum Animal {
    Cat(Box<Cat>),
    Unknown(UnknownAlternative),
}

wire::union! { Animal in wire::Xml by "kind", else Unknown
    Cat = "cat" from Cat,
}

#[derive(Clone, Default, PartialEq)]
struct Cat {
    lives: Option<i32>,
    additional_properties: Option<BTreeMap<String, String>>,
}

wire::model! { Cat in wire::Xml
    constant "kind" [attribute "kind"]: "cat",
    member lives = "lives",
    ..additional_properties,
}

type Result<T, E = azure_core::Error> = std::result::Result<T, E>;

fn read(xml: &str) -> Keeper {
    from_xml(xml).expect(xml)
}

fn written(keeper: Keeper) -> String {
    let content: RequestContent<Keeper, XmlFormat> =
        wire::xml_content("Keeper", None, keeper).expect("can be written");
    let text = text_of(&content);
    let declaration = r#"<?xml version="1.0" encoding="utf-8"?>"#;
    text.strip_prefix(declaration)
        .expect("a declaration")
        .to_owned()
}

fn text_of<T>(content: &RequestContent<T, XmlFormat>) -> String {
    let body = azure_core::Bytes::from(content.body());
    String::from_utf8(body.to_vec()).expect("text")
}

/// Decodes and encodes a document.
fn round(xml: &str) -> String {
    written(read(xml))
}

#[test]
fn everything_is_read_and_written_again() {
    let xml = concat!(
        r#"<Keeper Id="7" p:Encrypted="true" Shifts="1 22"><Name Encoded="false">a &amp; b</Name><age>-3</age>"#,
        "<ratio>0.5</ratio><awake>true</awake><hired>Sun, 06 Nov 1994 08:49:37 GMT</hired>",
        "<photo>AQID</photo><Cages><Cage>one</Cage><Cage></Cage></Cages>",
        r#"<Animal kind="cat"><lives>9</lives><mood>good</mood></Animal>"#,
        r#"<Animal kind="dog"><bark loud="yes">woof</bark></Animal>"#,
        "<Dates><Date>Sun, 06 Nov 1994 08:49:37 GMT</Date></Dates><note>n</note>",
        r#"<z:Color xmlns:z="urn:zoo">red</z:Color><metadata><k>v</k></metadata></Keeper>"#,
    );
    let keeper = read(xml);
    assert_eq!(keeper.id.as_deref(), Some("7"));
    assert_eq!(keeper.encrypted, Some(true));
    let name = keeper.name.clone().unwrap();
    assert_eq!(
        (name.encoded, name.content.as_deref()),
        (Some(false), Some("a & b"))
    );
    assert_eq!(
        (keeper.age, keeper.ratio, keeper.awake),
        (Some(-3), Some(0.5), Some(true))
    );
    let hired = parse_rfc7231("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
    assert_eq!(keeper.hired, Some(hired));
    assert_eq!(keeper.dates, Some(vec![hired]));
    assert_eq!(keeper.photo, Some(vec![1, 2, 3]));
    assert_eq!(keeper.cages, Some(vec!["one".to_owned(), String::new()]));
    let Some([Animal::Cat(cat), Animal::Unknown(dog)]) = keeper.animals.as_deref() else {
        panic!("{:?}", keeper.animals);
    };
    assert_eq!(cat.lives, Some(9));
    assert_eq!(cat.additional_properties.as_ref().unwrap()["mood"], "good");
    assert_eq!(dog.text("@kind"), Some("dog"));
    assert_eq!(keeper.color.as_deref(), Some("red"));
    assert_eq!(keeper.shifts, Some(vec![1, 22]));
    assert_eq!(keeper.metadata.as_ref().unwrap()["k"], "v");
    assert_eq!(written(keeper), xml);
}

#[test]
fn the_same_model_travels_as_json() {
    let json = r#"{"id":"7","name":{"encoded":true,"content":"x"},"cages":["a"]}"#;
    let keeper: Keeper = serde_json::from_str(json).unwrap();
    assert_eq!(keeper.name.as_ref().unwrap().content.as_deref(), Some("x"));
    assert_eq!(serde_json::to_string(&keeper).unwrap(), json);
    assert_eq!(
        written(keeper),
        r#"<Keeper Id="7"><Name Encoded="true">x</Name><Cages><Cage>a</Cage></Cages></Keeper>"#
    );
}

#[test]
fn absent_and_empty_are_told_apart() {
    let keeper = read("<Keeper/>");
    assert_eq!(keeper, Keeper::default());
    let keeper = read("<Keeper><Cages/><Name/><age/><metadata/></Keeper>");
    assert_eq!(keeper.cages, Some(Vec::new()));
    assert_eq!(keeper.name.as_ref().unwrap().content.as_deref(), Some(""));
    assert_eq!(keeper.age, None);
    assert_eq!(keeper.metadata, Some(BTreeMap::new()));
    assert_eq!(
        written(keeper),
        "<Keeper><Name></Name><Cages></Cages><metadata></metadata></Keeper>"
    );
}

#[test]
fn nil_is_null() {
    let xml = r#"<Keeper xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><age i:nil="true"/><note i:nil="true"/></Keeper>"#;
    let keeper = read(xml);
    assert_eq!(
        (keeper.age, keeper.note.clone()),
        (None, Some(Nullable::Null))
    );
    assert_eq!(
        written(keeper),
        r#"<Keeper><note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></Keeper>"#
    );
}

#[test]
fn prefixes_marks_and_what_nobody_knows_do_not_disturb() {
    let xml = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- c --><x:Keeper xmlns:x='u' xmlns='v'>\n \
               <x:age unit='y'>3</x:age> <other><deep/></other>\n <x:Animal kind='dog'/>\n <x:Name><![CDATA[<b>]]></x:Name>\
               <awake> TRUE </awake></x:Keeper>\n";
    let keeper = read(xml);
    assert_eq!(keeper.age, Some(3));
    assert_eq!(keeper.name.unwrap().content.as_deref(), Some("<b>"));
    assert_eq!(keeper.animals.unwrap().len(), 1);
}

#[test]
fn items_need_not_stand_together() {
    let xml = "<Keeper><Animal kind='a'/><age>1</age><Animal kind='b'/></Keeper>";
    assert_eq!(read(xml).animals.unwrap().len(), 2);
}

#[test]
fn a_request_leaves_out_what_services_set() {
    assert_eq!(
        round(r#"<Keeper Etag="x" Id="1"/>"#),
        r#"<Keeper Id="1"></Keeper>"#
    );
}

#[test]
fn text_is_escaped() {
    let keeper = Keeper {
        id: Some("<\"&'>\n\t\r".to_owned()),
        cages: Some(vec!["<\"&'>\n\t\r".to_owned()]),
        ..Keeper::default()
    };
    let xml = written(keeper.clone());
    assert_eq!(
        xml,
        "<Keeper Id=\"&lt;&quot;&amp;'&gt;&#10;&#9;&#13;\"><Cages><Cage>&lt;\"&amp;'&gt;\n\t&#13;</Cage></Cages></Keeper>"
    );
    assert_eq!(read(&xml), keeper);
}

#[test]
fn what_xml_cannot_hold_is_refused() {
    let control = Keeper {
        cages: Some(vec!["\u{1}".to_owned()]),
        ..Keeper::default()
    };
    let name = Keeper {
        metadata: Some([("a><b".to_owned(), String::new())].into()),
        ..Keeper::default()
    };
    for (keeper, why) in [
        (control, "cannot contain the character"),
        (name, "is not a valid XML name"),
    ] {
        let content: Result<RequestContent<Keeper, XmlFormat>> =
            wire::xml_content("Keeper", None, keeper);
        let error = content.expect_err("it is refused").to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn a_fault_says_where_it_is() {
    let error =
        from_xml::<_, Keeper>("<Keeper><Animal kind='cat'><lives>many</lives></Animal></Keeper>");
    let error = crate::support::chain(&error.expect_err("no number"));
    for part in ["`animals`", "item 0", "`lives`", "a 32-bit integer"] {
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn depth_has_an_end() {
    let xml = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let error = from_xml::<_, Keeper>(xml).expect_err("too deep");
    assert!(crate::support::chain(&error).contains("too deeply"));
}

#[test]
fn the_outermost_element_declares_its_namespace() {
    let content: RequestContent<Keeper, XmlFormat> =
        wire::xml_content("k:Keeper", Some(URI), Keeper::default()).unwrap();
    let body = azure_core::Bytes::from(content.body());
    assert!(body.ends_with(br#"<k:Keeper xmlns:k="urn:zoo"></k:Keeper>"#));
}

/// A model with a list whose items have one of two names, and a map.
#[derive(Clone, Default, PartialEq)]
pub struct Herd {
    pub animals: Option<Vec<String>>,
    pub notes: Option<BTreeMap<String, String>>,
    pub more: Option<BTreeMap<String, String>>,
}

wire::model! { Herd in wire::Xml
    member animals = "animals" [element "animals" or "Animal"],
    member notes = "notes",
    ..more,
}

#[test]
fn items_may_have_the_other_name() {
    for name in ["animals", "Animal"] {
        let herd: Herd =
            from_xml(format!("<Herd><{name}>a</{name}><{name}>b</{name}></Herd>")).unwrap();
        assert_eq!(herd.animals, Some(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(herd.more, None);
    }
}

#[test]
fn keys_of_callers_are_names_of_elements() {
    let write = |herd| wire::xml_content::<Herd, XmlFormat>("Herd", None, herd);
    let map = |key: &str| Some(BTreeMap::from([(key.to_owned(), "v".to_owned())]));
    for key in ["@id", "$text", "a b", ""] {
        let notes = Herd {
            notes: map(key),
            ..Herd::default()
        };
        let more = Herd {
            more: map(key),
            ..Herd::default()
        };
        for herd in [notes, more] {
            assert!(write(herd).is_err(), "{key:?}");
        }
    }
    assert!(
        write(Herd {
            notes: map("id"),
            more: map("text"),
            ..Herd::default()
        })
        .is_ok()
    );
}

/// A model with arbitrary JSON.
#[derive(Clone, Default, PartialEq)]
struct Free {
    any: Option<Value>,
    all: Option<Vec<Value>>,
}

wire::model! { Free in wire::Xml
    member any = "any", member all = "all",
}

#[test]
fn keys_of_arbitrary_json_are_names_of_elements() {
    let written = |any: Value| {
        let free = Free {
            any: Some(any),
            ..Free::default()
        };
        let content: Result<RequestContent<Free, XmlFormat>> =
            wire::xml_content("Free", None, free);
        content.map(|content| text_of(&content))
    };
    for key in ["@id", "$text"] {
        for any in [
            json!({key: "v"}),
            json!([{"a": {key: {"b": 1}}}]),
            json!({"a": [{key: null}]}),
        ] {
            let error = written(any.clone()).expect_err(&any.to_string());
            assert!(error.to_string().contains("cannot be a name"), "{error}");
        }
    }
    let xml = written(json!({"id": "@id", "list": ["$text", 1]})).unwrap();
    let expected = "<Free><any><id>@id</id><list>$text</list><list>1</list></any></Free>";
    assert!(xml.ends_with(expected), "{xml}");
}

#[test]
fn text_in_xml_is_text_in_arbitrary_json() {
    let xml = "<Free><any>a</any><all>1</all><all><b>2</b><b><c/></b></all></Free>";
    let free: Free = from_xml(xml).unwrap();
    assert_eq!(free.any, Some(json!("a")));
    let content: RequestContent<Free, XmlFormat> = wire::xml_content("Free", None, free).unwrap();
    assert!(
        text_of(&content).contains("<any>a</any><all>1</all><all><b>2</b><b><c></c></b></all>")
    );
}

#[test]
fn an_unknown_alternative_is_written_as_it_was_read() {
    let animal = r#"<Animal kind="dog" age="3"><name lang="en">Rex</name><toys><toy id="1"/></toys></Animal>"#;
    let expected = r#"<Animal age="3" kind="dog"><name lang="en">Rex</name><toys><toy id="1"></toy></toys></Animal>"#;
    let xml = round(&format!("<Keeper>{animal}</Keeper>"));
    assert!(xml.contains(expected), "{xml}");
}
