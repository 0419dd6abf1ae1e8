//! `kubectl proxy --www` as the API base: a Kubernetes API without anything of ours.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use karmada_token_tests::{
    Artifacts, ControlPlane, Embedding, Outcome, Process, Program, Role, User, in_tree, kubectl, story, until,
};

const SOON: Duration = Duration::from_secs(15);

/// Starts `kubectl proxy` with these pages under `/static/`; answers it and its address.
async fn serve(plane: &ControlPlane, pages: &Path, logs: &Path) -> Outcome<(Process, String)> {
    let mut command = Command::new(Program::Kubectl.path()?);
    command
        .arg(format!(
            "--kubeconfig={}",
            plane.kubeconfig_file(&User::administrator())?.display()
        ))
        .args(["proxy", "--port=0", "--www-prefix=/static/"])
        .arg(format!("--www={}", pages.display()))
        .env("HOME", logs);
    let process = Process::spawn("kubectl-proxy", command, logs)?;
    let address = until("kubectl proxy to say where it is", SOON, async || {
        let said = process.stdout();
        said.trim()
            .strip_prefix("Starting to serve on ")
            .map(|address| format!("http://{address}"))
    });
    let address = address.await?;
    Ok((process, address))
}

#[tokio::test]
async fn kubectl_proxy_will_do_for_what_is_kubernetes() -> Outcome {
    story("embed-kubectl", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let pages = Embedding::from_docs()?;
        let dist = in_tree("dist");
        for entry in std::fs::read_dir(dist)? {
            let entry = entry?;
            std::fs::copy(entry.path(), pages.folder().join(entry.file_name()))?;
        }
        pages.write(
            "tokens.html",
            "<!doctype html><html lang=en><title>Tokens</title><script type=module src=karmada-token-console.js></script>\
             <karmada-token-console api-base=/></karmada-token-console></html>",
        )?;
        let logs = Artifacts::new("kubectl-proxy")?;
        let (_process, address) = serve(&plane, pages.folder(), logs.folder()).await?;
        let page = stage.open(&format!("{address}/static/tokens.html")).await?;

        // Who this is, as the API server says it.
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        let outline = page.tree().await?.outline();
        assert!(outline.contains("administrator"), "{outline}");
        assert!(!outline.contains("Sign out"), "{outline}");

        page.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Create token")
            .find(Role::Button, "Create token")
            .click()
            .await?;
        let result = page.find(Role::Dialog, "Token created");
        let token = result.find(Role::Textbox, "Token").value().await?;
        let (id, secret) = token.split_once('.').unwrap_or_default();
        // Without pins a command would trust whoever answers.
        assert!(!result.find(Role::Textbox, "Register command").is_there().await?);
        // Whose CAs cluster-info shows, a person may know.
        result.find(Role::Checkbox, "Those in cluster-info").click().await?;
        let command = result.find(Role::Textbox, "Register command").value().await?;
        assert!(command.contains("--discovery-token-ca-cert-hash sha256:"));
        result.find(Role::Button, "Done").click().await?;
        let name = format!("bootstrap-token-{id}");
        let administrator = plane.kubeconfig(&User::administrator());
        kubectl(&administrator, &["get", "secret", "-n", "kube-system", &name]).await?;

        // The watch works through it, and what the API server sends unmasked is not shown.
        kubectl(
            &administrator,
            &["annotate", "secret", "-n", "kube-system", &name, "seen=yes"],
        )
        .await?;
        page.find(Role::Button, id).click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        panel.node().await?;
        assert!(!panel.find(Role::Button, "Check with the API server").is_there().await?);
        let shown = page
            .script("return document.querySelector('karmada-token-console').shadowRoot.textContent")
            .await?;
        assert!(!shown.to_string().contains(secret), "the secret is shown unasked");
        // It was in hand, and is no business of a path that a Kubernetes API doesn't have.
        let asked = page
            .script("return performance.getEntriesByType('resource').map(({ name }) => name)")
            .await?;
        assert!(!asked.to_string().contains("/-/check"), "{asked}");
        panel.find(Role::Button, "Close").click().await?;
        kubectl(&administrator, &["delete", "secret", "-n", "kube-system", &name]).await?;
        page.find(Role::Button, id).gone().await?;
        Ok(())
    })
    .await
}
