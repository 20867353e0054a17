//! Scenarios of XML bodies.

use serde_json::{Value, json};

use crate::scenario::{Scenarios, model, same_json, xml};

pub(crate) fn add(list: &mut Scenarios) {
    documents(list);
    storage(list);
}

fn documents(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(xml_service, world).xml_client(), client;
        json "GetSimpleXML" => client.get_simple(None), {"title": "Sample Slide Show", "date": "Date of publication", "author": "Yours Truly", "slides": [{"type": "all", "title": "Wake up to WonderWidgets!"}, {"type": "all", "title": "Overview", "items": ["Why WonderWidgets are great", "", "Who buys WonderWidgets"]}]};
        send "PutSimpleXML" => client.put_simple(xml(json!({"title": "Sample Slide Show", "date": "Date of publication", "author": "Yours Truly", "slides": [{"type": "all", "title": "Wake up to WonderWidgets!"}, {"type": "all", "title": "Overview", "items": ["Why WonderWidgets are great", "", "Who buys WonderWidgets"]}]}))?, None);
        json "GetWrappedXMLList" => client.get_wrapped_lists(None), {"GoodApples": ["Fuji", "Gala"], "BadApples": ["Red Delicious"]};
        send "PutWrappedXMLList" => client.put_wrapped_lists(xml(json!({"GoodApples": ["Fuji", "Gala"], "BadApples": ["Red Delicious"]}))?, None);
        json "GetEmptyXMLList" => client.get_empty_list(None), {};
        send "PutEmptyXMLList" => client.put_empty_list(xml(json!({}))?, None);
        json "GetEmptyWrappedXMLList" => client.get_empty_wrapped_lists(None), {"GoodApples": [], "BadApples": []};
        send "PutEmptyWrappedXMLList" => client.put_empty_wrapped_lists(xml(json!({"GoodApples": [], "BadApples": []}))?, None);
        json "GetXMLListAtRoot" => client.get_root_list(None), {"banana": [{"name": "Cavendish", "flavor": "Sweet", "expiration": "2018-02-28T00:40:00.123Z"}, {"name": "Plantain", "flavor": "Savory", "expiration": "2018-02-28T00:40:00.123Z"}]};
        send "PutXMLListAtRoot" => client.put_root_list(xml(json!({"banana": [{"name": "Cavendish", "flavor": "Sweet", "expiration": "2018-02-28T00:40:00.123Z"}, {"name": "Plantain", "flavor": "Savory", "expiration": "2018-02-28T00:40:00.123Z"}]}))?, None);
        json "GetXMLListAtRootSingle" => client.get_root_list_single_item(None), {"banana": [{"name": "Cavendish", "flavor": "Sweet", "expiration": "2018-02-28T00:40:00.123Z"}]};
        send "PutXMLListAtRootSingle" => client.put_root_list_single_item(xml(json!({"banana": [{"name": "Cavendish", "flavor": "Sweet", "expiration": "2018-02-28T00:40:00.123Z"}]}))?, None);
        json "GetEmptyXMLListAtRoot" => client.get_empty_root_list(None), {};
        send "PutEmptyXMLListAtRoot" => client.put_empty_root_list(xml(json!({"banana": []}))?, None);
        json "GetXMLEmptyNode" => client.get_empty_child_element(None), {"name": "Unknown Banana", "flavor": "", "expiration": "2012-02-24T00:53:52.789Z"};
        send "PutXMLEmptyNode" => client.put_empty_child_element(xml(json!({"name": "Unknown Banana", "flavor": "", "expiration": "2012-02-24T00:53:52.789Z"}))?, None);
        json "GetRootWithRefAndNoMetaXML" => client.get_complex_type_ref_no_meta(None), {"RefToModel": {"ID": "myid"}, "Something": "else"};
        send "PutRootWithRefAndNoMetaXML" => client.put_complex_type_ref_no_meta(xml(json!({"RefToModel": {"ID": "myid"}, "Something": "else"}))?, None);
        json "GetRootWithRefAndMetaXML" => client.get_complex_type_ref_with_meta(None), {"RefToModel": {"ID": "myid"}, "Something": "else"};
        send "PutRootWithRefAndMetaXML" => client.put_complex_type_ref_with_meta(xml(json!({"RefToModel": {"ID": "myid"}, "Something": "else"}))?, None);
        json "GetWithXMsText" => client.get_xms_text(None), {"language": "english", "content": "I am text"};
        json "XmlGetBytes" => client.get_bytes(None), {"Bytes": "SGVsbG8gd29ybGQ="};
        send "XmlPutBytes" => client.put_binary(xml(json!({"Bytes": "SGVsbG8gd29ybGQ="}))?, None);
        json "XmlGetUrl" => client.get_uri(None), {"Url": "https://myaccount.blob.core.windows.net/"};
        send "XmlPutUrl" => client.put_uri(xml(json!({"Url": "https://myaccount.blob.core.windows.net/"}))?, None);
        json "jsonOutputInXMLSwagger" => client.json_output(None), {"id": 42};
        send "jsonInputInXMLSwagger" => client.json_input(model(json!({"id": 42}))?, None);
    );
}

fn storage(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(xml_service, world).xml_client(), client;
        json "StorageGetServicePropertiesXML" => client.get_service_properties(None), {"Logging": {"Version": "1.0", "Delete": true, "Read": false, "Write": true, "RetentionPolicy": {"Enabled": true, "Days": 7}}, "HourMetrics": {"Version": "1.0", "Enabled": true, "IncludeAPIs": false, "RetentionPolicy": {"Enabled": true, "Days": 7}}, "MinuteMetrics": {"Version": "1.0", "Enabled": true, "IncludeAPIs": true, "RetentionPolicy": {"Enabled": true, "Days": 7}}};
        send "StoragePutServicePropertiesXML" => client.put_service_properties(xml(json!({"Logging": {"Version": "1.0", "Delete": true, "Read": false, "Write": true, "RetentionPolicy": {"Enabled": true, "Days": 7}}, "HourMetrics": {"Version": "1.0", "Enabled": true, "IncludeAPIs": false, "RetentionPolicy": {"Enabled": true, "Days": 7}}, "MinuteMetrics": {"Version": "1.0", "Enabled": true, "IncludeAPIs": true, "RetentionPolicy": {"Enabled": true, "Days": 7}}}))?, None);
        json "StorageGetContainerACLXML" => client.get_acls(None), {"SignedIdentifier": [{"Id": "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=", "AccessPolicy": {"Start": "2009-09-28T08:49:37.123Z", "Expiry": "2009-09-29T08:49:37.123Z", "Permission": "rwd"}}]};
        send "StoragePutContainerACLXML" => client.put_acls(xml(json!({"SignedIdentifier": [{"Id": "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=", "AccessPolicy": {"Start": "2009-09-28T08:49:37.123Z", "Expiry": "2009-09-29T08:49:37.123Z", "Permission": "rwd"}}]}))?, None);
        json "StorageListContainersXML" => client.list_containers(None), {
            "ServiceEndpoint": "https://myaccount.blob.core.windows.net/", "MaxResults": 3,
            "Containers": [
                {"Name": "audio", "Properties": {"Last-Modified": "Wed, 26 Oct 2016 20:39:39 GMT", "Etag": "0x8CACB9BD7C6B1B2", "PublicAccess": "container"}},
                {"Name": "images", "Properties": {"Last-Modified": "Wed, 26 Oct 2016 20:39:39 GMT", "Etag": "0x8CACB9BD7C1EEEC"}},
                {"Name": "textfiles", "Properties": {"Last-Modified": "Wed, 26 Oct 2016 20:39:39 GMT", "Etag": "0x8CACB9BD7BACAC3"}},
            ],
            "NextMarker": "video",
        };
        try "StorageListBlobsXML" => { same_json(&client.list_blobs(None).await?.into_model()?, &blobs())?; }
    );
}

fn blobs() -> Value {
    let text = |etag: &str| {
        json!({
            "Last-Modified": "Wed, 09 Sep 2009 09:20:02 GMT", "Etag": etag, "Content-Length": 5000, "Content-Type": "application/octet-stream",
            "Content-Encoding": "gzip", "Content-Language": "", "Content-MD5": "", "Cache-Control": "", "BlobType": "BlockBlob",
        })
    };
    let green =
        json!({"Color": "green", "BlobNumber": "02", "SomeMetadataName": "SomeMetadataValue"});
    let mut odd = green.clone();
    odd["x-ms-invalid-name"] = json!("nasdf$@#$$");
    let mut unlocked = text("0x8CBFF45D8B4C212");
    unlocked["LeaseStatus"] = json!("unlocked");
    json!({
        "ContainerName": "https://myaccount.blob.core.windows.net/mycontainer",
        "Blobs": {"Blob": [
            {
                "Name": "blob1.txt",
                "Properties": {
                    "Last-Modified": "Wed, 09 Sep 2009 09:20:02 GMT", "Etag": "0x8CBFF45D8A29A19", "Content-Length": 100, "Content-Type": "text/html",
                    "Content-Encoding": "", "Content-Language": "en-US", "Content-MD5": "", "Cache-Control": "no-cache", "BlobType": "BlockBlob", "LeaseStatus": "unlocked",
                },
                "Metadata": {"Color": "blue", "BlobNumber": "01", "SomeMetadataName": "SomeMetadataValue"},
            },
            {"Name": "blob2.txt", "Snapshot": "2009-09-09T09:20:03.0427659Z", "Properties": text("0x8CBFF45D8B4C212"), "Metadata": odd},
            {"Name": "blob2.txt", "Snapshot": "2009-09-09T09:20:03.1587543Z", "Properties": text("0x8CBFF45D8B4C212"), "Metadata": green.clone()},
            {"Name": "blob2.txt", "Properties": unlocked, "Metadata": green},
            {
                "Name": "blob3.txt",
                "Properties": {
                    "Last-Modified": "Wed, 09 Sep 2009 09:20:03 GMT", "Etag": "0x8CBFF45D911FADF", "Content-Length": 16384, "Content-Type": "image/jpeg",
                    "Content-Encoding": "", "Content-Language": "", "Content-MD5": "", "Cache-Control": "", "x-ms-blob-sequence-number": 3, "BlobType": "PageBlob", "LeaseStatus": "locked",
                },
                "Metadata": {"Color": "yellow", "BlobNumber": "03", "SomeMetadataName": "SomeMetadataValue"},
            },
        ]},
        "NextMarker": "",
    })
}
