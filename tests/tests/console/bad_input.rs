//! A clear error at its place, the form kept, nothing made by half.

use karmada_token_tests::{
    Browser, Console, KARMADA_GROUP, Locator, Outcome, Role, SOON, Secrets, Serve, Stage, User, Wishes,
    kubectl, story,
};

const GOOD: Wishes<'static> = Wishes {
    ttl: "90m",
    groups: &[KARMADA_GROUP],
    description: "kept through every error",
};

/// Counts what the page has asked the server to create.
const COUNT: &str = "
    globalThis.posted = 0;
    const ask = globalThis.fetch;
    globalThis.fetch = (what, ...rest) => {
      if (what.method === 'POST' && new URL(what.url).pathname.endsWith('/secrets')) posted += 1;
      return ask(what, ...rest);
    };";

/// The form's field, once it is marked as wrong, and what is said about it: beside it or in an alert.
async fn complaint(page: &Browser, form: &Locator, field: &str) -> Outcome<String> {
    let node = form
        .find(Role::Textbox, field)
        .until("it is not marked as invalid", |_, node| node.is("invalid"))
        .await?;
    let alerts = page.texts(Role::Alert).await?.join(" ");
    Ok(format!("{} {alerts}", node.description()))
}

async fn signed_in(stage: &mut Stage, name: &str) -> Outcome<(Console, Secrets)> {
    let plane = stage.shared_control_plane().await?;
    let proxy = stage
        .serve(Serve::kubeconfig(&plane, &plane.administrator(name)?)?)
        .await?;
    let page = stage.open(&proxy.sign_in_url().await?).await?;
    Ok((Console::new(page), Secrets::of(&plane).await?))
}

#[tokio::test]
async fn a_wrong_field_is_told_where_it_is_and_nothing_is_created() -> Outcome {
    story("bad-fields", async |stage| {
        let (console, secrets) = signed_in(stage, "bad-fields").await?;
        console.page().script(COUNT).await?;
        let posted = async || console.page().script("return posted").await;
        let form = console.open_create().await?;
        console.fill(&form, &GOOD).await?;
        let submit = form.find(Role::Button, "Create token");
        for (field, wrong, right, words) in [
            (
                "TTL",
                "-5m",
                GOOD.ttl,
                &["negative", "positive", "never"] as &[&str],
            ),
            ("TTL", "1x", GOOD.ttl, &["unit", "1h30m"]),
            ("TTL", "", GOOD.ttl, &["empty", "missing", "duration", "needed"]),
            (
                "TTL",
                "99999999999h",
                GOOD.ttl,
                &["large", "long", "at most", "292"],
            ),
            ("Groups", "developers", KARMADA_GROUP, &["system:bootstrappers:"]),
            (
                "Groups",
                "system:bootstrappers:Upper",
                KARMADA_GROUP,
                &["system:bootstrappers:", "a-z", "lower"],
            ),
        ] {
            let locator = form.find(Role::Textbox, field);
            locator.fill(wrong).await?;
            let said = complaint(console.page(), &form, field).await?;
            assert!(
                words.iter().any(|word| said.contains(word)),
                "{field} {wrong:?}: {said:?} has none of {words:?}"
            );
            submit.click().await?;
            locator
                .until("a press in vain doesn't lead to it", |_, node| node.is("focused"))
                .await?;
            assert!(form.is_there().await?, "{field} {wrong:?}: the form went away");
            assert_eq!(locator.value().await?, wrong, "{field}: what was typed is kept");
            assert_eq!(
                form.find(Role::Textbox, "Description").value().await?,
                GOOD.description
            );
            assert_eq!(posted().await?, 0, "{field} {wrong:?}: something was sent");
            locator.fill(right).await?;
            locator
                .until("it is still marked as invalid", |_, node| !node.is("invalid"))
                .await?;
        }
        submit.click().await?;
        let created = console.take_result().await?;
        // Whatever a press in vain had sent would be there by now.
        let name = format!("bootstrap-token-{}", created.id());
        assert_eq!(secrets.described(GOOD.description).await?, [name]);
        assert_eq!(posted().await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_viewer_sees_tokens_and_is_told_why_creating_is_not_for_them() -> Outcome {
    story("viewer", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let data = [("token-id", "viewme"), ("token-secret", "0123456789abcdef")];
        secrets.create_token("bootstrap-token-viewme", &data).await?;
        let proxy = stage.serve(Serve::kubeconfig(&plane, &User::viewer())?).await?;
        let console = Console::new(stage.open(&proxy.sign_in_url().await?).await?);
        console.row("viewme", SOON, |_| true).await?;
        let button = console.page().find(Role::Button, "Create token");
        let node = button
            .until("it is not disabled", |_, node| node.is("disabled"))
            .await?;
        assert!(
            !node.description().is_empty(),
            "no reason is given why the button is disabled"
        );
        button.click().await?;
        assert!(
            !console
                .page()
                .find(Role::Dialog, "Create token")
                .is_there()
                .await?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_form_outlives_the_api_server() -> Outcome {
    story("killed", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("killed")?)?)
            .await?;
        let page = stage.open(&proxy.sign_in_url().await?).await?;
        let console = Console::new(page.clone());
        let secrets = Secrets::of(&plane).await?;
        let form = console.open_create().await?;
        console.fill(&form, &GOOD).await?;

        plane.kill_apiserver();
        let submit = form.find(Role::Button, "Create token");
        submit.click().await?;
        // Killed before the request or under it: nothing was made, or that isn't known.
        let alert = form.find_containing(Role::Alert, "");
        let words = ["not reachable", "it is not known whether"];
        let says = |text: &str| words.iter().any(|word| text.contains(word));
        alert
            .until("it says something else", |tree, node| says(&tree.text(node)))
            .await?;
        for (field, text) in [
            ("TTL", GOOD.ttl),
            ("Groups", KARMADA_GROUP),
            ("Description", GOOD.description),
        ] {
            assert_eq!(
                form.find(Role::Textbox, field).value().await?,
                text,
                "{field} is kept"
            );
        }

        plane.start_apiserver().await?;
        assert_eq!(
            secrets.token_names().await?,
            [""; 0],
            "something was made by half"
        );
        submit.click().await?;
        let created = console.take_result().await?;
        assert_eq!(
            secrets.token_names().await?,
            [format!("bootstrap-token-{}", created.id())]
        );
        console
            .row(created.id(), SOON, |row| row.cell("Status") == "Usable")
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn s40_a_malformed_secret_is_one_flagged_row_that_can_be_deleted() -> Outcome {
    story("malformed", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let good = [
            ("token-id", "goodie"),
            ("token-secret", "0123456789abcdef"),
            ("auth-extra-groups", KARMADA_GROUP),
        ];
        let usages = [
            ("usage-bootstrap-signing", "true"),
            ("usage-bootstrap-authentication", "true"),
        ];
        secrets
            .create_token("bootstrap-token-goodie", &[&good as &[_], &usages].concat())
            .await?;
        secrets
            .create_token("bootstrap-token-broken", &[("token-secret", "SHORT")])
            .await?;
        secrets.create_token("of-another-name", &good).await?;
        let proxy = stage
            .serve(Serve::kubeconfig(&plane, &plane.administrator("malformed")?)?)
            .await?;
        let console = Console::new(stage.open(&proxy.sign_in_url().await?).await?);
        console
            .row("goodie", SOON, |row| row.cell("Status") == "Never expires")
            .await?;
        nothing_is_said_to_be_gone_that_is_not(&console, "of-another-name").await?;
        let rows = console.rows().await?;
        let malformed = rows
            .iter()
            .filter(|row| row.cell("Status") == "Malformed")
            .count();
        assert_eq!((malformed, rows.len()), (2, 3), "{rows:#?}");

        console.delete("broken").await?;
        let asked = console.ask_to_delete("of-another-name").await?;
        asked.find(Role::Button, "Delete token").click().await?;
        let by_hand = asked.find(Role::Textbox, "Delete it with kubectl");
        let command = by_hand.value().await?;
        assert_eq!(
            secrets.token_names().await?,
            ["bootstrap-token-goodie", "of-another-name"]
        );
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        kubectl(&plane.kubeconfig(&User::administrator()), &words).await?;
        asked.find(Role::Button, "Cancel").click().await?;
        console.no_row("of-another-name", SOON).await?;
        Ok(())
    })
    .await
}

/// Our proxy forwards no request for a Secret of such a name, and says 404, as of one that isn't there.
async fn nothing_is_said_to_be_gone_that_is_not(console: &Console, name: &str) -> Outcome {
    let page = console.page();
    page.find(Role::Checkbox, &format!("Select token {name}"))
        .click()
        .await?;
    page.find(Role::Button, "Suspend")
        .until("it can be pressed", |_, node| node.is("disabled"))
        .await?;
    page.find(Role::Button, "Delete").click().await?;
    let question = page.find(Role::AlertDialog, &format!("Delete token {name}?"));
    question.find(Role::Button, "Delete").click().await?;
    let told = question.find_containing(Role::Alert, "Done: 0. Failed: 1.");
    told.node().await?;
    let lines = question.text().await?;
    assert!(lines.contains("holds no token ID"), "{lines}");
    question.find(Role::Button, "Done").click().await?;

    page.find(Role::Button, name).click().await?;
    let panel = page.find(Role::Dialog, &format!("Token {name}"));
    for change in ["Suspend", "Edit"] {
        panel
            .find(Role::Button, change)
            .until("it can be pressed", |_, node| node.is("disabled"))
            .await?;
    }
    panel.find(Role::Button, "It has leaked").click().await?;
    let leak = page.find(Role::Dialog, &format!("Token {name} has leaked"));
    leak.find(Role::Button, "Delete token").click().await?;
    leak.find(Role::Textbox, "Delete it with kubectl").node().await?;
    leak.find(Role::Button, "Close").click().await?;
    panel.find(Role::Button, "Close").click().await?;
    Ok(())
}
