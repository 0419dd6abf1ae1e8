//! The message catalogue: every word that the page itself says. A missing translation does not compile.

mod catalogue;
mod key;
mod reason;
#[cfg(any(feature = "console", feature = "validator"))]
mod told;

pub(crate) use key::Key;
#[cfg(any(feature = "console", feature = "validator"))]
pub(crate) use told::Told;
#[cfg(feature = "validator")]
pub(crate) use told::Words;

use std::collections::BTreeMap;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All of them.
    pub(crate) const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// The catalogue's language for a BCP 47 tag such as `en-GB`; English where there is none. Traditional Chinese is
    /// better served by Simplified Chinese than by English.
    pub(crate) fn best(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") {
            Language::Chinese
        } else {
            Language::English
        }
    }

    /// The BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }

    /// Its name in itself.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Chinese => "简体中文",
        }
    }
}

/// The messages of one console: a language, and what the embedding page says in its own words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    language: Language,
    overrides: BTreeMap<String, String>,
}

impl Text {
    /// `overrides` are messages by the name of their key, such as `TokensTitle`.
    pub(crate) fn new(language: Language, overrides: BTreeMap<String, String>) -> Self {
        Text { language, overrides }
    }

    /// The language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Goes on in another language.
    pub(crate) fn speak(&mut self, language: Language) {
        self.language = language;
    }

    /// A message.
    pub(crate) fn say(&self, key: Key) -> String {
        match self.overrides.get(key.name) {
            Some(own) => own.clone(),
            None => key.in_language(self.language).to_owned(),
        }
    }

    /// A message with its `{name}`s replaced. What is filled in is never looked at for further names.
    pub(crate) fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        let message = self.say(key);
        let mut filled = String::with_capacity(message.len());
        let mut rest = message.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let found = after
                .split_once('}')
                .and_then(|(name, after)| Some((values.iter().find(|(known, _)| *known == name)?.1, after)));
            match found {
                Some((value, after)) => {
                    filled.push_str(value);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

/// A sentence of core's, which begins small because it may follow a name, as one that stands alone. What begins with a name, such as
/// `token-id` or `karmada.example.org:5443`, keeps it as it is written. They are English,
/// and tables of all letters are large.
pub(crate) fn sentence(error: &(impl ToString + ?Sized)) -> String {
    let mut text = error.to_string();
    let word = text.split(' ').next().unwrap_or_default();
    let is_word = |letter: char| letter.is_ascii_alphabetic() || letter == '\'';
    if !word.trim_end_matches([',', ':', ';']).chars().all(is_word) {
        return text;
    }
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_and_never_read_as_messages() {
        let text = Text::default();
        assert_eq!(
            text.fill(Key::AnnounceCreated, &[("id", "abcdef")]),
            "Token abcdef created"
        );
        let own = BTreeMap::from([("AnnounceCreated".to_owned(), "{id} {nonsense} {id".to_owned())]);
        let text = Text::new(Language::English, own);
        let filled = text.fill(Key::AnnounceCreated, &[("id", "{id}"), ("x", "y")]);
        assert_eq!(filled, "{id} {nonsense} {id");
    }

    #[test]
    fn a_sentence_begins_large() {
        assert_eq!(sentence(&"a TTL can't be negative"), "A TTL can't be negative");
        assert_eq!(sentence(&""), "");
        assert_eq!(sentence(&"secrets, it's said: no"), "Secrets, it's said: no");
    }

    #[test]
    fn a_name_stays_as_it_is_written() {
        for text in [
            "token-secret is missing",
            "cluster-info: it is not there",
            "karmada.svc:5443 only resolves inside a cluster",
            "\"system:masters\" is not a group",
            "k8s refuses it",
        ] {
            assert_eq!(sentence(text), text);
        }
    }

    #[test]
    fn a_page_may_say_it_in_its_own_words() {
        let own = BTreeMap::from([("TokensTitle".to_owned(), "Join tokens".to_owned())]);
        let text = Text::new(Language::best("en-GB"), own);
        assert_eq!(text.say(Key::TokensTitle), "Join tokens");
        assert_eq!(text.say(Key::CreateToken), "Create token");
    }

    #[test]
    fn a_language_is_chosen_by_its_first_part() {
        for (tag, language) in [
            ("zh", Language::Chinese),
            ("zh-Hans-CN", Language::Chinese),
            ("ZH_TW", Language::Chinese),
            ("en-GB", Language::English),
            ("", Language::English),
            ("de", Language::English),
        ] {
            assert_eq!(Language::best(tag), language, "{tag}");
        }
    }
}
