//! Base64 as Go's `base64.StdEncoding` reads and writes it: that is what a value of a Secret, a kubeconfig and a PEM
//! block is to Kubernetes.

use alloc::string::String;
use alloc::vec::Vec;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

/// Padding is wanted; bits that the last character has too many are dropped, whatever they are.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// The bytes, or nothing where it is not base64. Line breaks may stand anywhere.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    if !text.iter().any(is_line_break) {
        return ENGINE.decode(text).ok();
    }
    // It may be a secret: the copy is zeroed.
    let joined: Zeroizing<Vec<u8>> =
        Zeroizing::new(text.iter().copied().filter(|byte| !is_line_break(byte)).collect());
    ENGINE.decode(&joined).ok()
}

pub(crate) fn encode(bytes: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(ENGINE.encode(bytes))
}

fn is_line_break(byte: &u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_as_lenient_as_go_and_no_more() {
        for text in ["YWI=", "Y\nWI=", "YWI\r\n=\n", "YWJ="] {
            assert_eq!(
                decode(text.as_bytes()).as_deref(),
                Some(b"ab".as_slice()),
                "{text:?}"
            );
        }
        for text in ["YWI", "YWI==", "YWI= ", " YWI=", "YWI=YWI=", "Y-I=", "=", "A"] {
            assert_eq!(decode(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(decode(b""), Some(Vec::new()));
        assert_eq!(encode(b"ab").as_str(), "YWI=");
    }
}
