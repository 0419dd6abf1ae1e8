//! Secrets that can be guessed.

use crate::TokenSecret;
use crate::alphabet::ALPHABET;
use crate::diagnose::Weakness;

/// Different characters that a drawn secret has more of: six or fewer come up once in 100 million.
const FEW: usize = 6;
/// Steps up or down the alphabet that a drawn secret doesn't take in a row.
const STEPS: usize = 7;
/// Neighbours on a keyboard that a drawn secret doesn't have in a row.
const KEYS: usize = 6;

const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const WORDS: [&str; 12] = [
    "bootstrap",
    "changeme",
    "cluster",
    "default",
    "example",
    "karmada",
    "kubernetes",
    "letmein",
    "member",
    "password",
    "secret",
    "welcome",
];

/// In what way a secret can be guessed, if it can.
pub(in crate::diagnose) fn weakness(secret: &TokenSecret) -> Option<Weakness> {
    let text = secret.expose();
    let bytes = text.as_bytes();
    if (1..=bytes.len() / 2).any(|period| bytes.iter().zip(bytes.iter().skip(period)).all(|(a, b)| a == b)) {
        return Some(Weakness::Repeats);
    }
    if ALPHABET.iter().filter(|c| bytes.contains(c)).count() <= FEW {
        return Some(Weakness::FewCharacters);
    }
    if is_sequence(bytes) || follows_keyboard(text) {
        return Some(Weakness::Sequence);
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        return Some(Weakness::Digits);
    }
    WORDS
        .iter()
        .any(|word| text.contains(word))
        .then_some(Weakness::Word)
}

fn is_sequence(bytes: &[u8]) -> bool {
    let place = |byte: &u8| ALPHABET.iter().position(|c| c == byte).unwrap_or_default();
    let longest = |up: bool| {
        let mut run = 0;
        let steps = bytes.iter().zip(bytes.iter().skip(1)).map(|(a, b)| {
            let (from, to) = if up {
                (place(a), place(b))
            } else {
                (place(b), place(a))
            };
            // After the nine comes the zero, too.
            run = if from + 1 == to || (from, to) == (9, 0) {
                run + 1
            } else {
                0
            };
            run
        });
        steps.max().unwrap_or_default()
    };
    longest(true) >= STEPS || longest(false) >= STEPS
}

fn follows_keyboard(text: &str) -> bool {
    KEYBOARD.iter().any(|row| {
        (0..=row.len() - KEYS).any(|start| {
            row.get(start..start + KEYS)
                .is_some_and(|keys| text.contains(keys))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::tests::Seeded;
    use rstest::rstest;

    #[rstest]
    #[case("aaaaaaaaaaaaaaaa", Some(Weakness::Repeats))]
    #[case("abcdabcdabcdabcd", Some(Weakness::Repeats))]
    #[case("x7k2m9qpx7k2m9qp", Some(Weakness::Repeats))]
    #[case("aabbccaaabbcccab", Some(Weakness::FewCharacters))]
    #[case("0123456789abcdef", Some(Weakness::Sequence))]
    #[case("1234567890x7k2mq", Some(Weakness::Sequence))]
    #[case("x7k2mqhgfedcbaz9", Some(Weakness::Sequence))]
    #[case("qwertyx7k2m9bv4c", Some(Weakness::Sequence))]
    #[case("8305926174038596", Some(Weakness::Digits))]
    #[case("mypassword12kx7z", Some(Weakness::Word))]
    #[case("9nybj0526mjw1jbf", None)]
    #[case("f395accd246ae52d", None)]
    fn patterns_are_seen(#[case] secret: &str, #[case] expected: Option<Weakness>) {
        assert_eq!(weakness(&secret.parse().unwrap()), expected);
    }

    /// The same in every run: of very many, one has a word or a sequence in it by chance.
    #[test]
    fn drawn_secrets_are_not_weak() {
        for token in crate::Token::generate_many(20_000, &mut Seeded(1)).unwrap() {
            assert_eq!(weakness(token.secret()), None);
        }
    }
}
