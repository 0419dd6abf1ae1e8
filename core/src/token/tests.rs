use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn character(position: usize, kind: CharacterKind) -> Flaw {
    Flaw::Character { position, kind }
}

#[rstest]
#[case("", TokenError::Empty)]
#[case(" \n", TokenError::Empty)]
#[case("abcdef0123456789abcdef", TokenError::NoDot)]
#[case("abcdef,0123456789abcdef", TokenError::NoDot)]
#[case("abcde.0123456789abcdef", TokenError::Id(Flaw::Length { expected: 6, found: 5, position: 6 }))]
#[case(
    "Abcdef.0123456789abcdef",
    TokenError::Id(character(1, CharacterKind::UpperCase))
)]
#[case("abcdef.0123456789abcde", TokenError::Secret(Flaw::Length { expected: 16, found: 15, position: 23 }))]
#[case(
    "abcdef.0123456789abcdeF",
    TokenError::Secret(character(23, CharacterKind::UpperCase))
)]
#[case(
    "abcdef.01234567.9abcdef",
    TokenError::Secret(character(16, CharacterKind::Other))
)]
#[case("abcdef.0123456789abcdef\n", TokenError::Surrounded { position: 24 })]
#[case(" abcdef.0123456789abcdef", TokenError::Surrounded { position: 1 })]
#[case(
    "abcdef.0123 456789abcdef",
    TokenError::Secret(character(12, CharacterKind::Space))
)]
#[case(
    "\"abcdef.0123456789abcdef\"",
    TokenError::Id(character(1, CharacterKind::Quote))
)]
fn what_is_no_token_is_told_why(#[case] text: &str, #[case] expected: TokenError) {
    assert_eq!(text.parse::<Token>(), Err(expected));
}

#[test]
fn s30_a_token_is_shown_by_its_id_alone() {
    let token: Token = "abcdef.0123456789abcdef".parse().unwrap();
    assert_eq!(token.to_string(), "abcdef.****************");
    assert_eq!(token.masked(), MaskedToken::from(token.id()));
    assert_eq!(token.masked().id(), token.id());
    assert_eq!(format!("{token:?}"), "Token(abcdef.****************)");
    assert_eq!(format!("{:?}", token.secret()), "TokenSecret(redacted)");
    assert_eq!(token.expose().as_str(), "abcdef.0123456789abcdef");
}

/// A type that has one of the traits lacks it in two ways, so that nothing can be said of which: that doesn't compile.
trait Lacks<const TRAIT: u8> {
    const HOLDS: () = ();
}

const COPY: u8 = 1;
const SERIALIZE: u8 = 2;

impl<T> Lacks<0> for T {}
impl<T: Copy> Lacks<COPY> for T {}
impl<T: serde::Serialize> Lacks<SERIALIZE> for T {}

const fn overwritten<T: zeroize::ZeroizeOnDrop>() {}

/// A copy would outlive what is overwritten, and whoever writes a structure out would write the secret along.
#[test]
fn s30_a_token_is_neither_copied_nor_written_out() {
    let () = <Token as Lacks<_>>::HOLDS;
    let () = <TokenSecret as Lacks<_>>::HOLDS;
    let () = <crate::ByteString as Lacks<_>>::HOLDS;
    // What has one of them is known by it.
    let () = <TokenId as Lacks<COPY>>::HOLDS;
    let () = <String as Lacks<SERIALIZE>>::HOLDS;
    overwritten::<TokenSecret>();
    overwritten::<crate::ByteString>();
}

#[cfg(feature = "os-random")]
#[test]
fn many_are_drawn_and_no_two_are_equal() {
    let tokens = Token::generate_many(1_000, &mut crate::OsRandom).unwrap();
    let texts: std::collections::BTreeSet<_> =
        tokens.iter().map(|token| token.expose().to_string()).collect();
    assert_eq!(texts.len(), 1_000);
    assert!(texts.iter().all(|text| text.parse::<Token>().is_ok()));
    assert!(Token::generate_many(0, &mut crate::OsRandom).unwrap().is_empty());
}

#[test]
fn a_whole_token_is_no_id_and_is_told_so() {
    assert_eq!(
        "abcdef.0123456789abcdef".parse::<TokenId>(),
        Err(TokenIdError::WholeToken)
    );
    assert_eq!(
        "abc".parse::<TokenId>(),
        Err(TokenIdError::Flaw(Flaw::Length {
            expected: 6,
            found: 3,
            position: 4
        }))
    );
}

#[test]
fn a_secret_name_gives_its_id() {
    let id: TokenId = "abcdef".parse().unwrap();
    assert_eq!(TokenId::from_secret_name(&id.secret_name()), Some(id));
    assert_eq!(TokenId::from_secret_name("bootstrap-token-abcde"), None);
    assert_eq!(TokenId::from_secret_name("abcdef"), None);
}

#[cfg(feature = "os-random")]
#[test]
fn a_generated_token_parses_and_differs_from_the_next() {
    let mut source = crate::OsRandom;
    let first = Token::generate(&mut source).unwrap();
    let second = Token::generate(&mut source).unwrap();
    assert_eq!(first.expose().parse::<Token>().unwrap(), first);
    assert_ne!(first, second);
}

proptest! {
    #[test]
    fn every_token_round_trips(text in "[a-z0-9]{6}\\.[a-z0-9]{16}") {
        let exposed = text.parse::<Token>().unwrap().expose();
        prop_assert_eq!(exposed.as_str(), text);
    }

    #[test]
    fn nothing_else_parses_and_no_error_holds_it(text in "\\PC{8,40}") {
        if let Err(error) = text.parse::<Token>() {
            prop_assert!(!error.to_string().contains(&text));
        } else {
            prop_assert_eq!(text.len(), 23);
        }
    }
}
