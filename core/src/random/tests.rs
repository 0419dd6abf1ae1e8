use super::*;

/// Plays the bytes it was given, over and over, and counts how often it is asked.
struct Played(&'static [u8], usize, usize);

impl Played {
    fn new(bytes: &'static [u8]) -> Self {
        Played(bytes, 0, 0)
    }
}

impl RandomSource for Played {
    fn fill(&mut self, buffer: &mut [u8]) -> Result<(), RandomError> {
        for slot in buffer {
            *slot = self.0[self.1 % self.0.len()];
            self.1 += 1;
        }
        self.2 += 1;
        Ok(())
    }
}

/// SplitMix64: plain, known, and the same in every run.
struct Seeded(u64);

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
fn bytes_that_would_bias_are_drawn_again() {
    let mut source = Played::new(&[255, 0, 252, 35, 253, 36, 251]);
    let drawn = Characters::new(&mut source, 4).draw::<4>().unwrap();
    assert_eq!(drawn.as_slice(), b"0z0z");
}

#[test]
fn a_source_of_nothing_usable_is_an_error_not_a_loop() {
    assert!(Characters::new(&mut Played::new(&[255]), 6).draw::<6>().is_err());
}

#[test]
fn one_call_serves_many_tokens_and_no_byte_serves_twice() {
    let bytes: &[u8] = &std::array::from_fn::<u8, 251, _>(|n| u8::try_from(n).unwrap());
    let mut source = Played::new(bytes.to_vec().leak());
    let mut characters = Characters::new(&mut source, 22 * 100);
    let drawn: Vec<u8> = (0..100).flat_map(|_| *characters.draw::<22>().unwrap()).collect();
    let expected: Vec<u8> = (0..2200).map(|n| ALPHABET[n % 251 % 36]).collect();
    assert_eq!(drawn, expected);
    assert_eq!(source.2, 1);
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
    let error = Characters::new(&mut Broken, 6)
        .draw::<6>()
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "no token was generated: the random source failed (no entropy)"
    );
}

/// Of 10 million characters, over 36 cells.
fn chi_square(source: &mut impl RandomSource) -> f64 {
    const CHARACTERS: usize = 10_000_000;
    let mut characters = Characters::new(source, CHARACTERS);
    let mut counts = [0_u32; 256];
    for _ in 0..CHARACTERS / 20 {
        for byte in characters.draw::<20>().unwrap().iter() {
            counts[usize::from(*byte)] += 1;
        }
    }
    let expected = 10_000_000.0 / 36.0;
    let deviation = |c: &u8| (f64::from(counts[usize::from(*c)]) - expected).powi(2) / expected;
    ALPHABET.iter().map(deviation).sum()
}

/// 35 degrees of freedom: 1 unbiased source of 1,000 is at 66.6 or above. One that takes all 256 bytes modulo 36 is at over
/// 15,000. The seed is the same in each run, and so is the statistic.
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
