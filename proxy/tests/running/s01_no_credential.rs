//! Without a credential every API route answers 401, and upstream hears of nothing.

use crate::support::{NAMED, SECRETS, Server, Upstream, kubernetes};
use serde_json::json;

const ACCESS_REVIEWS: &str = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
const ROUTES: [(&str, &str); 10] = [
    ("GET", SECRETS),
    ("GET", "/api/v1/namespaces/kube-system/secrets?watch=1"),
    ("POST", SECRETS),
    ("GET", NAMED),
    ("DELETE", NAMED),
    ("GET", "/api/v1/namespaces/kube-public/configmaps/cluster-info"),
    ("GET", "/api/v1/namespaces/default/secrets"),
    ("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews"),
    ("POST", ACCESS_REVIEWS),
    ("POST", "/-/check"),
];

async fn refuses_everything(upstream: &Upstream, server: &Server, headers: &[(&str, &str)]) {
    for (method, target) in ROUTES {
        let call = server.call(method, target).own_page().json(&json!({}));
        let call = headers
            .iter()
            .fold(call, |call, (name, value)| call.header(name, value));
        let reply = call.send().await;
        assert_eq!(
            reply.refusal(),
            (401, "Unauthorized".to_owned()),
            "{method} {target}"
        );
    }
    let info = server.call("GET", "/-/info").own_page().send().await;
    assert_eq!(info.code, 200);
    let mut names: Vec<_> = info.json().as_object().unwrap().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["mode", "signedIn", "version"], "the public half alone");
    assert_eq!(info.json()["signedIn"], false);
    let document = server.call("GET", "/-/openapi.json").send().await;
    assert_eq!(document.code, 200, "it is for everybody");
    assert!(!document.text().contains(&upstream.url()), "{}", document.text());
    assert_eq!(upstream.lines(), [""; 0]);
}

/// Without any credential, and with a session that was made up.
async fn refuses_none_and_forged(upstream: &Upstream, server: &Server) {
    refuses_everything(upstream, server, &[]).await;
    for (method, target) in ROUTES {
        // As a script sends it, which says nothing of where it comes from.
        let reply = server.call(method, target).json(&json!({})).send().await;
        assert_eq!(reply.code, 401, "{method} {target}");
    }
    let cookie = format!("karmada-token-{}=forged", server.address.port());
    let forged = [("cookie", cookie.as_str()), ("x-karmada-token-key", "forged")];
    refuses_everything(upstream, server, &forged).await;
}

#[tokio::test]
async fn in_kubeconfig_mode() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::kubeconfig(&upstream, &[]);
    refuses_none_and_forged(&upstream, &server).await;
}

#[tokio::test]
async fn in_bearer_mode() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    refuses_none_and_forged(&upstream, &server).await;
    refuses_everything(&upstream, &server, &[("authorization", "Basic YTpi")]).await;
}

/// A credential that the API server knows nobody of is none, also where the question goes upstream under another.
#[tokio::test]
async fn a_credential_of_nobody_checks_no_token() {
    let upstream = Upstream::start(kubernetes).await;
    for server in [Server::bearer(&upstream, &[]), Server::kubeconfig(&upstream, &[])] {
        let call = server
            .call("POST", "/-/check")
            .bearer("nobody")
            .json(&json!({ "token": crate::support::TOKEN }));
        assert_eq!(call.send().await.refusal(), (401, "Unauthorized".to_owned()));
        let info = server.call("GET", "/-/info").bearer("nobody").send().await;
        assert_eq!(info.json()["signedIn"], false);
    }
}
