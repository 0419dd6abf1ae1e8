//! What the page does with an element that somebody works in.

use karmada_token_tests::{Console, Outcome, Role, story};

use super::plain::{ELEMENT, WISHES};
use super::support::Dashboard;

const PAGE: &str = "<div id=here><karmada-token-console></karmada-token-console></div><div id=there></div>";

#[tokio::test]
async fn another_language_and_another_place_keep_what_is_open() -> Outcome {
    story("embed-moves", async |stage| {
        let dashboard = Dashboard::of_sandbox(stage, PAGE).await?;
        let page = stage.open(&dashboard.page("page.html")).await?;
        let console = Console::new(page.clone());
        let form = console.open_create().await?;
        form.find(Role::Textbox, "Description")
            .fill(WISHES.description)
            .await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Token created").node().await?;

        // Handed over once: it has to outlast both.
        page.script(&format!("there.moveBefore({ELEMENT}, null)")).await?;
        page.find(Role::Dialog, "Token created").node().await?;
        page.script(&format!("{ELEMENT}.setAttribute('lang', 'zh')"))
            .await?;
        page.find(Role::Dialog, "令牌已创建").node().await?;

        // Without a language of its own it follows the page's.
        page.script(&format!("{ELEMENT}.removeAttribute('lang')")).await?;
        page.find(Role::Dialog, "Token created").node().await?;
        page.script("document.documentElement.lang = 'zh-Hans'").await?;
        page.find(Role::Dialog, "令牌已创建").node().await?;
        Ok(())
    })
    .await
}
