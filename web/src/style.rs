//! The console's style sheets, put together from `style/` by `build.rs`: each one for however many consoles.

use std::thread::LocalKey;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

const CONSOLE: &str = include_str!(concat!(env!("OUT_DIR"), "/console.css"));
/// Of what opens over the list. Only the second wasm comes to it, so that only that one holds it.
const OVERLAY: &str = include_str!(concat!(env!("OUT_DIR"), "/overlay.css"));
/// What a narrow window or forced colours change of both.
const ADAPTED: &str = include_str!(concat!(env!("OUT_DIR"), "/adapted.css"));

type Sheet = Option<CssStyleSheet>;

thread_local! {
    static CONSOLE_SHEET: Sheet = sheet(CONSOLE);
    static OVERLAY_SHEET: Sheet = sheet(OVERLAY);
    static ADAPTED_SHEET: Sheet = sheet(ADAPTED);
}

fn sheet(text: &str) -> Sheet {
    let sheet = CssStyleSheet::new().ok();
    sheet.filter(|sheet| sheet.replace_sync(text).is_ok())
}

/// Gives a root the console's sheets.
pub(crate) fn adopt_console(root: &ShadowRoot) {
    adopt(root, &CONSOLE_SHEET, None);
    adopt(root, &ADAPTED_SHEET, None);
}

/// Gives a root the sheet of what opens over the list, where it belongs among the console's.
pub(crate) fn adopt_overlay(root: &ShadowRoot) {
    adopt(root, &OVERLAY_SHEET, Some(&ADAPTED_SHEET));
}

/// Puts a sheet before one that the root has, or behind all; once, since each change makes a browser work all styles out anew.
/// What others have put there stays.
fn adopt(root: &ShadowRoot, sheet: &'static LocalKey<Sheet>, before: Option<&'static LocalKey<Sheet>>) {
    let key = JsValue::from_str("adoptedStyleSheets");
    let adopted = js_sys::Reflect::get(root, &key).map(|sheets| js_sys::Array::from(&sheets));
    let (Ok(sheets), Some(sheet)) = (adopted, sheet.with(Sheet::clone)) else {
        return;
    };
    if sheets.includes(&sheet, 0) {
        return;
    }
    let place = before.and_then(|before| before.with(Sheet::clone));
    let place = place.and_then(|before| u32::try_from(sheets.index_of(&before, 0)).ok());
    sheets.splice(place.unwrap_or(sheets.length()), 0, &sheet);
    // Fails for no array of sheets.
    let _set = js_sys::Reflect::set(root, &key, &sheets);
}
