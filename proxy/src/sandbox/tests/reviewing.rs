use super::fixture::{NAMED, SECRETS, Told, empty, seeded, token, with_token};
use crate::sandbox::Sandbox;
use karmada_token_core::{CertificateRequest, RightsQuestion};
use rstest::rstest;
use serde_json::{Value, json};

const SELF: &str = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
const ACCESS: &str = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
const TOKEN: &str = "Bearer abcdef.0123456789abcdef";

async fn as_bearer(sandbox: &Sandbox, bearer: &str, target: &str, body: &Value) -> Told {
    let headers = [("content-type", "application/json"), ("authorization", bearer)];
    sandbox.send("POST", target, &headers, body.to_string()).await
}

fn may_create(group: &str, resource: &str) -> Value {
    json!({ "spec": { "resourceAttributes": { "verb": "create", "group": group, "resource": resource } } })
}

#[tokio::test(start_paused = true)]
async fn without_a_credential_it_is_the_sandboxes_own_user() {
    let told = empty().post(SELF, &json!({})).await;
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
    let told = empty().post(ACCESS, &may_create("", "secrets")).await.json();
    assert_eq!(told["status"], json!({ "allowed": true }));
    assert_eq!(told["spec"]["resourceAttributes"]["resource"], "secrets");
}

#[tokio::test(start_paused = true)]
async fn a_token_in_force_gives_its_id_and_groups() {
    let mut secret = token();
    let groups = "system:bootstrappers:karmada:default-cluster-token,system:bootstrappers:a";
    secret["stringData"]["auth-extra-groups"] = json!(groups);
    let told = as_bearer(&with_token(secret).await, TOKEN, SELF, &json!({})).await;
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
    assert_eq!(
        sandbox.patch(NAMED, &json!({ "stringData": changed })).await.code,
        200
    );
    assert_eq!(as_bearer(&sandbox, TOKEN, SELF, &json!({})).await.code, 401);
}

#[rstest]
#[case("Bearer abcdef.0000000000000000")]
#[case("Bearer zzzzzz.0123456789abcdef")]
#[case("Bearer some-service-account-token")]
#[case("Basic YTpi")]
#[tokio::test(start_paused = true)]
async fn any_other_credential_is_refused(#[case] credential: &str) {
    let sandbox = with_token(token()).await;
    let told = as_bearer(&sandbox, credential, SELF, &json!({})).await;
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
    let told = as_bearer(&sandbox, TOKEN, ACCESS, &asked).await.json();
    assert_eq!(told["status"]["allowed"], allowed);
    let told = as_bearer(&sandbox, TOKEN, ACCESS, &may_create("", "secrets"))
        .await
        .json();
    assert_eq!(told["status"], json!({ "allowed": false }));
}

#[rstest]
#[case(json!({ "spec": {} }))]
#[case(json!({ "spec": { "resourceAttributes": {}, "nonResourceAttributes": {} } }))]
#[tokio::test(start_paused = true)]
async fn a_review_asks_one_question(#[case] body: Value) {
    let told = empty().post(ACCESS, &body).await;
    assert_eq!(told.code, 422);
    assert_eq!(
        told.message(),
        ".authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of \
         nonResourceAttributes or resourceAttributes must be specified"
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_reads_no_tokens() {
    let sandbox = with_token(token()).await;
    let told = sandbox
        .send("GET", SECRETS, &[("authorization", TOKEN)], "")
        .await;
    assert_eq!(told.code, 403);
    assert_eq!(told.headers["x-content-type-options"], "nosniff");
    assert_eq!(
        told.json(),
        json!({
            "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
            "message": "secrets is forbidden: User \"system:bootstrap:abcdef\" cannot list resource \"secrets\" in \
                API group \"\" in the namespace \"kube-system\"",
            "reason": "Forbidden",
            "details": { "kind": "secrets" },
            "code": 403,
        })
    );
    let told = sandbox
        .send("DELETE", NAMED, &[("authorization", TOKEN)], "")
        .await;
    assert_eq!(
        told.message(),
        "secrets \"bootstrap-token-abcdef\" is forbidden: User \"system:bootstrap:abcdef\" cannot delete resource \
         \"secrets\" in API group \"\" in the namespace \"kube-system\""
    );
}

const SUBJECT: &str = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
const REQUESTS: &str = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

#[tokio::test(start_paused = true)]
async fn a_joining_cluster_may_what_karmadactl_init_lets_it() {
    let sandbox = empty();
    for question in RightsQuestion::ALL {
        let told = sandbox.post(SUBJECT, &question.review()).await;
        assert_eq!(
            (told.code.as_u16(), &told.json()["status"]["allowed"]),
            (201, &json!(true)),
            "{question:?}"
        );
    }
    let mut other = RightsQuestion::FileRequests.review();
    other["spec"]["groups"] = json!(["system:bootstrappers:kubeadm:default-node-token"]);
    assert_eq!(
        sandbox.post(SUBJECT, &other).await.json()["status"]["allowed"],
        false
    );
    let told = as_bearer(&with_token(token()).await, TOKEN, SUBJECT, &other).await;
    assert_eq!(
        told.message(),
        "subjectaccessreviews.authorization.k8s.io is forbidden: User \"system:bootstrap:abcdef\" cannot create resource \
         \"subjectaccessreviews\" in API group \"authorization.k8s.io\" at the cluster scope"
    );
}

/// What the console shows of who used a token has something to show.
#[tokio::test(start_paused = true)]
async fn two_seeded_tokens_were_used() {
    let sandbox = seeded();
    let requests = CertificateRequest::of_list(sandbox.get(REQUESTS).await.text.as_bytes()).unwrap();
    let told: Vec<_> = requests
        .iter()
        .map(|request| (request.cluster().unwrap_or_default(), request.state.as_key()))
        .collect();
    assert_eq!(told, [("member-frankfurt-1", "issued"), ("ci-fleet-7", "issued")]);
    for request in &requests {
        let name = request.token_id.secret_name();
        assert_eq!(sandbox.get(&format!("{SECRETS}/{name}")).await.code, 200);
    }
    let nothing = CertificateRequest::of_list(empty().get(REQUESTS).await.text.as_bytes());
    assert_eq!(nothing, Ok(Vec::new()));
}
