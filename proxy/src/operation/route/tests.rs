use super::*;
use proptest::prelude::*;
use rstest::rstest;

const TOKEN: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef";

#[rstest]
#[case("GET", SECRETS, Ok(Route::Secrets))]
#[case("POST", SECRETS, Ok(Route::CreateSecret))]
#[case("GET", TOKEN, Ok(Route::GetSecret("abcdef".parse().unwrap())))]
#[case("PATCH", TOKEN, Ok(Route::PatchSecret("abcdef".parse().unwrap())))]
#[case("DELETE", TOKEN, Ok(Route::DeleteSecret("abcdef".parse().unwrap())))]
#[case("GET", CLUSTER_INFO, Ok(Route::ClusterInfo))]
#[case("GET", "/api", Ok(Route::Discover(Document::Api, Form::Plain)))]
#[case("GET", "/api/v1", Ok(Route::Discover(Document::ApiV1, Form::Plain)))]
#[case("GET", "/apis", Ok(Route::Discover(Document::Apis, Form::Plain)))]
#[case("GET", "/version", Ok(Route::Discover(Document::Version, Form::Plain)))]
#[case("GET", "/openapi/v3", Ok(Route::Discover(Document::OpenApi, Form::Plain)))]
#[case(
    "GET",
    "/openapi/v3/api/v1",
    Ok(Route::Discover(Document::OpenApiV1, Form::Plain))
)]
#[case("POST", "/version", Err(Refusal::Method { allow: "GET" }))]
#[case("POST", SUBJECT_ACCESS_REVIEWS, Ok(Route::ReviewSubject))]
#[case("GET", CERTIFICATE_REQUESTS, Ok(Route::CertificateRequests))]
#[case("POST", CERTIFICATE_REQUESTS, Err(Refusal::Method { allow: "GET" }))]
#[case("DELETE", CERTIFICATE_REQUESTS, Err(Refusal::Method { allow: "GET" }))]
#[case("POST", SELF_SUBJECT_REVIEWS, Ok(Route::ReviewSelf))]
#[case("POST", SELF_SUBJECT_ACCESS_REVIEWS, Ok(Route::ReviewAccess))]
#[case("DELETE", SECRETS, Err(Refusal::Method { allow: "GET, POST" }))]
#[case("HEAD", SECRETS, Err(Refusal::Method { allow: "GET, POST" }))]
#[case("PUT", TOKEN, Err(Refusal::Method { allow: "GET, PATCH, DELETE" }))]
#[case("POST", CLUSTER_INFO, Err(Refusal::Method { allow: "GET" }))]
#[case("GET", SELF_SUBJECT_REVIEWS, Err(Refusal::Method { allow: "POST" }))]
fn s19_the_closed_list(#[case] method: &str, #[case] path: &str, #[case] wanted: Result<Route, Refusal>) {
    assert_eq!(Route::parse(&method.parse().unwrap(), path), wanted);
}

#[rstest]
#[case("/api/v1/namespaces/default/secrets")]
#[case("/api/v1/secrets")]
#[case("/api/v1/namespaces/kube-system/configmaps")]
#[case("/api/v1/namespaces/kube-system/secrets/")]
#[case("/api/v1/namespaces/kube-system/secrets/other")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcde")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdefg")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-ABCDEF")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef/")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef/status")]
#[case("/api/v1/namespaces/kube-system//secrets")]
#[case("/api/v1/namespaces/kube-system/secrets/../secrets")]
#[case("/api/v1/namespaces/kube%2dsystem/secrets")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-%61bcdef")]
#[case("/api/v1/namespaces/kube-system/secrets/%2e%2e")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef%00")]
#[case("/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef%2fx")]
#[case("/api/v1/namespaces/kube-public/configmaps/other")]
#[case("/apis/authentication.k8s.io/v1/tokenreviews")]
#[case("/apis/authorization.k8s.io/v1/localsubjectaccessreviews")]
#[case("/apis/certificates.k8s.io/v1/certificatesigningrequests/csr-1")]
#[case("/apis/certificates.k8s.io/v1/certificatesigningrequests/csr-1/approval")]
#[case("/openapi/v2")]
#[case("/openapi/v3/apis/apps/v1")]
#[case("/apis/apps/v1")]
#[case("/api/")]
#[case("/version/")]
#[case("")]
#[case("*")]
fn s20_another_path_is_none(#[case] path: &str) {
    for method in [
        Method::GET,
        Method::POST,
        Method::DELETE,
        Method::PUT,
        Method::PATCH,
    ] {
        assert_eq!(Route::parse(&method, path), Err(Refusal::Path), "{method} {path}");
    }
}

fn now() -> Timestamp {
    Timestamp::from_unix_seconds(1_800_000_000).unwrap()
}

proptest! {
    /// Whatever a path is made of, what is let through is one of the few paths written out above.
    #[test]
    fn s19_nothing_outside_the_closed_set_is_a_route(
        path in "(/api|/apis)?(/v1|/[a-z.]{1,20})?(/namespaces)?(/kube-system|/kube-public|/default)?(/secrets|/configmaps)?(/bootstrap-token-[a-z0-9%./]{4,8}|/cluster-info)?(/status)?",
        method in prop::sample::select(vec!["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT"]),
        query in prop::option::of("([a-zA-Z]{1,12}=[a-z0-9%]{0,6}&?){0,3}"),
    ) {
        let Ok(route) = Route::parse(&method.parse().unwrap(), &path) else { return Ok(()) };
        let named = path.strip_prefix("/api/v1/namespaces/kube-system/secrets/bootstrap-token-");
        let is_token = named.is_some_and(|id| {
            id.len() == 6 && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        let documents = ["/api", "/api/v1", "/apis", "/version", "/openapi/v3", "/openapi/v3/api/v1"];
        let known = [
            SECRETS,
            CLUSTER_INFO,
            SELF_SUBJECT_REVIEWS,
            SELF_SUBJECT_ACCESS_REVIEWS,
            SUBJECT_ACCESS_REVIEWS,
            CERTIFICATE_REQUESTS,
        ];
        prop_assert!([&known[..], &documents[..]].concat().contains(&path.as_str()) || is_token, "{path}");
        // A body that is none makes no operation of those that need one, and never a panic.
        drop(route.operation(query.as_deref(), &Bytes::from_static(b"{}"), now()));
    }
}
