use super::*;
use std::path::PathBuf;
use tempfile::TempDir;

struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A certificate for `name`, and its key unless another's is to stay.
    fn write(&self, name: &str, with_key: bool) -> Vec<u8> {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        std::fs::write(self.path("crt"), made.cert.pem()).unwrap();
        if with_key {
            std::fs::write(self.path("key"), made.signing_key.serialize_pem()).unwrap();
        }
        made.cert.der().to_vec()
    }

    fn certificate(&self) -> Certificate {
        let words = ["karmada-token", "serve", "--sandbox", "--tls-cert"];
        let (crt, key) = (self.path("crt"), self.path("key"));
        let words = words
            .into_iter()
            .map(Into::into)
            .chain([crt.into(), "--tls-key".into(), key.into()]);
        let words: Vec<std::ffi::OsString> = words.collect();
        let crate::Command::Serve(args) = <crate::Cli as clap::Parser>::try_parse_from(words)
            .unwrap()
            .command
        else {
            panic!("another command")
        };
        Certificate::read(TlsFiles::parse(&args).unwrap().unwrap()).unwrap()
    }
}

impl Certificate {
    fn shown(&self) -> Vec<u8> {
        self.current.read().unwrap().certified.cert[0].to_vec()
    }
}

#[test]
fn s27_a_replaced_certificate_is_shown_and_a_broken_one_is_not() {
    let files = Files::new();
    let first = files.write("one.test", true);
    let certificate = files.certificate();
    assert_eq!(certificate.shown(), first);

    // Written half: a certificate whose key is still the last one's, then no certificate at all.
    files.write("two.test", false);
    certificate.look_again();
    assert_eq!(certificate.shown(), first);
    std::fs::write(files.path("crt"), "-----BEGIN CERTIFICATE-----\nMII").unwrap();
    certificate.look_again();
    assert_eq!(certificate.shown(), first);
    std::fs::remove_file(files.path("key")).unwrap();
    certificate.look_again();
    assert_eq!(certificate.shown(), first);

    let second = files.write("two.test", true);
    certificate.look_again();
    assert_eq!(certificate.shown(), second);
}
