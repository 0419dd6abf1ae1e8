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
    adopt(root, &[&CONSOLE_SHEET, &ADAPTED_SHEET]);
}

/// Gives a root the sheet of what opens over the list, where it belongs among the console's.
pub(crate) fn adopt_overlay(root: &ShadowRoot) {
    adopt(root, &[&CONSOLE_SHEET, &OVERLAY_SHEET, &ADAPTED_SHEET]);
}

fn adopt(root: &ShadowRoot, sheets: &[&'static LocalKey<Sheet>]) {
    let sheets = sheets.iter().filter_map(|sheet| sheet.with(Sheet::clone));
    let sheets: js_sys::Array = sheets.map(JsValue::from).collect();
    // Fails for no array of sheets.
    let _set = js_sys::Reflect::set(root, &"adoptedStyleSheets".into(), &sheets);
}
