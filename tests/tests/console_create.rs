//! Issue 6, 3: a token of one's own, a rehearsal, the same wish in other words, and a form that loses nothing.

use std::time::Duration;

use karmada_token_tests::{
    Browser, Console, Locator, Outcome, Role, Secrets, Serve, User, Wishes, shell, story, until,
};

const GROUP: &str = "system:bootstrappers:karmada:default-cluster-token";
const SOON: Duration = Duration::from_secs(10);

fn wishes(description: &str) -> Wishes<'_> {
    Wishes {
        ttl: "2h",
        groups: &[GROUP],
        description,
    }
}

async fn sign_in(page: &Browser) -> Outcome {
    page.find(Role::Heading, "Sign in").node().await?;
    let administrator = User::administrator();
    page.find(Role::Textbox, "Bearer token")
        .fill(administrator.token().unwrap_or_default())
        .await?;
    page.find(Role::Button, "Sign in").click().await?;
    Ok(())
}

/// Everything that the page has stored, and every address and title it has.
const STORED: &str =
    "return JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.title])";

#[tokio::test]
async fn the_same_wish_is_a_command_and_a_manifest() -> Outcome {
    story("create-equivalents", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let administrator = plane.kubeconfig(&User::administrator());
        let secrets = Secrets::of(&plane).await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        sign_in(&page).await?;
        let console = Console::new(page.clone());
        let form = console.open_create().await?;
        console.fill(&form, &wishes("it's \"the\" wish")).await?;

        let unfold = async |summary: &str| form.find(Role::DisclosureTriangle, summary).click().await;
        unfold("The same in a terminal").await?;
        let karmadactl = form.find(Role::Textbox, "With karmadactl").value().await?;
        assert_eq!(
            karmadactl,
            format!(
                "karmadactl token create --ttl 2h --usages authentication,signing --groups {GROUP} \
                 --description 'it'\\''s \"the\" wish'"
            )
        );
        let own = form.find(Role::Textbox, "With karmada-token").value().await?;
        let printed = shell(&administrator, &own).await?;
        let id = printed.split('.').next().unwrap_or_default();
        let data = secrets.data(id).await?;
        assert_eq!(data["description"], "it's \"the\" wish");
        assert_eq!(data["auth-extra-groups"], GROUP);

        unfold("The same as a YAML manifest").await?;
        let manifest = form.find(Role::Textbox, "Manifest");
        let before = manifest.value().await?;
        form.find(Role::Button, "Draw another").click().await?;
        let after = until("another token", SOON, async || {
            manifest.value().await.ok().filter(|text| *text != before)
        })
        .await?;
        let folder = tempfile::tempdir()?;
        page.save_into(folder.path()).await?;
        form.find(Role::Button, "Download manifest").click().await?;
        let name = after
            .lines()
            .find_map(|line| line.trim().strip_prefix("name: "))
            .unwrap_or_default();
        let file = folder.path().join(format!("{name}.yaml"));
        let saved = until("the file", SOON, async || {
            std::fs::read_to_string(&file)
                .ok()
                .filter(|text| !text.is_empty())
        })
        .await?;
        let but_end = |text: &str| -> Vec<String> {
            text.lines()
                .filter(|line| !line.contains("expiration:"))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(but_end(&saved), but_end(&after));
        shell(&administrator, &format!("kubectl apply -f {}", file.display())).await?;
        let id = name.trim_start_matches("bootstrap-token-");
        let applied = secrets.data(id).await?;
        assert_eq!(applied["description"], "it's \"the\" wish");
        assert_eq!(applied["usage-bootstrap-signing"], "true");
        form.find(Role::Button, "Cancel").click().await?;
        console
            .row(id, SOON, |row| row.cell("Status") == "Usable")
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_of_ones_own_is_checked_rehearsed_and_made_once() -> Outcome {
    story("create-own", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        sign_in(&page).await?;
        let console = Console::new(page.clone());
        let form = console.open_create().await?;
        form.find(Role::Radio, "My own").click().await?;
        let field = form.find(Role::Textbox, "Your token");
        for (typed, told) in [
            ("MYTOKN.0123456789abcdef", "token ID"),
            ("mytokn0123456789abcdef", "has a dot after its ID"),
            ("mytokn.0123456789abcde", "token secret"),
        ] {
            field.fill(typed).await?;
            field
                .until("its mistake is not told", |_, node| {
                    node.is("invalid") && node.description().contains(told)
                })
                .await?;
            form.find(Role::Button, "Create token")
                .until("it can be sent", |_, node| node.is("disabled"))
                .await?;
        }
        field.fill("mytokn.0123456789abcdef").await?;

        form.find(Role::Button, "Dry run").click().await?;
        form.find_containing(Role::Status, "Nothing was created")
            .node()
            .await?;
        let name = "bootstrap-token-mytokn".to_owned();
        assert!(
            !secrets.token_names().await?.contains(&name),
            "a dry run created it"
        );

        form.find(Role::Button, "Create token").click().await?;
        let created = console.take_result().await?;
        assert_eq!(created.token, "mytokn.0123456789abcdef");
        let first = secrets.object("mytokn").await?;

        // Once more, and beforehand: the one that is there stays as it was.
        let form = console.open_create().await?;
        form.find(Role::Radio, "My own").click().await?;
        form.find(Role::Textbox, "Your token")
            .fill("mytokn.fedcba9876543210")
            .await?;
        for button in ["Dry run", "Create token"] {
            form.find(Role::Button, button).click().await?;
            form.find_containing(Role::Alert, "there is one with the ID mytokn already")
                .node()
                .await?;
        }
        assert_eq!(secrets.object("mytokn").await?, first);
        Ok(())
    })
    .await
}

async fn holds(form: &Locator, description: &str) -> Outcome {
    let fields = [("Description", description), ("Groups", GROUP), ("TTL", "2h")];
    for (name, value) in fields {
        assert_eq!(form.find(Role::Textbox, name).value().await?, value, "{name}");
    }
    form.find(Role::Radio, "Custom")
        .until("it is not chosen", |_, node| node.is("checked"))
        .await?;
    form.find(Role::Checkbox, "signing")
        .until("it is ticked again", |_, node| !node.is("checked"))
        .await?;
    Ok(())
}

#[tokio::test]
async fn what_was_typed_survives_a_sign_in_that_ends_and_a_reload_and_no_secret_is_stored() -> Outcome {
    story("create-kept", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&proxy.url()).await?;
        sign_in(&page).await?;
        let console = Console::new(page.clone());
        let form = console.open_create().await?;
        console.fill(&form, &wishes("kept over all")).await?;
        form.find(Role::Checkbox, "signing").click().await?;
        form.find(Role::Radio, "My own").click().await?;
        form.find(Role::Textbox, "Your token")
            .fill("keptto.0123456789abcdef")
            .await?;

        // The session is over when the token is to be made: one signs in in place, and goes on.
        page.forget_cookies().await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find_containing(Role::Alert, "what you typed is kept")
            .node()
            .await?;
        sign_in(&page).await?;
        holds(&form, "kept over all").await?;
        assert_eq!(
            form.find(Role::Textbox, "Your token").value().await?,
            "keptto.0123456789abcdef"
        );

        let stored = page.script(STORED).await?.to_string();
        assert!(stored.contains("kept over all"), "{stored}");
        let bearer = User::administrator();
        for secret in ["0123456789abcdef", "keptto", bearer.token().unwrap_or_default()] {
            assert!(!stored.contains(secret), "{secret} is stored: {stored}");
        }

        page.reload().await?;
        holds(&form, "kept over all").await?;
        form.find(Role::Radio, "Drawn in this browser")
            .until("a token was stored", |_, node| node.is("checked"))
            .await?;
        form.find(Role::Checkbox, "signing").click().await?;
        form.find(Role::Button, "Create token").click().await?;
        let created = console.take_result().await?;
        console
            .row(created.id(), SOON, |row| {
                row.cell("Description") == "kept over all"
            })
            .await?;

        // What is done with is forgotten.
        let stored = page.script(STORED).await?.to_string();
        assert!(!stored.contains("kept over all"), "{stored}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_form_keeps_to_the_policy_before_the_proxy_has_to_refuse() -> Outcome {
    story("create-policy", async |stage| {
        let serve = Serve::sandbox()
            .and("--max-ttl=12h")
            .and("--allowed-groups=system:bootstrappers:team-a")
            .and("--allowed-usages=authentication");
        let proxy = stage.serve(serve).await?;
        let page = stage.open(&proxy.url()).await?;
        let console = Console::new(page.clone());
        let form = console.open_create().await?;
        assert_eq!(
            form.find(Role::Textbox, "Groups").value().await?,
            "system:bootstrappers:team-a"
        );
        for choice in ["24 hours", "7 days", "Never"] {
            form.find(Role::Radio, choice)
                .until("it can be chosen", |_, node| node.is("disabled"))
                .await?;
        }
        form.find(Role::Checkbox, "signing")
            .until("it can be ticked", |_, node| node.is("disabled"))
            .await?;
        assert!(
            form.text().await?.contains("within 12 h"),
            "{}",
            form.text().await?
        );

        form.find(Role::Textbox, "TTL").fill("13h").await?;
        form.find(Role::Textbox, "Groups").fill(GROUP).await?;
        for (field, told) in [
            ("TTL", "At most 12h0m0s"),
            ("Groups", "allowed is system:bootstrappers:team-a"),
        ] {
            form.find(Role::Textbox, field)
                .until("its mistake is not told", |_, node| {
                    node.description().contains(told)
                })
                .await?;
        }
        form.find(Role::Textbox, "TTL").fill("12h").await?;
        form.find(Role::Textbox, "Groups")
            .fill("system:bootstrappers:team-a")
            .await?;
        form.find(Role::Button, "Create token").click().await?;
        page.find(Role::Dialog, "Token created").node().await?;
        Ok(())
    })
    .await
}
