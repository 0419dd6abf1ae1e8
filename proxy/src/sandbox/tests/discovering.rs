use super::fixture::{NAMED, empty, token, with_token};
use crate::operation::{Document, Form};
use crate::upstream::ApiRequest;
use karmada_token_core::Kubeconfig;
use serde_json::json;

const CLUSTER_INFO: &str = "/api/v1/namespaces/kube-public/configmaps/cluster-info";

#[tokio::test(start_paused = true)]
async fn it_is_ready_and_it_is_karmada() {
    let sandbox = empty();
    assert_eq!(sandbox.ask(ApiRequest::Readyz).await.code, 200);
    assert_eq!(sandbox.get("/version").await.json()["minor"], "36");
    let group = json!({
        "kind": "APIGroup",
        "apiVersion": "v1",
        "name": "cluster.karmada.io",
        "versions": [{ "groupVersion": "cluster.karmada.io/v1alpha1", "version": "v1alpha1" }],
        "preferredVersion": { "groupVersion": "cluster.karmada.io/v1alpha1", "version": "v1alpha1" },
    });
    assert_eq!(sandbox.ask(ApiRequest::Karmada).await.json(), group);
    let resources = sandbox.get("/api/v1").await.json();
    assert_eq!(resources["resources"][1]["name"], "secrets");
    let groups = sandbox.get("/apis").await.json();
    assert!(
        groups["groups"]
            .as_array()
            .unwrap()
            .iter()
            .any(|group| group["name"] == "cluster.karmada.io")
    );
}

/// kubectl reads all of it at once, and nothing else before it asks for Secrets.
#[tokio::test(start_paused = true)]
async fn groups_come_with_what_is_in_them_where_that_is_wished_for() {
    let sandbox = empty();
    for (document, group, resources) in [
        (Document::Api, "", vec!["configmaps", "secrets"]),
        (Document::Apis, "cluster.karmada.io", vec![]),
        (
            Document::Apis,
            "certificates.k8s.io",
            vec!["certificatesigningrequests"],
        ),
    ] {
        let told = sandbox
            .ask(ApiRequest::Discover(document, Form::Aggregated))
            .await;
        assert_eq!(told.headers["content-type"], Form::Aggregated.media_type());
        let list = told.json();
        assert_eq!(
            (&list["kind"], &list["apiVersion"]),
            (&json!("APIGroupDiscoveryList"), &json!("apidiscovery.k8s.io/v2"))
        );
        let items = list["items"].as_array().unwrap();
        let mut named = items.iter().filter(|item| item["metadata"]["name"] == group);
        let found = named.next().unwrap()["versions"][0]["resources"]
            .as_array()
            .unwrap();
        let found: Vec<_> = found.iter().map(|resource| &resource["resource"]).collect();
        assert_eq!(found, resources, "{group}");
    }
}

#[tokio::test(start_paused = true)]
async fn cluster_info_is_signed_for_every_token_that_may_sign() {
    let sandbox = with_token(token()).await;
    let map = sandbox.get(CLUSTER_INFO).await.json();
    assert_eq!(map["kind"], "ConfigMap");
    assert_eq!(map["metadata"]["name"], "cluster-info");
    let kubeconfig = Kubeconfig::from_yaml(map["data"]["kubeconfig"].as_str().unwrap()).unwrap();
    assert_eq!(kubeconfig.cluster(None).unwrap().server, sandbox.server());
    let signature = map["data"]["jws-kubeconfig-abcdef"].as_str().unwrap();
    // {"alg":"HS256","kid":"abcdef"}, and no payload.
    assert!(
        signature.starts_with("eyJhbGciOiJIUzI1NiIsImtpZCI6ImFiY2RlZiJ9.."),
        "{signature}"
    );

    let off = json!({ "stringData": { "usage-bootstrap-signing": "false" } });
    assert_eq!(sandbox.patch(NAMED, &off).await.code, 200);
    let map = sandbox.get(CLUSTER_INFO).await.json();
    assert_eq!(map["data"].as_object().unwrap().len(), 1, "the kubeconfig alone");
}

#[tokio::test(start_paused = true)]
async fn every_request_has_an_audit_id_of_its_own() {
    let sandbox = empty();
    let (one, two) = (sandbox.get("/version").await, sandbox.get("/version").await);
    assert_ne!(one.headers["audit-id"], two.headers["audit-id"]);
}
