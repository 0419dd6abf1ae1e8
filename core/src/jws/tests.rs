use super::*;
use proptest::prelude::*;
use rstest::rstest;

const CONTENT: &[u8] = b"Hello from the other side.\n";
/// What `ComputeDetachedSignature` of cluster-bootstrap 0.36.3 made of that content and token.
const SIGNED: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6InQyamd0bSJ9..ZmrTP1QnRNy_3kHlcW7MQfEJ_sno1vcAbpxHdbOItaw";

fn token() -> Token {
    "t2jgtm.9nybj0526mjw1jbf".parse().unwrap()
}

#[test]
fn a_signature_is_the_references() {
    assert_eq!(DetachedSignature::sign(CONTENT, &token()).to_string(), SIGNED);
    let signature: DetachedSignature = SIGNED.parse().unwrap();
    assert_eq!(signature.token_id().to_string(), "t2jgtm");
    assert_eq!(signature.verify(CONTENT, &token()), Ok(()));
}

#[test]
fn another_secret_content_or_token_is_told_apart() {
    let signature: DetachedSignature = SIGNED.parse().unwrap();
    let verify = |content, token: &str| signature.verify(content, &token.parse().unwrap());
    assert_eq!(
        verify(b"Hello".as_slice(), "t2jgtm.9nybj0526mjw1jbf"),
        Err(SignatureError::Mismatch)
    );
    assert_eq!(
        verify(CONTENT, "t2jgtm.9nybj0526mjw1jbg"),
        Err(SignatureError::Mismatch)
    );
    let error = verify(CONTENT, "abcdef.9nybj0526mjw1jbf").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the signature is for the token t2jgtm, not for abcdef"
    );
}

/// A signature with this header.
fn with_header(json: &str) -> String {
    format!(
        "{}..{}",
        URL_SAFE_NO_PAD.encode(json),
        URL_SAFE_NO_PAD.encode([0; 32])
    )
}

#[rstest]
#[case("", SignatureError::Parts)]
#[case("a.b", SignatureError::Parts)]
#[case("a..b.c", SignatureError::Parts)]
#[case("a.b.c", SignatureError::Attached)]
#[case("?..c", SignatureError::Header)]
#[case("bm8..c", SignatureError::Header)]
#[case(&with_header(r#"{"alg":"none"}"#), SignatureError::Algorithm)]
#[case(&with_header(r#"{"alg":"HS384","kid":"abcdef"}"#), SignatureError::Algorithm)]
#[case(&with_header(r#"{"alg":"HS256"}"#), SignatureError::KeyId)]
#[case(&with_header(r#"{"alg":"HS256","kid":"ABCDEF"}"#), SignatureError::KeyId)]
#[case(&with_header(r#"{"kid":"abcdef","alg":"HS256"}"#), SignatureError::Form)]
#[case(&with_header(r#"{"alg":"HS256","kid":"abcdef","b64":false}"#), SignatureError::Form)]
#[case("eyJhbGciOiJIUzI1NiIsImtpZCI6InQyamd0bSJ9..AAAA", SignatureError::Code)]
#[case("eyJhbGciOiJIUzI1NiIsImtpZCI6InQyamd0bSJ9..", SignatureError::Code)]
fn what_is_no_signature_is_told_why(#[case] text: &str, #[case] error: SignatureError) {
    assert_eq!(text.parse::<DetachedSignature>().unwrap_err(), error);
}

proptest! {
    #[test]
    fn what_is_signed_verifies_and_round_trips(
        content in proptest::collection::vec(any::<u8>(), 0..200),
        token in "[a-z0-9]{6}\\.[a-z0-9]{16}",
    ) {
        let token: Token = token.parse().unwrap();
        let signature = DetachedSignature::sign(&content, &token);
        prop_assert_eq!(signature.verify(&content, &token), Ok(()));
        let text = signature.to_string();
        prop_assert_eq!(text.parse::<DetachedSignature>().unwrap().to_string(), text);
    }

    #[test]
    fn one_bit_is_enough(content in proptest::collection::vec(any::<u8>(), 1..60), index: usize, bit in 0_u8..8) {
        let signature = DetachedSignature::sign(&content, &token());
        let mut changed = content.clone();
        let place = index % changed.len();
        changed[place] ^= 1 << bit;
        prop_assert_eq!(signature.verify(&changed, &token()), Err(SignatureError::Mismatch));
    }

    #[test]
    fn nothing_panics(text in "[a-zA-Z0-9._-]{0,80}") {
        drop(text.parse::<DetachedSignature>());
    }
}
