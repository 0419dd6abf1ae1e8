//! Cases out of a seed: the same seed draws the same cases.

/// A generator of cases: SplitMix64 (Steele, Lea and Flood, 2014), which is fast and fair enough for tests.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Random(seed)
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.bits()) * limit as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = i128::from(most) - i128::from(least) + 1;
        let offset = (i128::from(self.bits()) * span) >> 64;
        least.saturating_add(i64::try_from(offset).unwrap_or(i64::MAX))
    }

    /// True in this many of a hundred draws.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of the choices; the default where there is none.
    pub fn of<T: Clone + Default>(&mut self, choices: &[T]) -> T {
        choices
            .get(self.below(choices.len()))
            .cloned()
            .unwrap_or_default()
    }

    /// As many characters of an alphabet.
    pub fn text(&mut self, alphabet: &str, length: usize) -> String {
        if alphabet.is_ascii() {
            let letters = alphabet.as_bytes();
            return (0..length).map(|_| char::from(self.of(letters))).collect();
        }
        let letters: Vec<char> = alphabet.chars().collect();
        (0..length).map(|_| self.of(&letters)).collect()
    }

    /// A number as numbers are at their edges: powers of two and ten and what is next to them, small ones, any.
    pub fn number(&mut self) -> i64 {
        let near = self.between(-2, 2);
        let edge = match self.below(5) {
            0 => 1_i64 << self.below(63),
            1 => 10_i64.pow(u32::try_from(self.below(19)).unwrap_or_default()),
            2 => i64::MAX,
            3 => self.between(-100, 100),
            _ => self.bits().cast_signed() >> self.below(64),
        };
        let number = edge.saturating_add(near);
        if self.percent(30) {
            number.wrapping_neg()
        } else {
            number
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_again_and_ranges_are_kept() {
        let (mut one, mut other) = (Random::from_seed(7), Random::from_seed(7));
        for _ in 0..1000 {
            assert_eq!(one.bits(), other.bits());
            assert!(one.below(3) < 3 && other.below(3) < 3);
            assert!((-5..=5).contains(&one.between(-5, 5)));
            other.between(-5, 5);
        }
        assert_eq!(one.between(i64::MIN, i64::MIN), i64::MIN);
        assert_eq!(one.of::<u8>(&[]), 0);
    }
}
