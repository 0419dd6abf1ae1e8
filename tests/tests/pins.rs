//! Issue 3, (c): the pin that a register command carries is the one that OpenSSL computes, of each CA.

use std::time::Duration;

use karmada_token_tests::{Artifacts, Authority, Outcome, Role, Serve, User, kubectl, openssl, story, until};

const PIN: &str =
    "openssl x509 -pubkey -noout -in \"$FILE\" | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r";

/// What OpenSSL makes of one PEM certificate.
async fn pin(artifacts: &Artifacts, name: &str, certificate: &str) -> Outcome<String> {
    let digest = openssl(PIN, &artifacts.write(name, certificate.as_bytes())?).await?;
    Ok(format!(
        "sha256:{}",
        digest.split_whitespace().next().unwrap_or_default()
    ))
}

#[tokio::test]
async fn a_pin_is_openssls_of_every_ca_of_the_kubeconfig() -> Outcome {
    story("pins", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let artifacts = Artifacts::new("pins-openssl")?;
        let (own, other) = (plane.authority().certificate(), Authority::new()?.certificate());
        let expected = [
            pin(&artifacts, "own.crt", &own).await?,
            pin(&artifacts, "other.crt", &other).await?,
        ];
        assert_ne!(expected[0], expected[1]);

        let user = plane.administrator("pins")?;
        let mut bundle = plane.kubeconfig(&user);
        bundle.authority = Some(own + &other);
        let serve = Serve::kubeconfig_file(&plane.write_kubeconfig("bundle", &bundle)?);
        let proxy = stage.serve(serve).await?;
        let info = proxy.session().await?.get("/-/info").await?.json();
        assert_eq!(info["pins"], serde_json::json!(expected), "{info}");
        assert_eq!(info["karmada"], true, "{info}");
        assert_eq!(info["user"]["name"], "pins", "{info}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_api_server_without_karmadas_group_is_told_apart() -> Outcome {
    story("not-karmada", async |stage| {
        let plane = stage.control_plane_without_controllers().await?;
        let administrator = plane.kubeconfig(&User::administrator());
        let crd = ["delete", "crd", "clusters.cluster.karmada.io"];
        kubectl(&administrator, &crd).await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("member")?)?)
            .await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        until("a warning", Duration::from_secs(10), async || {
            let tree = page.tree().await.ok()?;
            tree.outline()
                .contains("does not look like Karmada")
                .then_some(())
        })
        .await?;
        Ok(())
    })
    .await
}
