//! Where tokens come from: a random source, and characters drawn from it without bias.

use crate::alphabet::ALPHABET;
use alloc::borrow::ToOwned;
use alloc::string::String;
#[cfg(feature = "os-random")]
use alloc::string::ToString as _;
use alloc::vec;
use alloc::vec::Vec;
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

/// How many characters one draw of 64 bits gives. Eleven are nearly all that it holds (36 to the 11th is 2 to the 56.9th),
/// and two draws are a token.
const DRAWN_AT_ONCE: usize = 11;

/// As many as a token has without its dot.
const OF_A_TOKEN: usize = 2 * DRAWN_AT_ONCE;

/// How many different elevens there are: 36 to the 11th.
const ELEVENS: u64 = (ALPHABET.len() as u64).pow(DRAWN_AT_ONCE as u32);

/// The largest multiple of that which fits: draws from here on, 1 of 900, are made again, or some characters would come
/// up more often than others.
const UNBIASED_BELOW: u64 = u64::MAX / ELEVENS * ELEVENS;

const WORD: usize = size_of::<u64>();

/// How often a batch is asked for without a token coming of it before the source is held to be broken.
const MAX_POOR_BATCHES: u32 = 64;

/// The most that is asked of the source at once, in words. `crypto.getRandomValues` gives up to 65,536 bytes a call.
const MAX_BATCH: usize = 2048;

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
    /// For about so many tokens.
    pub(crate) fn new(source: &'a mut S, tokens: usize) -> Self {
        // Some more than are needed on the average, so that hardly any token needs a second call.
        let words = tokens
            .saturating_mul(2)
            .saturating_add(tokens / 256 + 1)
            .min(MAX_BATCH);
        Characters {
            source,
            batch: Zeroizing::new(vec![0; words * WORD]),
            next: words * WORD,
            poor: 0,
        }
    }

    /// Draws a token's.
    ///
    /// # Errors
    /// [`RandomError`] when the source fails, or gives hardly anything that is of use.
    pub(crate) fn draw(&mut self) -> Result<Zeroizing<[u8; OF_A_TOKEN]>, RandomError> {
        let mut drawn = Zeroizing::new([0_u8; OF_A_TOKEN]);
        let (first, second) = drawn.split_at_mut(DRAWN_AT_ONCE);
        for slots in [first, second] {
            let mut word = self.unbiased()?;
            for slot in slots {
                let length = ALPHABET.len() as u64;
                *slot = ALPHABET[(word % length) as usize];
                word /= length;
            }
        }
        self.poor = 0;
        Ok(drawn)
    }

    /// The next word that is below the mark.
    fn unbiased(&mut self) -> Result<u64, RandomError> {
        loop {
            let rest = self.batch.get(self.next..).unwrap_or_default();
            let Some(bytes) = rest.first_chunk::<WORD>() else {
                self.refill()?;
                continue;
            };
            self.next += WORD;
            let word = u64::from_le_bytes(*bytes);
            if word < UNBIASED_BELOW {
                return Ok(word);
            }
        }
    }

    fn refill(&mut self) -> Result<(), RandomError> {
        self.poor += 1;
        if self.poor > MAX_POOR_BATCHES {
            return Err(RandomError {
                cause: "it gives hardly anything but the largest numbers".to_owned(),
            });
        }
        self.next = 0;
        self.source.fill(&mut self.batch)
    }
}

#[cfg(test)]
pub(crate) mod tests;
