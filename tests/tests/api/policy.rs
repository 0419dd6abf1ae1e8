//! The rules for tokens, twice over: as the proxy holds requests to them, and as the ValidatingAdmissionPolicy that
//! `karmada-token policy` prints holds the real kube-apiserver to them. Both must say the same of every change.

use std::time::{Duration, SystemTime};

use http::StatusCode;
use karmada_token_core::Timestamp;
use karmada_token_tests::{
    ControlPlane, HttpAnswer, HttpClient, Outcome, SECRETS, Serve, User, karmada_token, kubectl, story, until,
};
use serde_json::{Value, json};

const OURS: &str = "system:bootstrappers:karmada:default-cluster-token";
const RULES: [&str; 3] = [
    "--max-ttl=24h",
    "--allowed-groups=system:bootstrappers:karmada:default-cluster-token",
    "--allowed-usages=signing",
];

/// What a token's data is to become, and whether the rules let it.
struct Case {
    id: &'static str,
    /// `None`: the change makes the token.
    before: Option<Value>,
    change: Value,
    /// The flag that a refusal names.
    broken: Option<&'static str>,
}

/// RFC 3339, so many seconds from now.
fn at(seconds: u64) -> String {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let end = i64::try_from(now.as_secs() + seconds).unwrap_or(i64::MAX);
    Timestamp::from_unix_seconds(end)
        .map(|end| end.to_string())
        .unwrap_or_default()
}

fn cases() -> Vec<Case> {
    let (day, long) = (at(86_400), at(864_000));
    let longer = at(1_728_000);
    let end = |end: &str| json!({ "expiration": end });
    let other = json!({ "expiration": day, "auth-extra-groups": "system:bootstrappers:other" });
    let logs_in = json!({ "expiration": day, "usage-bootstrap-authentication": "true" });
    let case = |id, before, change, broken| Case {
        id,
        before,
        change,
        broken,
    };
    let off = json!({ "usage-bootstrap-authentication": null, "usage-bootstrap-signing": null });
    let both = json!({ "expiration": day, "auth-extra-groups": OURS, "usage-bootstrap-signing": "true" });
    let old = json!({ "usage-bootstrap-authentication": "true", "auth-extra-groups": "system:bootstrappers:other" });
    vec![
        case("newday", None, both, None),
        case("neverr", None, json!({}), Some("--max-ttl")),
        case("toolon", None, end(&long), Some("--max-ttl")),
        case("othern", None, other, Some("--allowed-groups")),
        case("loginn", None, logs_in, Some("--allowed-usages")),
        case("suspnd", Some(old.clone()), off, None),
        case(
            "descri",
            Some(old.clone()),
            json!({ "description": "from before the rule" }),
            None,
        ),
        case("shortn", Some(old), end(&long), None),
        case("shorts", Some(end(&longer)), end(&long), None),
        case("extend", Some(end(&at(3_600))), end(&at(7_200)), None),
        case("longer", Some(end(&long)), end(&longer), Some("--max-ttl")),
        case(
            "withou",
            Some(end(&day)),
            json!({ "expiration": null }),
            Some("--max-ttl"),
        ),
        case(
            "groups",
            Some(end(&day)),
            json!({ "auth-extra-groups": format!("{OURS},system:bootstrappers:b") }),
            Some("--allowed-groups"),
        ),
        case(
            "turnon",
            Some(end(&day)),
            json!({ "usage-bootstrap-authentication": "true" }),
            Some("--allowed-usages"),
        ),
    ]
}

fn secret(id: &str, data: &Value) -> Value {
    let mut string_data = data.clone();
    string_data["token-id"] = id.into();
    string_data["token-secret"] = "0123456789abcdef".into();
    json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": { "name": format!("bootstrap-token-{id}"), "namespace": "kube-system" },
        "type": "bootstrap.kubernetes.io/token",
        "stringData": string_data,
    })
}

/// Tries the change without keeping it.
async fn attempt(client: &HttpClient, case: &Case) -> Outcome<HttpAnswer> {
    let Some(_) = case.before else {
        let new = secret(case.id, &case.change);
        return Ok(client.post(&format!("{SECRETS}?dryRun=All"), &new).await?);
    };
    let (gone, set): (serde_json::Map<_, _>, serde_json::Map<_, _>) = case
        .change
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .partition(|(_, value)| value.is_null());
    let patch = json!({ "data": gone, "stringData": set });
    let named = format!("{SECRETS}/bootstrap-token-{}?dryRun=All", case.id);
    Ok(client.merge(&named, &patch).await?)
}

#[tokio::test]
async fn the_proxy_and_the_admission_policy_say_the_same() -> Outcome {
    story("policy", async |stage| {
        let plane = stage.control_plane_without_controllers().await?;
        let administrator = User::administrator();
        let token = administrator.token().unwrap_or_default();
        let open = stage.serve(Serve::bearer(&plane)).await?.http().bearing(token)?;
        let serve = RULES
            .into_iter()
            .fold(Serve::bearer(&plane), |serve, flag| serve.and(flag));
        let ruled = stage.serve(serve).await?.http().bearing(token)?;
        let cases = cases();
        for case in &cases {
            if let Some(before) = &case.before {
                let made = open.post(SECRETS, &secret(case.id, before)).await?;
                assert_eq!(made.status, StatusCode::CREATED, "{}: {}", case.id, made.text());
            }
        }

        for case in &cases {
            let told = attempt(&ruled, case).await?;
            judge("the proxy", case, &told);
            assert!(
                !told.text().contains("ValidatingAdmissionPolicy"),
                "{}",
                told.text()
            );
        }

        apply(&plane, &RULES).await?;
        refused_with(&open, &cases[1], "--max-ttl").await?;
        for case in &cases {
            let told = attempt(&open, case).await?;
            judge("the admission policy", case, &told);
            if case.broken.is_some() {
                assert!(
                    told.text().contains("ValidatingAdmissionPolicy"),
                    "{}",
                    told.text()
                );
            }
        }
        apply(&plane, &["--forbid-never-expires"]).await?;
        refused_with(&open, &cases[1], "--forbid-never-expires").await
    })
    .await
}

/// Has the API server hold to these rules and no others.
async fn apply(plane: &ControlPlane, rules: &[&str]) -> Outcome {
    let manifest = karmada_token(&[&["policy"], rules].concat()).await?;
    let file = tempfile::NamedTempFile::new()?;
    std::fs::write(file.path(), manifest)?;
    let kubeconfig = plane.kubeconfig(&User::administrator());
    kubectl(&kubeconfig, &["apply", "-f", &file.path().to_string_lossy()]).await?;
    Ok(())
}

/// Waits until the API server has learned of a policy: it refuses the case by this flag.
async fn refused_with(client: &HttpClient, case: &Case, flag: &str) -> Outcome {
    let refused = async || {
        let told = attempt(client, case).await.ok()?;
        (!told.status.is_success() && told.text().contains(flag)).then_some(())
    };
    Ok(until(
        "the API server to hold to the policy",
        Duration::from_secs(30),
        refused,
    )
    .await?)
}

fn judge(who: &str, case: &Case, told: &HttpAnswer) {
    let (id, text) = (case.id, told.text());
    match case.broken {
        None => assert!(told.status.is_success(), "{who} refuses {id}: {text}"),
        Some(flag) => {
            assert_eq!(
                told.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{who} on {id}: {text}"
            );
            assert!(text.contains(flag), "{who} on {id} names {flag}: {text}");
        }
    }
}
