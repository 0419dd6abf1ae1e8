//! Slips: what goes wrong with a text that was right, in copying and in spite.

use super::Random;

/// Letters and digits of a token.
pub(super) const ALPHABET: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// Characters that stand next to the right ones, look like them, count as them in some other language, or vanish.
const STRANGERS: [&str; 36] = [
    " ", "\n", "\r\n", "\t", "\0", "\u{7f}", ".", ",", "-", ":", "+", "_", "/", "`", "{", "@", "[", "A", "Z",
    "0", "9", "a", "z", "é", "\u{e9}", "０", "ａ", "٣", "µ", "μ", "ſ", "\u{212a}", "\u{200b}", "\u{feff}",
    "\u{a0}", "😀",
];

impl Random {
    /// The text, with up to three slips where `chance` of a hundred draws has any.
    pub(super) fn slip(&mut self, text: String, chance: usize) -> String {
        let mut text = text;
        let mut chance = chance;
        for _ in 0..3 {
            if !self.percent(chance) {
                break;
            }
            text = self.one_slip(&text);
            chance = 30;
        }
        text
    }

    fn one_slip(&mut self, text: &str) -> String {
        let at = self.boundary(text);
        let (before, after) = text.split_at(at);
        let mut rest = after.chars();
        let here: String = rest.next().map(String::from).unwrap_or_default();
        let rest = rest.as_str();
        let stranger = self.of(&STRANGERS);
        match self.below(9) {
            0 | 1 => format!("{before}{stranger}{after}"),
            2 | 3 => format!("{before}{stranger}{rest}"),
            4 => format!("{before}{rest}"),
            5 => format!("{before}{here}{here}{rest}"),
            6 => format!("{before}{}{rest}", here.to_uppercase()),
            7 => before.to_owned(),
            _ => self.wrapped(text, stranger),
        }
    }

    /// Something around the whole text.
    fn wrapped(&mut self, text: &str, stranger: &str) -> String {
        match self.below(4) {
            0 => format!("{stranger}{text}"),
            1 => format!("{text}{stranger}"),
            2 => format!("{text}{text}"),
            _ => String::new(),
        }
    }

    /// A place in the text where a character begins, or its end.
    pub(super) fn boundary(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (at..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    }
}
