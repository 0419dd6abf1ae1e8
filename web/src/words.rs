//! The words of a text, such as a command, which a line breaks between and not within.

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

/// Where the words of a text begin and end, in turns, for as many as are asked for; in UTF-16 units, as JavaScript counts.
#[cfg(feature = "validator")]
pub(crate) fn places(text: &str, most: usize) -> Vec<usize> {
    let mut at = 0;
    let mut places = Vec::new();
    for piece in words(text) {
        let (Word::Whole(part) | Word::Between(part)) = piece;
        let end = at + part.encode_utf16().count();
        if matches!(piece, Word::Whole(_)) {
            places.extend([at, end]);
        }
        if places.len() >= 2 * most {
            break;
        }
        at = end;
    }
    places
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

    #[cfg(feature = "validator")]
    #[test]
    fn each_place_is_counted_as_javascript_does() {
        assert_eq!(places("\u{1f511} é,--a-b\n", 9), [0, 2, 3, 5, 5, 10]);
        assert_eq!(places("a b c", 2), [0, 1, 2, 3]);
        assert!(places(" \n", 9).is_empty());
    }
}
