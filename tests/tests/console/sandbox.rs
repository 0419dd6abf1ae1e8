//! The sandbox passes the main job, save what needs a real server.

use std::time::Duration;

use karmada_token_tests::{
    Console, KARMADA_GROUP, Outcome, Role, SOON, Serve, Wishes, member::RegisterCommand, story,
};

const WISHES: Wishes<'static> = Wishes {
    ttl: "2h",
    groups: &[KARMADA_GROUP, "system:bootstrappers:team-a"],
    description: "for member1, by the platform team",
};

#[tokio::test]
async fn the_sandbox_does_all_that_needs_no_server() -> Outcome {
    story("sandbox", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let page = stage.open(&proxy.url()).await?;
        page.find(Role::Heading, "Bootstrap tokens").node().await?;
        let outline = page.tree().await?.outline();
        assert!(
            outline.to_lowercase().contains("sandbox"),
            "the page doesn't say what it is:\n{outline}"
        );
        assert!(!page.find(Role::Button, "Sign out").is_there().await?);

        let console = Console::new(page);
        // One seeded token for each state.
        for status in [
            "Usable",
            "Expiring soon",
            "Expired",
            "Never expires",
            "Suspended",
            "Malformed",
        ] {
            console
                .some_row(status, SOON, |row| row.cell("Status") == status)
                .await?;
        }

        let created = console.create(&WISHES).await?;
        let command: RegisterCommand = created.register_command.parse()?;
        assert_eq!(command.token(), created.token);
        let row = console
            .row(created.id(), SOON, |row| row.cell("Status") == "Usable")
            .await?;
        assert!(row.cell("Description").contains(WISHES.description), "{row:?}");
        for group in WISHES.groups {
            assert!(row.cell("Groups").contains(group), "{row:?}");
        }
        assert_eq!(console.reveal(created.id()).await?.token, created.token);
        console.delete(created.id()).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_of_the_sandbox_expires_before_ones_eyes() -> Outcome {
    story("sandbox-expiry", async |stage| {
        let proxy = stage.serve(Serve::sandbox()).await?;
        let console = Console::new(stage.open(&proxy.url()).await?);
        // Long enough to be seen alive, on a machine that has much to do.
        let created = console.create(&Wishes { ttl: "12s", ..WISHES }).await?;
        console
            .row(created.id(), SOON, |row| row.cell("Status") == "Expiring soon")
            .await?;
        // It has a cleaner, as a control plane that is set up fully has.
        console.no_row(created.id(), Duration::from_secs(30)).await?;
        Ok(())
    })
    .await
}

/// Has the proxy's own answer to a check be another one, while there is one.
const ANSWER: &str = "
    const ask = globalThis.fetch;
    globalThis.fetch = async (what, ...rest) => {
      const isCheck = String(what.url ?? what).endsWith('/-/check');
      return isCheck && globalThis.code ? new Response('{}', { status: code }) : ask(what, ...rest);
    };";

#[tokio::test]
async fn who_checks_a_token_is_told_what_came_of_it() -> Outcome {
    story("sandbox-check", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        page.script(ANSWER).await?;
        let id = console.id_of("Usable").await?;
        page.find(Role::Button, &id).click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        let check = panel.find(Role::Button, "Check with the API server");
        for (code, told) in [
            ("0", "The API server accepts this token"),
            ("503", "It answered 503."),
            ("429", "Too many tokens were checked just now"),
            ("0", "The API server accepts this token"),
        ] {
            page.script(&format!("globalThis.code = {code}")).await?;
            check.click().await?;
            panel.find_containing(Role::Status, told).node().await?;
        }
        Ok(())
    })
    .await
}

/// What comes of markup that is made of a string. The policy of the page throws, so nothing is said in the log.
const MARKUP: &str = r#"
    const comesOf = (html) => {
      const element = document.createElement("div");
      try { element.innerHTML = html; } catch (error) { return `${error.name}, ${element.childNodes.length} nodes`; }
      return element.innerHTML;
    };
    return [
      `<div class="row"><span>1 &lt; 2</span></div>`, `<img src=x onerror="globalThis.owned = 1">`,
      `<svg onload="globalThis.owned = 1"></svg>`, `<p><a href="javascript:owned = 1">x</a></p>`, `<!-- x -->`, `<p `,
      `<iframe></iframe>`, `<script>globalThis.owned = 1</script>`,
    ].map(comesOf);
"#;

#[tokio::test]
async fn s15_only_inert_markup_is_made_of_a_string() -> Outcome {
    story("sandbox-markup", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        console.id_of("Usable").await?;
        let made = page.script(MARKUP).await?;
        let made: Vec<String> = serde_json::from_value(made)?;
        assert_eq!(made[0], r#"<div class="row"><span>1 &lt; 2</span></div>"#);
        for refused in &made[1..] {
            assert_eq!(refused, "TypeError, 0 nodes", "{made:?}");
        }
        assert!(page.script("return globalThis.owned").await?.is_null());
        Ok(())
    })
    .await
}

/// As in a frame whose permissions policy keeps the clipboard from it.
const NO_CLIPBOARD: &str =
    "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))";

#[tokio::test]
async fn s32_where_the_clipboard_may_not_be_written_the_selection_is_copied() -> Outcome {
    story("sandbox-copy", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        console
            .page()
            .find(Role::Heading, "Bootstrap tokens")
            .node()
            .await?;
        console.page().script(NO_CLIPBOARD).await?;
        // By its buttons, held against what is on the clipboard then.
        console.create(&WISHES).await?;
        Ok(())
    })
    .await
}

/// A computer whose clock is an hour ahead, or behind.
const OFF: &str = "{ const { now } = Date; Date.now = () => now() + HOURS * 3_600_000; }";

#[tokio::test]
async fn s41_a_wrong_clock_is_told_and_expiry_is_by_the_servers() -> Outcome {
    story("sandbox-clock", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let banner = page.find(Role::Note, "Clock");
        let created = console.create(&Wishes { ttl: "50m", ..WISHES }).await?;
        let before = console.row(created.id(), SOON, |_| true).await?;
        assert!(
            !banner.is_there().await?,
            "a clock that is right is found fault with"
        );
        for (hours, told) in [
            ("1", "ahead of the API server's"),
            ("-2", "behind the API server's"),
        ] {
            // Each beside the one before.
            page.before_each_load(&OFF.replace("HOURS", hours)).await?;
            page.reload().await?;
            let text = banner.text().await?;
            assert!(text.contains(told), "{text}");
            console
                .row(created.id(), SOON, |row| {
                    row.cell("Status") == before.cell("Status")
                })
                .await?;
        }
        Ok(())
    })
    .await
}
