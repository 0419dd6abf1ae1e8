//! One message in every language of the catalogue.

use super::Language;

/// One message of the page, with its text in each language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// The name by which an embedding page overrides it.
    pub(super) name: &'static str,
    pub(super) english: &'static str,
    pub(super) chinese: &'static str,
}

impl Key {
    pub(super) fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

/// Two messages of one name would be one message.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Key {}
