//! The browser's Back, where the page is the console's own.

use super::CREATE;
use super::page::{FakeApi, Page};
use wasm_bindgen_test::wasm_bindgen_test;

const TOKEN: &str = ".cell-token button";
const CLOSE: &str = "dialog.sheet > .dialog-actions .button";

async fn own_page(api: &FakeApi) -> Page {
    api.add("abcdef", "as it was");
    let page = Page::own(api);
    page.find(TOKEN).await;
    page
}

fn hash() -> String {
    web_sys::window().unwrap().location().hash().unwrap()
}

async fn until_at(page: &Page, address: &str, shown: &str) {
    page.until(&format!("{shown} at {address}"), || {
        let has = |selector| page.root().query_selector(selector).unwrap().is_some();
        let is_shown = if shown.is_empty() {
            !has("dialog")
        } else {
            has(shown)
        };
        (hash() == address && is_shown).then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_was_closed_does_not_come_up_again() {
    let api = FakeApi::new();
    let page = own_page(&api).await;
    let history = web_sys::window().unwrap().history().unwrap();
    page.click(TOKEN).await;
    until_at(&page, "#/tokens/abcdef", CLOSE).await;
    let length = history.length().unwrap();
    for _ in 0..3 {
        page.click(CLOSE).await;
        until_at(&page, "#/tokens", "").await;
        page.click(TOKEN).await;
        until_at(&page, "#/tokens/abcdef", CLOSE).await;
    }
    assert_eq!(history.length().unwrap(), length);
    page.back();
    until_at(&page, "#/tokens", "").await;
}

#[wasm_bindgen_test]
async fn back_closes_what_has_no_address() {
    let api = FakeApi::new();
    let page = own_page(&api).await;
    page.click("[aria-label='Delete token abcdef']").await;
    page.find("[role=alertdialog]").await;
    page.back();
    until_at(&page, "#/tokens", "").await;

    // Of two that lie over each other, the upper one.
    page.click(TOKEN).await;
    page.click(".actions[role=group] button:nth-child(2)").await;
    page.find(CREATE).await;
    page.back();
    until_at(&page, "#/tokens/abcdef", CLOSE).await;
    page.back();
    until_at(&page, "#/tokens", "").await;

    // The form that has made a token is done with.
    page.element.open_create();
    page.click(CREATE).await;
    page.read("Token created").await;
    page.back();
    until_at(&page, "#/tokens", "").await;
}
