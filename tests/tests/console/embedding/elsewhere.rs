//! A page of another origin that the proxy allows: its own token, never the cookie.

use karmada_token_tests::{Console, Embedding, Host, Outcome, Role, Serve, User, story};

use super::plain::WISHES;

#[tokio::test]
async fn a_page_of_an_allowed_origin_needs_its_own_token() -> Outcome {
    story("embed-elsewhere", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let pages = Embedding::from_docs()?;
        let host = Host::new(pages.folder())?;
        let origin = format!("http://{}", host.address()?);
        let proxy = stage
            .serve(Serve::bearer(&plane).and(&format!("--allowed-origin={origin}")))
            .await?;
        let from = proxy.url();
        host.under(&format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {from}; style-src 'self'; connect-src 'self' {from}"
        ))
        .run();
        let html = format!(
            "<!doctype html><html lang=en><title>Elsewhere</title><script type=module src={from}/karmada-token-console.js></script>\
             <karmada-token-console></karmada-token-console></html>"
        );
        pages.write("elsewhere.html", &html)?;

        // Somebody is signed in on the proxy's own page, and the cookie reaches every port of this host.
        let administrator = User::administrator();
        let token = administrator.token().unwrap_or_default();
        let page = stage.open(&from).await?;
        page.find(Role::Textbox, "Bearer token").fill(token).await?;
        page.find(Role::Button, "Sign in").click().await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;

        page.open(&format!("{origin}/elsewhere.html")).await?;
        let refused = page.find_containing(Role::Alert, "send an Authorization header");
        refused.node().await?;

        page.script(&format!(
            "document.querySelector('karmada-token-console').getToken = () => '{token}'"
        ))
        .await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let console = Console::new(page);
        let created = console.create(&WISHES).await?;
        console.delete(created.id()).await?;
        Ok(())
    })
    .await
}
