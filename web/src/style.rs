//! The console's style sheets, put together from `style/` by `build.rs`: each one for however many consoles.

use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

const CONSOLE: &str = include_str!(concat!(env!("OUT_DIR"), "/console.css"));
/// Of what opens over the list. Only the second wasm comes to it, so that only that one holds it.
const OVERLAY: &str = include_str!(concat!(env!("OUT_DIR"), "/overlay.css"));

thread_local! {
    static CONSOLE_SHEET: Option<CssStyleSheet> = sheet(CONSOLE);
    static OVERLAY_SHEET: Option<CssStyleSheet> = sheet(OVERLAY);
}

fn sheet(text: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok();
    sheet.filter(|sheet| sheet.replace_sync(text).is_ok())
}

/// Gives a root the console's sheet.
pub(crate) fn adopt_console(root: &ShadowRoot) {
    CONSOLE_SHEET.with(|sheet| adopt(root, sheet.as_ref()));
}

/// Gives a root the sheet of what opens over the list.
pub(crate) fn adopt_overlay(root: &ShadowRoot) {
    OVERLAY_SHEET.with(|sheet| adopt(root, sheet.as_ref()));
}

/// Puts the sheet before those that the root has: the console's, which is there first, ends with what narrow windows and forced
/// colours change of all.
fn adopt(root: &ShadowRoot, sheet: Option<&CssStyleSheet>) {
    let key = JsValue::from_str("adoptedStyleSheets");
    let adopted = js_sys::Reflect::get(root, &key).map(|sheets| js_sys::Array::from(&sheets));
    if let (Ok(sheets), Some(sheet)) = (adopted, sheet)
        && !sheets.includes(sheet, 0)
    {
        sheets.unshift(sheet);
        let _set = js_sys::Reflect::set(root, &key, &sheets);
    }
}
