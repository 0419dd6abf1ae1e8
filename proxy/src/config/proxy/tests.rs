use super::*;
use rstest::rstest;

fn environment(proxy: &str, no_proxy: &str) -> Environment {
    Environment {
        https_proxy: Some(proxy.to_owned()),
        no_proxy: no_proxy.to_owned(),
        ..Environment::default()
    }
}

/// What golang.org/x/net/http/httpproxy v0.49.0 answers, run on these very rows.
#[rstest]
#[case("https://karmada.example.org:5443", "", true)]
#[case("https://karmada.example.org:5443", "example.org", false)]
#[case("https://karmada.example.org:5443", ".example.org", false)]
#[case("https://example.org:5443", ".example.org", true)]
#[case("https://example.org:5443", "example.org", false)]
#[case("https://karmada.example.org:5443", "*.example.org", false)]
#[case("https://example.org:5443", "*.example.org", true)]
#[case("https://karmada.example.org:5443", "*example.org", true)]
#[case("https://karmada.example.org:5443", "karmada.example.org:5443", false)]
#[case("https://karmada.example.org:5443", "karmada.example.org:443", true)]
#[case("https://karmada.example.org", "karmada.example.org:443", false)]
#[case("https://karmada.example.org:5443", "example.org:5443", false)]
#[case("https://karmada.example.org:5443", "*.example.org:5443", false)]
#[case("https://karmada.example.org:5443", ".example.org:443", true)]
#[case("https://karmada.example.org:5443", "karmada.example.org:", false)]
#[case("https://karmada.example.org:5443", "KARMADA.Example.org", false)]
#[case("https://KARMADA.example.org:5443", "karmada.example.org", false)]
#[case("https://karmada.example.org:5443", "ample.org", true)]
#[case("https://karmada.example.org:5443", "other.org, *", false)]
#[case("https://karmada.example.org:5443", "other.org, ,:5443, example.org", false)]
#[case("https://karmada.example.org:5443", ":5443", true)]
#[case("https://10.1.2.3:5443", "10.0.0.0/8", false)]
#[case("https://11.1.2.3:5443", "10.0.0.0/8", true)]
#[case("https://10.1.2.3:5443", "10.0.0.0/33", true)]
#[case("https://10.1.2.3:5443", "10.1.2.3", false)]
#[case("https://10.1.2.3:5443", "10.1.2.3:5443", false)]
#[case("https://10.1.2.3:5443", "10.1.2.3:443", true)]
#[case("https://10.1.2.3:5443", "*", false)]
#[case("https://10.1.2.3:5443", "*.2.3", true)]
#[case("https://10.1.2.3:5443", "::ffff:10.1.2.3", false)]
#[case("https://[::ffff:10.1.2.3]:5443", "10.1.2.3", false)]
#[case("https://[::ffff:10.1.2.3]:5443", "10.0.0.0/8", false)]
#[case("https://[fd00::1]:5443", "fd00::/8", false)]
#[case("https://[fd00::1]:5443", "10.0.0.0/8", true)]
#[case("https://[fd00::1]:5443", "fd00::1", false)]
#[case("https://[fd00::1]:5443", "[fd00::1]", true)]
#[case("https://[fd00::1]:5443", "[fd00::1]:5443", false)]
#[case("https://[fd00::1]:5443", "[fd00::1]:443", true)]
#[case("https://[fd00::1]:5443", "0.0.0.0/0", true)]
#[case("https://10.1.2.3:5443", "::/0", true)]
#[case("https://127.0.0.1:5443", "", false)]
#[case("https://localhost:5443", "", false)]
#[case("https://[::1]:5443", "", false)]
#[case("https://[::ffff:127.0.0.1]:5443", "", false)]
#[case("http://karmada.example.org:8080", "", false)]
#[case("https://karmada.example.org:5443", ".", true)]
#[case("https://karmada.example.org.:5443", ".", false)]
#[case("https://karmada.example.org:5443", "org", false)]
#[case("https://10.1.2.3:5443", "10.0.0.0/0", false)]
#[case("https://10.1.2.3:5443", "10.1.2.03", true)]
fn what_is_near_goes_direct(#[case] server: &str, #[case] no_proxy: &str, #[case] goes: bool) {
    let environment = environment("http://proxy.example.org:3128", no_proxy);
    let proxy = of(&environment, &server.parse().unwrap()).unwrap();
    assert_eq!(proxy.is_some(), goes);
}

/// And of these.
#[rstest]
#[case("http://proxy.example.org:3128", "http://proxy.example.org:3128/")]
#[case("proxy.example.org:3128", "http://proxy.example.org:3128/")]
#[case("proxy.example.org", "http://proxy.example.org/")]
#[case("10.0.0.1:3128", "http://10.0.0.1:3128/")]
#[case("[fd00::1]:3128", "http://[fd00::1]:3128/")]
#[case(
    "user:word@proxy.example.org:3128",
    "http://user:word@proxy.example.org:3128/"
)]
#[case("socks5://proxy.example.org:1080", "socks5://proxy.example.org:1080/")]
fn a_proxy_without_a_scheme_is_an_http_one(#[case] text: &str, #[case] read: &str) {
    let server = Uri::from_static("https://karmada.example.org:5443");
    let proxy = of(&environment(text, ""), &server).unwrap().unwrap();
    assert_eq!(proxy.to_string(), read);
}

/// Go makes something of them that can't be reached, or goes direct.
#[rstest]
#[case("http://a canary")]
#[case("proxy canary")]
#[case("http://")]
#[case("http://:3128")]
#[case("http://[::1")]
fn one_that_can_not_be_read_is_told_and_not_repeated(#[case] text: &str) {
    let server = Uri::from_static("https://karmada.example.org:5443");
    let told = of(&environment(text, ""), &server).unwrap_err().to_string();
    assert!(
        told.starts_with("HTTPS_PROXY") && !told.contains("canary"),
        "{told}"
    );
    // Nobody goes there anyway.
    assert!(of(&environment(text, "example.org"), &server).unwrap().is_none());
}
