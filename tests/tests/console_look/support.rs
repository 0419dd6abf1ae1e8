//! What the stories of the look begin with.

use karmada_token_tests::{Browser, ColourScheme, Outcome, Role, Serve, Stage, Views};

/// What a script about the console begins with.
pub(crate) const ROOT: &str = "const root = document.querySelector('karmada-token-console').shadowRoot;";

/// The page of a sandbox, made to show one view after the other, without a transition.
pub(crate) async fn views(stage: &mut Stage) -> Outcome<(Browser, Views)> {
    let proxy = stage.serve(Serve::sandbox()).await?;
    let page = stage.open(&proxy.url()).await?;
    page.find(Role::Table, "Bootstrap tokens").node().await?;
    page.emulate(ColourScheme::Light, "", &[("prefers-reduced-motion", "reduce")])
        .await?;
    let views = Views::on(&page).await?;
    Ok((page, views))
}
