//! The date and time at which a token is to end, as it is typed and as it passes.

use karmada_token_tests::{Browser, Key, Locator, Outcome, Role, Serve, story};

/// An end in two minutes, and a later clock for the page.
const SOON_PAST: &str = "
    const field = document.querySelector('karmada-token-console').shadowRoot.querySelector('#until');
    const end = new Date(Date.now() + 120_000);
    field.value = new Date(end - end.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const { now } = Date;
    globalThis.pass = () => { Date.now = () => now() + 600_000; };
    globalThis.goBack = () => { Date.now = now; };";

/// A month that is taken back and typed again leaves the day and the time as they were.
async fn half_typed_is_kept(page: &Browser, form: &Locator) -> Outcome {
    const FIELD: &str =
        "const field = document.querySelector('karmada-token-console').shadowRoot.querySelector('#until');";
    form.find(Role::Radio, "Until").click().await?;
    let set = "field.value = '2027-02-10T17:45'; field.dispatchEvent(new Event('input', { bubbles: true })); field.focus()";
    page.script(&format!("{FIELD} {set}")).await?;
    page.press(Key::Backspace).await?;
    form.find(Role::Button, "Create token")
        .until("it can be pressed without a date", |_, node| node.is("disabled"))
        .await?;
    page.press_digits("03").await?;
    let value = page.script(&format!("{FIELD} return field.value")).await?;
    assert_eq!(value, "2027-03-10T17:45");
    Ok(())
}

/// Chooses an end for which `button` can be pressed, and lets it pass.
async fn passes(page: &Browser, form: &Locator, button: &str) -> Outcome {
    form.find(Role::Radio, "Until").click().await?;
    let button = form.find(Role::Button, button);
    page.script(SOON_PAST).await?;
    button
        .until("it can't be pressed", |_, node| !node.is("disabled"))
        .await?;
    page.script("pass()").await?;
    button
        .until("it can still be pressed", |_, node| node.is("disabled"))
        .await?;
    let text = form.text().await?;
    assert!(text.contains("That time has passed"), "{text}");
    page.script("goBack()").await?;
    form.find(Role::Button, "Cancel").click().await?;
    Ok(())
}

#[tokio::test]
async fn an_end_that_passes_while_a_form_is_open_is_told_and_not_pressed_in_vain() -> Outcome {
    story("form-passed", async |stage| {
        let console = stage.console(Serve::sandbox()).await?;
        let page = console.page().clone();
        let id = console.id_of("Usable").await?;
        let form = console.open_create().await?;
        half_typed_is_kept(&page, &form).await?;
        passes(&page, &form, "Create token").await?;
        page.find(Role::Button, &id).click().await?;
        let panel = page.find(Role::Dialog, &format!("Token {id}"));
        panel.find(Role::Button, "Edit").click().await?;
        let form = page.find(Role::Dialog, &format!("Edit token {id}"));
        passes(&page, &form, "Save").await
    })
    .await
}
