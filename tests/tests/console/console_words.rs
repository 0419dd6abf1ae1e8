//! A thing is said once, as it is written, and where one looks.

use karmada_token_tests::{Browser, Outcome, Role, SOON, Secrets, story, until};

/// Three reasons against it, two of which want another token in its place.
const BROKEN: &str = "bootstrap-token-not-an-id";
/// Whether the token that was asked for lies in what is seen of the panel.
const IN_SIGHT: &str = "
    const root = document.querySelector('karmada-token-console').shadowRoot;
    const [token, body] = [root.querySelector('#token-value'), root.querySelector('.dialog-body')].map((part) => part?.getBoundingClientRect());
    return token !== undefined && token.top >= body.top && token.bottom <= body.bottom";

async fn in_sight(page: &Browser) -> Outcome {
    let seen = until("the token in sight", SOON, async || {
        page.script(IN_SIGHT).await.ok().filter(|seen| *seen == true)
    });
    seen.await?;
    Ok(())
}

#[tokio::test]
async fn what_speaks_against_a_token_is_said_once_and_names_stay_names() -> Outcome {
    story("words-of-a-token", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let data = [("token-id", "wordid"), ("token-secret", "SHORT")];
        secrets.create_token(BROKEN, &data).await?;
        // Without usages: what helps fills more than the panel has room for.
        let data = [("token-id", "longer"), ("token-secret", "0123456789abcdef")];
        secrets.create_token("bootstrap-token-longer", &data).await?;
        let console = stage.administrators_console(&plane).await?;
        let page = console.page().clone();
        page.resize(1280, 500, 1).await?;

        console.row(BROKEN, SOON, |_| true).await?;
        page.find(Role::Button, BROKEN).click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {BROKEN}"));
        panel
            .until("a name is written otherwise", |tree, node| {
                tree.text(node)
                    .contains("token-secret is not 16 characters of a-z and 0-9")
            })
            .await?;
        let told = panel.text().await?;
        assert_eq!(told.matches("It can't be mended from here").count(), 1, "{told}");
        panel.find(Role::Button, "Close").click().await?;

        // From the list one asks for the token itself, and sees it.
        console.open_revealed("longer").await?;
        in_sight(&page).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_marks_at_one_place_are_two_numbers() -> Outcome {
    story("words-of-marks", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let console = stage.administrators_console(&plane).await?;
        let page = console.page();
        page.find(Role::Button, "Validate").click().await?;
        page.find(Role::Textbox, "Text to look at")
            .fill("karmadactl register 10.0.0.1:6443 --token ABCDEF.0123456789abcdef")
            .await?;
        page.find_containing(Role::Button, "2. Doubtful").node().await?;
        let marked = "
            const inner = document.querySelector('karmada-token-console').shadowRoot.querySelector('karmada-token-console');
            return inner.shadowRoot.querySelector('.marked').textContent";
        let marked = page.script(marked).await?;
        assert_eq!(
            marked,
            "karmadactl register 10.0.0.1:6443 --token ABCDEF1,2.0123456789abcdef3,4"
        );
        Ok(())
    })
    .await
}
