//! Pseudorandom numbers from a seed.

/// A pseudorandom number generator: SplitMix64.
pub struct Chance(u64);

impl Chance {
    /// Creates the generator for a seed.
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    /// Returns a number below `end`, or 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^= number >> 31;
        usize::try_from(number % (end.max(1) as u64)).unwrap()
    }

    /// Returns one of the items.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
