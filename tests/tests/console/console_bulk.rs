//! What a person looks for among the tokens of a real control plane, and does to many of them at once.

use karmada_token_tests::{Outcome, Role, SOON, Secrets, User, kubeadm, story, until};

/// What the bar over the table says.
const BAR: &str = "return document.querySelector('karmada-token-console').shadowRoot.querySelector('.selection-bar')?.textContent";

/// A press of the box of a row, with Shift held.
fn with_shift(place: usize) -> String {
    format!(
        "document.querySelector('karmada-token-console').shadowRoot.querySelectorAll('tr.row .select')[{place}]
            .dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, shiftKey: true }}))"
    )
}

#[tokio::test]
async fn tokens_are_found_suspended_and_when_they_have_expired_deleted() -> Outcome {
    story("bulk", async |stage| {
        let plane = stage.lent_control_plane().await?;
        let secrets = Secrets::of(&plane).await?;
        let administrator = plane.kubeconfig(&User::administrator());
        for id in ["dublin", "berlin", "munich"] {
            let token = format!("{id}.0123456789abcdef");
            kubeadm(
                &administrator,
                &[
                    "token",
                    "create",
                    &token,
                    "--description",
                    &format!("member {id}"),
                ],
            )
            .await?;
        }
        for id in ["gone01", "gone02"] {
            let data = [
                ("token-id", id),
                ("token-secret", "0123456789abcdef"),
                ("expiration", "2020-01-01T00:00:00Z"),
            ];
            secrets
                .create_token(&format!("bootstrap-token-{id}"), &data)
                .await?;
        }
        let console = stage.administrators_console(&plane).await?;
        let page = console.page();
        let search = page.find(Role::Searchbox, "Search tokens");
        search.fill("BERLIN").await?;
        until("the one from Berlin alone", SOON, async || {
            let rows = console.rows().await.ok()?;
            (rows.len() == 1 && rows[0].header == "berlin").then_some(())
        })
        .await?;
        until("the search in the address", SOON, async || {
            page.url()
                .await
                .ok()?
                .ends_with("#/tokens?q=BERLIN")
                .then_some(())
        })
        .await?;
        page.reload().await?;
        console.row("berlin", SOON, |_| true).await?;
        assert_eq!(console.rows().await?.len(), 1);
        search.fill("").await?;
        until("all five", SOON, async || {
            (console.rows().await.ok()?.len() == 5).then_some(())
        })
        .await?;

        // With Shift, all up to the one that was pressed before: on, and off again.
        for (place, selected) in [
            (0, "1 of 5 selected"),
            (2, "3 of 5 selected"),
            (1, "1 of 5 selected"),
        ] {
            page.script(&with_shift(place)).await?;
            until(selected, SOON, async || {
                let bar = page.script(BAR).await.ok()?;
                bar.as_str()?.contains(selected).then_some(())
            })
            .await?;
        }
        page.script(&with_shift(0)).await?;

        for id in ["berlin", "dublin"] {
            page.find(Role::Checkbox, &format!("Select token {id}"))
                .click()
                .await?;
        }
        console.change_all_selected("Suspend", 2).await?;
        for (id, state) in [
            ("berlin", "Suspended"),
            ("dublin", "Suspended"),
            ("munich", "Usable"),
        ] {
            console.row(id, SOON, |row| row.cell("Status") == state).await?;
            let data = secrets.data(id).await?;
            let is_on = data["usage-bootstrap-authentication"] == "true";
            assert_eq!(is_on, state == "Usable", "{id}: {data:?}");
        }

        page.find_containing(Role::Button, "Suspended").click().await?;
        until("the suspended ones alone", SOON, async || {
            (console.rows().await.ok()?.len() == 2).then_some(())
        })
        .await?;
        page.find(Role::Button, "Delete expired").click().await?;
        let question = page.find(Role::AlertDialog, "Delete tokens: 2");
        let shown = question.text().await?;
        assert!(shown.contains("They have expired"), "{shown}");
        for (id, is_named) in [
            ("gone01", true),
            ("gone02", true),
            ("berlin", false),
            ("munich", false),
        ] {
            assert_eq!(shown.contains(id), is_named, "{id}: {shown}");
        }
        question.find(Role::Button, "Cancel").click().await?;
        question.gone().await?;
        assert_eq!(secrets.token_names().await?.len(), 5);
        page.find(Role::Button, "Delete expired").click().await?;
        question.find(Role::Button, "Delete").click().await?;
        question
            .find_containing(Role::Alert, "Done: 2. Failed: 0.")
            .node()
            .await?;
        question.find(Role::Button, "Done").click().await?;
        let left = ["berlin", "dublin", "munich"].map(|id| format!("bootstrap-token-{id}"));
        assert_eq!(secrets.token_names().await?, left);
        Ok(())
    })
    .await
}
