//! The words of a command, which a line breaks between and not within.

/// A piece of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Word<'a> {
    /// Not to be broken where it fits on a line.
    Whole(&'a str),
    /// White space, as it is.
    Between(&'a str),
}

/// A text's pieces, which together are the text. A list may break after its commas.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    for piece in text.split_inclusive([' ', '\n', ',']) {
        let word = piece.trim_end();
        let (word, space) = piece.split_at(word.len());
        words.extend((!word.is_empty()).then_some(Word::Whole(word)));
        words.extend((!space.is_empty()).then_some(Word::Between(space)));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_between_words_and_in_lists() {
        use Word::{Between, Whole};
        let expected = [
            Whole("create"),
            Between(" "),
            Whole("--usages"),
            Between(" "),
            Whole("signing,"),
            Whole("authentication"),
            Between(" "),
            Whole("\\"),
            Between("\n"),
            Between(" "),
            Between(" "),
            Whole("-o"),
        ];
        assert_eq!(words("create --usages signing,authentication \\\n  -o"), expected);
    }

    #[test]
    fn nothing_is_lost() {
        for text in [
            "",
            " ",
            "a",
            ",,\n\n,",
            "kubectl get\n  -o yaml \\\n",
            "\u{3000}宽 ，",
        ] {
            let together: String = words(text)
                .into_iter()
                .map(|word| match word {
                    Word::Whole(text) | Word::Between(text) => text,
                })
                .collect();
            assert_eq!(together, text);
        }
    }
}
