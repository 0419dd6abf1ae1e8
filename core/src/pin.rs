//! Pins: which CA a joining cluster is to trust.

#[cfg(feature = "kubeconfig")]
mod certificates;
#[cfg(feature = "kubeconfig")]
mod pem;

#[cfg(feature = "kubeconfig")]
pub use certificates::{CertificatesError, pins_of_pem};
#[cfg(feature = "join")]
pub(crate) use pem::contents as pem_contents;

use crate::span::first_difference;
use core::fmt;
use core::str::FromStr;

/// The SHA-256 of a CA certificate's DER-encoded SubjectPublicKeyInfo, written `sha256:` and 64 lower-case hex digits.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Pin([u8; 32]);

/// Why a text is not a pin.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PinError {
    /// It doesn't begin with the one hash that is known.
    #[error(
        "a pin begins with sha256: and goes on with 64 hex digits, and this is another from character {position} on"
    )]
    Prefix {
        /// The first character that differs, counted from 1.
        position: usize,
    },
    /// Too few or too many digits.
    #[error("64 hex digits follow sha256: in a pin, and this has {found}: one is {} at character {}",
        if *found < DIGITS { "missing" } else { "too many" }, PREFIX.len() + found.min(&DIGITS) + 1)]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Something that is no hex digit.
    #[error("character {position} of the pin is no hex digit")]
    Digit {
        /// Counted from 1.
        position: usize,
    },
}

const PREFIX: &str = "sha256:";
const DIGITS: usize = 64;

impl FromStr for Pin {
    type Err = PinError;

    /// In either case, as kubeadm reads it.
    fn from_str(text: &str) -> Result<Self, PinError> {
        let (_, digits) = text
            .split_at_checked(PREFIX.len())
            .filter(|(prefix, _)| prefix.eq_ignore_ascii_case(PREFIX))
            .ok_or_else(|| PinError::Prefix {
                position: first_difference(text, PREFIX),
            })?;
        let mut hash = [0_u8; 32];
        for (index, character) in digits.chars().enumerate() {
            let digit = character.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            let digit = digit.ok_or(PinError::Digit {
                position: PREFIX.len() + index + 1,
            })?;
            if let Some(byte) = hash.get_mut(index / 2) {
                *byte = *byte << 4 | digit;
            }
        }
        if digits.len() == DIGITS {
            Ok(Pin(hash))
        } else {
            Err(PinError::Length { found: digits.len() })
        }
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pin({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_round_trip_and_say_what_is_wrong() {
        let text = format!("sha256:{}", "0a".repeat(32));
        assert_eq!(text.parse::<Pin>().unwrap().to_string(), text);
        assert_eq!(text.to_uppercase().parse::<Pin>().unwrap().to_string(), text);
        assert_eq!(
            "0a".repeat(32).parse::<Pin>(),
            Err(PinError::Prefix { position: 1 })
        );
        assert_eq!("sha256:0a".parse::<Pin>(), Err(PinError::Length { found: 2 }));
        assert_eq!(
            format!("sha256:{}", "0".repeat(66)).parse::<Pin>(),
            Err(PinError::Length { found: 66 })
        );
        assert_eq!("sha256:0g".parse::<Pin>(), Err(PinError::Digit { position: 9 }));
    }
}
