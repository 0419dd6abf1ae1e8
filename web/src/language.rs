//! The language a person has chosen on our own page, kept for the next visit.

use crate::text::Language;
use web_sys::Storage;

/// Where the choice is kept: the origin's storage, which holds nothing else of the person's.
const KEY: &str = "karmada-token-language";

/// The language to begin with: the one that was chosen, else the browser's.
pub(crate) fn preferred() -> Language {
    let chosen = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let browsers = || web_sys::window().and_then(|window| window.navigator().language());
    Language::best(&chosen.or_else(browsers).unwrap_or_default())
}

/// Keeps a choice. A browser that stores nothing asks again next time.
pub(crate) fn keep(language: Language) {
    if let Some(storage) = storage() {
        let _kept = storage.set_item(KEY, language.tag());
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
