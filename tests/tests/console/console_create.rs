//! A token of one's own, a rehearsal, and the same wish in other words.

use karmada_token_tests::{
    KARMADA_GROUP, Locator, Outcome, Role, SOON, Secrets, Serve, User, Wishes, shell, story, until,
};

const WISHES: Wishes<'static> = Wishes::described("it's \"the\" wish");

#[tokio::test]
async fn the_same_wish_is_a_command_and_a_manifest() -> Outcome {
    story("create-equivalents", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let administrator = plane.kubeconfig(&User::administrator());
        let secrets = Secrets::of(&plane).await?;
        let console = stage.administrators_console(&plane).await?;
        let page = console.page().clone();
        let form = console.open_create().await?;
        console.fill(&form, &WISHES).await?;

        let unfold = async |summary: &str| form.find(Role::DisclosureTriangle, summary).click().await;
        unfold("The same in a terminal").await?;
        let karmadactl = form.find(Role::Textbox, "With karmadactl").value().await?;
        assert_eq!(
            karmadactl,
            format!(
                "karmadactl token create --ttl 2h --usages authentication,signing --groups {KARMADA_GROUP} \
                 --description 'it'\\''s \"the\" wish'"
            )
        );
        let own = form.find(Role::Textbox, "With karmada-token").value().await?;
        let printed = shell(&administrator, &own).await?;
        let id = printed.split('.').next().unwrap_or_default();
        let data = secrets.data(id).await?;
        assert_eq!(data["description"], "it's \"the\" wish");
        assert_eq!(data["auth-extra-groups"], KARMADA_GROUP);

        unfold("The same as a YAML manifest").await?;
        let manifest = form.find(Role::Textbox, "Manifest");
        let before = manifest.value().await?;
        form.find(Role::Button, "Regenerate").click().await?;
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
        let console = stage.administrators_console(&plane).await?;
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

/// What a token of Karmada's own group is worth, one that lives long, and any other.
const CAUTION: &str =
    "Treat it like a password: on Karmada as installed, its holder can become administrator";
const LONG: &str = "It stays dangerous for long";
const WORTH: &str = "can become administrator of this control plane as long as it works";
const WORTH_OTHER: &str = "acts with all that RBAC gives to its groups";

async fn says(place: &Locator, told: &[&str], untold: &[&str]) -> Outcome {
    let text = place.text().await?;
    for words in told {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    for words in untold {
        assert!(!text.contains(words), "{words:?} is in {text}");
    }
    Ok(())
}

#[tokio::test]
async fn s44_what_a_token_is_worth_is_said_before_and_after_it_is_made() -> Outcome {
    story("create-worth", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        for (lifetime, told, untold) in [
            ("1 hour", CAUTION, &[LONG][..]),
            ("7 days", LONG, &[]),
            ("Never", LONG, &[]),
        ] {
            let form = console.open_create().await?;
            form.find(Role::Radio, lifetime).click().await?;
            says(&form, &[told], untold).await?;
            form.find(Role::Button, "Create token").click().await?;
            let created = page.find(Role::Dialog, "Token created");
            let long = if told == LONG {
                &[WORTH, LONG][..]
            } else {
                &[WORTH]
            };
            let short = if told == LONG {
                &[WORTH_OTHER][..]
            } else {
                &[WORTH_OTHER, LONG]
            };
            says(&created, long, short).await?;
            created.find(Role::Button, "Done").click().await?;
        }

        for (lifetime, group, told, untold) in [
            (
                "7 days",
                KARMADA_GROUP,
                &["one of these tokens", WORTH, LONG][..],
                &[WORTH_OTHER][..],
            ),
            (
                "1 hour",
                "system:bootstrappers:team-a",
                &["one of these tokens", WORTH_OTHER],
                &[WORTH, LONG],
            ),
        ] {
            let form = console.open_create().await?;
            form.find(Role::Radio, "One for each cluster").click().await?;
            form.find(Role::Textbox, "Cluster names")
                .fill("eu-1\nus-1")
                .await?;
            form.find(Role::Radio, lifetime).click().await?;
            form.find(Role::Textbox, "Groups").fill(group).await?;
            form.find(Role::Button, "Create tokens").click().await?;
            let made = page.find(Role::Dialog, "Tokens for clusters: 2");
            made.find_containing(Role::Note, "one of these tokens")
                .node()
                .await?;
            says(&made, told, untold).await?;
            made.find(Role::Button, "Done").click().await?;
        }
        Ok(())
    })
    .await
}
