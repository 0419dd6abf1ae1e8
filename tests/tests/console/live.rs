//! What happens beside the page shows in it by itself.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use karmada_token_core::Timestamp;
use karmada_token_tests::{
    Browser, Console, ControlPlane, Outcome, Role, Secrets, Serve, User, kubeadm, kubectl, story, until,
};
use serde_json::{Value, json};

/// How soon a change on the server must show.
const SOON: Duration = karmada_token_tests::SOON;

/// What the open panel says of the one who set the token, and its manifest.
const PANEL: &str = "
    const panel = document.querySelector('karmada-token-console').shadowRoot.querySelector('dialog[open]');
    const term = [...panel.querySelectorAll('dt')].find((term) => term.textContent === 'Set by');
    return [term.nextElementSibling.textContent, panel.querySelector('.yaml pre').textContent]";

/// Of the token `stayin`, which is changed by somebody else meanwhile.
async fn its_panel_says_who_set_it_and_masks_its_manifest(plane: &ControlPlane, page: &Browser) -> Outcome {
    page.find(Role::Button, "stayin").click().await?;
    let panel = page.find(Role::Dialog, "Token stayin");
    panel.find(Role::DisclosureTriangle, "YAML").click().await?;
    let patch = r#"{"stringData":{"description":"stays: in"}}"#;
    let administrator = plane.kubeconfig(&User::administrator());
    kubectl(
        &administrator,
        &[
            "-n",
            "kube-system",
            "patch",
            "secret",
            "bootstrap-token-stayin",
            "--patch",
            patch,
        ],
    )
    .await?;
    panel.find_containing(Role::Group, "stays: in").node().await?;
    let mut data = Secrets::of(plane).await?.data("stayin").await?;
    data.insert("token-secret".into(), "****************".into());
    let said = page.script(PANEL).await?;
    assert_eq!(said[0], "kubeadm, kubectl-patch");
    let manifest: Value = serde_saphyr::from_str(said[1].as_str().unwrap_or_default())?;
    let wanted = json!({
        "apiVersion": "v1", "kind": "Secret", "type": "bootstrap.kubernetes.io/token",
        "metadata": { "name": "bootstrap-token-stayin", "namespace": "kube-system" }, "stringData": data,
    });
    assert_eq!(manifest, wanted);
    panel.find(Role::Button, "Close").click().await?;
    Ok(panel.gone().await?)
}

#[tokio::test]
async fn tokens_come_expire_and_go_without_a_reload() -> Outcome {
    story("live", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("live")?)?)
            .await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        // A mark that only a reload wipes away.
        page.script("globalThis.karmadaTokenTestLoaded = true").await?;
        let console = Console::new(page.clone());
        let administrator = plane.kubeconfig(&User::administrator());

        kubeadm(
            &administrator,
            &["token", "create", "stayin.0123456789abcdef", "--ttl", "3h"],
        )
        .await?;
        let row = console.row("stayin", SOON, |_| true).await?;
        // kubeadm's default group may not file a CertificateSigningRequest, but the token itself is in order.
        assert_eq!(row.cell("Status"), "Usable");
        its_panel_says_who_set_it_and_masks_its_manifest(&plane, &page).await?;

        kubeadm(
            &administrator,
            &["token", "create", "passin.0123456789abcdef", "--ttl", "15s"],
        )
        .await?;
        // It is the Secret's own end that counts: kubeadm notes it before it creates the token, and in whole seconds.
        let data = Secrets::of(&plane).await?.data("passin").await?;
        let end = Timestamp::parse_rfc3339(data["expiration"].as_str())?;
        console
            .row("passin", SOON, |row| row.cell("Status") == "Expiring soon")
            .await?;
        console
            .row("passin", Duration::from_secs(15) + SOON, |row| {
                row.cell("Status") == "Expired"
            })
            .await?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        assert!(
            i64::try_from(now)? >= end.unix_seconds(),
            "it was shown as expired before its time"
        );

        plane.start_controller_manager()?;
        // The cleaner itself needs a while to start; from then on it is a matter of the same time.
        console.no_row("passin", Duration::from_secs(30)).await?;
        console.row("stayin", SOON, |_| true).await?;
        assert_eq!(
            page.script("return globalThis.karmadaTokenTestLoaded").await?,
            true,
            "the page was reloaded"
        );
        Ok(())
    })
    .await
}

/// The token in the midst of the window, and how far its row is from the top.
const LOOKED_AT: &str = "
    const root = document.querySelector('karmada-token-console').shadowRoot;
    const row = root.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('tr.row');
    return [row.dataset.name.replace('bootstrap-token-', ''), Math.round(row.getBoundingClientRect().top)]";

/// Newer tokens are further up: each that comes or goes would move all rows below it.
#[tokio::test]
async fn a_person_in_the_midst_of_the_list_keeps_place_selection_and_focus() -> Outcome {
    story("live-place", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        secrets.create_many(100).await?;
        let console = stage.administrators_console(&plane).await?;
        let page = console.page();
        page.find_containing(Role::Button, "All 100").node().await?;
        page.script("scrollTo(0, 2000)").await?;
        let seen = until("a row in sight", SOON, async || page.script(LOOKED_AT).await.ok());
        let id = seen.await?[0].as_str().unwrap_or_default().to_owned();
        let select = page.find(Role::Checkbox, &format!("Select token {id}"));
        let is_one_of = async |count: usize| {
            let told = format!("1 of {count} selected");
            page.find_containing(Role::Group, &told).node().await
        };
        select.click().await?;
        is_one_of(100).await?;
        let seen = page.script(LOOKED_AT).await?;
        let is_as_it_was = async |count: usize| {
            is_one_of(count).await?;
            let node = select.node().await?;
            assert!(node.is("checked") && node.is("focused"), "{node:?}");
            assert_eq!(page.script(LOOKED_AT).await?, seen);
            Outcome::Ok(())
        };
        secrets.create_usable("newest").await?;
        is_as_it_was(101).await?;
        let administrator = plane.kubeconfig(&User::administrator());
        let name = "bootstrap-token-newest";
        kubectl(&administrator, &["-n", "kube-system", "delete", "secret", name]).await?;
        is_as_it_was(100).await
    })
    .await
}

#[tokio::test]
async fn the_list_is_live_again_after_the_api_server_was_away() -> Outcome {
    story("away", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("away")?)?)
            .await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        let console = Console::new(page.clone());
        let administrator = plane.kubeconfig(&User::administrator());
        kubeadm(&administrator, &["token", "create", "before.0123456789abcdef"]).await?;
        console.row("before", SOON, |_| true).await?;

        plane.kill_apiserver();
        // Said once, and then why.
        let banner = page.find_containing(Role::Alert, "not reachable");
        let said = banner.text().await?;
        assert_eq!(said.matches("API server").count(), 1, "{said}");
        console.row("before", SOON, |_| true).await?;

        plane.start_apiserver().await?;
        kubeadm(&administrator, &["token", "create", "behind.0123456789abcdef"]).await?;
        console.row("behind", SOON, |_| true).await?;
        page.find_containing(Role::Alert, "not reachable").gone().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sign_in_link_waits_for_the_api_server_and_serves_the_page_that_asked_for_it() -> Outcome {
    story("link", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("link")?)?)
            .await?;
        let link = proxy.sign_in_url().await?;
        plane.kill_apiserver();
        let page = stage.open(&link).await?;
        page.find(Role::Heading, "The API server is not reachable")
            .node()
            .await?;
        plane.start_apiserver().await?;
        let list = page.find(Role::Heading, "Bootstrap tokens");
        list.node().await?;

        // Nothing is loaded for an address that differs in its hash alone.
        page.open(&link).await?;
        until("an address without a secret", SOON, async || {
            let url = page.url().await.ok()?;
            (!url.contains("signin")).then_some(())
        })
        .await?;
        list.node().await?;
        page.find(Role::Button, "Sign out").click().await?;
        page.find(Role::Button, "Print a new sign-in link in the terminal")
            .click()
            .await?;
        page.find_containing(Role::Status, "A new link is in the terminal")
            .node()
            .await?;
        let printed = until("another link", SOON, async || {
            proxy.sign_in_url().await.ok().filter(|printed| *printed != link)
        });
        page.open(&printed.await?).await?;
        list.node().await?;
        assert!(!page.url().await?.contains("signin"));
        Ok(())
    })
    .await
}
