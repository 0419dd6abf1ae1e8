//! axe-core finds nothing in any view and state, light and dark, in either language.

use karmada_token_tests::{ColourScheme, LANGUAGES, Outcome, Role, Serve, Views, axe, story};
use serde_json::Value;

/// Every rule of axe-core but those that are off by default, the best practices too.
const RUN: &str = "
    axe.run(document, { resultTypes: ['violations'] }).then(
      ({ violations }) => arguments[0](violations.map(({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target} ${node.html.slice(0, 200)} ${node.failureSummary}`).join('\\n      ')}`)),
      (error) => arguments[0]([String(error)]))";
/// A dialog is judged as it stays, not while it fades in.
const STILL: &str = "const sheet = new CSSStyleSheet(); sheet.replaceSync('*, *::before { animation: none !important; transition: none !important }'); \
                     document.querySelector('karmada-token-console').shadowRoot.adoptedStyleSheets.push(sheet)";

#[tokio::test]
async fn axe_finds_nothing_in_any_view_state_theme_and_language() -> Outcome {
    story("axe", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.resize(1280, 900, 1).await?;
        page.before_each_load(&axe()?).await?;
        page.reload().await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let views = Views::on(&page).await?;
        assert!(views.names().len() > 30, "{:?}", views.names());
        let mut findings = String::new();
        for scheme in [ColourScheme::Light, ColourScheme::Dark] {
            page.prefer(scheme).await?;
            for language in LANGUAGES {
                for name in views.names() {
                    views.show(name, language).await?;
                    page.script(STILL).await?;
                    let found = page.script_async(RUN).await?;
                    for finding in found.as_array().into_iter().flatten().filter_map(Value::as_str) {
                        findings += &format!("{name}, {scheme:?}, {language}:\n    {finding}\n");
                    }
                }
            }
        }
        assert!(findings.is_empty(), "{findings}");
        Ok(())
    })
    .await
}
