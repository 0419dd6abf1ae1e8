//! One list, followed by one watch, for one person at a time.

use super::page::{FakeApi, Page, hasten, have_judge_ask, set_hidden, until};
use super::{CREATE, SECRETS};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// How many lists, and how many watches, were asked for.
fn asked(api: &FakeApi) -> (usize, usize) {
    let asked = api.asked(&format!("GET {SECRETS}?"));
    let watches = asked.iter().filter(|line| line.contains("watch=true")).count();
    (asked.len() - watches, watches)
}

async fn until_lists(api: &FakeApi, count: usize) {
    until("another list", || (asked(api).0 == count).then_some(())).await;
}

async fn until_watches_are(api: &FakeApi, count: usize) {
    until(&format!("{count} watches"), || {
        (api.open_watches() == count).then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_sign_in_that_ends_takes_its_watch_along_and_the_next_has_one() {
    let api = FakeApi::new();
    api.add("abcdef", "");
    let page = Page::with(&api);
    until_watches_are(&api, 1).await;
    // Another request than the list's is the first to be told.
    api.set_signed_in(false);
    page.click("[aria-label='Reveal token abcdef']").await;
    page.read("Your sign-in has ended").await;
    until_watches_are(&api, 0).await;

    api.set_signed_in(true);
    page.element.refresh();
    page.element.refresh();
    until_watches_are(&api, 1).await;
    // The second of them waits half a second at most, and is needless by then.
    TimeoutFuture::new(700).await;
    assert_eq!(api.open_watches(), 1);
    assert_eq!(asked(&api), (2, 2));
}

#[wasm_bindgen_test]
async fn a_list_that_comes_after_the_sign_out_is_nobodys() {
    let api = FakeApi::new();
    api.add("abcdef", "");
    let page = Page::with(&api);
    page.read("abcdef").await;
    api.hold_lists();
    page.element.refresh();
    until_lists(&api, 2).await;
    page.click(".leave").await;
    page.find("#bearer").await;
    api.let_lists_go(true);
    TimeoutFuture::new(100).await;

    api.set_signed_in(true);
    page.element.refresh();
    until_lists(&api, 3).await;
    page.read("Loading tokens").await;
    assert!(!page.text().contains("abcdef"));
}

#[wasm_bindgen_test]
async fn s34_a_list_from_before_a_creation_does_not_tell_what_became_of_it() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    page.element.open_create();
    page.find("#groups").await;
    api.hold_lists();
    page.element.refresh();
    until_lists(&api, 2).await;
    api.answer_next_creation("lost");
    page.click(CREATE).await;
    page.read("it is not known whether").await;
    api.let_lists_go(true);
    until_lists(&api, 3).await;
    assert!(!page.text().contains("it was not created"));
    api.let_lists_go(false);
    page.read("was created after all").await;
}

#[wasm_bindgen_test]
async fn s34_a_creation_that_may_still_be_under_way_is_not_said_to_have_failed() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    page.element.open_create();
    page.find("#groups").await;
    api.answer_next_creation("late");
    page.click(CREATE).await;
    until_lists(&api, 2).await;
    TimeoutFuture::new(300).await;
    page.read("it is not known whether").await;
    api.finish_creations();
    page.read("was created after all").await;
}

#[wasm_bindgen_test]
async fn a_page_that_was_hidden_while_the_list_came_is_not_watched() {
    let api = FakeApi::new();
    api.add("abcdef", "");
    api.hold_lists();
    let page = Page::with(&api);
    until_lists(&api, 1).await;
    set_hidden(true);
    api.let_lists_go(false);
    page.read("abcdef").await;
    TimeoutFuture::new(100).await;
    let hidden = asked(&api);
    set_hidden(false);
    assert_eq!(hidden, (1, 0));
    until_watches_are(&api, 1).await;
    assert_eq!(asked(&api), (1, 1));
}

/// Such as in a tab of a dashboard.
#[wasm_bindgen_test]
async fn an_element_that_is_not_shown_is_not_watched() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    until_watches_are(&api, 1).await;
    page.element.set_hidden(true);
    until_watches_are(&api, 0).await;
    TimeoutFuture::new(100).await;
    assert_eq!(asked(&api), (1, 1));
    page.element.set_hidden(false);
    until_watches_are(&api, 1).await;
    assert_eq!(asked(&api), (1, 2));
    api.add("abcdef", "");
    page.read("abcdef").await;

    // Nor is one that is drawn there, until it is.
    page.element.set_hidden(true);
    page.disconnect();
    page.connect();
    page.read("Loading tokens").await;
    TimeoutFuture::new(100).await;
    assert_eq!(asked(&api), (1, 2));
    page.element.set_hidden(false);
    page.read("abcdef").await;
    until_watches_are(&api, 1).await;
}

/// Whether it says so in a line of the watch or refuses the watch: one more list, and not a word to the person.
#[wasm_bindgen_test]
async fn s38_a_watch_that_is_too_old_to_go_on_is_followed_by_one_list() {
    let api = FakeApi::new();
    api.add("abcdef", "");
    api.set_too_old(1);
    let page = Page::with(&api);
    let in_peace = |what: &'static str, lists: usize| {
        let (page, api) = (&page, &api);
        let is_so = move || {
            let alert = page.root().query_selector("[role=alert]").unwrap();
            assert!(alert.is_none(), "{}", page.text());
            (page.text().contains(what) && asked(api) == (lists, lists)).then_some(())
        };
        until(what, is_so)
    };
    in_peace("abcdef", 2).await;
    until_watches_are(&api, 1).await;
    api.expire_watches("fedcba");
    in_peace("fedcba", 3).await;
    until_watches_are(&api, 1).await;
    TimeoutFuture::new(300).await;
    assert_eq!(asked(&api), (3, 3));
}

#[wasm_bindgen_test]
async fn a_watch_that_broke_without_a_word_is_followed_by_another() {
    let restore = hasten(150_000);
    let api = FakeApi::new();
    let page = Page::with(&api);
    until_watches_are(&api, 1).await;
    api.break_watches();
    until_watches_are(&api, 1).await;
    api.add("abcdef", "");
    page.read("abcdef").await;
    // Silence alone is no failure.
    assert_eq!(asked(&api).0, 1);
    restore.call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn a_watch_that_is_not_answered_is_given_up() {
    let restore = hasten(15_000);
    let api = FakeApi::new();
    api.set_deaf(true);
    let page = Page::with(&api);
    page.read("There was no answer in time").await;
    api.set_deaf(false);
    until_watches_are(&api, 1).await;
    restore.call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn a_sheet_asks_anew_once_the_server_is_there_again() {
    let restore = have_judge_ask("apis");
    let api = FakeApi::new();
    api.add("abcdef", "");
    let page = Page::with(&api);
    until_watches_are(&api, 1).await;
    page.click("[aria-label='Reveal token abcdef']").await;
    let checks = |count: usize| {
        let api = &api;
        let is_so = move || (api.asked("POST /-/check").len() == count).then_some(());
        until("another check", is_so)
    };
    checks(1).await;
    api.set_gone(true);
    page.read("The API server is not reachable").await;
    api.set_gone(false);
    checks(2).await;
    restore.call0(&JsValue::UNDEFINED).unwrap();
}

#[wasm_bindgen_test]
async fn a_token_that_is_deleted_under_its_sheet_has_no_state_and_the_heading_the_focus() {
    let api = FakeApi::new();
    api.add("abcdef", "its last words");
    let page = Page::with(&api);
    until_watches_are(&api, 1).await;
    page.click(".cell-token button").await;
    let edit = page.find(".actions[role=group] button:nth-child(2)").await;
    edit.unchecked_into::<HtmlElement>().focus().unwrap();
    page.read("By its Secret").await;
    api.remove("abcdef");
    page.read("It was deleted while you looked at it").await;
    assert!(!page.text().contains("By its Secret"));
    page.read("its last words").await;
    until("the focus at the heading", || {
        let focused = page.root().active_element()?;
        (focused.id() == "dialog-title").then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_sign_in_begins_in_its_field_and_takes_a_whole_header() {
    let api = FakeApi::new();
    api.set_signed_in(false);
    let page = Page::own(&api);
    page.find("#bearer").await;
    until("the focus in the field", || {
        let focused = page.root().active_element()?;
        (focused.id() == "bearer").then_some(())
    })
    .await;
    let title = || web_sys::window().unwrap().document().unwrap().title();
    assert_eq!(title(), "Sign in - Karmada");
    page.fill("#bearer", " bearer  eyJ0 ").await;
    page.click("form .button.primary").await;
    page.read("No bootstrap tokens").await;
    let sent = api.asked("POST /-/session");
    assert!(sent[0].ends_with("\"token\":\"eyJ0\"}"), "{sent:?}");
    until("the title of the list", || {
        (title() == "Bootstrap tokens - Karmada").then_some(())
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_first_attempt_that_fails_says_when_the_next_one_is() {
    let api = FakeApi::new();
    api.set_gone(true);
    let page = Page::with(&api);
    page.read("There was no answer").await;
    page.read("Trying again in").await;
    api.set_gone(false);
    page.read("No bootstrap tokens").await;
    assert!(!page.text().contains("Trying again in"));
}

/// Such as the page of a login form.
#[wasm_bindgen_test]
async fn a_token_that_no_header_can_hold_is_not_accepted() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    let token = Function::new_no_args("return '<html>\\n<form>'");
    Reflect::set(&page.element, &"getToken".into(), &token).unwrap();
    page.read("its token was not accepted").await;
}
