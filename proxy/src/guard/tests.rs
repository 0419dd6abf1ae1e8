use super::*;
use http::header::HeaderValue;
use rstest::rstest;

fn policy() -> Policy {
    let host = |text| Host::parse(text, Scheme::Http).unwrap();
    Policy {
        scheme: Scheme::Http,
        hosts: ["127.0.0.1:8321", "localhost:8321", "[::1]:8321"]
            .map(host)
            .to_vec(),
        embedders: vec![Origin::exact("https://dashboard.example.org").unwrap()],
    }
}

fn host(version: Version, target: &str, hosts: &[&str]) -> Result<Host, u16> {
    let mut request = http::Request::builder().version(version).uri(target);
    for host in hosts {
        request = request.header(HOST, *host);
    }
    let (parts, ()) = request.body(()).unwrap().into_parts();
    policy().host(&parts).map_err(|status| status.code().as_u16())
}

#[test]
fn s08_two_hosts_none_and_absolute_targets_are_bad() {
    let good = "localhost:8321";
    assert_eq!(host(Version::HTTP_11, "/", &[good, good]), Err(400));
    assert_eq!(host(Version::HTTP_11, "/", &[]), Err(400));
    assert_eq!(
        host(Version::HTTP_11, "http://localhost:8321/", &[good]),
        Err(400)
    );
    assert_eq!(
        host(Version::HTTP_2, "http://localhost:8321/", &["127.0.0.1:8321"]),
        Err(400)
    );
    assert!(host(Version::HTTP_2, "http://localhost:8321/", &[]).is_ok());
    assert_eq!(host(Version::HTTP_2, "http://evil.test/", &[]), Err(403));
}

fn site(pairs: &[(&'static str, &'static str)], is_safe: bool) -> Result<Site, u16> {
    let headers: HeaderMap = pairs
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .collect();
    let host = Host::parse("localhost:8321", Scheme::Http).unwrap();
    policy()
        .site(&headers, &host, is_safe)
        .map_err(|status| status.code().as_u16())
}

const OWN: (&str, &str) = ("origin", "http://localhost:8321");
const SAME: (&str, &str) = ("sec-fetch-site", "same-origin");
const BEARER: (&str, &str) = ("authorization", "Bearer x");

#[test]
fn s09_two_origins_are_bad() {
    assert_eq!(site(&[OWN, OWN], false), Err(400));
}

#[test]
fn s10_only_our_own_page_may_use_the_cookie() {
    assert_eq!(site(&[OWN, SAME], false), Ok(Site::Own));
    assert_eq!(site(&[SAME], true), Ok(Site::Own));
    // Changing something without an Origin is no browser's way.
    assert_eq!(site(&[SAME], false), Ok(Site::Unsaid));
    assert_eq!(site(&[], true), Ok(Site::Unsaid));
    assert_eq!(site(&[OWN], false), Ok(Site::Unsaid));
    assert!(!Site::Unsaid.may_use_cookie() && !Site::Embedder.may_use_cookie());
}

#[rstest]
#[case("same-site")]
#[case("cross-site")]
#[case("none")]
#[case("Same-Origin")]
#[case("")]
fn s10_another_site_is_refused(#[case] value: &'static str) {
    for pairs in [
        &[("sec-fetch-site", value)][..],
        &[("sec-fetch-site", value), BEARER],
        &[("sec-fetch-site", value), OWN],
    ] {
        assert_eq!(site(pairs, true), Err(403));
    }
}

#[test]
fn s10_an_embedder_brings_its_own_credential() {
    let embedder = ("origin", "https://dashboard.example.org");
    let cross = ("sec-fetch-site", "cross-site");
    assert_eq!(site(&[embedder, cross, BEARER], false), Ok(Site::Embedder));
    assert_eq!(site(&[embedder, cross], false), Err(403));
    assert_eq!(
        site(&[embedder, cross, ("cookie", "karmada-token-8321=x")], true),
        Err(403)
    );
}
