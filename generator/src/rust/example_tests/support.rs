//! The support module of example tests.

use std::collections::BTreeSet;

/// The support module.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Support {
    /// The header of the files.
    pub header: String,
    /// The files.
    pub parts: BTreeSet<SupportPart>,
}

macro_rules! parts {
    ($($part:ident: $name:literal, $docs:literal;)*) => {
        /// A file of the support module, in the order of the module declarations.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, serde::Serialize)]
        pub enum SupportPart {
            $(
                #[doc = $docs]
                $part,
            )*
        }

        impl SupportPart {
            /// Returns the name of the module.
            pub fn name(self) -> &'static str {
                match self {
                    $(SupportPart::$part => $name,)*
                }
            }
        }
    };
}

parts! {
    Argument: "argument", "Deserializes parameters of the example.";
    Arrived: "arrived", "Compares a request that arrived.";
    Body: "body", "Creates request bodies from models.";
    Case: "case", "Runs a case.";
    Comparison: "comparison", "Compares JSON values.";
    Credential: "credential", "A credential for the tests.";
    DataFile: "example", "Parses the text of a data file.";
    SpecificationFile: "example", "Reads a file of the specifications.";
    Events: "events", "Compares the events of streams.";
    Forward: "forward", "Forwards requests to a server that the environment names.";
    ItemBody: "item_body", "Reads the items of request bodies.";
    Items: "items", "Compares the items of streams.";
    JsonBody: "json_body", "Creates request bodies from the JSON of the example.";
    Live: "live", "Finds the server that the environment names.";
    Outcome: "outcome", "Brings the results of all methods into one form.";
    PlainBody: "plain_body", "Creates request bodies from types without a conversion.";
    Recorder: "recorder", "Records requests.";
    Script: "script", "Plays the responses of an example.";
    SentBody: "sent_body", "Compares request bodies of all kinds.";
    InProcessServer: "server", "Responds in the process of the test.";
    LoopbackServer: "server", "Responds on the loopback interface.";
    TextBody: "text_body", "Creates request bodies from the text of the example.";
    XmlBody: "xml_body", "Creates request bodies in XML from models.";
    XmlOutcome: "xml_outcome", "Brings the results of methods that return XML into one form.";
    XmlTags: "xml_tags", "Compares XML documents.";
    Test: "test", "The test that a client sends its requests to.";
}
