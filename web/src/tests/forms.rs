//! Forms that lose nothing, and say what is wrong where it is.

use super::page::{FakeApi, Page, have_judge_ask, until};
use super::{CREATE, SECRETS};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const EDIT: &str = ".actions[role=group] button:nth-child(2)";
const CANCEL: &str = "form .dialog-actions .button:not(.first, .primary)";
const DESCRIPTION: &str = "#description";

/// A choice under "Expires after", by its place in the form that creates.
fn lifetime(place: usize) -> String {
    format!("label:nth-child({place}) > [name=lifetime]")
}

pub(super) async fn page_with_one(api: &FakeApi) -> Page {
    api.add("abcdef", "as it was");
    let page = Page::with(api);
    page.read("abcdef").await;
    page
}

/// The form that changes the token of [`page_with_one`].
async fn open_edit(page: &Page) {
    page.click(".cell-token button").await;
    page.click(EDIT).await;
    page.find(DESCRIPTION).await;
}

#[wasm_bindgen_test]
async fn what_was_typed_into_an_edit_outlives_the_sign_in() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    open_edit(&page).await;
    page.fill(DESCRIPTION, "mine").await;
    api.set_signed_in(false);
    page.click(CREATE).await;
    page.read("what you typed is kept").await;
    api.set_signed_in(true);
    page.element.refresh();
    assert_eq!(page.value(DESCRIPTION).await, "mine");
}

#[wasm_bindgen_test]
async fn a_save_after_a_conflict_changes_what_was_touched_alone() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    open_edit(&page).await;
    page.fill(DESCRIPTION, "mine").await;
    api.change("abcdef", "usage-bootstrap-signing", "false");
    until("the change in the list", || {
        let usages = page.root().query_selector(".cell-usages").unwrap()?;
        (!usages.text_content()?.contains("signing")).then_some(())
    })
    .await;
    page.click(CREATE).await;
    page.read("changed by somebody else").await;
    page.find("#usage-signing:not(:checked)").await;
    assert!(page.root().query_selector(".sides").unwrap().is_none());
    page.click(CREATE).await;
    page.find(EDIT).await;
    let sent = api.asked("PATCH ");
    assert_eq!(sent.len(), 2, "{sent:?}");
    assert!(
        sent[1].contains("mine") && !sent[1].contains("usage-"),
        "{sent:?}"
    );
}

#[wasm_bindgen_test]
async fn escape_keeps_what_was_typed_and_cancel_does_not() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    for (key, kept) in [("Escape", "typed"), ("Cancel", "")] {
        page.element.open_create();
        page.fill(DESCRIPTION, "typed").await;
        leave(&page, key).await;
        page.element.open_create();
        assert_eq!(page.value(DESCRIPTION).await, kept, "{key}");
        leave(&page, "Cancel").await;
    }
    open_edit(&page).await;
    for (key, kept) in [("Escape", "typed"), ("Cancel", "as it was")] {
        page.fill(DESCRIPTION, "typed").await;
        leave(&page, key).await;
        page.click(EDIT).await;
        assert_eq!(page.value(DESCRIPTION).await, kept, "{key}");
    }
}

/// It is made again by a click, and what was typed is not.
/// One token is called by its name, and there is nothing to look through.
#[wasm_bindgen_test]
async fn a_change_of_one_token_is_asked_and_told_of_that_one() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.click(".cell-token button").await;
    for (change, told) in [("Suspend", "suspended"), ("Resume", "resumed")] {
        page.read(change).await;
        page.click(".actions[role=group] button:nth-child(1)").await;
        page.read(&format!("{change} token abcdef?")).await;
        page.click("dialog .button.solid").await;
        page.read(&format!("Token abcdef {told}")).await;
        page.find(EDIT).await;
    }
}

pub(super) async fn leave(page: &Page, key: &str) {
    if key == "Escape" {
        page.escape().await;
    } else {
        page.click(CANCEL).await;
    }
    until("no form", || {
        let form = page.root().query_selector(DESCRIPTION).unwrap();
        form.is_none().then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn s44_what_lives_long_is_warned_of_whatever_else_is_wrong() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    let note = "[role=radiogroup] [aria-live] .banner.warning";
    page.element.open_create();
    page.fill("#groups", "system:masters").await;
    page.find("[role=radiogroup] [aria-live]").await;
    assert!(page.root().query_selector(note).unwrap().is_none());
    page.click(&lifetime(6)).await;
    let said = page.find(note).await.text_content().unwrap();
    assert!(said.contains("It stays dangerous for long"), "{said}");
    page.click(CANCEL).await;
    // A token that never expires, and keeps to that.
    open_edit(&page).await;
    page.find(note).await;
}

#[wasm_bindgen_test]
async fn s44_a_revealed_token_says_what_a_holder_can_do() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.click("[aria-label='Reveal token abcdef']").await;
    page.find("#token-value").await;
    page.read("Whoever holds this token can become administrator")
        .await;
    page.read("It stays dangerous for long").await;
}

#[wasm_bindgen_test]
async fn an_id_that_is_taken_is_told_in_sight_and_at_its_field() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.element.open_create();
    page.click("[name=token-source]:not(:checked)").await;
    page.fill("#own-token", "qwerty.0123456789abcdef").await;
    for place in ["1", "2"] {
        page.click(&format!("form details:nth-of-type({place}) summary"))
            .await;
    }
    let body = page.find("form > .dialog-body").await;
    until("something to scroll", || {
        body.set_scroll_top(10_000);
        (body.scroll_top() > 0).then_some(())
    })
    .await;
    api.answer_next_creation("exists");
    page.click(CREATE).await;
    page.find("#own-token[aria-invalid=true]").await;
    page.find(".dialog-body > .banner.error").await;
    until("the outcome in sight", || (body.scroll_top() == 0).then_some(())).await;
    let told = page.find("#own-token-error").await.text_content().unwrap();
    assert!(told.contains("there is one with the ID qwerty already"), "{told}");
}

#[wasm_bindgen_test]
async fn an_end_begins_with_tomorrow_and_is_told_wrong_at_its_field() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.element.open_create();
    page.click(&lifetime(5)).await;
    page.find("#until[aria-invalid=false][aria-describedby=until-error]")
        .await;
    assert!(!page.value("#until").await.is_empty());
    page.fill("#until", "").await;
    page.find("#until[aria-invalid=true]").await;
    let told = page.find("#until-error").await.text_content().unwrap();
    assert!(told.contains("hoose a date and a time"), "{told}");
    assert_eq!(
        page.find("#lifetime-error").await.text_content().as_deref(),
        Some("")
    );
}

#[wasm_bindgen_test]
async fn an_endpoint_of_ones_own_is_wrong_once_it_is_typed() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.click("[aria-label='Reveal token abcdef']").await;
    page.click("label:last-child > [name=endpoint-source]").await;
    page.find("#own-endpoint[aria-invalid=false]").await;
    assert!(!page.text().contains("endpoint is empty"), "{}", page.text());
    page.fill("#own-endpoint", "a b").await;
    page.find("#own-endpoint[aria-invalid=true]").await;
    assert!(
        !page
            .find("#own-endpoint-error")
            .await
            .text_content()
            .unwrap()
            .is_empty()
    );
}

#[wasm_bindgen_test]
async fn creating_for_many_can_be_stopped_and_leaves_the_focus_at_the_heading() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.element.open_create();
    page.click("[name=for-whom]:not(:checked)").await;
    page.fill("#clusters", "eu-1\nus-1\nap-1").await;
    page.read("Tokens for clusters: 3").await;
    api.answer_next_creation("slow");
    page.click(CREATE).await;
    let stop = page
        .find("progress + .button")
        .await
        .unchecked_into::<HtmlElement>();
    stop.focus().unwrap();
    stop.click();
    page.read("Created: 1. Not created: 2.").await;
    assert_eq!(api.asked(&format!("POST {SECRETS}")).len(), 1);
    // As it was wanted, and not as something that went wrong.
    page.find(".dialog-body > .banner.note").await;
    page.read("Go on with the rest").await;
    page.read("Not begun").await;
    assert!(!page.text().contains("Waiting"));
    page.read("If you add --kubeconfig").await;
    until("the focus at the heading", || {
        let focused = page.root().active_element()?;
        (focused.id() == "dialog-title").then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_question_of_the_judge_that_is_refused_asks_for_a_sign_in() {
    let restore = have_judge_ask("apis");
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    api.set_signed_in(false);
    page.click(".cell-token button").await;
    page.read("Your sign-in has ended").await;
    restore.call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn a_check_that_is_refused_asks_for_a_sign_in() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    page.click("[aria-label='Reveal token abcdef']").await;
    page.find("#token-value").await;
    api.set_signed_in(false);
    page.click("dialog .actions:not([role]) button:nth-child(2)")
        .await;
    page.read("Your sign-in has ended").await;
}
