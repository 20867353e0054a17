//! A certificate that is made when the server starts.

use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::PrivateKeyDer;
use tokio_rustls::TlsAcceptor;

/// Makes a certificate authority and a certificate for the loopback interface, and writes the authority to a file.
pub(super) fn acceptor(authority: &Path, address: IpAddr) -> Result<TlsAcceptor, String> {
    let (config, pem) = config(address).map_err(|error| error.to_string())?;
    fs::write(authority, pem).map_err(|error| format!("{}: {error}", authority.display()))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn config(address: IpAddr) -> Result<(ServerConfig, String), Box<dyn std::error::Error>> {
    let authority_key = KeyPair::generate()?;
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let name = &mut authority.distinguished_name;
    name.push(DnType::CommonName, "Armsmith fake certificate authority");
    let authority_certificate = authority.self_signed(&authority_key)?;
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate()?;
    let names = [
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        address.to_string(),
    ];
    let mut own = CertificateParams::new(names)?;
    own.distinguished_name.push(DnType::CommonName, "localhost");
    own.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    own.use_authority_key_identifier_extension = true;
    let certificate = own.signed_by(&key, &issuer)?;
    let key = PrivateKeyDer::try_from(key.serialize_der())?;
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)?;
    Ok((config, authority_certificate.pem()))
}
