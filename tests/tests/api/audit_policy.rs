//! deploy/audit-policy.yaml, loaded into a real kube-apiserver: it keeps who did what to which token, who read them all, who gave
//! which rights, and no token.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{Method, StatusCode};
use karmada_token_tests::{AuditEvent, Outcome, SECRETS, Serve, User, kubectl, story};
use serde_json::json;

const POLICY: &str = include_str!("../../../deploy/audit-policy.yaml");
const TOKEN: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-audit1";
const BINDINGS: &str = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings";
const SECRET: &str = "canary0secret00x";

#[tokio::test]
async fn s29_the_audit_log_says_who_and_which_and_holds_no_token() -> Outcome {
    story("audit-policy", async |stage| {
        let plane = stage.control_plane_without_controllers().await?;
        plane.kill_apiserver();
        plane.write_file("audit-policy.yaml", POLICY)?;
        std::fs::remove_file(plane.audit_log())?;
        plane.start_apiserver().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let administrator = User::administrator();
        let bearer = administrator.token().unwrap_or_default();
        let api = proxy.http().bearing(bearer)?;

        let secret = json!({
            "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
            "metadata": { "name": "bootstrap-token-audit1", "namespace": "kube-system" },
            "stringData": { "token-id": "audit1", "token-secret": SECRET, "usage-bootstrap-authentication": "true" },
        });
        assert_eq!(api.post(SECRETS, &secret).await?.status, StatusCode::CREATED);
        assert_eq!(api.get(SECRETS).await?.status, StatusCode::OK);
        let watch = format!("{SECRETS}?watch=1&timeoutSeconds=1");
        assert_eq!(api.get(&watch).await?.status, StatusCode::OK);
        assert!(api.get(TOKEN).await?.text().contains(&BASE64_STANDARD.encode(SECRET)));
        let patch = json!({ "stringData": { "description": "known" } });
        assert_eq!(api.merge(TOKEN, &patch).await?.status, StatusCode::OK);
        // What a leaked token is used for: its holder's attempt to become a member.
        let holder = proxy.http().bearing(&format!("audit1.{SECRET}"))?;
        let requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
        assert_eq!(holder.get(requests).await?.status, StatusCode::FORBIDDEN);
        assert_eq!(api.send(Method::DELETE, TOKEN, None).await?.status, StatusCode::OK);

        // Past the proxy: every Secret there is, and rights that somebody gives.
        let kubeconfig = plane.kubeconfig(&administrator);
        kubectl(&kubeconfig, &["get", "secrets", "--all-namespaces"]).await?;
        let binding = ["create", "clusterrolebinding", "given", "--clusterrole=view", "--user=someone"];
        kubectl(&kubeconfig, &binding).await?;

        let log = std::fs::read_to_string(plane.audit_log())?;
        for hidden in [SECRET, &BASE64_STANDARD.encode(SECRET), bearer] {
            assert!(!log.contains(hidden), "{log}");
        }
        let events = AuditEvent::read(&plane.audit_log())?;
        let of_token: Vec<(&str, &str)> = events
            .iter()
            .filter(|event| event.request_uri.split('?').next() == Some(TOKEN))
            .map(|event| (event.verb.as_str(), event.user()))
            .collect();
        for verb in ["get", "patch", "delete"] {
            assert!(of_token.contains(&(verb, administrator.name())), "{verb}: {of_token:?}");
        }
        for (verb, path, user) in [
            ("create", SECRETS, administrator.name()),
            ("list", SECRETS, administrator.name()),
            ("watch", SECRETS, administrator.name()),
            ("list", "/api/v1/secrets", administrator.name()),
            ("list", requests, "system:bootstrap:audit1"),
            ("create", BINDINGS, administrator.name()),
        ] {
            let is_kept = events.iter().any(|event| {
                let told = event.request_uri.split('?').next();
                (event.verb.as_str(), told, event.user()) == (verb, Some(path), user)
            });
            assert!(is_kept, "{user} {verb} {path}: {log}");
        }
        assert!(log.contains(r#""name":"someone""#), "which rights, and whose: {log}");
        Ok(())
    })
    .await
}
