use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("karmada.example.test:5443", "karmada.example.test:5443")]
#[case("https://karmada.example.test:5443", "karmada.example.test:5443")]
#[case("HTTPS://Karmada.Example.test:5443/", "karmada.example.test:5443")]
#[case("https://https://karmada.example.test:5443", "karmada.example.test:5443")]
#[case(" https://10.0.0.1 ", "10.0.0.1")]
#[case("[2001:db8::1]:5443", "[2001:db8::1]:5443")]
#[case("[2001:db8::1]", "[2001:db8::1]")]
#[case("karmada.example.test.:5443", "karmada.example.test.:5443")]
fn good_ones_are_normalised(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(text.parse::<Endpoint>().unwrap().to_string(), expected);
}

#[rstest]
#[case("", EndpointError::Empty)]
#[case("https://", EndpointError::Empty)]
#[case("http://karmada.example.test:8080", EndpointError::PlainHttp { position: 1 })]
#[case("ftp://karmada.example.test", EndpointError::Scheme { position: 1 })]
#[case("https://user@karmada.example.test:5443", EndpointError::UserInfo { position: 13 })]
#[case("https://karmada.example.test:5443/apis/x", EndpointError::Path { position: 34 })]
#[case("karmada.example.test:0", EndpointError::Port { position: 22 })]
#[case("karmada.example.test:65536", EndpointError::Port { position: 22 })]
#[case("karmada.example.test:", EndpointError::Port { position: 22 })]
#[case("karmada.example.test:https", EndpointError::Port { position: 22 })]
#[case(":5443", EndpointError::Host { position: 1 })]
#[case("-a.test:5443", EndpointError::Host { position: 1 })]
#[case("karmada example.test", EndpointError::Host { position: 8 })]
#[case("999.1.1.1:5443", EndpointError::Host { position: 1 })]
#[case("2001:db8::1", EndpointError::Host { position: 5 })]
#[case("$(reboot).test", EndpointError::Host { position: 1 })]
fn absurd_ones_are_refused(#[case] text: &str, #[case] error: EndpointError) {
    assert_eq!(text.parse::<Endpoint>(), Err(error));
}

#[rstest]
#[case("karmada-apiserver.karmada-system.svc.cluster.local:5443", true)]
#[case("karmada-apiserver.karmada-system.svc:5443", true)]
#[case("localhost:5443", true)]
#[case("127.0.0.1:5443", true)]
#[case("[::1]:5443", true)]
#[case("10.0.0.1:5443", false)]
#[case("karmada.example.test:5443", false)]
#[case("svc.example.test:5443", false)]
fn what_no_member_reaches_is_known(#[case] text: &str, #[case] internal: bool) {
    assert_eq!(text.parse::<Endpoint>().unwrap().is_internal(), internal);
}

#[rstest]
#[case("k.example.test", "https://K.example.test:443/", true)]
#[case("k.example.test.:5443", "k.example.test:5443", true)]
#[case("[fd00:0:0::1]:5443", "[FD00::1]:5443", true)]
#[case("10.0.0.5", "10.0.0.5:443", true)]
#[case("k.example.test", "k.example.test:5443", false)]
#[case("[fd00::1]", "[fd00::2]", false)]
#[case("10.0.0.5", "10.0.0.6", false)]
#[case("a.example.test", "b.example.test", false)]
fn one_server_is_written_in_many_ways(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
    let [one, other] = [one, other].map(|text| text.parse::<Endpoint>().unwrap());
    assert_eq!((one.is_same(&other), other.is_same(&one)), (same, same));
}

proptest! {
    #[test]
    fn what_parses_prints_and_parses_to_the_same(text in "(https://)?[a-zA-Z0-9.:@/\\[\\]-]{0,40}") {
        if let Ok(endpoint) = text.parse::<Endpoint>() {
            prop_assert_eq!(endpoint.to_string().parse::<Endpoint>().unwrap(), endpoint);
        }
    }
}
