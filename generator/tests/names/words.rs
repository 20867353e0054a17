//! Tests of word boundaries.

use armsmith::names::{FieldName, TypeName, Words};

/// Checks text, its field name and its type name.
fn check(table: &[(&str, &str, &str)]) {
    for (text, field, ty) in table {
        let words = Words::of(text);
        assert_eq!(
            FieldName::new(&words).as_str(),
            *field,
            "field for {text:?}"
        );
        assert_eq!(TypeName::new(&words).as_str(), *ty, "type for {text:?}");
    }
}

#[test]
fn capitals_begin_words() {
    check(&[
        (
            "userAssignedIdentity",
            "user_assigned_identity",
            "UserAssignedIdentity",
        ),
        (
            "UserAssignedIdentity",
            "user_assigned_identity",
            "UserAssignedIdentity",
        ),
        ("PUT_BLOB", "put_blob", "PutBlob"),
        ("location", "location", "Location"),
        ("zIndex", "z_index", "ZIndex"),
    ]);
}

#[test]
fn acronyms_stay_whole() {
    check(&[
        (
            "IPAllocationMethod",
            "ip_allocation_method",
            "IpAllocationMethod",
        ),
        ("publicIP", "public_ip", "PublicIp"),
        ("vmSKUs", "vm_skus", "VmSkus"),
        ("publicIPsList", "public_ips_list", "PublicIpsList"),
        ("enableHTTPSOnly", "enable_https_only", "EnableHttpsOnly"),
        ("oSVersion", "os_version", "OsVersion"),
        ("vCPUsAvailable", "vcpus_available", "VcpusAvailable"),
    ]);
}

#[test]
fn words_with_capitals_inside_stay_whole() {
    check(&[
        ("OAuth2Settings", "oauth2_settings", "OAuth2Settings"),
        ("oauth2Settings", "oauth2_settings", "OAuth2Settings"),
        ("oAuthProviderId", "oauth_provider_id", "OAuthProviderId"),
        ("OAuthorization", "o_authorization", "OAuthorization"),
        ("IoTHub", "iot_hub", "IotHub"),
        ("etag", "etag", "Etag"),
        ("allETagsList", "all_etags_list", "AllEtagsList"),
        ("eTag", "etag", "Etag"),
        ("deleTag", "dele_tag", "DeleTag"),
        ("vNetSubnetId", "vnet_subnet_id", "VnetSubnetId"),
        (
            "diskMBpsReadWrite",
            "disk_mbps_read_write",
            "DiskMbpsReadWrite",
        ),
        ("sizeInGiB", "size_in_gib", "SizeInGib"),
    ]);
}

#[test]
fn digits_belong_to_a_word() {
    check(&[
        ("IPv4Address", "ipv4_address", "Ipv4Address"),
        ("peerSessionIPv6", "peer_session_ipv6", "PeerSessionIpv6"),
        ("sha256sum", "sha256sum", "Sha256sum"),
        ("AES256GCM", "aes256_gcm", "Aes256Gcm"),
        ("X509Certificate", "x509_certificate", "X509Certificate"),
        ("p2SVpnGateways", "p2s_vpn_gateways", "P2sVpnGateways"),
        ("K8sSettings", "k8s_settings", "K8sSettings"),
        ("Point2D", "point2d", "Point2d"),
        ("on30Days", "on30_days", "On30Days"),
        ("v2SKU", "v2_sku", "V2Sku"),
    ]);
}

#[test]
fn digits_do_not_come_first_and_do_not_run_together() {
    check(&[
        ("5qi", "n5qi", "N5qi"),
        ("5Qi", "n5_qi", "N5Qi"),
        ("3DModel", "n3d_model", "N3dModel"),
        ("2023-01-31", "n2023_01_31", "N2023_01_31"),
        ("Standard_GS4", "standard_gs4", "StandardGs4"),
        ("Standard_GS4-4", "standard_gs4_4", "StandardGs4_4"),
        ("1.5", "n1_5", "N1_5"),
        ("15", "n15", "N15"),
        ("-1", "minus_1", "Minus1"),
    ]);
}

#[test]
fn symbols_separate_words() {
    check(&[
        ("$top", "top", "Top"),
        ("@odata.type", "odata_type", "ODataType"),
        (
            "balance-similar-node-groups",
            "balance_similar_node_groups",
            "BalanceSimilarNodeGroups",
        ),
        (
            "provisioning {HelmChartInstalled}",
            "provisioning_helm_chart_installed",
            "ProvisioningHelmChartInstalled",
        ),
        (
            "KeyValuePair[String,Object]",
            "key_value_pair_string_object",
            "KeyValuePairStringObject",
        ),
        (
            "Microsoft.KeyVault/vaults",
            "microsoft_key_vault_vaults",
            "MicrosoftKeyVaultVaults",
        ),
        (
            "ODataQueryOptions`1",
            "odata_query_options_1",
            "ODataQueryOptions1",
        ),
        ("(x)", "x", "X"),
        ("customer's", "customers", "Customers"),
        ("__private__", "private", "Private"),
    ]);
}

#[test]
fn symbols_that_carry_the_meaning_are_words() {
    check(&[
        ("C#", "c_sharp", "CSharp"),
        ("C++", "c_plus_plus", "CPlusPlus"),
        ("R&D", "r_and_d", "RAndD"),
        ("95%", "n95_percent", "N95Percent"),
        ("UTC+01:00", "utc_plus_01_00", "UtcPlus01_00"),
        ("UTC-01:00", "utc_01_00", "Utc01_00"),
        ("/", "slash", "Slash"),
        ("*", "asterisk", "Asterisk"),
        (">=", "greater_equals", "GreaterEquals"),
        ("_", "underscore", "Underscore"),
        ("$", "dollar", "Dollar"),
    ]);
}

#[test]
fn nothing_has_a_name() {
    check(&[
        ("", "empty", "Empty"),
        (" ", "blank", "Blank"),
        ("\t\n", "blank", "Blank"),
        ("\u{a0}", "blank", "Blank"),
        ("\u{7}", "u0007", "U0007"),
        ("\u{200d}", "u200d", "U200d"),
        ("\u{e000}", "ue000", "Ue000"),
    ]);
}

#[test]
fn other_scripts_are_transliterated() {
    check(&[
        ("größe", "grosse", "Grosse"),
        ("déjàVu", "deja_vu", "DejaVu"),
        ("cafe\u{301}", "cafe", "Cafe"),
        ("Имя", "imia", "Imia"),
        ("x\u{e000}y", "x_ue000_y", "XUe000Y"),
    ]);
}

#[test]
fn headers_lose_the_mark_of_their_maker() {
    let field = |name| FieldName::new(&Words::of_header(name)).to_string();
    assert_eq!(field("x-ms-client-request-id"), "client_request_id");
    assert_eq!(field("X-MS-Version"), "version");
    assert_eq!(field("x-ms-"), "x_ms");
    assert_eq!(field("If-Match"), "if_match");
    assert_eq!(field("x-other"), "x_other");
    assert_eq!(field("ünïcödé"), "unicode");
    assert_eq!(FieldName::new(&Words::of("x-ms-foo")).as_str(), "x_ms_foo");
}

#[test]
fn words_that_meet_stand_once() {
    let joined = |texts: &[&str]| TypeName::new(&Words::joined(texts.iter().copied())).to_string();
    assert_eq!(
        joined(&["ProvisionedClusterProperties", "status"]),
        "ProvisionedClusterPropertiesStatus"
    );
    assert_eq!(
        joined(&["ClusterProperties", "properties", "status"]),
        "ClusterPropertiesStatus"
    );
    assert_eq!(
        joined(&["ClusterProperties", "clusterProperties"]),
        "ClusterProperties"
    );
    assert_eq!(joined(&["UserGroup", "groupUser"]), "UserGroupUser");
    assert_eq!(joined(&["Pets_List", "Request"]), "PetsListRequest");
    assert_eq!(joined(&["", "Request"]), "Request");
    assert_eq!(joined(&[]), "Empty");
}
