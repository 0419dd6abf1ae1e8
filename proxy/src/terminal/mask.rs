//! Tokens in what is said about a command line: someone typed one where none belongs, and it must not be repeated.

use karmada_token_core::{TokenId, TokenSecret};

/// The text with stars for whatever might be a token secret after a token ID and a dot, in either case.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut parts = text.split('.');
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let id_before = alphanumeric(masked.chars().rev()) >= TokenId::LENGTH;
        let length = alphanumeric(part.chars());
        masked.push('.');
        if id_before && length >= TokenSecret::LENGTH {
            masked.push_str(TokenSecret::MASK);
            masked.extend(part.chars().skip(length));
        } else {
            masked.push_str(part);
        }
    }
    masked
}

fn alphanumeric(characters: impl Iterator<Item = char>) -> usize {
    characters.take_while(char::is_ascii_alphanumeric).count()
}

#[cfg(test)]
mod tests {
    use super::masked;
    use rstest::rstest;

    #[rstest]
    #[case(
        "unexpected argument 'abcdef.0123456789abcdef' found",
        "unexpected argument 'abcdef.****************' found"
    )]
    #[case("ABCDEF.0123456789ABCDEF", "ABCDEF.****************")]
    #[case("'abcdef.0123456789abcdefgh'", "'abcdef.****************'")]
    #[case(
        "see docs.example.org/a.b, or abcdef.short",
        "see docs.example.org/a.b, or abcdef.short"
    )]
    #[case("", "")]
    fn a_token_is_never_repeated(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(masked(text), expected);
    }
}
