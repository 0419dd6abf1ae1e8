//! The page's own theme: the console's properties, then antd's, then the console's; and `::part`.

use karmada_token_tests::{Browser, Outcome, Role, Serve, story};
use serde_json::{Value, json};

/// What is seen of the console's colours, radius and font.
const LOOK: &str = "
    const root = document.querySelector('karmada-token-console').shadowRoot;
    const of = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      text: of('.console').color,
      font: of('.console').fontFamily,
      button: of('[part=create-button]').backgroundColor,
      radius: of('[part=create-button]').borderRadius,
      surface: of('.panel').backgroundColor,
      header: of('[part=header]').display,
    };
";

/// A style sheet of the page's, as a policy without inline styles lets a script make one.
fn sheet(css: &str) -> String {
    format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync({css:?}); document.adoptedStyleSheets = [sheet];"
    )
}

async fn look(page: &Browser, css: &str) -> Outcome<Value> {
    Ok(page.script(&format!("{} {LOOK}", sheet(css))).await?)
}

#[tokio::test]
async fn the_theme_is_the_pages_and_each_part_can_be_dressed() -> Outcome {
    story("embed-look", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        // A transition of a colour is not what is looked at.
        let still = "karmada-token-console::part(create-button) { transition: none } ";
        let plain = look(&page, still).await?;

        let antd = "body { --ant-color-text: rgb(1, 2, 3); --ant-font-family: Antd; --ant-color-primary: rgb(114, 46, 209); \
                    --ant-border-radius: 2px; --ant-color-bg-container: rgb(250, 251, 252) } ";
        let within = look(&page, &format!("{still}{antd}")).await?;
        assert_eq!(
            within,
            json!({
                "text": "rgb(1, 2, 3)", "font": "Antd", "button": "rgb(114, 46, 209)", "radius": "2px",
                "surface": "rgb(250, 251, 252)", "header": plain["header"],
            })
        );

        let own = "karmada-token-console { --kt-accent-solid: rgb(9, 8, 7); --kt-radius: 11px } \
                   karmada-token-console::part(header) { display: none } \
                   karmada-token-console::part(table) { letter-spacing: 3px }";
        let dressed = look(&page, &format!("{still}{antd}{own}")).await?;
        assert_eq!(
            (&dressed["button"], &dressed["radius"], &dressed["header"]),
            (&json!("rgb(9, 8, 7)"), &json!("11px"), &json!("none"))
        );

        let back = look(&page, still).await?;
        assert_eq!(back, plain);
        let parts = page
            .script(
                "const root = document.querySelector('karmada-token-console').shadowRoot; \
                 return [...new Set([...root.querySelectorAll('[part]')].map((element) => element.getAttribute('part')))].sort()",
            )
            .await?;
        assert_eq!(
            parts,
            json!(["banner", "console", "create-button", "header", "main", "row", "table", "toolbar"])
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_theme_attribute_holds_against_the_system_in_the_validator_too() -> Outcome {
    story("embed-theme", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&format!("{}/#/validate", proxy.url())).await?;
        page.prefer(karmada_token_tests::ColourScheme::Light).await?;
        page.find(Role::Textbox, "Text to look at").node().await?;
        let surface = "
            const outer = document.querySelector('karmada-token-console');
            const inner = outer.shadowRoot.querySelector('karmada-token-console');
            return getComputedStyle(inner.shadowRoot.querySelector('textarea')).backgroundColor";
        let light = page.script(surface).await?;
        page.script("document.querySelector('karmada-token-console').setAttribute('theme', 'dark')")
            .await?;
        let dark = page.script(surface).await?;
        assert_ne!(light, dark);
        Ok(())
    })
    .await
}
