//! A token for each of many clusters: nobody else's, and nobody's lost.

use super::page::{FakeApi, Page};
use super::{CREATE, SECRETS};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const TITLE: &str = "Tokens for clusters";

async fn create_for(page: &Page, names: &str) {
    page.element.open_create();
    page.click("[name=for-whom]:not(:checked)").await;
    page.fill("#clusters", names).await;
    page.click(CREATE).await;
    page.read(TITLE).await;
}

/// Has the next cluster get no token.
fn none_is_free(api: &FakeApi) {
    for _ in 0..3 {
        api.answer_next_creation("exists");
    }
}

#[wasm_bindgen_test]
async fn neither_back_nor_the_page_around_leaves_tokens_that_are_made_or_handed_over() {
    let api = FakeApi::new();
    let page = Page::own(&api);
    page.read("No bootstrap tokens").await;
    api.answer_next_creation("held");
    create_for(&page, "eu-1\nus-1").await;
    for _ in 0..2 {
        TimeoutFuture::new(100).await;
        page.back();
        page.element.open_create();
        TimeoutFuture::new(100).await;
        assert!(page.text().contains(TITLE), "{}", page.text());
        if api.asked(&format!("POST {SECRETS}")).len() == 1 {
            api.let_creation_go();
        }
        page.find("dialog .button.primary").await;
    }
    page.read("Created: ").await;
}

#[wasm_bindgen_test]
async fn what_is_made_for_one_cluster_is_never_another_ones() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    api.answer_next_creation("held");
    create_for(&page, "red-1").await;
    page.click(".leave").await;
    page.find("#bearer").await;
    api.set_signed_in(true);
    page.element.refresh();
    page.find("table").await;
    none_is_free(&api);
    create_for(&page, "blue-1").await;
    page.read("each ID that was drawn was taken").await;
    api.let_creation_go();
    TimeoutFuture::new(100).await;
    page.read("Created: 0. Not created: 1.").await;
}

#[wasm_bindgen_test]
async fn a_sign_in_that_was_asked_for_is_not_asked_for_once_more() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    page.element.open_create();
    page.find("#groups").await;
    api.set_signed_in(false);
    page.click("[name=for-whom]:not(:checked)").await;
    page.fill("#clusters", "eu-1").await;
    page.click(CREATE).await;
    page.find("#bearer").await;
    api.set_signed_in(true);
    page.element.refresh();
    page.read("Created: 0. Not created: 1.").await;
    assert!(!page.text().contains("Sign in again"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn the_names_that_are_without_a_token_outlive_the_page() {
    let api = FakeApi::new();
    let page = Page::own(&api);
    page.read("No bootstrap tokens").await;
    none_is_free(&api);
    create_for(&page, "eu-1\nus-1").await;
    page.read("Created: 1. Not created: 1.").await;
    drop(page);
    let page = Page::loaded_anew(&api);
    page.find("table").await;
    page.element.open_create();
    assert_eq!(page.value("#clusters").await, "eu-1\n");
}
