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

/// How often a batch of bytes is drawn, and hardly any of it is of use, before the source is held to be broken. A good
/// one loses a 64th of its bytes.
const MAX_POOR_BATCHES: u32 = 64;

/// The most that is asked of the source at once. `crypto.getRandomValues` gives up to 65,536 bytes a call.
const MAX_BATCH_BYTES: usize = 16 * 1024;

/// Characters of the alphabet, each uniform, from a source that is asked for many bytes at a time: what is asked once is
/// shared by all that is drawn here. Bytes are zeroed when dropped.
pub(crate) struct Characters<'a, S> {
    source: &'a mut S,
    batch: Zeroizing<Vec<u8>>,
    /// The first byte of the batch that wasn't looked at.
    next: usize,
    poor: u32,
}

impl<'a, S: RandomSource> Characters<'a, S> {
    /// For about so many characters.
    pub(crate) fn new(source: &'a mut S, expected: usize) -> Self {
        // A 64th is lost on the average; a 16th more, and hardly any draw needs a second call.
        let bytes = (expected + expected / 16 + 10).min(MAX_BATCH_BYTES);
        Characters {
            source,
            batch: Zeroizing::new(vec![0; bytes]),
            next: bytes,
            poor: 0,
        }
    }

    /// Draws `N` characters.
    ///
    /// # Errors
    /// [`RandomError`] when the source fails, or gives hardly anything that is of use.
    pub(crate) fn draw<const N: usize>(&mut self) -> Result<Zeroizing<[u8; N]>, RandomError> {
        let mut drawn = Zeroizing::new([0_u8; N]);
        let mut filled = 0;
        loop {
            let unread = self.batch.get(self.next..).unwrap_or_default();
            let mut looked_at = 0;
            for byte in unread {
                let Some(slot) = drawn.get_mut(filled) else { break };
                looked_at += 1;
                if *byte < UNBIASED_BELOW {
                    *slot = ALPHABET[usize::from(*byte) % ALPHABET.len()];
                    filled += 1;
                }
            }
            self.next += looked_at;
            if filled == N {
                self.poor = 0;
                return Ok(drawn);
            }
            self.refill()?;
        }
    }

    fn refill(&mut self) -> Result<(), RandomError> {
        self.poor += 1;
        if self.poor > MAX_POOR_BATCHES {
            return Err(RandomError {
                cause: "it gives hardly anything but bytes of 252 and above".to_owned(),
            });
        }
        self.next = 0;
        self.source.fill(&mut self.batch)
    }
}

#[cfg(test)]
mod tests;
