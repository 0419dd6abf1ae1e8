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
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let pieces = text.split_inclusive([' ', '\n', ',']).flat_map(|piece| {
        let (word, space) = piece.split_at(piece.trim_end().len());
        [Word::Whole(word), Word::Between(space)]
    });
    pieces.filter(|word| !word.text().is_empty())
}

impl<'a> Word<'a> {
    fn text(self) -> &'a str {
        let (Word::Whole(text) | Word::Between(text)) = self;
        text
    }
}

/// Where the words of a text begin and end, in turns, for as many as are asked for; in UTF-16 units, as JavaScript counts.
#[cfg(feature = "validator")]
pub(crate) fn places(text: &str, most: usize) -> Vec<usize> {
    let mut end = 0;
    let places = words(text).filter_map(|word| {
        let start = end;
        end += word.text().encode_utf16().count();
        matches!(word, Word::Whole(_)).then_some([start, end])
    });
    places.take(most).flatten().collect()
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
        let words = words("create --usages signing,authentication \\\n  -o");
        assert_eq!(words.collect::<Vec<_>>(), expected);
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
            let together: String = words(text).map(Word::text).collect();
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
