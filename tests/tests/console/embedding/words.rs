//! The page's own words, as docs/embedding.md says of `messages`: they change what the page itself says, and not what core says.

use karmada_token_tests::{Outcome, Role, Secrets, story};

use super::plain::ELEMENT;
use super::support::{Dashboard, POLICY};

/// The same words for a console and for a validator. A name that is none, and what is no text, are passed over.
const OWN: &str = "
    import '/karmada-token/karmada-token-console.js';
    const messages = {
      TokensTitle: 'Join tokens', CreateToken: 'New join token', Ttl: 'Lifetime', WillItJoin: 'Fit to join?',
      DeleteTokenNamed: 'Forget {id} for {ever}', CreatedTitle: 7, NoSuchName: 'nothing',
      ReasonNoSigning: 'not its own words', ReasonNoAuthentication: 'not its own words', Validate: 'not its own words',
    };
    const getToken = async () => (await fetch('/my-dashboard/token')).text();
    for (const mode of ['manage', 'validate']) {
      const element = document.createElement('karmada-token-console');
      element.setAttribute('mode', mode);
      document.body.append(Object.assign(element, { getToken, messages }));
    }
";

#[tokio::test]
async fn a_pages_own_words_change_what_the_page_says_and_nothing_of_cores() -> Outcome {
    story("embed-words", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let data = [("token-id", "unused"), ("token-secret", "0123456789abcdef")];
        Secrets::of(&plane)
            .await?
            .create_token("bootstrap-token-unused", &data)
            .await?;
        let dashboard = Dashboard::start(stage, &plane, POLICY).await?;
        let html = "<!doctype html><html lang=en><title>Words</title><script type=module src=words.js></script><body></body></html>";
        dashboard.pages.write("words.html", html)?;
        dashboard.pages.write("words.js", OWN)?;
        let page = stage.open(&dashboard.page("words.html")).await?;

        page.find(Role::Heading, "Join tokens").node().await?;
        // What is filled in is filled in; a name that nothing is known for stays as it was written.
        page.find(Role::Button, "Forget unused for {ever}").node().await?;
        page.find(Role::Button, "New join token").click().await?;
        let form = page.find(Role::Dialog, "New join token");
        form.find(Role::Radio, "Custom").click().await?;
        let field = form.find(Role::Textbox, "Lifetime");
        field.fill("-5m").await?;
        field
            .until("core's own words are not told", |_, node| {
                node.description().contains("A TTL can't be negative")
            })
            .await?;
        field.fill("2h").await?;
        form.find(Role::Button, "New join token").click().await?;
        let created = page.find(Role::Dialog, "Token created");
        created.find(Role::Button, "Done").click().await?;

        page.find(Role::Button, "unused").click().await?;
        let panel = page.find(Role::Dialog, "Token unused");
        panel.find(Role::Region, "Fit to join?").node().await?;
        panel
            .until("core's own reasons are not told", |tree, node| {
                tree.text(node).contains("The signing usage is off")
            })
            .await?;
        let told = panel.text().await?;
        assert!(!told.contains("not its own words"), "{told}");
        panel.find(Role::Button, "Close").click().await?;
        page.find(Role::Heading, "Validate").node().await?;

        // They are the page's in any language; all else is in the element's.
        page.script(&format!("{ELEMENT}.setAttribute('lang', 'zh')")).await?;
        page.find(Role::Button, "显示令牌 unused").node().await?;
        page.find(Role::Heading, "Join tokens").node().await?;
        Ok(())
    })
    .await
}
