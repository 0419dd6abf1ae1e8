//! A kubeconfig whose exec plug-in yields client certificates, one of which ends while the proxy runs.

use std::time::Duration;

use http::StatusCode;
use karmada_token_tests::{ClientIdentity, Outcome, SECRETS, Serve, User, story};
use serde_json::json;
use time::OffsetDateTime;

/// Long enough to start a proxy on a busy machine.
const LIFE: Duration = Duration::from_secs(10);

fn credential(identity: &ClientIdentity) -> String {
    json!({
        "apiVersion": "client.authentication.k8s.io/v1",
        "kind": "ExecCredential",
        "status": { "clientCertificateData": identity.certificate, "clientKeyData": identity.key },
    })
    .to_string()
}

#[tokio::test]
async fn the_proxy_goes_on_with_a_plug_in_s_next_certificate() -> Outcome {
    story("plug-in", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let authority = plane.authority();
        let masters = "system:masters";
        let end = OffsetDateTime::now_utc() + LIFE;
        let file = plane.write_file(
            "plug-in.json",
            &credential(&authority.client_until("first", masters, end)?),
        )?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &User::by_plug_in(&file))?)
            .await?;
        let session = proxy.session().await?;
        let who = async || -> Outcome<String> {
            let info = session.get("/-/info").await?.json();
            Ok(info["user"]["name"].as_str().unwrap_or_default().to_owned())
        };
        assert_eq!(who().await?, "first");

        let next = authority.client("second", Some(masters))?;
        plane.write_file("plug-in.json", &credential(&next))?;
        assert_eq!(who().await?, "first", "a certificate that serves is kept");
        // X.509 counts whole seconds.
        let left = end - OffsetDateTime::now_utc() + Duration::from_secs(1);
        tokio::time::sleep(left.try_into().unwrap_or_default()).await;
        assert_eq!(session.get(SECRETS).await?.status, StatusCode::OK);
        assert_eq!(who().await?, "second");
        Ok(())
    })
    .await
}
