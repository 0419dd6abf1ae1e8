//! What the page around the element says of light, room and text, and what that does to the element.

use karmada_token_tests::{Browser, ColourScheme, Outcome, Role, story};
use serde_json::{Value, json};

use super::plain::ELEMENT;
use super::support::Dashboard;

const PAGE: &str = "<main><h1>Clusters</h1><div id=around><div id=place><karmada-token-console></karmada-token-console></div></div></main>";

/// Lays a style sheet on the page, in place of the one before.
async fn lay(page: &Browser, css: &str) -> Outcome {
    page.script(&format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync({css:?}); document.adoptedStyleSheets = [sheet]"
    ))
    .await?;
    Ok(())
}

async fn style(page: &Browser, selector: &str, property: &str) -> Outcome<Value> {
    let script =
        format!("return getComputedStyle({ELEMENT}.shadowRoot.querySelector('{selector}')).{property}");
    Ok(page.script(&script).await?)
}

#[tokio::test]
async fn it_is_light_or_dark_as_the_page_is() -> Outcome {
    story("embed-light", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.prefer(ColourScheme::Dark).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        let (light, dark) = (json!("rgb(255, 255, 255)"), json!("rgb(22, 26, 32)"));
        for (css, wanted) in [
            ("", &light),
            (":root { color-scheme: light }", &light),
            (":root { color-scheme: light dark }", &dark),
        ] {
            lay(&page, css).await?;
            assert_eq!(style(&page, ".panel", "backgroundColor").await?, *wanted, "{css}");
        }
        page.script(&format!("{ELEMENT}.setAttribute('theme', 'light')"))
            .await?;
        assert_eq!(style(&page, ".panel", "backgroundColor").await?, light);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_has_room_whatever_it_stands_in() -> Outcome {
    story("embed-room", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        for (css, least) in [
            ("#place { display: flex }", 900),
            (
                "#place { display: flex; flex-direction: column; align-items: flex-start }",
                900,
            ),
            ("#place { display: grid; justify-items: start }", 900),
            ("#around { display: flex }", 320),
            ("#place { display: inline-block }", 320),
            ("#place { width: 280px; display: flex }", 280),
        ] {
            lay(&page, css).await?;
            let widths = page
                .script(&format!("return [{ELEMENT}.offsetWidth, place.offsetWidth]"))
                .await?;
            let [width, room] = [&widths[0], &widths[1]].map(|width| width.as_u64().unwrap_or_default());
            assert!(width >= least && width <= room, "{css}: {width} of {room}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_page_says_of_all_its_text_changes_no_id() -> Outcome {
    story("embed-text", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        lay(
            &page,
            "body { text-transform: uppercase; letter-spacing: 3px; word-spacing: 9px; white-space: nowrap; word-break: break-all; \
             text-indent: 20px; cursor: wait; user-select: none }",
        )
        .await?;
        for (property, wanted) in [
            ("textTransform", "none"),
            ("letterSpacing", "normal"),
            ("wordSpacing", "0px"),
            ("whiteSpace", "normal"),
            ("wordBreak", "normal"),
            ("textIndent", "0px"),
            ("cursor", "auto"),
            ("userSelect", "text"),
        ] {
            assert_eq!(style(&page, ".panel", property).await?, wanted, "{property}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_keeps_its_one_main_part() -> Outcome {
    story("embed-main", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        page.find(Role::Region, "Karmada tokens").node().await?;
        let mains = format!("return {ELEMENT}.shadowRoot.querySelectorAll('main, [role=main]').length");
        assert_eq!(page.script(&mains).await?, 0);
        // On our own page it is the page's.
        page.open(&dashboard.page("karmada-token/")).await?;
        page.find(Role::Table, "Bootstrap tokens").node().await?;
        assert_eq!(page.script(&mains).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_validator_is_dressed_as_the_console_is() -> Outcome {
    story("embed-dressed", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        lay(&page, "karmada-token-console { --kt-surface: rgb(1, 2, 3) } karmada-token-console::part(console) { tab-size: 7 } \
                    karmada-token-console::part(validator) { max-width: 123px }")
            .await?;
        page.find(Role::Button, "Validate").click().await?;
        page.find(Role::Textbox, "Text to look at").node().await?;
        let inner = format!("{ELEMENT}.shadowRoot.querySelector('karmada-token-console').shadowRoot");
        let of = async |root: &str, selector: &str, property: &str| {
            page.script(&format!("return getComputedStyle({root}.querySelector('{selector}')).{property}"))
                .await
        };
        assert_eq!(of(&inner, "textarea", "backgroundColor").await?, "rgb(1, 2, 3)");
        assert_eq!(of(&inner, ".validator", "maxWidth").await?, "123px");
        page.script(&format!("{ELEMENT}.setAttribute('mode', 'validate')")).await?;
        page.find(Role::Textbox, "Text to look at").node().await?;
        let alone = format!("{ELEMENT}.shadowRoot");
        assert_eq!(of(&alone, ".console", "tabSize").await?, "7");
        Ok(())
    })
    .await
}
