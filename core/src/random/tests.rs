use super::*;

/// Plays the words it was given, over and over, and counts how often it is asked.
struct Played<'a> {
    words: &'a [u64],
    next: usize,
    asked: usize,
}

impl<'a> Played<'a> {
    fn new(words: &'a [u64]) -> Self {
        Played {
            words,
            next: 0,
            asked: 0,
        }
    }
}

impl RandomSource for Played<'_> {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
        for slot in buffer.chunks_mut(WORD) {
            slot.copy_from_slice(&self.words[self.next % self.words.len()].to_le_bytes());
            self.next += 1;
        }
        self.asked += 1;
        Ok(())
    }
}

/// SplitMix64: plain, known, and the same in every run.
pub(crate) struct Seeded(pub(crate) u64);

impl RandomSource for Seeded {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
        for chunk in buffer.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            chunk.copy_from_slice(&mixed.to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

#[test]
fn what_would_bias_is_drawn_again() {
    let mut source = Played::new(&[u64::MAX, 0, UNBIASED_BELOW, UNBIASED_BELOW - 1]);
    let drawn = Characters::new(&mut source, 1).draw().unwrap();
    assert_eq!(drawn.as_slice(), b"00000000000zzzzzzzzzzz");
}

#[test]
fn each_character_is_a_digit_of_base_36() {
    let mut source = Played::new(&[36 + 2, ELEVENS + 11]);
    let drawn = Characters::new(&mut source, 1).draw().unwrap();
    assert_eq!(drawn.as_slice(), b"21000000000b0000000000");
}

#[test]
fn a_source_of_nothing_usable_is_an_error_not_a_loop() {
    assert!(Characters::new(&mut Played::new(&[u64::MAX]), 1).draw().is_err());
}

#[test]
fn one_call_serves_many_tokens_and_no_word_serves_twice() {
    let words: Vec<u64> = (0..200).collect();
    let mut source = Played::new(&words);
    let mut characters = Characters::new(&mut source, 100);
    for token in 0..100_usize {
        let drawn = characters.draw().unwrap();
        let digit = |number: usize| [ALPHABET[number % 36], ALPHABET[number / 36]];
        assert_eq!(drawn[..2], digit(2 * token));
        assert_eq!(drawn[11..13], digit(2 * token + 1));
    }
    assert_eq!(source.asked, 1);
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
    let error = Characters::new(&mut Broken, 1).draw().unwrap_err().to_string();
    assert_eq!(
        error,
        "no token was generated: the random source failed (no entropy)"
    );
}

/// Of 10 million characters, over 36 cells.
fn chi_square(source: &mut impl RandomSource) -> f64 {
    const TOKENS: usize = 454_546;
    let mut characters = Characters::new(source, TOKENS);
    let mut counts = [0_u32; 256];
    for _ in 0..TOKENS {
        for byte in characters.draw().unwrap().iter() {
            counts[usize::from(*byte)] += 1;
        }
    }
    let expected = f64::from(counts.iter().sum::<u32>()) / 36.0;
    let deviation = |c: &u8| (f64::from(counts[usize::from(*c)]) - expected).powi(2) / expected;
    ALPHABET.iter().map(deviation).sum()
}

/// 35 degrees of freedom: 1 unbiased source of 1,000 is at 66.6 or above. The seed is the same in each run, and so is the statistic.
#[test]
fn s42_characters_are_uniform() {
    let statistic = chi_square(&mut Seeded(42));
    assert!(statistic < 66.6, "chi-square {statistic}");
}

/// The system's source is another in each run: 1 run of 10 to the 18th is at 170 or above.
#[cfg(feature = "os-random")]
#[test]
fn s42_characters_of_the_systems_source_are_uniform() {
    let statistic = chi_square(&mut OsRandom);
    assert!(statistic < 170.0, "chi-square {statistic}");
}
