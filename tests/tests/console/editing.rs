//! A token's life after its creation, on the real API server: suspended, resumed, extended, described anew.

use http::StatusCode;
use karmada_token_tests::{
    Browser, Console, Outcome, Role, SECRETS, SOON, Secrets, Serve, User, kubectl, story, token_secret, until,
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_token_is_suspended_resumed_extended_and_described() -> Outcome {
    story("editing", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let serve = Serve::kubeconfig(&plane, &plane.administrator("editing")?)?;
        let session = stage.serve(serve).await?.session().await?;
        let created = session.post(SECRETS, &token_secret("edited")).await?;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
        let named = format!("{SECRETS}/bootstrap-token-edited?view=masked");
        let off = json!({ "usage-bootstrap-signing": "ZmFsc2U=", "usage-bootstrap-authentication": null });
        let on =
            json!({ "usage-bootstrap-signing": "dHJ1ZQ==", "usage-bootstrap-authentication": "dHJ1ZQ==" });
        let end = json!({ "expiration": "MjA5OS0wMS0wMVQwMDowMDowMFo=" });
        let words = json!({ "description": "Zm9yIG9zbG8=" });
        for change in [off, on, end, words] {
            let patched = session.merge(&named, &json!({ "data": change })).await?;
            assert_eq!(patched.status, StatusCode::OK, "{}", patched.text());
            let object = patched.json();
            for (key, value) in change.as_object().into_iter().flatten() {
                assert_eq!(&object["data"][key], value, "{key}");
            }
            assert_eq!(object["data"]["token-secret"], Value::Null, "the view is masked");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn s35_an_edit_of_an_older_state_changes_nothing() -> Outcome {
    story("older-edit", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let serve = Serve::kubeconfig(&plane, &plane.administrator("older-edit")?)?;
        let session = stage.serve(serve).await?.session().await?;
        let named = format!("{SECRETS}/bootstrap-token-older1");
        let first = session.post(SECRETS, &token_secret("older1")).await?.json();
        let seen = |object: &Value| json!({ "uid": object["metadata"]["uid"], "resourceVersion": object["metadata"]["resourceVersion"] });
        let patch = |words: &str| json!({ "metadata": seen(&first), "stringData": { "description": words } });
        let one = session.merge(&named, &patch("one")).await?;
        assert_eq!(one.status, StatusCode::OK, "{}", one.text());
        let secrets = Secrets::of(&plane).await?;
        let before = secrets.object("older1").await?;
        let two = session.merge(&named, &patch("two")).await?;
        assert_eq!(two.status, StatusCode::CONFLICT, "{}", two.text());
        assert_eq!(two.json()["reason"], "Conflict");
        assert!(two.text().contains("the object has been modified"), "{}", two.text());
        assert_eq!(secrets.object("older1").await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_edit_of_what_was_changed_meanwhile_shows_both_sides() -> Outcome {
    story("conflict", async |stage| {
        let plane = stage.shared_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let data = [
            ("token-id", "twosid"),
            ("token-secret", "0123456789abcdef"),
            ("description", "as it was"),
            ("usage-bootstrap-signing", "true"),
        ];
        secrets.create_token("bootstrap-token-twosid", &data).await?;
        let proxy = stage.serve(Serve::bearer(&plane)).await?;
        let page = stage.open(&format!("{}/#/tokens/twosid", proxy.url())).await?;
        let console = Console::new(page.clone());
        console.sign_in(&User::administrator()).await?;
        // At once: the verdict that comes meanwhile moves no button.
        page.find(Role::Dialog, "Token twosid")
            .find(Role::Button, "Edit")
            .click()
            .await?;
        let form = page.find(Role::Dialog, "Edit token twosid");
        form.find(Role::Textbox, "Description").fill("mine").await?;

        let theirs = json!({ "stringData": { "description": "theirs" } }).to_string();
        let administrator = plane.kubeconfig(&User::administrator());
        let patch = [
            "-n",
            "kube-system",
            "patch",
            "secret",
            "bootstrap-token-twosid",
            "--type=merge",
            "-p",
            &theirs,
        ];
        kubectl(&administrator, &patch).await?;
        console_hears_of_it(&page).await?;

        form.find(Role::Button, "Save").click().await?;
        form.find_containing(Role::Alert, "changed by somebody else")
            .node()
            .await?;
        let text = form.text().await?;
        assert!(
            text.contains("On the server now: theirs") && text.contains("In this form: mine"),
            "{text}"
        );
        assert_eq!(secrets.data("twosid").await?["description"], "theirs");

        form.find(Role::Button, "Save").click().await?;
        page.find(Role::Dialog, "Token twosid")
            .find(Role::Button, "Close")
            .click()
            .await?;
        console
            .row("twosid", SOON, |row| row.cell("Description") == "mine")
            .await?;
        Ok(())
    })
    .await
}

/// The list behind the form is live all the while.
async fn console_hears_of_it(page: &Browser) -> Outcome {
    let script = "return document.querySelector('karmada-token-console').shadowRoot.querySelector('tbody').textContent";
    until("the change in the list", SOON, async || {
        let text = page.script(script).await.ok()?.to_string();
        text.contains("theirs").then_some(())
    })
    .await?;
    Ok(())
}
