//! The tasks that come after the list and its tokens, by the keyboard alone too: what is handed over, and the other places.

use karmada_token_tests::{Browser, Key, Outcome, Role, SOON, Serve, story, until};

use super::keyboard::{go, has_focus};

/// Copies by a button, and answers what.
async fn copy(page: &Browser, button: &str) -> Outcome<String> {
    page.put_in_clipboard("").await?;
    go(page, Role::Button, button).await?;
    let copied = until("the clipboard", SOON, async || {
        page.clipboard().await.ok().filter(|text| !text.is_empty())
    });
    Ok(copied.await?)
}

#[tokio::test]
async fn reveal_and_build_a_command() -> Outcome {
    story("keyboard-command", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let reveal = format!("Reveal token {}", console.id_of("Usable").await?);
        go(&page, Role::Button, &reveal).await?;
        // By the arrows to the last one.
        page.tab_to(Role::Radio, "Advertised").await?;
        for _ in 0..3 {
            page.press(Key::Right).await?;
        }
        page.tab_to(Role::Textbox, "Host and port of the Karmada API server")
            .await?;
        page.type_text("karmada.example.com:5443").await?;
        go(&page, Role::DisclosureTriangle, "More options").await?;
        page.tab_to(Role::Radio, "karmadactl register").await?;
        page.press(Key::Right).await?;
        for source in ["Those that this server knows", "Those in cluster-info"] {
            page.tab_to(Role::Checkbox, source).await?;
            page.press(Key::Space).await?;
        }
        page.tab_to(Role::Textbox, "Namespace of the agent").await?;
        page.type_text("agents").await?;
        let command = copy(&page, "Copy register command").await?;
        for part in [
            "kubectl karmada register karmada.example.com:5443 ",
            "--discovery-token-ca-cert-hash sha256:",
            "--namespace agents",
        ] {
            assert!(command.contains(part), "{part}: {command}");
        }
        page.press(Key::Escape).await?;
        has_focus(&page, Role::Button, &reveal).await
    })
    .await
}

#[tokio::test]
async fn create_for_many_clusters() -> Outcome {
    story("keyboard-clusters", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        go(&page, Role::Button, "Create token").await?;
        has_focus(&page, Role::Radio, "One token").await?;
        page.press(Key::Right).await?;
        page.tab_to(Role::Textbox, "Cluster names").await?;
        page.type_text("eu-1\nus-1").await?;
        go(&page, Role::Button, "Create tokens").await?;
        page.find_containing(Role::Alert, "Created: 2. Not created: 0.")
            .node()
            .await?;
        page.keeps_focus().await?;
        let command = copy(&page, "Copy register command of us-1").await?;
        assert!(command.contains("--cluster-name us-1"), "{command}");
        let commands = copy(&page, "Copy all register commands").await?;
        assert_eq!(commands.matches("karmadactl register").count(), 2, "{commands}");
        go(&page, Role::Button, "Done").await?;
        has_focus(&page, Role::Button, "Create token").await
    })
    .await
}

#[tokio::test]
async fn resume_duplicate_and_take_the_steps_after_a_leak() -> Outcome {
    story("keyboard-leak", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let id = console.id_of("Suspended").await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        go(&page, Role::Button, &id).await?;
        go(&page, Role::Button, "Resume").await?;
        has_focus(&page, Role::Button, "Cancel").await?;
        go(&page, Role::Button, "Resume").await?;
        panel.find(Role::Button, "Suspend").node().await?;

        go(&page, Role::Button, "Duplicate").await?;
        let form = page.find(Role::Dialog, "Create token");
        form.node().await?;
        page.press(Key::Escape).await?;
        form.gone().await?;
        page.keeps_focus().await?;

        go(&page, Role::Button, "It has leaked").await?;
        let steps = page.find(Role::Dialog, &format!("Token {id} has leaked"));
        go(&page, Role::Button, "Delete token").await?;
        steps.find(Role::Button, "Delete token").gone().await?;
        page.keeps_focus().await?;
        go(&page, Role::Button, "Close").await?;
        console.no_row(&id, SOON).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn look_at_the_control_plane_tidy_up_and_read_it_in_chinese() -> Outcome {
    story("keyboard-places", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let expired = console.id_of("Expired").await?;
        go(&page, Role::Button, "Preflight").await?;
        go(&page, Role::Button, "Check again").await?;
        has_focus(&page, Role::Button, "Check again").await?;
        go(&page, Role::Button, "Tokens").await?;

        go(&page, Role::Button, "Delete expired").await?;
        has_focus(&page, Role::Button, "Cancel").await?;
        go(&page, Role::Button, "Delete").await?;
        console.no_row(&expired, SOON).await?;
        page.keeps_focus().await?;

        go(&page, Role::Button, "简体中文").await?;
        page.find(Role::Heading, "引导令牌").node().await?;
        page.keeps_focus().await?;
        go(&page, Role::Button, "English").await?;
        has_focus(&page, Role::Button, "简体中文").await
    })
    .await
}
