//! Forms that lose nothing, and say what is wrong where it is.

use super::page::{FakeApi, Page, have_judge_ask};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

async fn page_with_one(api: &FakeApi) -> Page {
    api.add("abcdef", "as it was");
    let page = Page::with(api);
    page.read("abcdef").await;
    page
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
