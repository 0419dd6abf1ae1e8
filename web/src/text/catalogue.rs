//! Every word that the page itself says, by subject. A message is written in all languages or does not compile, and one that
//! a module never says is not in that module's wasm.

mod builder;
mod delete;
mod errors;
mod form;
mod frame;
mod handover;
mod join;
mod list;
mod many;
mod sign_in;
mod times;
mod token;

/// Declares messages as constants of [`super::Key`]: their name, then English, then Simplified Chinese.
macro_rules! messages {
    ($($name:ident: $english:literal, $chinese:literal;)*) => {
        #[expect(
            non_upper_case_globals,
            reason = "a message is called as an embedding page overrides it, and its text says what it is for"
        )]
        impl crate::text::Key {
            $(
                pub(crate) const $name: crate::text::Key = crate::text::Key {
                    name: stringify!($name),
                    english: $english,
                    chinese: $chinese,
                };
            )*
        }

        #[cfg(test)]
        pub(super) const ALL: &[crate::text::Key] = &[$(crate::text::Key::$name),*];
    };
}
use messages;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> impl Iterator<Item = crate::text::Key> {
        [
            builder::ALL,
            delete::ALL,
            errors::ALL,
            form::ALL,
            frame::ALL,
            handover::ALL,
            join::ALL,
            list::ALL,
            many::ALL,
            sign_in::ALL,
            times::ALL,
            token::ALL,
        ]
        .into_iter()
        .flatten()
        .copied()
    }

    /// The `{name}`s of a text.
    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('}')?.0))
            .collect()
    }

    #[test]
    fn both_languages_fill_in_the_same_and_neither_is_empty() {
        for key in all() {
            assert_eq!(places(key.english), places(key.chinese), "{}", key.name);
            assert!(!key.english.is_empty() && !key.chinese.is_empty(), "{}", key.name);
        }
    }

    #[test]
    fn what_is_words_is_translated() {
        // The same in both languages: what a program is called.
        const NAMES: [&str; 3] = ["Ttl", "ModeKubeconfig", "WhereFromCommands"];
        for key in all().filter(|key| !NAMES.contains(&key.name)) {
            assert!(!key.chinese.is_ascii(), "{} is not translated", key.name);
        }
    }
}
