use super::fixture::{NAMED, empty, path_of, seeded, token, with_token};
use crate::operation::{AccessReview, ObjectOptions, ResourceAttributes, Selection};
use crate::upstream::ApiRequest;
use karmada_token_core::{CertificateRequest, RightsQuestion};
use rstest::rstest;
use serde_json::{Value, json};

const TOKEN: &str = "abcdef.0123456789abcdef";

fn may_create(group: &str, resource: &str) -> ApiRequest {
    ApiRequest::ReviewAccess(AccessReview::ResourceAttributes(ResourceAttributes {
        verb: "create".to_owned(),
        group: group.to_owned(),
        resource: resource.to_owned(),
        ..ResourceAttributes::default()
    }))
}

#[tokio::test(start_paused = true)]
async fn without_a_credential_it_is_the_sandboxes_own_user() {
    let told = empty().ask(ApiRequest::ReviewSelf).await;
    assert_eq!(told.code, 201);
    assert_eq!(
        told.json(),
        json!({
            "kind": "SelfSubjectReview",
            "apiVersion": "authentication.k8s.io/v1",
            "metadata": { "creationTimestamp": "2026-11-24T06:00:00Z" },
            "status": { "userInfo": {
                "username": "sandbox-admin",
                "groups": ["system:masters", "system:authenticated"],
            } },
        })
    );
    let told = empty().ask(may_create("", "secrets")).await.json();
    assert_eq!(told["status"], json!({ "allowed": true }));
    assert_eq!(told["spec"]["resourceAttributes"]["resource"], "secrets");
}

#[tokio::test(start_paused = true)]
async fn a_token_in_force_gives_its_id_and_groups() {
    let mut secret = token();
    let groups = "system:bootstrappers:karmada:default-cluster-token,system:bootstrappers:a";
    secret["stringData"]["auth-extra-groups"] = json!(groups);
    let told = with_token(secret)
        .await
        .ask_as(TOKEN, ApiRequest::ReviewSelf)
        .await;
    assert_eq!(told.code, 201);
    assert_eq!(
        told.json()["status"]["userInfo"],
        json!({
            "username": "system:bootstrap:abcdef",
            "groups": [
                "system:bootstrappers",
                "system:bootstrappers:a",
                "system:bootstrappers:karmada:default-cluster-token",
                "system:authenticated",
            ],
        })
    );
}

#[rstest]
#[case(json!({ "usage-bootstrap-authentication": "false" }))]
#[case(json!({ "expiration": "2026-11-24T05:59:59Z" }))]
#[case(json!({ "expiration": "tomorrow" }))]
#[case(json!({ "auth-extra-groups": "system:bootstrappers:fine,bad" }))]
#[case(json!({ "token-secret": "short" }))]
#[case(json!({ "token-id": "zzzzzz" }))]
#[tokio::test(start_paused = true)]
async fn a_token_not_in_force_gives_nothing(#[case] changed: Value) {
    let sandbox = with_token(token()).await;
    assert_eq!(sandbox.spoil(&changed).await.code, 200);
    assert_eq!(sandbox.ask_as(TOKEN, ApiRequest::ReviewSelf).await.code, 401);
}

#[rstest]
#[case("abcdef.0000000000000000")]
#[case("zzzzzz.0123456789abcdef")]
#[case("some-service-account-token")]
#[tokio::test(start_paused = true)]
async fn any_other_credential_is_refused(#[case] credential: &str) {
    let sandbox = with_token(token()).await;
    let told = sandbox.ask_as(credential, ApiRequest::ReviewSelf).await;
    assert_eq!(told.code, 401);
    assert_eq!(
        told.json(),
        json!({
            "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
            "message": "Unauthorized", "reason": "Unauthorized", "code": 401,
        })
    );
}

#[rstest]
#[case("system:bootstrappers:karmada:default-cluster-token", true)]
#[case("system:bootstrappers:kubeadm:default-node-token", false)]
#[tokio::test(start_paused = true)]
async fn karmadas_group_alone_may_file_signing_requests(#[case] group: &str, #[case] allowed: bool) {
    let mut secret = token();
    secret["stringData"]["auth-extra-groups"] = json!(group);
    let sandbox = with_token(secret).await;
    let asked = may_create("certificates.k8s.io", "certificatesigningrequests");
    let told = sandbox.ask_as(TOKEN, asked).await.json();
    assert_eq!(told["status"]["allowed"], allowed);
    let told = sandbox.ask_as(TOKEN, may_create("", "secrets")).await.json();
    assert_eq!(told["status"], json!({ "allowed": false }));
}

#[tokio::test(start_paused = true)]
async fn a_token_reads_no_tokens() {
    let sandbox = with_token(token()).await;
    let list = ApiRequest::List(Selection::default());
    assert_eq!(sandbox.ask_as(TOKEN, list).await.code, 403);
    let deletion = ApiRequest::Delete("abcdef".parse().unwrap(), None, ObjectOptions::default());
    assert_eq!(sandbox.ask_as(TOKEN, deletion).await.code, 403);
    assert_eq!(sandbox.get(NAMED).await.code, 200);
}

#[tokio::test(start_paused = true)]
async fn a_joining_cluster_may_what_karmadactl_init_lets_it() {
    for question in RightsQuestion::ALL {
        let told = empty().ask(ApiRequest::ReviewSubject(question)).await;
        let review = told.json();
        assert_eq!(
            (told.code.as_u16(), &review["spec"], &review["status"]["allowed"]),
            (201, &question.spec(), &json!(true)),
            "{question:?}"
        );
    }
}

/// What the console shows of who used a token has something to show.
#[tokio::test(start_paused = true)]
async fn two_seeded_tokens_were_used() {
    let sandbox = seeded();
    let requests =
        CertificateRequest::of_list(sandbox.ask(ApiRequest::CertificateRequests).await.text.as_bytes())
            .unwrap();
    let told: Vec<_> = requests
        .iter()
        .map(|request| (request.cluster().unwrap_or_default(), request.state.as_key()))
        .collect();
    assert_eq!(told, [("member-frankfurt-1", "issued"), ("ci-fleet-7", "issued")]);
    for request in &requests {
        let target = path_of(&request.token_id.to_string());
        assert_eq!(sandbox.get(&target).await.code, 200);
    }
    let nothing =
        CertificateRequest::of_list(empty().ask(ApiRequest::CertificateRequests).await.text.as_bytes());
    assert_eq!(nothing, Ok(Vec::new()));
}
