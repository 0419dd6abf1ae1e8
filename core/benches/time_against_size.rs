//! Time against size: every reader of core on the texts that are worst for it, at 64 KiB, 256 KiB and 1 MiB.
//! The last column says how much longer sixteen times the text took: 16 is linear, 256 would be the square.

#[path = "../tests/large_input/worst.rs"]
mod worst;

use karmada_token_core::MAX_INPUT_BYTES;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

#[expect(clippy::print_stdout, reason = "a table is what it is for")]
fn main() {
    let sizes = [MAX_INPUT_BYTES / 16, MAX_INPUT_BYTES / 4, MAX_INPUT_BYTES];
    println!("| reader | over and over | 64 KiB | 256 KiB | 1 MiB | 1 MiB / 64 KiB |");
    println!("| --- | --- | ---: | ---: | ---: | ---: |");
    for reader in worst::READERS {
        for parts in reader.texts {
            let [small, middle, large] = sizes.map(|bytes| fastest(reader.read, &worst::text(*parts, bytes)));
            let ratio = large.as_secs_f64() / small.as_secs_f64();
            println!(
                "| {} | `{:?}` | {small:.2?} | {middle:.2?} | {large:.2?} | {ratio:.1} |",
                reader.name, parts[1]
            );
        }
    }
}

/// The fastest round: what the reader takes where nothing else gets in its way.
fn fastest(read: fn(&str), text: &str) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        read(text);
        start.elapsed()
    };
    (0..ROUNDS).map(timed).min().unwrap_or_default()
}
