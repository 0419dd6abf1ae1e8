//! The pin that a register command carries is the one that OpenSSL computes, of each CA.

use std::collections::BTreeSet;
use std::sync::Arc;

use karmada_token_tests::member::{self, RegisterCommand};
use karmada_token_tests::{
    Approver, Artifacts, Authority, Console, ControlPlane, Outcome, Proxy, Role, SOON, Serve, Stage, User,
    Wishes, kubectl, openssl_pin, story, until,
};

/// What a register command pins.
fn pins_of(command: &str) -> Outcome<BTreeSet<String>> {
    let command: RegisterCommand = command.parse()?;
    Ok(command.pins().iter().cloned().collect())
}

/// A proxy whose kubeconfig trusts the control plane's CA and another one, as in the middle of a rotation; the other CA, and what
/// OpenSSL makes of both.
async fn rotating(
    stage: &mut Stage,
    plane: &ControlPlane,
    user: &str,
) -> Outcome<(Arc<Proxy>, String, [String; 2])> {
    let artifacts = Artifacts::new("pins-openssl")?;
    let (own, other) = (plane.authority().certificate(), Authority::new()?.certificate());
    let pins = [
        openssl_pin(&artifacts.write("own.crt", own.as_bytes())?).await?,
        openssl_pin(&artifacts.write("other.crt", other.as_bytes())?).await?,
    ];
    assert_ne!(pins[0], pins[1]);
    let mut bundle = plane.kubeconfig(&plane.administrator(user)?);
    bundle.authority = Some(format!("{own}{other}"));
    let serve = Serve::kubeconfig_file(&plane.write_kubeconfig(user, &bundle)?);
    Ok((stage.serve(serve).await?, other, pins))
}

#[tokio::test]
async fn a_pin_is_openssls_of_every_ca_of_the_kubeconfig() -> Outcome {
    story("pins", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let (proxy, _, pins) = rotating(stage, &plane, "pins").await?;
        let info = proxy.session().await?.get("/-/info").await?.json();
        assert_eq!(info["pins"], serde_json::json!(pins), "{info}");
        assert_eq!(info["karmada"], true, "{info}");
        assert_eq!(info["user"]["name"], "pins", "{info}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_command_has_the_pins_that_are_chosen_and_a_member_follows_it() -> Outcome {
    story("pins-chosen", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let _approver = Approver::start(&plane).await?;
        let (proxy, other, expected) = rotating(stage, &plane, "rotation").await?;
        let console = Console::new(stage.open(&proxy.sign_in_url().await?).await?);
        let created = console.create(&Wishes::described("in a rotation")).await?;
        assert_eq!(
            pins_of(&created.register_command)?,
            BTreeSet::from(expected.clone())
        );
        // It meets one of the two.
        member::join(&created.register_command, "rotated").await?;

        // The sources are for choosing: what cluster-info shows, and what is pasted.
        let panel = console.open_revealed(created.id()).await?;
        panel
            .find(Role::DisclosureTriangle, "More options")
            .click()
            .await?;
        let command = panel.find(Role::Textbox, "Register command");
        let pinned = async |pins: &[&String]| {
            let wanted: BTreeSet<String> = pins.iter().map(|pin| (*pin).clone()).collect();
            until("the command with the pins that were chosen", SOON, async || {
                let line = command.value().await.ok()?;
                (pins_of(&line).ok()? == wanted).then_some(())
            })
            .await
        };
        let tick = async |source: &str| panel.find(Role::Checkbox, source).click().await;
        tick("Those in cluster-info").await?;
        tick("Those that this server knows").await?;
        pinned(&[&expected[0]]).await?;
        tick("One that I paste").await?;
        panel
            .find(Role::Textbox, "CA certificates in PEM")
            .fill(&other)
            .await?;
        pinned(&[&expected[0], &expected[1]]).await?;
        tick("Those in cluster-info").await?;
        pinned(&[&expected[1]]).await?;
        tick("One that I paste").await?;
        command.gone().await?;
        assert!(panel.text().await?.contains("No CA is pinned"));
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
        until("a warning", SOON, async || {
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
