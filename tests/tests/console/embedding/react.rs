//! React 18 and 19 with antd 6, StrictMode, under a policy whose one nonce is for antd's styles.

use std::time::Duration;

use karmada_token_tests::{Console, Outcome, React, Role, User, kubectl, story, until};
use serde_json::json;

use super::plain::WISHES;
use super::support::Dashboard;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-antd'; \
                      connect-src 'self'; img-src 'self' data:";
/// antd's primary colour and radius as the page has set them, and those of the console's button.
const LOOK: &str = "
    const { shadowRoot } = document.querySelector('karmada-token-console');
    const { backgroundColor, borderRadius } = getComputedStyle(shadowRoot.querySelector('[part=create-button]'));
    return [backgroundColor, borderRadius, shadowRoot.querySelectorAll('.console').length]";

async fn works(react: React, name: &str) -> Outcome {
    story(&format!("embed-{name}"), async |stage| {
        let plane = stage.shared_control_plane().await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        dashboard.pages.bundle(name, react).await?;
        std::fs::rename(
            dashboard.pages.folder().join(format!("{name}.js")),
            dashboard.pages.folder().join("app.js"),
        )?;
        let page = stage.open(&dashboard.page("react.html")).await?;
        let console = Console::new(page.clone());
        page.find_containing(Role::Status, "Last created: none yet")
            .node()
            .await?;
        let form = console.open_create().await?;
        assert_eq!(
            form.find(Role::Textbox, "TTL").value().await?,
            "2h0m0s",
            "an attribute"
        );
        form.find(Role::Button, "Cancel").click().await?;
        let created = console.create(&WISHES).await?;
        // An event, and with it a render with another `getToken`, which draws nothing anew.
        page.find_containing(Role::Status, &format!("Last created: {}", created.id()))
            .node()
            .await?;
        // An object's change arrives by the watch.
        let name = format!("bootstrap-token-{}", created.id());
        let administrator = plane.kubeconfig(&User::administrator());
        kubectl(&administrator, &["delete", "secret", "-n", "kube-system", &name]).await?;
        console.no_row(created.id(), Duration::from_secs(5)).await?;
        // The button has a transition.
        let wanted = json!(["rgb(114, 46, 209)", "2px", 1]);
        let look = until("antd's theme", Duration::from_secs(5), async || {
            page.script(LOOK).await.ok().filter(|look| *look == wanted)
        });
        look.await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn react_18_with_antd() -> Outcome {
    works(React::Eighteen, "react-18").await
}

#[tokio::test]
async fn react_19_with_antd() -> Outcome {
    works(React::Nineteen, "react-19").await
}
