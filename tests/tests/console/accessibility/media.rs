//! Forced colours, less motion, paper.

use karmada_token_tests::{ColourScheme, Outcome, Role, Serve, Views, story};
use serde_json::{Value, json};

#[tokio::test]
async fn forced_colours_keep_by_lines_what_colour_told_apart() -> Outcome {
    story("forced-colours", async |stage| {
        let (page, views) = stage.views(&[("forced-colors", "active")]).await?;
        views.show("tokens-selected", "en").await?;
        let lines = "
            const root = document.querySelector('karmada-token-console').shadowRoot;
            const line = (selector) => getComputedStyle(root.querySelector(selector)).borderTopStyle;
            const edge = (selector) => getComputedStyle(root.querySelector(selector)).outlineStyle;
            return [line('.badge'), line('[part=create-button]'), line('.filter[aria-pressed=true]'), edge('tr.selected')]";
        assert_eq!(page.script(lines).await?, json!(["solid", "solid", "solid", "solid"]));
        views.show("create", "en").await?;
        let choices = "
            const root = document.querySelector('karmada-token-console').shadowRoot;
            return [...new Set([...root.querySelectorAll('.choice > input')].map((input) =>
              `${input.checked} ${getComputedStyle(input.nextElementSibling).backgroundColor}`))].length";
        assert_eq!(page.script(choices).await?, 2, "the chosen and the others");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_asks_for_less_motion_gets_none() -> Outcome {
    story("motion", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let views = Views::on(&page).await?;
        let moving = "return document.querySelector('karmada-token-console').shadowRoot.getAnimations({ subtree: true }).length";
        page.emulate(ColourScheme::Light, "", &[]).await?;
        views.show("tokens-loading", "en").await?;
        assert_ne!(page.script(moving).await?, 0, "bars breathe");
        page.emulate(ColourScheme::Light, "", &[("prefers-reduced-motion", "reduce")])
            .await?;
        for view in ["tokens-loading", "token", "create"] {
            views.show(view, "en").await?;
            assert_eq!(page.script(moving).await?, 0, "{view}");
        }
        Ok(())
    })
    .await
}

/// What can be seen with the secret in it, texts and fields.
const SEEN: &str = "
    const found = [];
    const secret = /[a-z0-9]{6}\\.[a-z0-9]{16}|0123456789abcdef/;
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('');
        if (secret.test(`${own} ${element.value ?? ''}`) && element.checkVisibility({ visibilityProperty: true })) found.push(element.localName);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
";

#[tokio::test]
async fn no_secret_goes_to_a_printer() -> Outcome {
    story("print", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let views = Views::on(&page).await?;
        for (view, least) in [
            ("created", 2),
            ("token-revealed", 2),
            ("create-own", 1),
            ("many", 0),
            ("validate-wrong", 2),
            ("validate-good", 1),
        ] {
            page.emulate(ColourScheme::Light, "", &[]).await?;
            views.show(view, "en").await?;
            let on_screen = page.script(SEEN).await?;
            assert!(
                on_screen.as_array().is_some_and(|all| all.len() >= least),
                "{view}: {on_screen}"
            );
            page.emulate(ColourScheme::Light, "print", &[]).await?;
            let on_paper = page.script(SEEN).await?;
            assert_eq!(on_paper, Value::Array(Vec::new()), "{view}");
        }
        Ok(())
    })
    .await
}
