//! A token that is made once more.

use super::forms::{leave, page_with_one};
use super::page::{FakeApi, Page};
use super::{CREATE, SECRETS};
use wasm_bindgen_test::wasm_bindgen_test;

const DUPLICATE: &str = ".actions[role=group] button:nth-child(3)";
const DESCRIPTION: &str = "#description";

#[wasm_bindgen_test]
async fn a_duplicate_is_another_token_that_says_the_same_and_lives_as_an_untouched_form_says() {
    let api = FakeApi::new();
    api.add("abcdef", "as it was");
    let page = Page::with(&api);
    page.element.set_attribute("default-ttl", "2h").unwrap();
    page.disconnect();
    page.connect();
    page.click(".cell-token button").await;
    page.click(DUPLICATE).await;
    assert_eq!(page.value(DESCRIPTION).await, "as it was");
    assert_eq!(page.value("#ttl").await, "2h0m0s");
    page.find("[name=lifetime]:checked").await;
    page.click(CREATE).await;
    page.read("Token created").await;
    let made = api.asked(&format!("POST {SECRETS}"));
    let says = |text: &str| made[0].contains(text);
    // "as it was", as a Secret's data has it.
    assert!(
        says("YXMgaXQgd2Fz") && !says("bootstrap-token-abcdef"),
        "{made:?}"
    );
}

#[wasm_bindgen_test]
async fn a_duplicate_takes_no_draft_away_and_of_a_suspended_token_it_can_be_made() {
    let api = FakeApi::new();
    let page = page_with_one(&api).await;
    for usage in ["signing", "authentication"] {
        api.change("abcdef", &format!("usage-bootstrap-{usage}"), "false");
    }
    page.element.open_create();
    page.fill(DESCRIPTION, "typed").await;
    leave(&page, "Escape").await;
    for key in ["Escape", "Cancel", "Create"] {
        page.click(".cell-token button").await;
        page.click(DUPLICATE).await;
        assert_eq!(page.value(DESCRIPTION).await, "as it was");
        page.find("#usage-signing:checked").await;
        if key == "Create" {
            page.click(CREATE).await;
            page.read("Token created").await;
            page.click("dialog .button.primary").await;
        } else {
            leave(&page, key).await;
            page.click(".dialog-actions .button").await;
        }
        page.element.open_create();
        assert_eq!(page.value(DESCRIPTION).await, "typed", "{key}");
        leave(&page, "Escape").await;
    }
}
