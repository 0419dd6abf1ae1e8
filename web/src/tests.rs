//! The element in a real browser, before an API of a few lines.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "how a test fails; clippy's exception for tests knows #[test] alone"
)]

mod back;
mod duplicate;
mod forms;
mod live;
mod many;
mod page;

use js_sys::{Array, Promise, Reflect};
use page::{FakeApi, Page, ask_ahead, chosen_language, until};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CssStyleSheet, Event, HtmlElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
const CREATE: &str = "form button[type=submit]";

#[wasm_bindgen_test]
async fn an_element_mounts_unmounts_and_mounts_again() {
    let api = FakeApi::new();
    api.add("abcdef", "first");
    let page = Page::with(&api);
    page.find("table").await;
    until("one watch", || (api.open_watches() == 1).then_some(())).await;

    page.disconnect();
    assert_eq!(page.text(), "");
    until("no watch", || (api.open_watches() == 0).then_some(())).await;

    page.connect();
    page.read("abcdef").await;
    until("one watch again", || (api.open_watches() == 1).then_some(())).await;
}

#[wasm_bindgen_test]
async fn several_elements_live_side_by_side() {
    let (first, second) = (FakeApi::new(), FakeApi::new());
    first.add("aaaaaa", "");
    second.add("bbbbbb", "");
    let (one, other) = (Page::with(&first), Page::with(&second));
    one.read("aaaaaa").await;
    other.read("bbbbbb").await;
    drop(one);
    second.add("cccccc", "");
    other.read("cccccc").await;
    assert!(!other.text().contains("aaaaaa"));
}

/// The sheet of what opens over the list comes later, and stands before what adapts it; one that somebody else has put there stays.
#[wasm_bindgen_test]
async fn a_sheet_of_the_page_outlives_a_view_that_opens() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    let key = JsValue::from_str("adoptedStyleSheets");
    let sheets = || Array::from(&Reflect::get(&page.root(), &key).unwrap()).to_vec();
    let first = sheets();
    let own = JsValue::from(CssStyleSheet::new().unwrap());
    let more: Array = first.iter().chain([&own]).collect();
    Reflect::set(&page.root(), &key, &more).unwrap();
    page.element.open_create();
    page.find("#groups").await;
    let then = sheets();
    let [console, adapted] = first.as_slice() else {
        panic!("{} sheets", first.len())
    };
    assert_eq!(then.len(), 4);
    assert!([&then[0], &then[2], &then[3]] == [console, adapted, &own]);
}

/// Where the network is slow, a long page takes longer than the API server lets it.
#[wasm_bindgen_test]
async fn a_list_that_breaks_off_is_read_in_shorter_pages() {
    let api = FakeApi::new();
    for number in 0..1_200 {
        api.add(&format!("{number:06}"), "");
    }
    api.set_longest(1_000);
    let page = Page::with(&api);
    until("all tokens to be counted", || {
        let count = page.root().query_selector("h1 + .count").unwrap()?;
        (count.text_content().unwrap() == "1,200").then_some(())
    })
    .await;
    let asked = api.asked(&format!("GET {SECRETS}?"));
    let pages = asked.iter().filter_map(|line| line.split("limit=").nth(1));
    let pages: Vec<&str> = pages.map(str::trim_end).collect();
    assert_eq!(pages, ["10000", "500", "500&continue=500", "500&continue=1000"]);
}

#[wasm_bindgen_test]
async fn s16_a_hostile_description_is_text() {
    let api = FakeApi::new();
    api.add("abcdef", "<img src=x onerror=\"document.title='owned'\">");
    let page = Page::with(&api);
    page.read("<img src=x onerror").await;
    assert!(page.root().query_selector("img").unwrap().is_none());
    page.click("[aria-label='Delete token abcdef']").await;
    page.find("dialog .quoted").await;
    assert!(page.root().query_selector("img").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn what_is_wrong_stands_at_its_field_and_nothing_is_sent() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    page.element.open_create();
    page.fill("#groups", "system:masters").await;
    page.fill("#description", "a\u{7}b").await;
    page.click("[role=radiogroup] label:nth-child(4) input").await;
    page.fill("#ttl", "-5m").await;
    for field in ["#groups", "#description", "#ttl"] {
        page.find(&format!("{field}[aria-invalid=true]")).await;
        let error = page.find(&format!("{field}-error")).await;
        assert!(!error.text_content().unwrap().is_empty(), "{field}");
    }
    page.read("A TTL can't be negative").await;
    page.click(CREATE).await;
    assert!(api.asked(&format!("POST {SECRETS}")).is_empty());

    page.fill("#ttl", "90m").await;
    page.fill("#groups", "").await;
    page.fill("#description", "eu-1").await;
    page.click(CREATE).await;
    page.read("Token created").await;
}

#[wasm_bindgen_test]
async fn s31_the_list_is_masked_and_a_reveal_is_one_request() {
    let api = FakeApi::new();
    api.add("abcdef", "");
    let page = Page::with(&api);
    page.read("abcdef").await;
    assert!(
        api.asked(&format!("GET {SECRETS}?"))
            .iter()
            .all(|line| line.contains("view=masked"))
    );
    assert!(!page.text().contains("0123456789abcdef"));
    page.click("[aria-label='Reveal token abcdef']").await;
    let token = page
        .find("#token-value")
        .await
        .unchecked_into::<HtmlTextAreaElement>();
    assert_eq!(token.value(), "abcdef.0123456789abcdef");
    let reveals = api.asked(&format!("GET {SECRETS}/"));
    assert_eq!(reveals, [format!("GET {SECRETS}/bootstrap-token-abcdef ")]);
}

#[wasm_bindgen_test]
async fn s33_a_taken_id_is_drawn_anew_three_times_in_all() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    page.element.open_create();
    for _ in 0..3 {
        api.answer_next_creation("exists");
    }
    page.click(CREATE).await;
    page.read("each ID that was drawn was taken").await;
    let mut sent = api.asked(&format!("POST {SECRETS}"));
    assert_eq!(sent.len(), 3);
    sent.dedup();
    assert_eq!(sent.len(), 3, "the same ID was sent again");
    page.click(CREATE).await;
    page.read("Token created").await;
}

#[wasm_bindgen_test]
async fn s34_a_lost_answer_is_looked_for_and_never_made_twice() {
    let api = FakeApi::new();
    let page = Page::with(&api);
    page.read("No bootstrap tokens").await;
    page.element.open_create();
    api.answer_next_creation("lost");
    page.click(CREATE).await;
    page.read("was created after all").await;
    page.click(CREATE).await;
    assert_eq!(api.asked(&format!("POST {SECRETS}")).len(), 1);
    page.click("dialog .banner .button").await;
    page.read("Token created").await;
}

#[wasm_bindgen_test]
async fn s35_a_deletion_names_the_very_object_that_was_seen() {
    let api = FakeApi::new();
    api.add("abcdef", "");
    let page = Page::with(&api);
    page.click("[aria-label='Delete token abcdef']").await;
    page.click("dialog .button.danger").await;
    page.read("No bootstrap tokens").await;
    let sent = api.asked("DELETE ");
    assert!(sent[0].contains("\"uid\":\"uid-abcdef\""), "{sent:?}");
    assert!(sent[0].contains("\"resourceVersion\":\"2\""), "{sent:?}");
    page.read("Token abcdef deleted").await;
}

#[wasm_bindgen_test]
async fn after_a_deletion_the_focus_is_in_the_row_that_took_the_place() {
    let api = FakeApi::new();
    for id in ["aaaaaa", "bbbbbb", "cccccc"] {
        api.add(id, "");
    }
    let page = Page::with(&api);
    for (gone, next) in [("bbbbbb", "cccccc"), ("cccccc", "aaaaaa")] {
        let button = page.find(&format!("[aria-label='Delete token {gone}']")).await;
        let button: HtmlElement = button.unchecked_into();
        button.focus().unwrap();
        button.click();
        page.click("dialog .button.danger").await;
        until("the focus", || {
            let label = page.root().active_element()?.get_attribute("aria-label")?;
            (label == format!("Delete token {next}")).then_some(())
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn all_of_a_long_list_goes_to_paper() {
    let api = FakeApi::new();
    for number in 0..300 {
        api.add(&format!("a{number:05}"), "");
    }
    let page = Page::with(&api);
    page.find("tr.row").await;
    let rows = || page.root().query_selector_all("tr.row").unwrap().length();
    assert!(rows() < 100, "{}", rows());
    let window = web_sys::window().unwrap();
    let print = Event::new("beforeprint").unwrap();
    window.dispatch_event(&print).unwrap();
    // A browser prints what is there once its microtasks are done; with the next frame the list is as it was.
    for _ in 0..20 {
        JsFuture::from(Promise::resolve(&JsValue::UNDEFINED))
            .await
            .unwrap();
    }
    assert_eq!(rows(), 300);
    until("some rows", || (rows() < 100).then_some(())).await;
}

#[wasm_bindgen_test]
fn a_failure_on_our_own_page_is_told_in_the_browsers_language() {
    let browsers = web_sys::window().unwrap().navigator().language();
    assert_eq!(Some(chosen_language()), browsers);
}

#[wasm_bindgen_test]
fn what_was_asked_ahead_is_handed_out_once() {
    let ahead = ask_ahead();
    let take = || ahead.call1(&JsValue::UNDEFINED, &"-/info".into()).unwrap();
    let asked: Array = take().dyn_into().unwrap();
    assert!(asked.get(1).is_instance_of::<Promise>());
    assert!(take().is_undefined());
}
