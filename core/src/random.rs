//! Where tokens come from: a random source, and characters drawn from it without bias.

use crate::alphabet::ALPHABET;
use zeroize::Zeroizing;

/// A cryptographic random source. A parameter of whatever generates, so that a test can play one and a caller can
/// choose.
pub trait RandomSource {
    /// Fills the whole buffer, or fails: a source that can't is never papered over.
    ///
    /// # Errors
    /// [`RandomError`] when the source has nothing to give.
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError>;
}

/// The random source failed, so nothing was generated.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no token was generated: the random source failed ({cause})")]
pub struct RandomError {
    /// What the source said.
    pub cause: String,
}

/// The operating system's source; in a browser and in Node, `crypto.getRandomValues`.
#[cfg(feature = "os-random")]
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRandom;

#[cfg(feature = "os-random")]
impl RandomSource for OsRandom {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
        getrandom::fill(buffer).map_err(|error| RandomError {
            cause: error.to_string(),
        })
    }
}

/// The largest multiple of 36 that a byte can stay below: bytes from here on are drawn again, or the first four
/// characters of the alphabet would come up more often than the others.
const UNBIASED_BELOW: u8 = 252;

/// How often a batch of bytes is drawn before the source is held to be broken. A good one needs a second batch with
/// a probability of about 1 in 10,000.
const MAX_BATCHES: usize = 64;

/// Draws `N` characters, each uniform over the alphabet.
pub(crate) fn draw<const N: usize>(
    source: &mut impl RandomSource,
) -> Result<Zeroizing<[u8; N]>, RandomError> {
    let mut drawn = Zeroizing::new([0_u8; N]);
    let mut free = drawn.iter_mut();
    let mut batch = Zeroizing::new([0_u8; 32]);
    for _ in 0..MAX_BATCHES {
        source.fill(batch.as_mut_slice())?;
        for byte in batch.iter().copied().filter(|byte| *byte < UNBIASED_BELOW) {
            match free.next() {
                Some(slot) => *slot = ALPHABET[usize::from(byte) % ALPHABET.len()],
                None => return Ok(drawn),
            }
        }
        if free.len() == 0 {
            return Ok(drawn);
        }
    }
    Err(RandomError {
        cause: "it gives hardly anything but bytes of 252 and above".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays the bytes it was given, over and over.
    struct Played(&'static [u8], usize);

    impl RandomSource for Played {
        fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
            for slot in buffer {
                *slot = self.0[self.1 % self.0.len()];
                self.1 += 1;
            }
            Ok(())
        }
    }

    #[test]
    fn bytes_that_would_bias_are_drawn_again() {
        let drawn = draw::<4>(&mut Played(&[255, 0, 252, 35, 253, 36, 251], 0)).unwrap();
        assert_eq!(drawn.as_slice(), b"0z0z");
    }

    #[test]
    fn a_source_of_nothing_usable_is_an_error_not_a_loop() {
        assert!(draw::<6>(&mut Played(&[255], 0)).is_err());
    }

    #[test]
    fn s42_a_source_that_fails_is_an_error() {
        struct Broken;
        impl RandomSource for Broken {
            fn fill(&mut self, _: &mut [u8]) -> Result<(), RandomError> {
                Err(RandomError {
                    cause: "no entropy".to_owned(),
                })
            }
        }
        let error = draw::<6>(&mut Broken).unwrap_err().to_string();
        assert_eq!(
            error,
            "no token was generated: the random source failed (no entropy)"
        );
    }

    /// Chi-square over 36 cells (35 degrees of freedom): 99.99 % of unbiased runs stay below 77.
    #[cfg(feature = "os-random")]
    #[test]
    fn s42_characters_are_uniform() {
        const DRAWS: u32 = 50_000;
        let mut counts = [0_u32; 256];
        for _ in 0..DRAWS {
            for byte in draw::<22>(&mut OsRandom).unwrap().iter() {
                counts[usize::from(*byte)] += 1;
            }
        }
        let expected = f64::from(DRAWS) * 22.0 / 36.0;
        let statistic: f64 = ALPHABET
            .iter()
            .map(|c| (f64::from(counts[usize::from(*c)]) - expected).powi(2) / expected)
            .sum();
        assert!(statistic < 85.0, "chi-square {statistic}");
    }
}
